"""Why a message did not leave."""


class EntregaRechazada(Exception):
    """It never will: the address or the message was refused for good."""


class EntregaPospuesta(Exception):
    """Not now: try this message later."""


class CanalCaido(EntregaPospuesta):
    """The channel itself does not answer: trying other messages now is useless."""
