"""What a clerk has in hand: the cases opened at the counter, drafts first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Prefetch

from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Acceso, Expediente
from experta.tramitacion.consultas.turno import Turno, con_lo_del_turno, turno

MAXIMO: Final = 50


@dataclass(frozen=True)
class Capturado:
    """A case that the clerk opened for somebody. `acuse` is the document to print, if ready."""

    id: UUID
    folio: str
    titular: str
    tramite: str
    borrador: bool
    turno: Turno
    acuse: UUID | None
    movido_at: datetime


def capturados(persona: Persona) -> tuple[Capturado, ...]:
    """Return the open cases of the clerk, newest change first; same queries for one and many."""
    accesos = Acceso.objects.vigentes().filter(persona=persona, motivo=Acceso.Motivo.CAPTURA)
    suyos = Expediente.objects.filter(pk__in=accesos.values("expediente"))
    abiertos = suyos.exclude(estado__in=rules.FINALES).order_by("-updated_at", "-pk")[:MAXIMO]
    acuses = Documento.objects.filter(clave="acuse", estado=Documento.Estado.VIGENTE)
    filas = con_lo_del_turno(abiertos).prefetch_related(
        Prefetch("documentos", acuses, to_attr="acuses")
    )
    return tuple(sorted((_fila(uno) for uno in filas), key=lambda fila: not fila.borrador))


def _fila(expediente: Expediente) -> Capturado:
    acuses: list[Documento] = getattr(expediente, "acuses", [])
    return Capturado(
        id=expediente.pk,
        folio=expediente.folio or "",
        titular=expediente.titular_nombre,
        tramite=expediente.version.nombre,
        borrador=expediente.estado == rules.BORRADOR,
        turno=turno(expediente),
        acuse=acuses[0].pk if acuses else None,
        movido_at=expediente.updated_at,
    )
