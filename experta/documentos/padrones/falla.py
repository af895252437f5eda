"""A register that never answers, to try what people see meanwhile."""

from experta.documentos.padrones.tipos import Ficha


class Falla:
    """Refuses every question."""

    def consultar(self, clave: str) -> Ficha | None:
        """Refuse.

        Raises:
            ConnectionError: always.
        """
        raise ConnectionError("El padrón no responde.")
