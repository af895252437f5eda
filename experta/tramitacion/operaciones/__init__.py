"""Slow work outside transactions: render, seal, send. Each can run twice and have one effect."""
