"""Names that people give to files: shown to people, never used on disk."""

import re
import unicodedata

LARGO = 120
_ESPACIOS = re.compile(r"\s+")
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,5})$")
_SIN_NOMBRE = "archivo"


def limpiar(nombre: str) -> str:
    """Return a name safe to show: one line, no folders, no invisible characters, ≤ 120 letters.

    Invisible characters go because some of them turn the reading round, and with it the extension.
    """
    ultimo = re.split(r"[/\\]", nombre)[-1]
    limpio = "".join(" " if letra.isspace() else letra for letra in ultimo)
    limpio = "".join(letra for letra in limpio if unicodedata.category(letra)[0] != "C")
    limpio = _ESPACIOS.sub(" ", limpio).strip() or _SIN_NOMBRE
    if len(limpio) <= LARGO:
        return limpio
    cola = f".{extension(limpio)}" if extension(limpio) else ""
    return limpio[: LARGO - len(cola)].rstrip() + cola


def extension(nombre: str) -> str:
    """Return the last extension in lower case without its dot, or "" when there is none."""
    hallada = _EXTENSION.search(nombre)
    return hallada[1].lower() if hallada else ""
