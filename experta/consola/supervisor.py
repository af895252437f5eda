"""Keeps several processes running as one: all start, all stop, none is left behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

_PR_SET_PDEATHSIG = 1
_ESPERA = 8  # seconds that a process has to finish what it is doing

Proceso = subprocess.Popen[bytes]


class _Cierre(Exception):
    """Somebody asked us to stop."""


def mantener(ordenes: Sequence[Sequence[str]]) -> int:
    """Run the commands until Ctrl-C or until one of them dies; return its exit code."""
    signal.signal(signal.SIGTERM, _pedir_cierre)
    signal.signal(signal.SIGINT, _pedir_cierre)
    hijos: list[Proceso] = []
    try:
        for orden in ordenes:
            hijos.append(_lanzar(orden))  # whoever asks to stop meanwhile closes those there are
        return _esperar_al_primero(hijos)
    except _Cierre:
        return 0
    finally:
        _cerrar(hijos)


def _lanzar(orden: Sequence[str]) -> Proceso:
    return subprocess.Popen(orden, preexec_fn=nacer, start_new_session=True)  # noqa: PLW1509, S603


def _esperar_al_primero(hijos: list[Proceso]) -> int:
    while True:
        for hijo in hijos:
            codigo = hijo.poll()
            if codigo is not None:
                print("Un proceso se cerró; se cierran los demás.", file=sys.stderr)
                return codigo or 1
        time.sleep(0.2)


def _cerrar(hijos: list[Proceso]) -> None:
    """Ask every group to end, and end by force what is still there after a while."""
    _sordo()
    for hijo in hijos:
        hijo.terminate()
    limite = time.monotonic() + _ESPERA
    for hijo in hijos:
        try:
            hijo.wait(max(limite - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            print("Un proceso no terminó a tiempo; se cierra por fuerza.", file=sys.stderr)
    for hijo in hijos:
        _matar_grupo(hijo.pid)


def _matar_grupo(grupo: int) -> None:
    try:
        os.killpg(grupo, signal.SIGKILL)
    except ProcessLookupError:
        return


def _pedir_cierre(_senal: int, _marco: FrameType | None) -> None:
    _sordo()  # whoever asks twice must not interrupt the closing
    raise _Cierre


def _sordo() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def nacer() -> None:
    """Start a child with ordinary signals, that ends if its parent dies without warning."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
