"""What people will do, before anything happens: arrivals and behaviour. Pure; a seed fixes all.

The volume is that of a large department: 56,677 files in 2025, about 225 a working day
(https://elpuntero.com.mx, notes that relay the department's own counts). Two of every three files
were right the first time after its redesign (64 %). How people answer and pay, the mix of trámites
and the shape of the year were not found: they are assumptions of the demonstration.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

# How often each trámite is asked for; one that is not here, or not published, is not simulated.
MEZCLA: Mapping[str, int] = {
    "constancia-de-residencia": 22,
    "uso-de-suelo": 18,
    "alineamiento-y-numero-oficial": 18,
    "apertura-sare": 12,
    "construccion-menor-60": 10,
    "licencia-de-funcionamiento": 6,
    "dictamen-proteccion-civil": 4,
    "construccion-mayor-60": 3,
    "licencia-de-anuncio": 3,
    "permiso-via-publica": 2,
    "dictamen-de-aforo": 2,
}
# How busy each month is; their mean is 1, and January is the peak.
MESES = (1.45, 1.15, 1.05, 0.95, 0.95, 0.95, 0.9, 1.0, 1.0, 0.95, 0.9, 0.75)
EN_VENTANILLA = 0.2
EN_PAPEL = 0.5  # of those who come to the counter
ABANDONA = 0.06
CON_FALTA = 0.36
NO_PROCEDE = 0.05
NUNCA_RESPONDE = 0.1
NUNCA_PAGA = 0.04
NUNCA_ABRE = 0.04
CON_MEDIDAS = 0.15
DESISTE = 0.01


@dataclass(frozen=True)
class Parametros:
    """What was asked for: first day, working days, mean of a working day, seed."""

    desde: date
    dias: int
    por_dia: int
    semilla: int


@dataclass(frozen=True)
class Conducta:
    """One person before the town: what they ask, when, and how they will behave. None is never."""

    numero: int
    tramite: str
    llega: datetime
    en_ventanilla: bool
    acepta_electronica: bool
    abandona: bool
    con_falta: bool
    procede: bool
    con_medidas: bool
    paga_en_linea: bool
    lee: timedelta | None
    responde: timedelta | None
    paga: timedelta | None
    desiste: timedelta | None


def azar(semilla: int, *nombre: object) -> Random:
    """Return a stream of chance of its own: what one draws never changes what another will."""
    return Random(":".join(map(str, (semilla, *nombre))))  # noqa: S311 - a simulation, no secret


def llegadas(
    parametros: Parametros, habiles: Sequence[date], slugs: Sequence[str], zona: ZoneInfo
) -> Iterator[Conducta]:
    """Yield every person who will come, day by day, in the order of arrival.

    Raises:
        ValueError: none of those trámites is simulated.
    """
    mezcla = {slug: MEZCLA[slug] for slug in sorted(slugs) if slug in MEZCLA}
    if not mezcla:
        raise ValueError("Ningún trámite publicado está en la mezcla de la simulación.")
    numero = 0
    for dia in habiles:
        suerte = azar(parametros.semilla, "llegadas", dia)
        cuantas = _poisson(suerte, parametros.por_dia * MESES[dia.month - 1])
        momentos = sorted(_hora(suerte) for _ in range(cuantas))
        for hora in momentos:
            numero += 1
            llega = datetime.combine(dia, hora, zona)
            yield _conducta(parametros.semilla, numero, llega, mezcla)


def _conducta(semilla: int, numero: int, llega: datetime, mezcla: Mapping[str, int]) -> Conducta:
    suerte = azar(semilla, "persona", numero)
    # At night there is nobody at the counter.
    mostrador = time(8, 30) <= llega.time() < time(14, 30)
    va, en_papel = suerte.random() < EN_VENTANILLA, suerte.random() < EN_PAPEL
    return Conducta(
        numero=numero,
        tramite=suerte.choices(list(mezcla), list(mezcla.values()))[0],
        llega=llega,
        en_ventanilla=va and mostrador,
        acepta_electronica=not (va and mostrador and en_papel),
        abandona=suerte.random() < ABANDONA,
        con_falta=suerte.random() < CON_FALTA,
        procede=suerte.random() >= NO_PROCEDE,
        con_medidas=suerte.random() < CON_MEDIDAS,
        paga_en_linea=suerte.random() < 0.7,
        lee=_espera(suerte, 0.6, NUNCA_ABRE),
        responde=_espera(suerte, 2.5, NUNCA_RESPONDE),
        paga=_espera(suerte, 1.5, NUNCA_PAGA),
        desiste=_espera(suerte, 1.0, 1 - DESISTE),
    )


def _espera(suerte: Random, dias: float, nunca: float) -> timedelta | None:
    """Return how long somebody takes, `dias` on average with a long tail; None is never."""
    tarda = timedelta(minutes=round(suerte.expovariate(1 / (dias * 24 * 60))))
    return None if suerte.random() < nunca else tarda


def _hora(suerte: Random) -> time:
    """Return an hour of arrival: most people write in the morning, some in the evening."""
    minuto = int(suerte.triangular(7 * 60, 22 * 60, 11 * 60))
    return time(minuto // 60, minuto % 60, suerte.randrange(60))


def _poisson(suerte: Random, media: float) -> int:
    """Return how many come when `media` come on average (Knuth's product, in stretches)."""
    cuantas = 0
    while media > 0:
        tramo, media = min(media, 50.0), media - 50.0
        producto, limite = suerte.random(), math.exp(-tramo)
        while producto > limite:
            cuantas += 1
            producto *= suerte.random()
    return cuantas
