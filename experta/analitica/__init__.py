"""The numbers that rule: first-time-right and time to answer."""
