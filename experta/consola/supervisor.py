"""Keeps several processes running as one: all start, all stop, none is left behind."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

_PR_SET_PDEATHSIG = 1
_ESPERA = 10


class _Cierre(Exception):
    """Somebody asked us to stop."""


def mantener(ordenes: Sequence[Sequence[str]]) -> int:
    """Run the commands until Ctrl-C or until one of them dies; return its exit code."""
    signal.signal(signal.SIGTERM, _pedir_cierre)
    hijos = [
        subprocess.Popen(orden, preexec_fn=_morir_con_el_padre)  # noqa: PLW1509, S603
        for orden in ordenes
    ]
    try:
        return _esperar_al_primero(hijos)
    except (KeyboardInterrupt, _Cierre):
        return 0
    finally:
        _cerrar(hijos)


def _esperar_al_primero(hijos: list[subprocess.Popen[bytes]]) -> int:
    while True:
        for hijo in hijos:
            codigo = hijo.poll()
            if codigo is not None:
                print("Un proceso se cerró; se cierran los demás.", file=sys.stderr)
                return codigo or 1
        time.sleep(0.2)


def _cerrar(hijos: list[subprocess.Popen[bytes]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for hijo in hijos:
        hijo.terminate()
    for hijo in hijos:
        try:
            hijo.wait(_ESPERA)
        except subprocess.TimeoutExpired:
            hijo.kill()


def _pedir_cierre(_senal: int, _marco: FrameType | None) -> None:
    raise _Cierre


def _morir_con_el_padre() -> None:
    """Ask Linux to end this child if its parent dies without warning."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
