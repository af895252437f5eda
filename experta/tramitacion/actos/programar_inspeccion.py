"""Ordering a visit and proposing its time to the applicant."""

from datetime import datetime

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Inspeccion
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.decisiones import ordenar_visita
from experta.expedientes.services.historia import anotar
from experta.tramitacion import (
    contenidos,
    fuera,
    marcha,
    notificaciones,
    papeleo,
    papeles,
    permisos,
    turnos,
)
from experta.tramitacion.errores import Conflicto, dato_invalido


def programar_inspeccion(
    *, persona: Persona, tarea: Tarea, inspector: Persona, cuando: datetime
) -> Inspeccion:
    """Order the next visit of the case, with its checklist, and tell the applicant when.

    Raises:
        NoPermitido: the task is of another area.
        DatosInvalidos: a moment that passed, or somebody who is no inspector of that office.
        Conflicto: somebody programmed it first, or the case is paused.
    """
    permisos.exigir_tarea(persona, tarea, "programar-inspeccion")
    _exigir_cita(tarea, inspector, cuando)
    with transaction.atomic():
        expediente = marcha.tomar(tarea.expediente_id)
        if expediente.estado != EN_TRAMITE:
            raise Conflicto("El expediente está en pausa o ya terminó.")
        turnos.completar(tarea, persona)
        visita = ordenar_visita(
            expediente=expediente,
            inspector=inspector,
            cuando=cuando,
            **contenidos.visita_de_ficha(cargar(expediente.version)),
        )
        anotar(
            expediente=expediente,
            acto="programar_inspeccion",
            texto=f"Se programó una visita para el {papeles.dia_y_hora(cuando)}.",
            actor=persona,
            cambio={"visita": visita.numero, "cuando": cuando.isoformat()},
        )
        marcha.completar(expediente, tarea.tarea, {})
        papeleo.pedir_documento(
            expediente=expediente,
            clave="orden-de-inspeccion",
            lote=fuera.lote(f"visita-{visita.numero}"),
            dependencia=tarea.dependencia,
            contenido=contenidos.de_orden_de_visita(visita),
        )
        notificaciones.avisar_de_visita(visita)
    return visita


def _exigir_cita(tarea: Tarea, inspector: Persona, cuando: datetime) -> None:
    if cuando <= reloj.ahora():
        raise dato_invalido("cuando", "Elige un día y una hora que no hayan pasado.")
    if inspector.nombramiento(Rol.INSPECTOR, tarea.dependencia) is None:
        raise dato_invalido("inspector", "Elige a una inspectora o inspector de tu dependencia.")
