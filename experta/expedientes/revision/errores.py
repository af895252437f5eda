"""Why a file is not taken, in a sentence for the person who sent it."""


class ArchivoRechazado(Exception):
    """A file that cannot join the case; its text says what is wrong and how to go on."""
