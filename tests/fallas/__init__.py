"""Races and bad input, through HTTP: nothing is done twice, nothing typed is lost."""
