"""The cases whose plazo to answer comes to its end, step by step, for who directs and the OIC."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.rules import ABIERTOS, PREVENIDO
from experta.plazos.models import MITAD, TRES_CUARTOS, ULTIMO_DIA, Estado, Plazo, Vencimiento
from experta.tramitacion.consultas.de_oficio import expedientes_de_oficio
from experta.tramitacion.consultas.interno import quien_lo_tiene
from experta.tramitacion.consultas.semaforo import Semaforo, Semaforos
from experta.tramitacion.consultas.turno import con_lo_del_turno
from experta.tramitacion.relojes import CON_ESCALERA, DECISION

MAXIMO: Final = 100
VENCIDO: Final = "vencido"
_PASOS: Final = (ULTIMO_DIA, TRES_CUARTOS, MITAD)
# From the most urgent; each with who was told of it.
PELDANOS: Final[dict[str, tuple[str | Promise, str | Promise]]] = {
    VENCIDO: (_("Vencidos"), _("Se avisó al Órgano Interno de Control.")),
    ULTIMO_DIA: (_("Último día"), _("Se avisó a la dirección responsable.")),
    TRES_CUARTOS: (_("Tres cuartas partes"), _("Se avisó a la dirección del área.")),
    MITAD: (_("La mitad"), _("Se avisó a quien lo revisa.")),
}


@dataclass(frozen=True)
class Escalado:
    """A case on a step of the ladder: who has it and how its date stands."""

    id: UUID
    folio: str
    tramite: str
    titular: str
    quien: str
    semaforo: Semaforo


@dataclass(frozen=True)
class Peldano:
    """A step of the ladder with its cases, the nearest end first; MAXIMO at most."""

    clave: str
    nombre: str | Promise
    avisado: str | Promise
    casos: tuple[Escalado, ...]


def escalera_de(persona: Persona) -> tuple[Peldano, ...]:
    """Return the steps of the cases that the person may read; the same queries for any number."""
    semaforos = Semaforos()
    por_paso: dict[str, list[Escalado]] = {clave: [] for clave in PELDANOS}
    for caso in con_lo_del_turno(_en_la_escalera(persona)).order_by("vence", "pk")[:MAXIMO]:
        por_paso[_paso(caso)].append(_escalado(caso, semaforos))
    return tuple(
        Peldano(clave, nombre, avisado, tuple(por_paso[clave]))
        for clave, (nombre, avisado) in PELDANOS.items()
    )


def _en_la_escalera(persona: Persona) -> QuerySet[Expediente]:
    """Keep the open cases whose running plazo passed its half, and those that it ran out on."""
    suyos = Plazo.objects.filter(asunto=OuterRef("pk"))
    del_caso, decision = suyos.filter(clave="respuesta"), suyos.filter(clave=DECISION)
    pasados = Vencimiento.objects.filter(
        plazo__asunto=OuterRef("pk"),
        plazo__clave__in=CON_ESCALERA,
        plazo__estado=Estado.CORRIENDO,
        vence_at__lte=reloj.ahora(),
    )
    anotados = expedientes_de_oficio(persona).annotate(
        # A case put back has a plazo anew: the one that expired does not count any more.
        vencido=(Exists(del_caso.filter(estado=Estado.VENCIDO)) & ~Exists(del_caso.abiertos()))
        | (Q(estado=PREVENIDO) & Exists(decision.filter(estado=Estado.VENCIDO))),
        corre=Exists(suyos.filter(clave__in=CON_ESCALERA, estado=Estado.CORRIENDO)),
        **{f"paso_{n}": Exists(pasados.filter(tipo=tipo)) for n, tipo in enumerate(_PASOS)},
    )
    alguno = Q(paso_0=True) | Q(paso_1=True) | Q(paso_2=True)
    return anotados.filter(Q(vencido=True) | Q(corre=True) & alguno, estado__in=ABIERTOS)


def _paso(caso: Expediente) -> str:
    """Return the highest step that the case reached; fetch it with `_en_la_escalera`."""
    if getattr(caso, "vencido", False):
        return VENCIDO
    return next(tipo for n, tipo in enumerate(_PASOS) if getattr(caso, f"paso_{n}"))


def _escalado(caso: Expediente, semaforos: Semaforos) -> Escalado:
    return Escalado(
        id=caso.pk,
        folio=caso.folio or "",
        tramite=caso.version.nombre,
        titular=caso.titular_nombre,
        quien=quien_lo_tiene(caso),
        semaforo=semaforos.de(caso.vence),
    )
