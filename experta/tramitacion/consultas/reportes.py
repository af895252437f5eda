"""Doubts, faults and complaints as those who answer them see them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.soporte.models import Reporte, ReporteQuerySet
from experta.soporte.services import tiempo_de_respuesta

POR_PAGINA: Final = 25
_PERIODO = timedelta(days=30)


@dataclass(frozen=True)
class Medida:
    """How the last thirty days went, in words; `mediana` is empty while nothing was answered."""

    recibidos: int
    respondidos: int
    mediana: str


@dataclass(frozen=True)
class Lista:
    """A page of reports, oldest first while they wait, newest first once answered."""

    filas: tuple[Reporte, ...]
    hay_mas: bool


def reportes_de(persona: Persona, *, quejas: bool) -> QuerySet[Reporte]:
    """Keep what the person may answer by office: complaints or the rest, never their own."""
    visibles = _de_clase(quejas=quejas).visible_to(persona)
    return visibles.filter(Q(persona__isnull=True) | ~Q(persona=persona))


def _de_clase(*, quejas: bool) -> ReporteQuerySet:
    clase = Q(clase=Reporte.Clase.QUEJA)
    return Reporte.objects.filter(clase if quejas else ~clase)


def lista(persona: Persona, *, quejas: bool, respondidos: bool, pagina: int) -> Lista:
    """Return a page; the same number of queries for one and for many."""
    reportes = reportes_de(persona, quejas=quejas)
    if respondidos:
        pedidos = reportes.filter(estado=Reporte.Estado.RESPONDIDO).order_by("-respondido_at")
    else:
        pedidos = reportes.filter(estado=Reporte.Estado.RECIBIDO).order_by("created_at")
    desde = (pagina - 1) * POR_PAGINA
    filas = list(pedidos.select_related("respondido_por")[desde : desde + POR_PAGINA + 1])
    return Lista(tuple(filas[:POR_PAGINA]), len(filas) > POR_PAGINA)


def por_responder() -> int:
    """Return how many complaints wait for the control body."""
    return Reporte.objects.filter(clase=Reporte.Clase.QUEJA, estado=Reporte.Estado.RECIBIDO).count()


def medida(*, quejas: bool) -> Medida:
    """Return how long the last thirty days took to be answered: complaints, or the rest.

    Only who answers complaints may know how many there are.
    """
    ahora = reloj.ahora()
    tiempo = tiempo_de_respuesta(_de_clase(quejas=quejas), ahora - _PERIODO, ahora)
    mediana = en_palabras(tiempo.mediana) if tiempo.mediana is not None else ""
    return Medida(tiempo.recibidos, tiempo.respondidos, mediana)


def en_palabras(lapso: timedelta) -> str:
    """Return a span as people say it: `3 días`, `5 horas`, `menos de una hora`."""
    horas = int(lapso.total_seconds() // 3600)
    if horas < 1:
        return _("menos de una hora")
    if horas < 48:
        return ngettext("%(n)s hora", "%(n)s horas", horas) % {"n": horas}
    dias = horas // 24
    return ngettext("%(n)s día", "%(n)s días", dias) % {"n": dias}
