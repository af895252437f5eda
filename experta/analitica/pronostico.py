"""How long an answer will probably take: what it took lately, corrected for how much waits today.

Never a promise: half of the cases, and 8 of 10, took this or less. The correction is Little's law
(L = λW): with the same pace of answers, twice as many open cases as usual wait twice as long. It
touches only the authority's part of the time.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.cache import cache
from django.db.models import Count, Sum

from experta.analitica.models import Cifra
from experta.analitica.rules import MINIMO, percentil
from experta.comun import reloj
from experta.expedientes import rules
from experta.expedientes.models import Expediente

DIAS = 90
# A calm week does not make miracles, nor does a heap of one morning stop the town.
CARGA_MINIMA, CARGA_MAXIMA = 0.5, 3.0
# Between these a day is like any other: nothing is corrected in silence.
POCO_TRABAJO, MUCHO_TRABAJO = 0.8, 1.2
# Cases added to both sides of the comparison: one file more in a quiet office is no rush.
AMORTIGUA = 5
# Seconds; longer than the worker takes to come round again.
_MEMORIA = 20 * 60


@dataclass(frozen=True)
class Pronostico:
    """Whole hours on the clock on the wall, from the submission or, for a case, from now.

    `carga` is how many cases wait today for each that waits usually: 1.0 is a usual day.
    """

    mediana: int
    p80: int
    casos: int
    carga: float

    def pasa_de(self, dia: date) -> bool:
        """Whether, counted from now, 8 of 10 of these answers may still come after that day."""
        return reloj.local(reloj.ahora() + timedelta(hours=self.p80)).date() > dia

    @property
    def con_mas_trabajo(self) -> bool:
        """Whether there is clearly more to do than usual."""
        return self.carga >= MUCHO_TRABAJO

    @property
    def con_menos_trabajo(self) -> bool:
        """Whether there is clearly less to do than usual."""
        return self.carga <= POCO_TRABAJO


@dataclass(frozen=True)
class Historia:
    """The answers of the last 90 days of one trámite: how many cases took how many hours.

    `autoridad` is the share of that time in which the authority had the case (0 to 1).
    """

    horas: Mapping[int, int] = field(default_factory=dict)
    autoridad: float = 1.0
    carga: float = 1.0

    def pronostico(self, transcurridas: int = 0) -> Pronostico | None:
        """Return the forecast for a case already open for some hours; None of too few cases.

        Only the cases that were open at least that long say something of how long is left.
        """
        corregidas: dict[int, int] = defaultdict(int)
        for horas, cuantos in self.horas.items():
            if (largo := self._corregir(horas)) >= transcurridas:
                corregidas[largo - transcurridas] += cuantos
        casos = sum(corregidas.values())
        mediana, p80 = percentil(corregidas, 0.5), percentil(corregidas, 0.8)
        if casos < MINIMO or mediana is None or p80 is None:
            return None
        return Pronostico(mediana, p80, casos, self.carga)

    def _corregir(self, horas: int) -> int:
        de_autoridad = horas * self.autoridad
        return round(horas - de_autoridad + de_autoridad * self.carga)


def historias() -> dict[str, Historia]:
    """Return the history of each trámite by slug, as the worker left it."""
    guardadas: dict[str, Historia] | None = cache.get(_clave())
    return guardadas if guardadas is not None else actualizar_pronosticos()


def historia_de(slug: str) -> Historia:
    """Return the history of one trámite; an empty one says nothing."""
    return historias().get(slug, Historia())


def pronostico_de(expediente: Expediente) -> Pronostico | None:
    """Return how long is probably left for an open case; None when nobody can say."""
    if expediente.ingresado_at is None:
        return None
    pasadas = (reloj.ahora() - expediente.ingresado_at) // timedelta(hours=1)
    return historia_de(expediente.tramite.slug).pronostico(pasadas)


def actualizar_pronosticos() -> dict[str, Historia]:
    """Count the last 90 days again and keep them; three queries."""
    hasta = reloj.hoy()
    periodo = (hasta - timedelta(days=DIAS - 1), hasta)
    respondidos = Cifra.objects.filter(respondido__range=periodo).order_by()
    conteos: dict[str, dict[int, int]] = defaultdict(dict)
    columnas = respondidos.values_list("tramite__slug", "horas").annotate(n=Count("pk"))
    for slug, horas, cuantos in columnas:
        conteos[slug][horas] = cuantos
    abiertos = dict(
        Expediente.objects.filter(estado__in=rules.ABIERTOS)
        .order_by()
        .values_list("tramite__slug")
        .annotate(n=Count("pk"))
    )
    sumas = respondidos.values_list("tramite__slug").annotate(
        total=Sum("horas"), suya=Sum("horas_autoridad")
    )
    hechas = {
        slug: Historia(
            horas=conteos[slug],
            autoridad=suya / total if total else 1.0,
            carga=carga(abiertos.get(slug, 0), total),
        )
        for slug, total, suya in sumas
    }
    cache.set(_clave(), hechas, _MEMORIA)
    return hechas


def carga(abiertos: int, horas: int) -> float:
    """Return the open cases of today for each one of a usual day of the period.

    Args:
        abiertos: cases open now.
        horas: what all the cases answered in the period took; over the length of the period it is
            how many were open at a time (Little).
    """
    habituales = horas / (DIAS * 24)
    razon = (abiertos + AMORTIGUA) / (habituales + AMORTIGUA)
    if POCO_TRABAJO < razon < MUCHO_TRABAJO:
        return 1.0
    return min(max(razon, CARGA_MINIMA), CARGA_MAXIMA)


def _clave() -> str:
    return f"pronostico:1:{reloj.hoy()}"
