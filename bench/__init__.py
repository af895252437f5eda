"""Measures of speed and memory. They inform and never fail a build: see README.md."""
