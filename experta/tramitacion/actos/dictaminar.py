"""The opinion of one area, or the review that decides whether a case goes on to a visit."""

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.expedientes.models import Dictamen
from experta.expedientes.models.decisiones import Sentido
from experta.expedientes.services.decisiones import dictar
from experta.expedientes.services.historia import anotar
from experta.tramitacion import (
    coincidencias,
    fictas,
    marcha,
    observadas,
    permisos,
    relojes,
    turnos,
)
from experta.tramitacion.errores import dato_invalido

_SIN_AREA = "revision"


def dictaminar(
    *, persona: Persona, tarea: Tarea, sentido: str, fundamento: str, condiciones: str = ""
) -> Dictamen:
    """Record the opinion and complete the area's step.

    Raises:
        NoPermitido: the task is of another area, or the case is the official's own.
        DatosInvalidos: no sense chosen, or no grounds.
        Conflicto: somebody gave it first, the case waits for the citizen, it would deny what
            silence approved, what the area observed has not ended, or they must be kept apart.
    """
    nombramiento = permisos.exigir_tarea(persona, tarea, "dictaminar", "revisar")
    _exigir_opinion(sentido, fundamento)
    with transaction.atomic():
        expediente = marcha.tomar(tarea.expediente_id)
        turnos.exigir_abierto(expediente)
        fictas.exigir_sin_negar(expediente, sentido)
        turnos.completar(tarea, persona)
        observadas.cerrar_al_decidir(expediente, tarea.area or tarea.dependencia, sentido, persona)
        dictamen = dictar(
            expediente=expediente,
            area=tarea.area or _SIN_AREA,
            sentido=sentido,
            fundamento=fundamento,
            condiciones=condiciones,
            autor=persona,
            nombramiento=nombramiento,
        )
        relojes.cumplir_area(expediente, tarea.area)
        anotar(
            expediente=expediente,
            acto="dictaminar",
            texto=f"{turnos.oficina(tarea)} terminó su revisión.",
            actor=persona,
            cambio={"area": dictamen.area, "sentido": sentido, "fundamento": fundamento},
            filas=[dictamen],
        )
        coincidencias.revisar(expediente, persona, nombramiento)
        marcha.completar(expediente, tarea.tarea, {"sentido": sentido})
    return dictamen


def _exigir_opinion(sentido: str, fundamento: str) -> None:
    if sentido not in Sentido.values:
        raise dato_invalido("sentido", "Elige si tu dictamen es favorable o desfavorable.")
    if not fundamento.strip():
        raise dato_invalido("fundamento", "Escribe los motivos y el fundamento de tu dictamen.")
