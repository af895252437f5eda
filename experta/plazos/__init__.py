"""Calendars and the legal clock: every deadline is a ledger that explains each line."""
