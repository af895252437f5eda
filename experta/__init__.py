"""Experta: the counter of a municipality, online and at the window."""
