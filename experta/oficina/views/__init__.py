"""Views of the officials' door, one module per family of screens."""
