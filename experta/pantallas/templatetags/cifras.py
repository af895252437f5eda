"""`{% load cifras %}`: durations and shares as people read them, and the bars of a chart."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from experta.analitica.tipos import Tramo
from experta.tramitacion.consultas.fechas import en_letra

register = template.Library()

ALTO = 160  # pixels of a bar of 100 %
_AIRE = 0.2  # share of its place that a bar leaves empty


@dataclass(frozen=True)
class Barra:
    """A bar: where it stands (shares of the width), how high it is (pixels), and its number.

    Without `por_ciento` there were too few cases: the place stays empty.
    """

    x: str
    centro: str
    ancho: str
    y: int
    alto: int
    por_ciento: int | None


@register.filter
def duracion(horas: int | None) -> str:
    """Say whole hours as people do: `3 horas`, `5 días`; a day that has begun counts."""
    if horas is None:
        return "—"
    if horas < 48:
        return ngettext("%(n)s hora", "%(n)s horas", max(horas, 1)) % {"n": max(horas, 1)}
    return _("%(n)s días") % {"n": math.ceil(horas / 24)}


@register.filter
def por_ciento(parte: int | None) -> str:
    """Show a share in whole points; a dash when there are too few cases to say."""
    return "—" if parte is None else f"{parte} %"


@register.filter
def cuenta(cuantos: int | None) -> str:
    """Show a count; a dash when it is hidden."""
    return "—" if cuantos is None else str(cuantos)


@register.filter
def dia(fecha: date) -> str:
    """Show a day in words: `5 de marzo de 2026`."""
    return en_letra(fecha)


@register.filter
def dia_corto(fecha: date) -> str:
    """Show a day where there is little room: `5 mar`."""
    texto = date_format(fecha, "j M")
    return texto.lower() if get_language().startswith("es") else texto


@register.inclusion_tag("pantallas/cifras/_barras.html")
def barras(tramos: Iterable[Tramo]) -> dict[str, object]:
    """Draw the share accepted at first, stretch by stretch, with its table beside it."""
    todos = list(tramos)
    return {
        "tramos": todos,
        "barras": [_barra(lugar, len(todos), uno.por_ciento) for lugar, uno in enumerate(todos)],
        "hay": any(uno.por_ciento is not None for uno in todos),
        "base": _BASE,
        "lineas": [(_BASE - ALTO, 100), (_BASE - ALTO // 2, 50), (_BASE, 0)],
    }


# Room above the highest bar for its number.
_BASE = ALTO + 24


def _barra(lugar: int, cuantas: int, por_ciento: int | None) -> Barra:
    sitio = 100 / cuantas
    alto = ALTO * (por_ciento or 0) // 100
    return Barra(
        x=f"{sitio * (lugar + _AIRE / 2):.2f}%",
        centro=f"{sitio * (lugar + 0.5):.2f}%",
        ancho=f"{sitio * (1 - _AIRE):.2f}%",
        y=_BASE - alto,
        alto=alto,
        por_ciento=por_ciento,
    )
