"""Slow work outside transactions: render, seal, send."""
