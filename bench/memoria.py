"""Memory of processes, from /proc: their own, and their part of what they share."""

from pathlib import Path

_PROC = Path("/proc")


def de(pid: int) -> dict[str, float]:
    """Return the memory of a process and its descendants, in MB, and how many they are.

    `pss` adds up without counting shared pages twice; `mayor` is the largest resident size.
    """
    arbol = _descendientes(pid)
    return {
        "procesos": len(arbol),
        "pss_mb": round(sum(_campo(uno, "smaps_rollup", "Pss:") for uno in arbol) / 1024, 1),
        "mayor_mb": round(max(_campo(uno, "status", "VmRSS:") for uno in arbol) / 1024, 1),
    }


def _descendientes(pid: int) -> list[int]:
    hijos = [
        int(hijo)
        for tarea in (_PROC / str(pid) / "task").glob("*/children")
        for hijo in tarea.read_text().split()
    ]
    return [pid, *(nieto for hijo in hijos for nieto in _descendientes(hijo))]


def _campo(pid: int, archivo: str, nombre: str) -> int:
    """Return a field in kB, 0 when the process ended meanwhile."""
    try:
        renglones = (_PROC / str(pid) / archivo).read_text().splitlines()
    except OSError:
        return 0
    return next((int(uno.split()[1]) for uno in renglones if uno.startswith(nombre)), 0)
