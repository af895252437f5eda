"""What goes before a case in its roadmap: it can be sent without it, but they may ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from experta.catalogo.rutas import paso_en
from experta.cuentas.models import Persona
from experta.expedientes import rules
from experta.expedientes.models import Expediente, HojaDeRuta


@dataclass(frozen=True)
class Previo:
    """A case that goes before another.

    `razon` is what the other asks it for; when it does not ask, why it is in the roadmap.
    """

    expediente: Expediente
    razon: str

    @property
    def nombre(self) -> str:
        """The name of its trámite."""
        return self.expediente.version.nombre

    @property
    def resuelto(self) -> bool:
        """Whether it ended in favour."""
        return self.expediente.estado == rules.FAVORABLE

    @property
    def terminado(self) -> bool:
        """Whether it ended, in favour or not."""
        return self.expediente.estado in rules.FINALES


@dataclass(frozen=True)
class Antes:
    """What is better finished before a draft is sent, and the roadmap where all are seen."""

    hoja: HojaDeRuta
    previos: tuple[Previo, ...]


def previos_de(
    expediente: Expediente, ruta: str, juntos: Mapping[str, Expediente]
) -> tuple[Previo, ...]:
    """Return those of a roadmap that go before a case, as its own version of the ficha says.

    Args:
        juntos: the cases of the roadmap, by the slug of their trámite.
    """
    ficha = expediente.version.ficha
    paso = paso_en(ficha, ruta)
    razones = {
        requisito["lo_tiene"].get("tramite"): requisito["razon"]
        for requisito in ficha.get("requisitos", ())
        if requisito.get("lo_tiene")
    }
    slugs = paso.despues_de if paso else ()
    return tuple(
        Previo(juntos[slug], razones.get(slug) or _por_que_esta(juntos[slug], ruta))
        for slug in slugs
        if slug in juntos
    )


def _por_que_esta(expediente: Expediente, ruta: str) -> str:
    paso = paso_en(expediente.version.ficha, ruta)
    return paso.razon if paso else ""


def por_terminar(expediente: Expediente, persona: Persona) -> Antes | None:
    """Return what goes before a draft and did not end in favour yet; one query, None if nothing."""
    suyos = Expediente.objects.visible_to(persona).de_la_misma_ruta(expediente)
    juntos = list(suyos.select_related("version", "tramite", "en_ruta__hoja"))
    if not juntos:
        return None
    hoja = juntos[0].en_ruta.hoja
    por_slug = {uno.tramite.slug: uno for uno in juntos}
    previos = previos_de(expediente, hoja.ruta, por_slug)
    faltan = tuple(previo for previo in previos if not previo.resuelto)
    return Antes(hoja, faltan) if faltan else None
