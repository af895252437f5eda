"""The error of a command: a Spanish sentence for the person at the keyboard."""


class ErrorDeConsola(Exception):
    """Something that the person can mend; the message says how."""
