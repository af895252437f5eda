"""Roadmaps: what a plan needs of the town (order, cost, time, papers) and the shared case file."""
