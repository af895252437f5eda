"""The area confirms what it looked at and found right: the ticks of its checklist, kept."""

from collections.abc import Collection

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.services.historia import anotar
from experta.expedientes.services.vistos import fijar_vistos_buenos
from experta.tramitacion import marcha, permisos, vistos
from experta.tramitacion.errores import dato_invalido


def dar_visto_bueno(
    *, persona: Persona, expediente: Expediente, puntos: Collection[str], area: str = ""
) -> int:
    """Make the ticks of the area exactly these; return how many were put or taken away.

    Raises:
        NoPermitido: the person's areas are not reviewing this case.
        DatosInvalidos: a point that this case does not have.
    """
    tarea = permisos.exigir_revision(persona, expediente, area)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if set(puntos) - set(vistos.puntos_de(cargar(actual.version), actual.respuestas)):
            raise dato_invalido("punto", "Este expediente no tiene ese punto. Recarga la página.")
        prevencion = getattr(actual, "prevencion", None)
        puestos, quitados = fijar_vistos_buenos(
            expediente=actual,
            area=tarea.area or tarea.dependencia,
            puntos=puntos,
            persona=persona,
            cambio_at=prevencion.respondida_at if prevencion else None,
        )
        anotar(
            expediente=actual,
            acto="dar_visto_bueno",
            texto=f"Se revisaron {len(puntos)} puntos de la lista.",
            actor=persona,
            publico=False,
            cambio={"puntos": sorted(puntos)},
        )
    return puestos + quitados
