"""Finds the right trámite in the words people use."""
