"""`{% load pantallas %}`: fields of a form, money, dates and moments as people read them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, json_script
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from experta.comun import reloj
from experta.comun.dinero import con_signo
from experta.motores.formularios.modelo import Pregunta
from experta.pantallas import campos
from experta.tramitacion.consultas import fechas

register = template.Library()

_TONOS = {"success": "bien", "warning": "ojo", "error": "mal"}
_COLORES = {"bien": "verde", "ojo": "ambar", "mal": "rojo"}


@register.inclusion_tag("pantallas/campos/_campo.html", takes_context=True)
def campo(
    context: template.Context,
    pregunta: Pregunta,
    valor: Any = None,
    faltas: Mapping[str, str] | str | None = None,
    *,
    titulo: bool = False,
    estante: bool = False,
) -> dict[str, Any]:
    """Show a question with its answer and errors; `titulo=True` makes it the page's heading.

    `estante=True` says that a trámite of the shelf asks it, in Spanish whatever the page speaks.

    The page may set `url_giros`, the address that suggests activities while one is written, and
    `giros`, those found when it was asked to search without JavaScript.
    """
    return {
        "c": campos.campo(pregunta, valor, faltas, titulo=titulo),
        "url_giros": context.get("url_giros"),
        "giros": context.get("giros"),
        "lengua": _otra_lengua() if estante else "",
    }


@register.simple_tag
def en_espanol() -> str:
    """Write the attribute of an element whose content is always Spanish (WCAG 2.2, 3.1.2).

    Nothing in a page that is itself in Spanish. `{% en_espanol as otra %}` asks whether it is not.
    """
    return format_html('lang="{}"', otra) if (otra := _otra_lengua()) else ""


@register.simple_tag
def dinero(centavos: int) -> str:
    """Show centavos as `$1,702.00`."""
    return format_html('<span class="dinero">{}</span>', con_signo(centavos))


@register.simple_tag
def fecha_larga(dia: date) -> str:
    """Show a date with its weekday: `viernes 4 de diciembre de 2026`."""
    texto = f"{_en_letra(dia, 'l')} {_en_letra(dia, 'DATE_FORMAT')}"
    return format_html('<time datetime="{}">{}</time>', dia.isoformat(), texto)


@register.simple_tag
def cuando(momento: datetime) -> str:
    """Show an aware moment in the town's time: `hoy, 10:05`, `ayer, 18:20` or the whole date."""
    local = reloj.local(momento)
    lejos = local.date() - reloj.hoy()
    cercano = {timedelta(0): _("hoy"), timedelta(-1): _("ayer"), timedelta(1): _("mañana")}
    dia = cercano.get(lejos) or _en_letra(local.date(), "DATE_FORMAT")
    hora = date_format(local, "TIME_FORMAT")
    exacto = local.isoformat("T", "minutes")
    en_papel = _en_letra(local.date(), "DATE_FORMAT") if lejos in cercano else ""
    if not en_papel:
        return format_html('<time datetime="{}">{}, {}</time>', exacto, dia, hora)
    # A printed page is read on another day: there it says which.
    return format_html(
        '<time datetime="{}">{}, {}<span class="fecha-impresa"> ({})</span></time>',
        exacto, dia, hora, en_papel,
    )  # fmt: skip


class _Enlazados:
    """Linked data as JSON that no text inside can close or open a tag with."""

    def __init__(self, valor: Any) -> None:
        self._guion = json_script(valor)

    def __html__(self) -> str:
        # Django writes <script type="application/json">…</script>: what is between is escaped.
        return self._guion.partition(">")[2].rpartition("</script>")[0]


@register.simple_tag(takes_context=True)
def datos_enlazados(context: template.Context, valor: Any) -> str:
    """Write linked data (JSON-LD) for search engines; browsers do not run it."""
    return format_html(
        '<script type="application/ld+json" nonce="{}">{}</script>',
        context["csp_nonce"],
        _Enlazados(valor),
    )


@register.filter
def tiempo(nombrado: str) -> str:
    """Show a length of time in the language of the page: `10 días hábiles`, `10 working days`."""
    return fechas.tiempo(nombrado)


@register.filter
def tono(nivel: str) -> str:
    """Return the tone of the stylesheet for the level of a Django message."""
    return _TONOS.get(nivel, "nota")


@register.filter
def color(tono: str) -> str:
    """Return the colour of `_semaforo.html` for a tone of the stylesheet."""
    return _COLORES.get(tono, "gris")


def _otra_lengua() -> str:
    """Return the language of the shelf where the page speaks another; "" where it is the same."""
    return "" if (get_language() or "es").startswith("es") else "es"


def _en_letra(dia: date, formato: str) -> str:
    texto = date_format(dia, formato)
    # Django's Mexican catalogue writes «Noviembre»; Spanish days and months take no capital.
    return texto.lower() if get_language().startswith("es") else texto
