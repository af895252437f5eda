"""The register of the demonstration: the simulator, without a network between."""

from http import HTTPStatus

from experta.documentos.padrones.simulador import responder
from experta.documentos.padrones.tipos import Ficha, leer


class Demo:
    """Answers at once what the simulator says."""

    def consultar(self, clave: str) -> Ficha | None:
        """Ask for one property."""
        estado, cuerpo = responder(clave)
        return leer(cuerpo) if estado == HTTPStatus.OK else None
