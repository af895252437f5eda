"""The closure of a trámite: every file it needs to run, by path inside the shelf.

Paths are the folder's own (`ficha.yaml`, `documentos/licencia.typ`, `reglas/riesgo.csv`) and those
of what is shared (`_procesos/…`, `_documentos/…`, `_municipio/giros.csv`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

FICHA = "ficha.yaml"
FORMULARIO = "formulario.yaml"
TARIFA = "tarifa.csv"
GIROS = "_municipio/giros.csv"
PROPIO = "proceso"
RENOVACION = "_procesos/renovacion-inmediata.bpmn"


@dataclass(frozen=True)
class Cierre:
    """The files of one trámite, read and not yet judged."""

    slug: str
    archivos: Mapping[str, bytes]

    def nombre(self, ruta: str) -> str:
        """Return where a person finds that file in the repository."""
        if ruta.startswith("_municipio/"):
            return ruta.removeprefix("_")
        return f"tramites/{ruta}" if ruta.startswith("_") else f"tramites/{self.slug}/{ruta}"

    def en(self, carpeta: str) -> list[str]:
        """Return the paths inside one of its folders, in order."""
        return sorted(ruta for ruta in self.archivos if ruta.startswith(f"{carpeta}/"))

    def huella_de(self, ruta: str) -> str:
        """Return the SHA-256 of one file."""
        return sha256(self.archivos[ruta]).hexdigest()

    @property
    def huellas(self) -> dict[str, str]:
        """The SHA-256 of each file by its path."""
        return {ruta: self.huella_de(ruta) for ruta in sorted(self.archivos)}

    @property
    def huella(self) -> str:
        """The SHA-256 of the whole: of every path and its digest, in order of path."""
        renglones = "".join(f"{ruta}\n{huella}\n" for ruta, huella in self.huellas.items())
        return sha256(renglones.encode()).hexdigest()


def ruta_del_proceso(archivo: str) -> str:
    """Return the path of the process that a ficha names."""
    return "proceso.bpmn" if archivo == PROPIO else f"_procesos/{archivo}.bpmn"


def ruta_de_plantilla(archivos: Mapping[str, object], ruta: str) -> str:
    """Return the path of a template, the folder's own one in place of the shared one if it has it.

    Raises:
        KeyError: neither is there.
    """
    propia = ruta.removeprefix("_") if ruta.startswith("_documentos/") else ruta
    for candidata in (propia, ruta):
        if candidata in archivos:
            return candidata
    raise KeyError(ruta)
