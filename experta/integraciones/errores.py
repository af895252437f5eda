"""Why a program may not do something, or could not be told."""


class DestinoInvalido(Exception):
    """The address is not one to which the town may speak; the sentence says why."""


class SinRespuesta(Exception):
    """The address did not take the delivery; the text is for whoever owns it."""


class EnvioDistinto(Exception):
    """The idempotency key was used before with another content (409)."""

    def __init__(self) -> None:
        """Say it to who writes the program."""
        super().__init__(
            "Esa Idempotency-Key ya se usó para enviar otra cosa. Usa una nueva en cada envío."
        )
