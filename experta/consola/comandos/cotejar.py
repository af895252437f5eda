"""`experta cotejar`: compares every case with the leaves of the log, one by one."""

import argparse
from dataclasses import asdict

from experta.consola.errores import ErrorDeConsola
from experta.consola.principal import imprimir

AYUDA = "compara los expedientes con sus hojas de la bitácora: qué se cambió por fuera"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take one folio, or none for all of them."""
    orden.add_argument("folio", nargs="?", default="")
    orden.add_argument("--json", action="store_true")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Print what differs, tell the control body, and exit 1 if anything does."""
    from experta.expedientes.models import Expediente  # noqa: PLC0415
    from experta.tramitacion.consultas.cotejo import (  # noqa: PLC0415
        cotejar_todos,
        hojas_sin_asunto,
    )
    from experta.tramitacion.vigilancia import denunciar_diferencias  # noqa: PLC0415

    pedidos = Expediente.objects.ingresados().order_by("ingresado_at")
    if opciones.folio:
        pedidos = pedidos.filter(folio=opciones.folio)
        if not pedidos.exists():
            raise ErrorDeConsola(f"No hay ningún expediente con el folio {opciones.folio}.")
    cotejo, sueltas = cotejar_todos(pedidos), () if opciones.folio else hojas_sin_asunto()
    denunciar_diferencias(cotejo.diferencias)
    lineas = [f"{una.folio}: {una.texto}" for una in cotejo.diferencias]
    datos = {"correcto": cotejo.correcto and not sueltas, **asdict(cotejo), "sueltas": sueltas}
    resumen = (
        f"Expedientes: {cotejo.expedientes}. Hojas: {cotejo.hojas}. "
        f"Renglones que no se pueden comprobar: {cotejo.anteriores}. "
        f"Diferencias: {len(lineas) + len(sueltas)}."
    )
    imprimir(datos, como_json=opciones.json, texto="\n".join([resumen, *lineas, *sueltas]))
    return 0 if datos["correcto"] else 1
