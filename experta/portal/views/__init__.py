"""Views of citizens and the public, one module per family of screens."""
