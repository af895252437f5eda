"""Recording a visit: checklist, facts, what the visited person said, and the result."""

from typing import Any

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.expedientes.models import Inspeccion
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, medidas, permisos, turnos
from experta.tramitacion.errores import Conflicto, DatosInvalidos, Falta


def inspeccionar(
    *, persona: Persona, tarea: Tarea, acta: dict[str, Any], copia: str = ""
) -> Inspeccion:
    """Close the visit with its acta: `lista`, `resultado`, `hechos`, `manifestacion`, `medidas`.

    `copia` is who received a copy of it on the spot, from when the person's plazo runs; when
    nobody did, the acta is notified.

    Raises:
        NoPermitido: the task is of another area.
        DatosInvalidos: an item without answer, no result, no facts, measures not described.
        Conflicto: somebody recorded it first, or the case is paused.
    """
    permisos.exigir_tarea(persona, tarea, "inspeccionar")
    _exigir_acta(acta)
    with transaction.atomic():
        expediente = marcha.tomar(tarea.expediente_id)
        if expediente.estado != EN_TRAMITE:
            raise Conflicto("El expediente está en pausa o ya terminó.")
        turnos.completar(tarea, persona)
        visita = expediente.inspecciones.latest("numero")
        if not visita.cerrar(inspector=persona, **acta):
            raise Conflicto("El acta de esta visita ya se levantó.")
        visita.refresh_from_db()
        notificacion = medidas.levantar(visita, tarea.dependencia, copia.strip())
        anotar(
            expediente=expediente,
            acto="inspeccionar",
            texto=f"Se practicó la visita: {visita.get_resultado_display().lower()}.",
            actor=persona,
            cambio={"visita": visita.numero, "copia": copia.strip(), **acta},
            filas=[notificacion] if notificacion else [],
        )
        marcha.completar(expediente, tarea.tarea, {"resultado": visita.resultado})
    return visita


def _exigir_acta(acta: dict[str, Any]) -> None:
    faltas = [
        Falta(f"lista-{punto['clave']}", f"Responde: {punto['texto']}")
        for punto in acta["lista"]
        if punto.get("cumple") is None
    ]
    if acta["resultado"] not in Inspeccion.Resultado.values:
        faltas.append(Falta("resultado", "Elige el resultado de la visita."))
    if not acta["hechos"].strip():
        faltas.append(Falta("hechos", "Describe lo que encontraste."))
    if acta["resultado"] == Inspeccion.Resultado.MEDIDAS and not acta["medidas"].strip():
        faltas.append(Falta("medidas", "Describe qué se debe corregir."))
    if faltas:
        raise DatosInvalidos(*faltas)
