"""Reads that join several rooms for a screen."""
