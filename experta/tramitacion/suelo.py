"""What the zone of a place means for its use, in words. It is orientation: nothing here decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.suelo.compatibilidad import (
    CONDICIONADO,
    PERMITIDO,
    POR_REVISAR,
    PROHIBIDO,
)
from experta.catalogo.suelo.geojson import Zona
from experta.catalogo.suelo.lugar import Ubicacion, ubicar

_TONOS: Final = {PERMITIDO: "bien", PROHIBIDO: "mal"}


@dataclass(frozen=True)
class Orientacion:
    """What is known of a place: `lugar` says its zone; `uso`, if it fits there and whom to ask.

    Without a giro or a home to look for, `uso` and `rotulo` are empty. `zona` is None when
    somebody has to look which one it is.
    """

    lugar: str
    uso: str
    rotulo: str
    tono: str
    explicacion: str
    zona: Zona | None
    de_demostracion: bool


def orientacion(ubicacion: Ubicacion | None) -> Orientacion | None:
    """Return a place in words, in the language of who reads."""
    if ubicacion is None:
        return None
    compatibilidad = ubicacion.compatibilidad
    valor = compatibilidad.valor if compatibilidad else ""
    rotulo, uso = _del_uso(valor)
    return Orientacion(
        lugar=_lugar(ubicacion),
        uso=uso,
        rotulo=rotulo,
        tono=_TONOS.get(valor, "ojo"),
        explicacion=compatibilidad.explicacion if compatibilidad else "",
        zona=ubicacion.zona,
        de_demostracion=ubicacion.de_demostracion,
    )


def ubicacion_de(ejecutable: Ejecutable, respuestas: Mapping[str, object]) -> Ubicacion | None:
    """Return the zone of the place of an application, if its ficha looks at it and it is known."""
    suelo = ejecutable.ficha.suelo
    if suelo is None:
        return None
    predio, giro = respuestas.get(suelo.predio), respuestas.get(suelo.giro)
    return ubicar(predio, giro, destino=respuestas.get(suelo.uso))


def advertencia(ubicacion: Ubicacion | None) -> str:
    """Return what whoever reviews would say, in Spanish; nothing when it is allowed there."""
    compatibilidad = ubicacion.compatibilidad if ubicacion else None
    if compatibilidad is None or compatibilidad.valor == PERMITIDO:
        return ""
    with override("es"):
        dicha = orientacion(ubicacion)
        orienta = _("Es orientación: decide la autoridad al revisar.")
    partes = (dicha.lugar, dicha.uso, dicha.explicacion, orienta) if dicha else ()
    return " ".join(filter(None, partes))


def _lugar(ubicacion: Ubicacion) -> str:
    zonas = {"zonas": _(" y ").join(f"«{zona.nombre}»" for zona in ubicacion.zonas)}
    if ubicacion.en_el_borde:
        return _("El punto cae justo en el límite de %(zonas)s.") % zonas
    if ubicacion.dudosa:
        return _("El mapa pone ese punto a la vez en %(zonas)s.") % zonas
    if ubicacion.dicha:
        return _("Dijiste que el lugar está en %(zonas)s.") % zonas
    return _("Por el punto que se dio, el lugar está en %(zonas)s.") % zonas


def _del_uso(valor: str) -> tuple[str, str]:
    """Return the short word and the sentence for whether a use is allowed."""
    return {
        PERMITIDO: (_("Se permite"), _("Lo que quieres hacer se permite ahí.")),
        CONDICIONADO: (
            _("Con condiciones"),
            _("Necesita condiciones: pregúntalas en desarrollo urbano antes de gastar ahí."),
        ),
        PROHIBIDO: (
            _("No se permite"),
            _("Ahí no se permite: habla con desarrollo urbano antes de gastar ahí."),
        ),
        POR_REVISAR: (
            _("Por revisar"),
            _("No se sabe si se permite: pregunta en desarrollo urbano antes de gastar ahí."),
        ),
    }.get(valor, ("", ""))
