"""Whole journeys in a real browser, against a real web server and a real worker."""
