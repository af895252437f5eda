"""Migrations of the room analitica."""
