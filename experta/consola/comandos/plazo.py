"""`experta plazo`: counts a legal plazo and explains each line. Needs no database."""

import argparse
from pathlib import Path

from experta.consola.principal import imprimir
from experta.plazos.linea import responder

AYUDA = "cuenta un plazo y explica cada renglón"
CON_BASE_DE_DATOS = False


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take the start, the length in one unit, suspensions, extension and calendar."""
    orden.add_argument("--inicio", required=True, metavar="AAAA-MM-DDTHH:MM")
    for unidad, ayuda in (
        ("dias", "días hábiles"),
        ("horas", "horas hábiles"),
        ("meses", "meses"),
        ("naturales", "días naturales"),
    ):
        orden.add_argument(f"--{unidad}", type=int, help=ayuda)
    orden.add_argument(
        "--suspension",
        nargs=2,
        action="append",
        default=[],
        metavar=("DESDE", "HASTA"),
        help="el día DESDE todavía cuenta; el día HASTA no",
    )
    orden.add_argument("--prorroga", type=int, default=0, metavar="N")
    orden.add_argument("--calendario", type=Path, metavar="CARPETA")
    orden.add_argument("--json", action="store_true")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Print due date and ledger."""
    respuesta = responder(
        inicio=opciones.inicio,
        dias=opciones.dias,
        horas=opciones.horas,
        meses=opciones.meses,
        naturales=opciones.naturales,
        suspensiones=[(desde, hasta) for desde, hasta in opciones.suspension],
        prorroga=opciones.prorroga,
        calendario=opciones.calendario,
    )
    lineas = [f"{r['fecha']}  {r['texto']} ({r['articulo']})" for r in respuesta["renglones"]]
    vence = respuesta.get("vence_hora") or respuesta["vence"] or "en pausa"
    imprimir(respuesta, como_json=opciones.json, texto="\n".join([f"Vence: {vence}", "", *lineas]))
    return 0
