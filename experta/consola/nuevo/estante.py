"""Writes `tramites/` of the new town: the chosen folders and what they share."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from experta.comun.yaml import leer_yaml
from experta.consola.nuevo.escritura import POR_CONFIRMAR, escribir, escribir_yaml
from experta.consola.nuevo.oficinas import OFICINAS
from experta.consola.nuevo.sustitucion import CON_OFICINA, Sustitucion

FICHA: Final = "ficha.yaml"
PLANTILLA: Final = "_plantilla"
_COMPARTIDAS = ("_documentos", "_imagenes", "_procesos")
_NOTA = (
    "Ficha por confirmar: se copió de un municipio de muestra. El municipio debe confirmar "
    "requisitos, costo, plazo y fundamento antes de usarla."
)
_COMENTARIO = "Busca «por confirmar» y escribe lo de tu municipio, con su fuente."
_DE_MUESTRA = "Dato de demostración"
_ANIO = re.compile(r"\b(20\d\d)-\d\d-\d\d")


@dataclass
class Estante:
    """The shelf being written, and what its fichas turned out to need from the town."""

    modelo: Path
    destino: Path
    sustitucion: Sustitucion
    slugs: list[str]
    oficinas: list[str] = field(default_factory=list)
    rutas: set[str] = field(default_factory=set)
    ejercicios: set[int] = field(default_factory=set)

    def escribir(self) -> None:
        """Copy the shared folders and write each chosen trámite as of the new town."""
        for compartida in _COMPARTIDAS:
            shutil.copytree(self.modelo / compartida, self.destino / compartida)
        for slug in [PLANTILLA, *self.slugs]:
            for ruta in sorted((self.modelo / slug).rglob("*")):
                if ruta.is_file():
                    self._escribir(ruta, slug)

    def _escribir(self, ruta: Path, slug: str) -> None:
        destino = self.destino / ruta.relative_to(self.modelo)
        if ruta.name == FICHA and slug != PLANTILLA:
            self._ficha(ruta, destino)
        elif ruta.suffix in (".yaml", ".csv", ".typ", ".bpmn"):
            texto = ruta.read_text(encoding="utf-8")
            if ruta.parent.name == "ejemplos":
                self.ejercicios |= {int(anio) for anio in _ANIO.findall(texto)}
            escribir(destino, self._texto(texto, plantilla=slug == PLANTILLA))
        else:
            destino.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ruta, destino)

    def _texto(self, texto: str, *, plantilla: bool) -> str:
        lineas = [
            f"# {POR_CONFIRMAR}: tarifa copiada de un municipio de muestra.\n"
            if linea.startswith("#") and self.sustitucion.menciona(linea)
            else self.sustitucion.decir(linea)
            for linea in texto.splitlines(keepends=True)
        ]
        unido = "".join(lineas)
        return self.sustitucion.claves(unido) if plantilla else unido

    def _ficha(self, ruta: Path, destino: Path) -> None:
        vieja = leer_yaml(ruta.read_bytes(), ruta.name).datos
        nueva = self.sustitucion.aplicar(vieja)
        nueva["notas"] = [_NOTA, *self._notas(vieja)]
        self.oficinas += [clave for clave in _oficinas(nueva) if clave not in self.oficinas]
        for paso in nueva.get("rutas") or ():
            self._unir(paso)
        escribir_yaml(destino, nueva, _COMENTARIO)

    def _unir(self, paso: dict[str, Any]) -> None:
        """Keep a step of a roadmap, after those only that the town has."""
        self.rutas.add(paso["ruta"])
        paso["despues_de"] = [slug for slug in paso.get("despues_de", ()) if slug in self.slugs]

    def _notas(self, vieja: Mapping[str, Any]) -> list[str]:
        """Return the notes that hold in any town."""
        notas = vieja.get("notas") or ()
        return [
            self.sustitucion.decir(nota)
            for nota in notas
            if not nota.startswith(_DE_MUESTRA) and not self.sustitucion.menciona(nota)
        ]


def _oficinas(dato: Any, clave: str = "") -> Iterator[str]:
    """Yield the offices that a ficha names."""
    if isinstance(dato, Mapping):
        for suya, valor in dato.items():
            yield from _oficinas(valor, suya)
    elif isinstance(dato, list):
        for uno in dato:
            yield from _oficinas(uno, clave)
    elif clave in CON_OFICINA and dato in OFICINAS:
        yield dato
