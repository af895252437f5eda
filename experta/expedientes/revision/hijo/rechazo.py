"""Why the child does not take a file."""

from typing import Any

# Pictures above this many pixels are not unfolded.
PIXELES = 40_000_000


class Rechazo(Exception):
    """A file that is not taken."""

    def __init__(self, motivo: str, **datos: int) -> None:
        """Keep the key of the sentence and what fills it."""
        super().__init__(motivo)
        self.respuesta: dict[str, Any] = {"motivo": motivo, **datos}
