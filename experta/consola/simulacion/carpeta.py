"""The folder of a simulation: made by one, marked as its own, never anybody else's database."""

import json
import shutil
from pathlib import Path
from typing import Any

from experta.consola.errores import ErrorDeConsola

MARCA = "simulacion.json"


def estrenar(carpeta: Path, del_municipio: Path) -> None:
    """Leave an empty folder with the mark of a simulation that has not ended.

    What an earlier simulation left is erased: each act was whole, but nobody knows what its
    people were about to do, so it begins again (the same seed gives the same).

    Raises:
        ErrorDeConsola: it is the town's folder, or it has something that no simulation made.
    """
    if carpeta.resolve() == del_municipio.resolve():
        raise ErrorDeConsola("Esa es la carpeta del municipio; la simulación usa una propia.")
    if carpeta.exists() and any(carpeta.iterdir()):
        nota = leer_marca(carpeta)
        if nota is None:
            raise ErrorDeConsola(
                f"{carpeta} tiene algo que no hizo una simulación. Elige otra con --base."
            )
        if nota.get("en_uso"):
            raise ErrorDeConsola(
                f"En {carpeta} se abrió la demostración y puede tener trabajo de alguien. "
                "Bórrala a mano o elige otra con --base."
            )
        shutil.rmtree(carpeta)
    carpeta.mkdir(parents=True, exist_ok=True, mode=0o700)
    marcar(carpeta, terminada=False)


def marcar(carpeta: Path, *, terminada: bool, **datos: Any) -> None:
    """Write whether the simulation of a folder ended, and its figures."""
    nota = {"terminada": terminada, **datos}
    (carpeta / MARCA).write_text(json.dumps(nota, ensure_ascii=False, indent=2, default=str))


def leer_marca(carpeta: Path) -> dict[str, Any] | None:
    """Return what `marcar` wrote, or None if no simulation made that folder."""
    ruta = carpeta / MARCA
    if not ruta.exists():
        return None
    nota: dict[str, Any] = json.loads(ruta.read_text())
    return nota


def terminada(carpeta: Path) -> bool:
    """Say whether that folder holds a simulation that got to its end."""
    nota = leer_marca(carpeta)
    return bool(nota and nota["terminada"])
