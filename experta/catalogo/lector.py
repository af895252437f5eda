"""Reads a folder of the shelf into its closure.

Content is not trusted: sizes and kinds are capped.
"""

import re
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from experta.catalogo.cierre import (
    FICHA,
    FORMULARIO,
    GIROS,
    RENOVACION,
    Cierre,
    ruta_del_proceso,
)
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import leer_yaml

MAX_BYTES = 512 * 1024
MAX_ARCHIVOS = 100
EXTENSIONES = {".yaml", ".csv", ".bpmn", ".typ", ".svg", ".png", ".jpg"}
# What may lie in a folder and is of no use to run it.
AJENOS = {".md"}
CARPETAS = ("", "documentos", "reglas", "ejemplos", "imagenes")
_NOMBRE = re.compile(r"[a-z0-9_][a-z0-9_.-]*")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CON_GIRO = re.compile(rb"tipo:\s*[\"']?giro\b")


def estante() -> Path:
    """Return the shelf of this installation."""
    return Path(settings.ESTANTE_DIR)


def slugs_de(carpeta: Path) -> list[str]:
    """Return the trámites of a shelf: its folders, but those that begin with `_`."""
    return sorted(c.name for c in carpeta.iterdir() if c.is_dir() and _SLUG.fullmatch(c.name))


def leer(slug: str, carpeta: Path | None = None) -> Cierre:
    """Return the closure of a trámite of the shelf `carpeta` (this installation's by default).

    Raises:
        ContenidoInvalido: there is no such folder, or something in it may not be there.
    """
    raiz = carpeta or estante()
    if not _SLUG.fullmatch(slug) or not (raiz / slug).is_dir():
        aviso = Hallazgo(f"tramites/{slug}", 0, "No hay carpeta con ese nombre en el estante.")
        raise ContenidoInvalido([aviso])
    lector = _Lector()
    for subcarpeta in CARPETAS:
        lector.leer(raiz / slug / subcarpeta, f"{subcarpeta}/" if subcarpeta else "", slug)
    lector.leer(raiz / "_documentos", "_documentos/", "")
    _agregar_compartidos(lector, raiz)
    if lector.hallazgos:
        raise ContenidoInvalido(lector.hallazgos)
    return Cierre(slug, lector.archivos)


class _Lector:
    """Gathers files and what is wrong with them."""

    def __init__(self) -> None:
        self.archivos: dict[str, bytes] = {}
        self.hallazgos: list[Hallazgo] = []

    def leer(self, carpeta: Path, prefijo: str, slug: str) -> None:
        """Read the files of one folder."""
        if not carpeta.is_dir():
            return
        for ruta in sorted(carpeta.iterdir()):
            if ruta.is_dir() and not ruta.is_symlink():
                if slug and (prefijo or ruta.name not in CARPETAS):
                    self._anotar(slug, prefijo, ruta, "Esta carpeta no se usa; quítala.")
            elif ruta.suffix not in AJENOS:
                self.agregar(ruta, f"{prefijo}{ruta.name}", slug)

    def agregar(self, ruta: Path, clave: str, slug: str) -> None:
        """Read one file under its key, or say why not."""
        problema = _problema(ruta)
        if len(self.archivos) >= MAX_ARCHIVOS:
            problema = f"Hay más de {MAX_ARCHIVOS} archivos; quita los que no se usan."
        if problema:
            self._anotar(slug, clave.removesuffix(ruta.name), ruta, problema)
        else:
            self.archivos[clave] = ruta.read_bytes()

    def _anotar(self, slug: str, prefijo: str, ruta: Path, mensaje: str) -> None:
        lugar = Cierre(slug, {}).nombre(f"{prefijo}{ruta.name}")
        self.hallazgos.append(Hallazgo(lugar, 0, mensaje))


def _problema(ruta: Path) -> str:
    if ruta.is_symlink() or not ruta.is_file():
        return "Debe ser un archivo de verdad, no un enlace."
    if not _NOMBRE.fullmatch(ruta.name):
        return "Nombra el archivo con minúsculas sin acentos, números y guiones."
    if ruta.suffix not in EXTENSIONES:
        usadas = ", ".join(sorted(EXTENSIONES))
        return f"Esta clase de archivo no se usa aquí; se admiten: {usadas}."
    if ruta.stat().st_size > MAX_BYTES:
        return f"El archivo pasa de {MAX_BYTES // 1024} KB; redúcelo."
    return ""


def _agregar_compartidos(lector: _Lector, raiz: Path) -> None:
    """Add the shared processes and pictures that the ficha names, and the town's list of giros.

    What cannot be read here is told by the review, which looks at the ficha line by line.
    """
    with suppress(ContenidoInvalido, KeyError, TypeError, AttributeError, OSError):
        datos = leer_yaml(lector.archivos[FICHA], FICHA).datos
        nombrados = [ruta_del_proceso(str(datos["proceso"]["archivo"]))]
        nombrados += {str(uno.get("ejemplo", "")) for uno in datos.get("requisitos", ())}
        if (datos.get("renovacion") or {}).get("inmediata_sin_cambios"):
            nombrados.append(RENOVACION)
        for compartido in nombrados:
            ruta = raiz / compartido
            if ruta.is_file() and ruta.parent in (raiz / "_procesos", raiz / "_imagenes"):
                lector.agregar(ruta, compartido, "")
    if _CON_GIRO.search(lector.archivos.get(FORMULARIO, b"")):
        lector.agregar(municipio_actual().carpeta / "giros.csv", GIROS, "")
