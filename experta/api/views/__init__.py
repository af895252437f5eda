"""Views of machines: the public API, health and measures."""
