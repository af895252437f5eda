"""All start, all stop, none is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PACIENCIA = 40  # seconds; less than the minute that a child sleeps

# A child with a grandchild, as web servers and workers have; it writes their pids.
HIJO = """
import os, signal, subprocess, sys, time
nieto = subprocess.Popen([sys.executable, "-c", "import signal,time;"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"])
open(sys.argv[1], "a").write(f"{os.getpid()} {nieto.pid}\\n")
time.sleep(60)
"""
SUPERVISOR = """
import sys
from experta.consola.supervisor import mantener
orden = [sys.executable, "-c", sys.argv[1], sys.argv[2]]
sys.exit(mantener([orden, orden]))
"""


HISTORIA = """
import sys
from experta.consola.simulacion import historia
historia._ORDEN = (
    "import os, time; print(os.getpid(), file=open(%r, 'w'), flush=True); time.sleep(60)"
) % sys.argv[1]
historia.con_historia()
"""


def vive(pid: int) -> bool:
    """Say whether a process runs (a zombie does not)."""
    try:
        estado = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return estado != "Z"


def hasta_que(ocurra: Callable[[], bool]) -> None:
    """Wait until something holds, which on a busy machine takes a while."""
    limite = time.monotonic() + PACIENCIA
    while not ocurra():
        assert time.monotonic() < limite
        time.sleep(0.05)


@pytest.mark.parametrize("senales", [[signal.SIGINT], [signal.SIGTERM, signal.SIGTERM]])
def test_a_signal_closes_children_and_grandchildren(
    tmp_path: Path, senales: list[signal.Signals]
) -> None:
    pids = tmp_path / "pids"
    supervisor = subprocess.Popen([sys.executable, "-c", SUPERVISOR, HIJO, str(pids)])
    hasta_que(lambda: pids.exists() and pids.read_text().count("\n") == 2)
    for senal in senales:
        os.kill(supervisor.pid, senal)
        time.sleep(0.05)
    assert supervisor.wait(PACIENCIA) == 0
    todos = [int(pid) for pid in pids.read_text().split()]
    assert len(todos) == 4
    # A process that was killed is there until the machine attends it.
    hasta_que(lambda: not any(vive(pid) for pid in todos))


@pytest.mark.parametrize("senal", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_simulation_of_a_history_dies_with_who_asked_for_it(
    tmp_path: Path, senal: signal.Signals
) -> None:
    pids = tmp_path / "pids"
    entorno = {**os.environ, "EXPERTA_VAR": str(tmp_path)}
    demo = subprocess.Popen(
        [sys.executable, "-c", HISTORIA, str(pids)], env=entorno, stderr=subprocess.DEVNULL
    )
    hasta_que(lambda: pids.exists() and pids.read_text().endswith("\n"))
    os.kill(demo.pid, senal)
    assert demo.wait(PACIENCIA) != 0
    hijo = int(pids.read_text())
    hasta_que(lambda: not vive(hijo))


def test_when_one_dies_the_others_are_closed(tmp_path: Path) -> None:
    codigo = (
        "import sys; from experta.consola.supervisor import mantener;"
        "sys.exit(mantener([[sys.executable, '-c', 'raise SystemExit(3)'],"
        "[sys.executable, '-c', 'import time; time.sleep(60)']]))"
    )
    hecho = subprocess.run(
        [sys.executable, "-c", codigo], check=False, timeout=PACIENCIA, capture_output=True
    )
    assert hecho.returncode == 3
    assert "se cierran los demás" in hecho.stderr.decode()
