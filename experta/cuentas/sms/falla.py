"""A provider that always fails, to try what people see when texts do not leave."""


class Falla:
    """Refuses every text."""

    def enviar(self, telefono: str, texto: str) -> None:
        """Refuse.

        Raises:
            ConnectionError: always.
        """
        raise ConnectionError("El proveedor de mensajes no responde.")
