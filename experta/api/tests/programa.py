"""A program that speaks to the API in a test: its key, and a new idempotency key each time."""

from itertools import count
from typing import Any

from django.test import Client

from experta.integraciones.models import Llave

_numeros = count(1)


class Programa:
    """Sends and reads as the integrator's code does."""

    def __init__(self, texto: str, llave: Llave | None = None) -> None:
        """Carry that key."""
        self.cliente = Client(enforce_csrf_checks=True)
        self.llave = llave
        self.cabeceras = {"Authorization": f"Bearer {texto}"}

    def leer(self, ruta: str) -> Any:
        """GET."""
        return self.cliente.get(f"/api/v1/{ruta}", headers=self.cabeceras)

    def mandar(self, ruta: str, cuerpo: Any = None, clave: str = "") -> Any:
        """POST JSON."""
        cabeceras = self.cabeceras | {"Idempotency-Key": clave or f"clave-{next(_numeros):08}"}
        return self.cliente.post(
            f"/api/v1/{ruta}",
            {} if cuerpo is None else cuerpo,
            content_type="application/json",
            headers=cabeceras,
        )

    def subir(self, ruta: str, datos: dict[str, Any], clave: str = "") -> Any:
        """POST a form with files."""
        cabeceras = self.cabeceras | {"Idempotency-Key": clave or f"clave-{next(_numeros):08}"}
        return self.cliente.post(f"/api/v1/{ruta}", datos, headers=cabeceras)
