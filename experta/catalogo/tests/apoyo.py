"""A shelf of its own for each test: a copy that the test may break."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from experta.catalogo.ejecutable import Ejecutable, armar
from experta.catalogo.ficha import Ficha
from experta.catalogo.lector import leer
from experta.catalogo.revision import revisar_cierre
from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.yaml import leer_yaml

RAIZ = Path(__file__).parents[3]
ESTANTE = RAIZ / "tramites"
SLUG = "constancia-de-residencia"


@cache
def ejecutable(slug: str) -> Ejecutable:
    """Return a trámite of the shelf, compiled."""
    cierre = leer(slug)
    return armar(cierre, Ficha.desde(leer_yaml(cierre.archivos["ficha.yaml"], "ficha.yaml").datos))


def copiar(destino: Path, *slugs: str) -> Path:
    """Return a shelf with the shared files and those trámites (the constancia by default)."""
    for nombre in ("_procesos", "_documentos", "_imagenes", *(slugs or (SLUG,))):
        shutil.copytree(ESTANTE / nombre, destino / nombre)
    return destino


def cambiar(ruta: Path, viejo: str, nuevo: str) -> None:
    """Replace the only occurrence of a text in a file."""
    texto = ruta.read_text(encoding="utf-8")
    assert texto.count(viejo) == 1, f"{viejo!r} aparece {texto.count(viejo)} veces"
    ruta.write_text(texto.replace(viejo, nuevo), encoding="utf-8")


def romper(estante: Path, archivo: str, viejo: str, nuevo: str, slug: str = SLUG) -> list[str]:
    """Return the findings, as `file:line: sentence`, after changing one text of one file."""
    cambiar(estante / slug / archivo, viejo, nuevo)
    return hallazgos(estante, slug)


def hallazgos(estante: Path, slug: str = SLUG) -> list[str]:
    """Return the findings of a trámite of that shelf."""
    try:
        return [str(hallazgo) for hallazgo in revisar_cierre(leer(slug, estante))]
    except ContenidoInvalido as error:
        return [str(hallazgo) for hallazgo in error.hallazgos]


def linea_de(ruta: Path, es_esa: Callable[[str], bool]) -> int:
    """Return the number of the first line that satisfies the test."""
    lineas = ruta.read_text(encoding="utf-8").splitlines()
    return next(n for n, linea in enumerate(lineas, start=1) if es_esa(linea))
