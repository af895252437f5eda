"""What only people know: each line of the folder marked «por confirmar», counted and listed."""

import re
from dataclasses import dataclass
from pathlib import Path

_MARCA = re.compile("por confirmar", re.IGNORECASE)
_SIEMPRE = (
    "municipio/municipio.yaml: correo, sitio, colores y clave catastral son de muestra.",
    "municipio/dependencias.yaml: los correos y horarios son de muestra.",
    "municipio/calendario/: sólo trae los días de ley; faltan los de tu ayuntamiento.",
    "municipio/privacidad.yaml: que lo revise tu Unidad de Transparencia.",
    "tramites/*/tarifa.csv: los importes son de muestra.",
)


@dataclass(frozen=True)
class Pendiente:
    """A file and how many of its lines wait for somebody who knows."""

    archivo: str
    cuantos: int

    def __str__(self) -> str:
        """Return it as a line of the list."""
        return f"{self.archivo}: {self.cuantos} por confirmar."


def pendientes(carpeta: Path) -> list[Pendiente]:
    """Return the files with something to confirm, by name."""
    archivos = (ruta for ruta in sorted(carpeta.rglob("*")) if ruta.suffix in (".yaml", ".csv"))
    contados = (
        Pendiente(str(ruta.relative_to(carpeta)), len(_MARCA.findall(ruta.read_text("utf-8"))))
        for ruta in archivos
        if "_plantilla" not in ruta.parts
    )
    return [uno for uno in contados if uno.cuantos]


def lista(carpeta: Path) -> str:
    """Return what must be filled in, one line each."""
    return "\n".join(f"- {linea}" for linea in [*_SIEMPRE, *map(str, pendientes(carpeta))])
