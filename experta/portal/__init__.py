"""Door of citizens and the public."""
