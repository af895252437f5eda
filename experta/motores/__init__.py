"""Engines, one per kind of file on the shelf. No tables, no Django."""
