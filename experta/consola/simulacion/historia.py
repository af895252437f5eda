"""A demonstration that begins with a month already lived: its figures, lists and forecasts move."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

from experta.consola.errores import ErrorDeConsola
from experta.consola.simulacion.carpeta import leer_marca, marcar, terminada
from experta.consola.supervisor import nacer

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
    for senal in (signal.SIGINT, signal.SIGTERM):  # who starts it in the background ignores SIGINT
        signal.signal(senal, _salir)
    subprocess.run([*orden, *cuanto], check=False, preexec_fn=nacer)  # noqa: S603 - ours
    if not terminada(carpeta):
        raise ErrorDeConsola("La historia no se pudo simular; repite la orden o quita HISTORIA=1.")


def _salir(senal: int, _marco: FrameType | None) -> None:
    """Leave as by an error, so that whoever waits for the simulation ends it first."""
    raise SystemExit(128 + senal)
