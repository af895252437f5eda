"""Tests of the folder of a new town."""
