"""Template tags of the officials' door."""
