"""Template tags of the citizens' door."""
