"""Brings the English catalogue up to date with the code: extracts, merges and compiles.

Message ids are the Spanish sentences themselves, so Spanish needs no catalogue. A person writes
the English (`msgstr`) in the `.po`. Both files are committed: nobody needs gettext's programs.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

RAIZ = Path(__file__).resolve().parents[1]
PAQUETE = RAIZ / "experta"
CATALOGO = PAQUETE / "pantallas" / "locale" / "en" / "LC_MESSAGES" / "django.po"

# Which arguments of each function are (context, singular, plural).
_FUNCIONES: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
}
_CADENA = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
# What Django's `templatize` leaves of a template: calls among crossed-out text.
_LLAMADA = re.compile(rf"(?:\b[np]*gettext|\b_)\(\s*{_CADENA}(?:,\s*{_CADENA})*(?:,\s*count)?\s*\)")


class Texto(NamedTuple):
    """A sentence to translate; `plural` and `contexto` are empty when it has none."""

    singular: str
    plural: str = ""
    contexto: str = ""


def extraer(ruta: Path) -> Iterator[Texto]:
    """Yield the sentences of a Python module or a template."""
    codigo = ruta.read_text(encoding="utf-8")
    if ruta.suffix == ".py":
        yield from _de_python(codigo)
        return
    for llamada in _LLAMADA.findall(templatize(codigo)):
        yield from _de_python(llamada)


def plantilla(paquete: Path = PAQUETE) -> Catalog:
    """Return a catalogue with every sentence of the platform and the files that hold it."""
    catalogo = Catalog(locale="en", domain="django", fuzzy=False)
    for ruta in sorted(paquete.rglob("*")):
        if ruta.suffix not in {".py", ".html", ".txt"} or "tests" in ruta.parts:
            continue
        for texto in extraer(ruta):
            catalogo.add(
                (texto.singular, texto.plural) if texto.plural else texto.singular,
                locations=[(ruta.relative_to(RAIZ).as_posix(), 1)],
                context=texto.contexto or None,
            )
    return catalogo


def leer(ruta: Path = CATALOGO) -> Catalog:
    """Return the catalogue as it is written."""
    with ruta.open("rb") as archivo:
        return read_po(archivo, locale="en", domain="django")


def formas(texto: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """Return a message's forms: one, or singular and plural."""
    return [texto or ""] if texto is None or isinstance(texto, str) else list(texto)


def faltan(catalogo: Catalog) -> list[Message]:
    """Return the messages without an English sentence."""
    return [m for m in catalogo if m.id and not all(formas(m.string))]


def poner_al_dia(ruta: Path = CATALOGO) -> Catalog:
    """Merge the sentences of the code, keep what is translated, and compile."""
    catalogo = leer(ruta)
    nueva = plantilla()
    # A date that changes by itself would make two runs differ.
    nueva.creation_date = catalogo.creation_date
    catalogo.update(nueva, no_fuzzy_matching=True)
    with ruta.open("wb") as archivo:
        write_po(
            archivo,
            catalogo,
            width=100,
            include_lineno=False,
            ignore_obsolete=True,
            sort_output=True,
        )
    compilar(ruta)
    return catalogo


def compilar(ruta: Path = CATALOGO) -> None:
    """Write the `.mo` that Django reads beside the `.po`."""
    with ruta.with_suffix(".mo").open("wb") as archivo:
        write_mo(archivo, leer(ruta))


def main() -> int:
    """Bring the catalogue up to date; list what lacks English and return 1 if anything does."""
    catalogo = poner_al_dia()
    pendientes = faltan(catalogo)
    for mensaje in pendientes:
        print(f"sin inglés: {formas(mensaje.id)[0]!r} ({mensaje.locations[0][0]})")
    print(f"{len(catalogo)} mensajes, {len(pendientes)} sin inglés.")
    return int(bool(pendientes))


def _de_python(codigo: str) -> Iterator[Texto]:
    for nodo in ast.walk(ast.parse(codigo)):
        if isinstance(nodo, ast.Call) and isinstance(nodo.func, ast.Name):
            yield from _de_llamada(nodo.func.id, nodo.args)
        elif isinstance(nodo, ast.ClassDef):
            yield from _de_opciones(nodo)


def _de_llamada(funcion: str, argumentos: list[ast.expr]) -> Iterator[Texto]:
    lugares = _FUNCIONES.get(funcion, (None, None, None))
    contexto, singular, plural = (_literal(argumentos, lugar) for lugar in lugares)
    if singular:
        yield Texto(singular, plural, contexto)


def _de_opciones(clase: ast.ClassDef) -> Iterator[Texto]:
    """Yield the labels of a TextChoices: kept in Spanish for papers, translated on screens."""
    if not any(isinstance(b, ast.Attribute) and b.attr == "TextChoices" for b in clase.bases):
        return
    for linea in clase.body:
        if isinstance(linea, ast.Assign) and isinstance(linea.value, ast.Tuple):
            yield Texto(_literal(linea.value.elts, 1))


def _literal(argumentos: list[ast.expr], lugar: int | None) -> str:
    """Return the text written at a place of a call; "" if it is not written there."""
    if lugar is None or lugar >= len(argumentos):
        return ""
    nodo = argumentos[lugar]
    return nodo.value if isinstance(nodo, ast.Constant) and isinstance(nodo.value, str) else ""


if __name__ == "__main__":
    sys.exit(main())
