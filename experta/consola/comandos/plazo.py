"""`experta plazo`: counts a legal plazo and explains each line.

Needs no database, unless the calendar is asked for by the number of a stored version.
"""

import argparse
from pathlib import Path

from experta.consola.errores import ErrorDeConsola
from experta.consola.principal import imprimir, preparar_django
from experta.plazos.calendario import Calendario, leer_calendario
from experta.plazos.linea import responder

AYUDA = "cuenta un plazo y explica cada renglón"
CON_BASE_DE_DATOS = False


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take the start, the length in one unit, suspensions, extension and calendar."""
    # Values are text here and read in `ejecutar`: what argparse refuses, it refuses in English.
    orden.add_argument("--inicio", metavar="AAAA-MM-DD[THH:MM]", help="cuándo se presentó")
    orden.add_argument("--dias", metavar="N", help="duración en días hábiles")
    orden.add_argument("--horas", metavar="N", help="duración en horas hábiles")
    orden.add_argument("--meses", metavar="N", help="duración en meses")
    orden.add_argument("--naturales", metavar="N", help="duración en días naturales")
    orden.add_argument(
        "--suspension",
        nargs="+",
        action="append",
        default=[],
        metavar=("DESDE", "HASTA"),
        help="el día DESDE todavía cuenta y el día HASTA no; sin HASTA sigue abierta",
    )
    orden.add_argument(
        "--prorroga", default="0", metavar="N", help="en la unidad del plazo; a lo más la mitad"
    )
    orden.add_argument(
        "--calendario",
        metavar="VERSION|CARPETA",
        help="número de una versión guardada, o carpeta con un archivo por año",
    )
    orden.add_argument(
        "--de-persona",
        action="store_true",
        help="el plazo es de la persona: una caída de la plataforma el último día lo recorre",
    )
    orden.add_argument("--json", action="store_true")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Print due date, limit to prevent and ledger."""
    if not opciones.inicio:
        raise ErrorDeConsola("Falta --inicio AAAA-MM-DD, el día en que se presentó la solicitud.")
    respuesta = responder(
        inicio=opciones.inicio,
        suspensiones=[_suspension(fechas) for fechas in opciones.suspension],
        prorroga=_entero("--prorroga", opciones.prorroga) or 0,
        calendario=_calendario(opciones.calendario),
        de_persona=opciones.de_persona,
        dias=_entero("--dias", opciones.dias),
        horas=_entero("--horas", opciones.horas),
        meses=_entero("--meses", opciones.meses),
        naturales=_entero("--naturales", opciones.naturales),
    )
    vence = respuesta.get("vence_hora") or respuesta["vence"] or "en pausa"
    limite = respuesta.get("limite_prevencion_hora") or respuesta["limite_prevencion"]
    lineas = [f"{r['fecha']}  {r['texto']} ({r['articulo']})" for r in respuesta["renglones"]]
    texto = "\n".join([f"Vence: {vence}", f"Se puede prevenir hasta: {limite}", "", *lineas])
    imprimir(respuesta, como_json=opciones.json, texto=texto)
    return 0


def _entero(opcion: str, texto: str | None) -> int | None:
    if texto is None:
        return None
    if not texto.isdecimal() or len(texto) > 6:
        raise ErrorDeConsola(f"{opcion} lleva un número entero; «{texto}» no sirve.")
    return int(texto)


def _suspension(fechas: list[str]) -> tuple[str, str]:
    if len(fechas) > 2:
        raise ErrorDeConsola("--suspension lleva una o dos fechas: DESDE y HASTA.")
    return fechas[0], fechas[1] if len(fechas) == 2 else ""


def _calendario(texto: str | None) -> Calendario | None:
    """Return the calendar asked for: a folder, or else the number of a stored version."""
    if texto is None:
        return None
    if Path(texto).is_dir():
        return leer_calendario(Path(texto))
    if not texto.isdecimal():
        raise ErrorDeConsola(f"No existe la carpeta de calendario «{texto}».")
    preparar_django()
    from django.db import DatabaseError  # noqa: PLC0415 - only when a version is asked for

    from experta.plazos.versiones import calendario_numero  # noqa: PLC0415

    try:
        return calendario_numero(int(texto))
    except DatabaseError as error:
        raise ErrorDeConsola(
            f"No hay base de datos de dónde leer la versión {texto} del calendario; "
            "da la carpeta del calendario en su lugar."
        ) from error
