"""A year as a model."""
