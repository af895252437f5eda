"""What the town says of personal data (LGPDPPSO, arts. 21-22), and how long it keeps drafts."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from experta.comun.llenar import llenar
from experta.comun.yaml import leer_yaml

ARCHIVO = "privacidad.yaml"


@dataclass(frozen=True, kw_only=True)
class VidaDeBorradores:
    """How many days a draft that nobody touches is kept, and how long before its owner is told."""

    sin_cuenta_dias: int
    con_cuenta_dias: int
    aviso_dias: int

    def __post_init__(self) -> None:
        """Refuse what would erase at once, or without telling anybody in time."""
        todos = (self.sin_cuenta_dias, self.aviso_dias, self.con_cuenta_dias - self.aviso_dias)
        if not all(dias > 0 for dias in todos):
            raise ValueError("Los días de «borradores» no dejan tiempo para avisar.")

    @property
    def sin_cuenta(self) -> timedelta:
        """Of whoever has no account."""
        return timedelta(days=self.sin_cuenta_dias)

    @property
    def con_cuenta(self) -> timedelta:
        """Of whoever has one."""
        return timedelta(days=self.con_cuenta_dias)

    @property
    def aviso(self) -> timedelta:
        """Between telling and erasing."""
        return timedelta(days=self.aviso_dias)


@dataclass(frozen=True, kw_only=True)
class AvisoDePrivacidad:
    """What municipio/privacidad.yaml says; each field answers to an item of art. 21."""

    version: str
    fecha: date
    certeza: str
    responsable: str
    transparencia: dict[str, str]
    fundamento: list[str]
    datos: list[dict[str, Any]]
    finalidades: list[dict[str, Any]]
    transferencias: dict[str, list[str]]
    negativa: str
    arco: str
    cambios: str
    borradores: VidaDeBorradores


@cache
def leer_aviso(carpeta: Path) -> AvisoDePrivacidad:
    """Return the notice of the town kept in that folder.

    Raises:
        ContenidoInvalido: a part that the law demands is missing, or one is unknown.
    """
    documento = leer_yaml((carpeta / ARCHIVO).read_bytes(), f"{carpeta.name}/{ARCHIVO}")
    return llenar(AvisoDePrivacidad, documento)
