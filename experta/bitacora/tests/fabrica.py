"""Leaves, checkpoints and exports for the tests of this room."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from experta.bitacora.canonico import canonico
from experta.bitacora.exportacion import exportar
from experta.bitacora.models import Hoja, PuntoDeControl
from experta.bitacora.puntos import crear_punto_de_control
from experta.bitacora.services import anotar


def hacer_hojas(cuantas: int, *, asunto: UUID | None = None, acto: str = "ingresar") -> list[Hoja]:
    """Write leaves of one asunto."""
    asunto = asunto or uuid4()
    with transaction.atomic():
        return [
            anotar(asunto=asunto, acto=acto, estado="en_revision", actor="p-1", cambio={"n": n})
            for n in range(cuantas)
        ]


@dataclass(frozen=True)
class Casa:
    """Where an installation keeps its keys and its outbound notes."""

    llaves: Path
    carpeta: Path

    @classmethod
    def en(cls, raiz: Path) -> "Casa":
        """Return the two folders below a temporary one."""
        return cls(raiz / "llaves", raiz / "salida")

    def sellar(self) -> PuntoDeControl | None:
        """Write a checkpoint."""
        return crear_punto_de_control(carpeta=self.carpeta, llaves=self.llaves)

    def verificadora(self) -> str:
        """Return the key the OIC holds."""
        return (self.llaves / "bitacora.vkey").read_text().strip()

    def exportar(self) -> list[dict[str, Any]]:
        """Return the export as objects: the header, then the leaves."""
        destino = BytesIO()
        exportar(destino, llaves=self.llaves)
        return [json.loads(linea) for linea in destino.getvalue().splitlines()]


def escribir(ruta: Path, lineas: Sequence[dict[str, Any]]) -> Path:
    """Write an export from its objects."""
    ruta.write_bytes(b"".join(canonico(linea) + b"\n" for linea in lineas))
    return ruta
