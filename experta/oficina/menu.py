"""The menu at the side of every office page: what the person's appointments open."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona, Rol
from experta.documentos.models import Documento

# More than this says nothing: the badge stays short and its query small.
CUENTA_MAXIMA = 99

_LEEN = frozenset(Rol) - {Rol.ADMINISTRADOR}
_ATIENDEN = _LEEN - {Rol.OIC, Rol.ANALISTA, Rol.TESORERIA}
# Where each role that has no inbox begins.
_PRIMERAS = {
    Rol.OIC: "oic",
    Rol.TESORERIA: "caja",
    Rol.ANALISTA: "catalogo",
    Rol.ADMINISTRADOR: "personas",
}


@dataclass(frozen=True)
class Entrada:
    """A line of the menu; `actual` when the page is it or below it; `cuenta` is what waits."""

    texto: str | Promise
    url: str
    actual: bool
    cuenta: str


@dataclass(frozen=True)
class _Puerta:
    ruta: str
    texto: str | Promise
    roles: frozenset[Rol]
    contar: Callable[[Persona], int] | None = None


def _tareas(persona: Persona) -> int:
    return Tarea.objects.visible_to(persona).pendientes()[: CUENTA_MAXIMA + 1].count()


def _por_firmar(persona: Persona) -> int:
    return Documento.objects.por_firmar_de(persona)[: CUENTA_MAXIMA + 1].count()


_PUERTAS = (
    _Puerta("bandeja", _("Mi bandeja"), _ATIENDEN, _tareas),
    _Puerta("firma", _("Por firmar"), frozenset({Rol.FIRMANTE}), _por_firmar),
    _Puerta("visitas", _("Visitas"), frozenset({Rol.INSPECTOR})),
    _Puerta("ventanilla", _("Ventanilla"), frozenset({Rol.VENTANILLA})),
    _Puerta("caja", _("Caja"), frozenset({Rol.TESORERIA})),
    _Puerta("expedientes", _("Expedientes"), _LEEN - {Rol.ANALISTA}),
    _Puerta("reportes", _("Dudas y fallas"), frozenset({Rol.VENTANILLA, Rol.ADMINISTRADOR})),
    _Puerta("por_vencer", _("Por vencer"), frozenset({Rol.FIRMANTE, Rol.OIC})),
    _Puerta("calendario", _("Calendario"), frozenset({Rol.ADMINISTRADOR, Rol.OIC})),
    _Puerta("oic", _("Control interno"), frozenset({Rol.OIC})),
    _Puerta("catalogo", _("Catálogo"), frozenset({Rol.ANALISTA})),
    _Puerta("busquedas", _("Lo que no se encontró"), frozenset({Rol.ANALISTA})),
    _Puerta("cifras", _("Cifras"), frozenset({Rol.FIRMANTE, Rol.OIC, Rol.ANALISTA})),
    _Puerta("personas", _("Personas y nombramientos"), frozenset({Rol.ADMINISTRADOR})),
)


def menu(request: HttpRequest) -> list[Entrada]:
    """Return the entries for whoever is logged in; a door that is not built yet is left out."""
    persona = request.user
    if not isinstance(persona, Persona):
        return []
    roles = persona.roles()
    abiertas = [puerta for puerta in _PUERTAS if puerta.roles & roles]
    entradas = [(puerta, url) for puerta in abiertas if (url := _direccion(puerta.ruta))]
    actual = _actual(request.path, [url for _puerta, url in entradas])
    return [
        Entrada(
            texto=puerta.texto,
            url=url,
            actual=url == actual,
            cuenta=_cuenta(puerta, persona),
        )
        for puerta, url in entradas
    ]


def primera(persona: Persona) -> str:
    """Return the page where somebody without an inbox begins; "" for whoever has one."""
    roles = persona.roles()
    if roles & _ATIENDEN:
        return ""
    return next((_direccion(ruta) for rol, ruta in _PRIMERAS.items() if rol in roles), "")


def _direccion(ruta: str) -> str:
    try:
        return reverse(f"oficina:{ruta}")
    except NoReverseMatch:
        return ""


def _actual(camino: str, direcciones: list[str]) -> str:
    """Return the entry that leads nearest to the page: the longest address it begins with."""
    return max((url for url in direcciones if camino.startswith(url)), key=len, default="")


def _cuenta(puerta: _Puerta, persona: Persona) -> str:
    cuantos = puerta.contar(persona) if puerta.contar else 0
    if cuantos > CUENTA_MAXIMA:
        return f"+{CUENTA_MAXIMA}"
    return str(cuantos) if cuantos else ""
