"""The figures of a period, for pages: a fixed number of queries over our own tables.

First-time-right: of the files whose first review ended in the period, how many needed no
prevención. Time to answer: from submission to the signed answer, of the cases answered in it. In
time: of those, and of the ones that fell due in it and are still owed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import Count, Q

from experta.analitica.causas import causas
from experta.analitica.models import Cifra
from experta.analitica.pronostico import actualizar_pronosticos
from experta.analitica.recuento import poner_al_dia
from experta.analitica.rules import percentil, tramos
from experta.analitica.tipos import PERIODOS, Causas, Cifras, Fila, Grupo, Tiempos, Tramo
from experta.catalogo.models import Tramite
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.comun.texto import plegar

PERIODO = 90
EN_LINEA, VENTANILLA = "En línea", "En ventanilla"
# Seconds that figures are remembered: longer than the worker takes to come round again.
_MEMORIA = 20 * 60
C = TypeVar("C", Cifras, Causas)
_TIEMPOS = {
    "total": "horas",
    "autoridad": "horas_autoridad",
    "titular": "horas_titular",
    "pago": "horas_pago",
}
_CUENTAS: dict[str, Count] = {
    "respondidos": Count("pk", filter=Q(respondido__isnull=False)),
    "con_plazo": Count("pk", filter=Q(en_plazo__isnull=False)),
    "en_plazo": Count("pk", filter=Q(en_plazo=True)),
    "con_promesa": Count("pk", filter=Q(promesa_cumplida__isnull=False)),
    "promesa_cumplida": Count("pk", filter=Q(promesa_cumplida=True)),
}


def actualizar() -> int:
    """Take in what happened and count every period again; return how many cases were looked at.

    The worker does it, so that no page waits: a year of 100,000 cases takes a second to count.
    """
    casos = poner_al_dia()
    for dias in PERIODOS:
        _recordar(contar, dias)
        _recordar(causas, dias)
    actualizar_pronosticos()
    return casos


def cifras(dias: int = PERIODO) -> Cifras:
    """Return the figures of the last `dias` days, today included, as the worker left them.

    Raises:
        ValueError: not one of PERIODOS.
    """
    if dias not in PERIODOS:
        raise ValueError(f"not a period: {dias}")
    return _recordado(contar, dias)


def cifras_publicas(dias: int = PERIODO) -> Cifras:
    """Return the figures that anybody may see: cells under ten hidden."""
    return cifras(dias).publicas()


def causas_publicas(dias: int = PERIODO) -> Causas:
    """Return why files came back, as the worker left it: causes of fewer than ten hidden."""
    return _recordado(causas, dias).publicas()


def _recordado(contado: Callable[[int], C], dias: int) -> C:
    guardado: C | None = cache.get(_clave(contado, dias))
    return _recordar(contado, dias) if guardado is None else guardado


def _recordar(contado: Callable[[int], C], dias: int) -> C:
    """Count now, and remember it until the worker comes round again."""
    hecho = contado(dias)
    cache.set(_clave(contado, dias), hecho, _MEMORIA)
    return hecho


def _clave(contado: Callable[[int], C], dias: int) -> str:
    return f"analitica:2:{contado.__name__}:{dias}:{reloj.hoy()}"


def contar(dias: int) -> Cifras:
    """Count the figures now; ten queries, whatever the number of cases."""
    hasta = reloj.hoy()
    desde = hasta - timedelta(days=dias - 1)
    por_tramite: dict[int, dict[str, Any]] = defaultdict(dict)
    por_dia = _revisados(desde, hasta, por_tramite)
    _ingresados(desde, hasta, por_tramite)
    conteos = _respondidos(desde, hasta, por_tramite)
    filas = _filas(por_tramite, conteos)
    return Cifras(
        dias=dias,
        desde=desde,
        hasta=hasta,
        todos=_todos(filas, conteos),
        filas=tuple(filas),
        tramos=_tramos(desde, hasta, por_dia),
        canales=_por_canal(desde, hasta),
        dependencias=_por_dependencia(filas),
    )


def _ingresados(desde: date, hasta: date, por_tramite: dict[int, dict[str, Any]]) -> None:
    filas = Cifra.objects.filter(ingresado__range=(desde, hasta)).values("tramite")
    for fila in filas.annotate(n=Count("pk"), digitales=Count("pk", filter=Q(en_linea=True))):
        por_tramite[fila["tramite"]] |= {"ingresados": fila["n"], "en_linea": fila["digitales"]}


def _revisados(
    desde: date, hasta: date, por_tramite: dict[int, dict[str, Any]]
) -> dict[date, tuple[int, int]]:
    """Add the reviews to each trámite; return, by day, how many and how many passed."""
    por_dia: dict[date, tuple[int, int]] = defaultdict(lambda: (0, 0))
    filas = Cifra.objects.filter(revisado__range=(desde, hasta)).values_list("tramite", "revisado")
    cuentas = filas.annotate(n=Count("pk"), bien=Count("pk", filter=Q(a_la_primera=True)))
    for tramite, dia, n, bien in cuentas:
        suyas = por_tramite[tramite]
        suyas["revisados"] = suyas.get("revisados", 0) + n
        suyas["a_la_primera"] = suyas.get("a_la_primera", 0) + bien
        por_dia[dia] = (por_dia[dia][0] + n, por_dia[dia][1] + bien)
    return por_dia


def _por_canal(desde: date, hasta: date) -> tuple[Grupo, ...]:
    revisados = Cifra.objects.filter(revisado__range=(desde, hasta)).order_by("-en_linea")
    cuentas = revisados.values_list("en_linea").annotate(
        n=Count("pk"), bien=Count("pk", filter=Q(a_la_primera=True))
    )
    return tuple(Grupo(EN_LINEA if linea else VENTANILLA, n, bien) for linea, n, bien in cuentas)


def _por_dependencia(filas: list[Fila]) -> tuple[Grupo, ...]:
    """Add the trámites of each dependencia, by its name."""
    dependencias = municipio_actual().dependencias
    de_cada_una = dict(
        Tramite.objects.filter(slug__in=[fila.slug for fila in filas]).values_list(
            "slug", "vigente__ficha__dependencia"
        )
    )
    sumas: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for fila in filas:
        clave = str(de_cada_una.get(fila.slug) or "")
        nombre = dependencias[clave].nombre if clave in dependencias else clave
        n, bien = sumas[nombre]
        sumas[nombre] = (n + (fila.revisados or 0), bien + (fila.a_la_primera or 0))
    return tuple(Grupo(nombre, *sumas[nombre]) for nombre in sorted(sumas, key=plegar))


Conteos = dict[str, dict[int, dict[int, int]]]


def _respondidos(desde: date, hasta: date, por_tramite: dict[int, dict[str, Any]]) -> Conteos:
    """Add the answers to each trámite; return, by measure and trámite, how many took how long."""
    debidos = Cifra.objects.filter(debido__range=(desde, hasta))
    for tramite, *cuentas in debidos.values_list("tramite").annotate(**_CUENTAS):
        por_tramite[tramite] |= dict(zip(_CUENTAS, cuentas, strict=True))
    respondidos = debidos.filter(respondido__isnull=False)
    conteos: Conteos = {medida: defaultdict(dict) for medida in _TIEMPOS}
    for medida, columna in _TIEMPOS.items():
        for tramite, horas, cuantos in respondidos.values_list("tramite", columna).annotate(
            n=Count("pk")
        ):
            conteos[medida][tramite][horas] = cuantos
    return conteos


def _filas(por_tramite: dict[int, dict[str, Any]], conteos: Conteos) -> list[Fila]:
    """Return a row per trámite, by name: the order of the counts would tell of those hidden."""
    tramites = Tramite.objects.filter(pk__in=por_tramite)
    filas = []
    for pk, slug, nombre in tramites.values_list("pk", "slug", "vigente__nombre"):
        datos = dict(por_tramite[pk])
        datos |= {medida: _tiempos([conteos[medida][pk]]) for medida in _TIEMPOS}
        filas.append(Fila(slug=slug, nombre=nombre or slug, **datos))
    return sorted(filas, key=lambda fila: plegar(fila.nombre))


def _todos(filas: list[Fila], conteos: Conteos) -> Fila:
    cuentas = ["ingresados", "en_linea", "revisados", "a_la_primera", *_CUENTAS]
    datos: dict[str, Any] = {c: sum(getattr(fila, c) for fila in filas) for c in cuentas}
    datos |= {medida: _tiempos(conteos[medida].values()) for medida in _TIEMPOS}
    return Fila(slug="", nombre="", **datos)


def _tiempos(conteos: Iterable[dict[int, int]]) -> Tiempos:
    juntos: dict[int, int] = defaultdict(int)
    for conteo in conteos:
        for horas, cuantos in conteo.items():
            juntos[horas] += cuantos
    return Tiempos(percentil(juntos, 0.5), percentil(juntos, 0.8))


def _tramos(desde: date, hasta: date, por_dia: dict[date, tuple[int, int]]) -> tuple[Tramo, ...]:
    """Cut the period into weeks, or into stretches of thirty days when it is a year."""
    largo = 7 if (hasta - desde).days < 100 else 30
    cortes = tramos(desde, hasta, largo)
    return tuple(
        Tramo(
            inicio,
            fin,
            sum(n for dia, (n, _bien) in por_dia.items() if inicio <= dia <= fin),
            sum(bien for dia, (_n, bien) in por_dia.items() if inicio <= dia <= fin),
        )
        for inicio, fin in cortes
    )
