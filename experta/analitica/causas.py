"""Why files come back: observations by question, by reason and by dependencia, worst first."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Count, QuerySet

from experta.analitica.models import Causa
from experta.analitica.rules import porcentaje
from experta.analitica.tipos import Causas, Renglon
from experta.catalogo.ejecutable import cargar
from experta.catalogo.models import Tramite
from experta.comun import reloj
from experta.comun.municipio import municipio_actual

PEORES = 10


def causas(dias: int, tramite: str = "") -> Causas:
    """Return the causes of the last `dias` days, of one trámite or of all.

    Five queries, and the versions they name.
    """
    hoy = reloj.hoy()
    filas = Causa.objects.filter(fecha__range=(hoy - timedelta(days=dias - 1), hoy)).order_by()
    if tramite:
        filas = filas.filter(tramite__slug=tramite)
    total = filas.count()
    return Causas(
        observaciones=total,
        por_pregunta=_por_pregunta(filas, total),
        por_motivo=_por(filas, "motivo", _motivo, total),
        por_dependencia=_por(filas, "dependencia", _dependencia, total),
    )


def _por(
    filas: QuerySet[Causa], columna: str, nombrar: Callable[[str], str], total: int
) -> tuple[Renglon, ...]:
    cuentas = filas.values_list(columna).annotate(n=Count("pk")).order_by("-n", columna)
    return tuple(
        Renglon(nombrar(clave), "", cuantas, porcentaje(cuantas, total) or 0)
        for clave, cuantas in cuentas[:PEORES]
    )


def _por_pregunta(filas: QuerySet[Causa], total: int) -> tuple[Renglon, ...]:
    cuentas = filas.values_list("tramite", "pregunta").annotate(n=Count("pk"))
    peores = list(cuentas.order_by("-n", "tramite", "pregunta")[:PEORES])
    tramites = Tramite.objects.select_related("vigente").in_bulk({uno for uno, _p, _n in peores})
    return tuple(
        Renglon(
            _pregunta(tramites[tramite], pregunta),
            _nombre(tramites[tramite]),
            cuantas,
            porcentaje(cuantas, total) or 0,
        )
        for tramite, pregunta, cuantas in peores
    )


def _nombre(tramite: Tramite) -> str:
    return tramite.vigente.nombre if tramite.vigente else tramite.slug


def _pregunta(tramite: Tramite, clave: str) -> str:
    """Return the question as the version in force asks it; its key if it asks it no more."""
    preguntas = cargar(tramite.vigente).formulario.preguntas if tramite.vigente else {}
    return preguntas[clave].etiqueta if clave in preguntas else clave


def _motivo(clave: str) -> str:
    motivo = municipio_actual().motivos.get(clave)
    return motivo.titulo if motivo else clave


def _dependencia(clave: str) -> str:
    dependencia = municipio_actual().dependencias.get(clave)
    return dependencia.nombre if dependencia else clave
