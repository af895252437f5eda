"""Writes of the room that need several tables or the disk."""
