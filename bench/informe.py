"""What was measured, as tables for people and as JSON for machines."""

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from experta.comun import reloj

CARPETA = Path(__file__).parent / "resultados"
_RAIZ = Path(__file__).resolve().parents[1]


def equipo() -> dict[str, Any]:
    """Return on what, when and which commit this was measured: numbers of two machines differ."""
    hecho = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=_RAIZ,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "medido_at": reloj.ahora().isoformat(timespec="seconds"),
        "commit": hecho.stdout.strip(),
        "sistema": platform.platform(),
        "python": platform.python_version(),
        "nucleos": os.cpu_count(),
        "carga_previa": round(os.getloadavg()[0], 2),
    }


def guardar(resultados: dict[str, Any]) -> Path:
    """Write the results in a file named by their moment; return where."""
    CARPETA.mkdir(exist_ok=True)
    momento = datetime.fromisoformat(resultados["equipo"]["medido_at"])
    ruta = CARPETA / f"{momento:%Y%m%d-%H%M%S}.json"
    ruta.write_text(json.dumps(resultados, ensure_ascii=False, indent=2))
    return ruta


def encabezar(datos: dict[str, Any]) -> None:
    """Print on what this is measured, and warn when the machine is busy with something else."""
    print(f"{datos['commit']} · Python {datos['python']} · {datos['nucleos']} núcleos")
    if datos["carga_previa"] > datos["nucleos"] / 2:
        print(f"OJO: el equipo está ocupado (carga {datos['carga_previa']}); fíate de las razones.")


def buscador(datos: list[dict[str, Any]]) -> None:
    """Print the search."""
    _tabla(
        "Buscador",
        ("fichas", "construir s", "p50 ms", "p95 ms", "con filtros p50", "p95"),
        [
            (
                str(uno["fichas"]),
                f"{uno['construir_s']:.2f}",
                *(f"{valor:.2f}" for valor in (*uno["sin_filtros"], *uno["con_filtros"])),
            )
            for uno in datos
        ],
    )


def aciertos(datos: list[dict[str, Any]]) -> None:
    """Print how often people's questions find their trámite first, and among five."""
    _tabla(
        "Aciertos del buscador en el estante",
        ("preguntas", "cuántas", "hit@1", "hit@5", "sin sinónimos hit@1", "hit@5"),
        [
            (
                uno["lote"],
                str(uno["preguntas"]),
                *(f"{valor:.2f}" for valor in (*uno["con"], *uno["sin"])),
            )
            for uno in datos
        ],
    )


def base(motor: str, datos: dict[str, Any]) -> None:
    """Print all that was measured on one database."""
    _paginas(motor, datos["paginas"])
    _solicitudes(motor, datos["solicitudes"])
    paso = datos["proceso"]
    filas = [
        (nombre, f"{paso[f'{clave}_p50_ms']:.1f}", f"{paso[f'{clave}_p95_ms']:.1f}")
        for nombre, clave in (("solo el motor", "motor"), ("el acto completo", "acto"))
    ]
    _tabla(f"Un paso del proceso ({motor})", ("", "p50 ms", "p95 ms"), filas)
    filas = [(nombre, *map(str, una.values())) for nombre, una in datos["memoria"].items()]
    _tabla(f"Memoria tras la carga ({motor})", ("", "procesos", "PSS MB", "mayor RSS MB"), filas)
    pesadas = ", ".join(datos["pesadas_en_la_web"]) or "ninguna"
    print(f"Librerías pesadas cargadas por la web: {pesadas}")


def barrido(motor: str, datos: list[dict[str, float]]) -> None:
    """Print what a sweep of due moments costs, and how many times the first figure the last is."""
    filas = [
        (f"{una['terminados']:,}", f"{una['p50_ms']:.2f}", f"{una['p95_ms']:.2f}") for una in datos
    ]
    _tabla(f"Barrido de plazos ({motor})", ("terminados", "p50 ms", "p95 ms"), filas)
    print(f"El último cuesta {datos[-1]['p50_ms'] / datos[0]['p50_ms']:.2f} veces el primero.")


def _paginas(motor: str, datos: dict[str, dict[str, float]]) -> None:
    filas = [
        (
            nombre,
            f"{una['por_segundo']:.0f}",
            f"{una['p50_ms']:.1f}",
            f"{una['p95_ms']:.1f}",
            f"{una['veces_la_desnuda']:.1f}",
        )
        for nombre, una in datos.items()
    ]
    columnas = ("página", "por segundo", "p50 ms", "p95 ms", "cuesta (veces)")
    _tabla(f"Páginas ({motor})", columnas, filas)


def _solicitudes(motor: str, datos: dict[str, Any]) -> None:
    filas = [
        (paso, str(uno["peticiones"]), f"{uno['p50_ms']:.1f}", f"{uno['p95_ms']:.1f}")
        for paso, uno in datos["pasos"].items()
    ]
    columnas = ("paso", "peticiones", "p50 ms", "p95 ms")
    _tabla(f"Solicitudes completas ({motor})", columnas, filas)
    print(
        f"{datos['solicitudes']} solicitudes en {datos['segundos']:.1f} s: "
        f"{datos['por_segundo']:.2f} por segundo; "
        f"último acuse a los {datos['segundos_hasta_el_ultimo_acuse']:.1f} s"
    )


def _tabla(titulo: str, columnas: tuple[str, ...], filas: Sequence[tuple[str, ...]]) -> None:
    anchos = [max(map(len, columna)) for columna in zip(columnas, *filas, strict=True)]
    print(f"\n{titulo}")
    for fila in (columnas, *filas):
        primera, *resto = (
            celda.ljust(ancho) if lugar == 0 else celda.rjust(ancho)
            for lugar, (celda, ancho) in enumerate(zip(fila, anchos, strict=True))
        )
        print("  " + "  ".join([primera, *resto]).rstrip(), flush=True)
