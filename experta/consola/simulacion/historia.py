"""A demonstration that begins with a month already lived: its figures, lists and forecasts move."""

import os
import subprocess
import sys
from pathlib import Path

from experta.consola.errores import ErrorDeConsola
from experta.consola.simulacion.carpeta import leer_marca, marcar, terminada

_RAIZ = Path(__file__).resolve().parents[3]
_ORDEN = "from experta.consola.principal import main; raise SystemExit(main())"
# Enough for every figure to be more than ten cases, and ready in some minutes.
_DIAS, _POR_DIA = 20, 30


def con_historia() -> Path:
    """Return the folder of the demonstration with history, simulated the first time.

    It is a folder of its own beside the ordinary demonstration, which stays as it was. Once it
    is open it is somebody's: no simulation erases it.

    Raises:
        ErrorDeConsola: the simulation did not get to its end.
    """
    carpeta = Path(os.environ.get("EXPERTA_VAR", _RAIZ / "var")) / "historia"
    if not terminada(carpeta):
        _simular(carpeta)
    nota = leer_marca(carpeta) or {}
    marcar(carpeta, **{**nota, "en_uso": True})
    return carpeta


def _simular(carpeta: Path) -> None:
    print("La primera vez se simula un mes de trabajo; tarda algunos minutos.", flush=True)
    orden = [sys.executable, "-c", _ORDEN, "simular", "--base", str(carpeta)]
    cuanto = ["--dias", str(_DIAS), "--por-dia", str(_POR_DIA)]
    subprocess.run([*orden, *cuanto], check=False)  # noqa: S603 - our own command
    if not terminada(carpeta):
        raise ErrorDeConsola("La historia no se pudo simular; repite la orden o quita HISTORIA=1.")
