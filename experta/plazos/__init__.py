"""Calendars and the legal clock: every deadline is a ledger that explains each line.

Law: LFPA arts. 17, 17-A, 17-B, 28 to 32 (demonstration frame, in municipio/marco-legal.yaml).
`rules` and its siblings are pure; `services` writes; `linea` answers on the command line.
"""
