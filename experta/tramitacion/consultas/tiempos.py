"""What the clocks of a case mean for its person: silence, extension, warning, measures, help."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from experta.expedientes.models import Expediente
from experta.plazos.models import Estado, Plazo
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.tramitacion import caducidad, prorrogas
from experta.tramitacion.consultas.facultades import (
    PeticionDeAyuda,
    Silencio,
    completo,
    peticiones,
    silencio,
)
from experta.tramitacion.consultas.fechas import tiempo


@dataclass(frozen=True)
class Tiempos:
    """Each is empty when it does not apply.

    `prorroga` and `completo` are sentences; `caduca` is the last day of a warning of caducidad
    that runs, and `medidas` that of what a visit asked to correct.
    """

    silencio: Silencio | None
    prorroga: str
    completo: str
    caduca: date | None
    medidas: date | None
    peticiones: tuple[PeticionDeAyuda, ...]


def tiempos(expediente: Expediente, plazos: Mapping[str, Plazo]) -> Tiempos:
    """Return what the clocks mean; `plazos` are those of the case, the last of each key."""
    respuesta = plazos.get("respuesta")
    return Tiempos(
        silencio=silencio(expediente) if expediente.abierto else None,
        prorroga=_prorroga(expediente, respuesta) if respuesta else "",
        completo=completo(expediente) if expediente.abierto else "",
        caduca=_corre_hasta(plazos.get(caducidad.CLAVE)),
        medidas=_corre_hasta(plazos.get("medidas")),
        peticiones=peticiones(expediente),
    )


def _prorroga(expediente: Expediente, plazo: Plazo) -> str:
    if not plazo.prorroga:
        return _en_firma(expediente, plazo)
    cuanto = tiempo(nombrar(plazo.prorroga, Unidad(plazo.unidad)))
    return _("La autoridad amplió su plazo {cuanto}, por única vez.").format(cuanto=cuanto)


def _en_firma(expediente: Expediente, plazo: Plazo) -> str:
    """Return that an extension is asked for and does not count yet; empty without one."""
    pedida = prorrogas.pendiente(expediente, plazo)
    if pedida is None:
        return ""
    cuanto = tiempo(nombrar(pedida[1], Unidad(plazo.unidad)))
    return _(
        "La autoridad prepara una ampliación de su plazo, de {cuanto}. Cuenta sólo si se firma y "
        "se notifica antes de que venza."
    ).format(cuanto=cuanto)


def _corre_hasta(plazo: Plazo | None) -> date | None:
    return plazo.vence_fecha if plazo and plazo.estado == Estado.CORRIENDO else None
