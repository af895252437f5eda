"""How the cases of a roadmap go, on one page: each with who has it, and what it waits for."""

from dataclasses import dataclass

from experta.catalogo.ejecutable import cargar
from experta.catalogo.rutas import niveles
from experta.cuentas.models import Persona
from experta.expedientes import rules
from experta.expedientes.models import Expediente, HojaDeRuta
from experta.tramitacion.consultas.turno import Turno, con_lo_del_turno, turno
from experta.tramitacion.rutas.previos import Previo, previos_de
from experta.tramitacion.solicitud import observable


@dataclass(frozen=True)
class Renglon:
    """A case of a roadmap.

    `espera_a` are those that go before it and are not resolved yet; `sin`, those that ended
    otherwise than in favour.
    """

    expediente: Expediente
    turno: Turno
    espera_a: tuple[Previo, ...]
    sin: tuple[Previo, ...]

    @property
    def es_borrador(self) -> bool:
        """Whether it is still to be sent."""
        return self.expediente.estado == rules.BORRADOR

    @property
    def en_espera(self) -> bool:
        """Whether it is better kept as a draft until another is resolved."""
        return self.es_borrador and bool(self.espera_a)

    @property
    def te_toca(self) -> bool:
        """Whether the person must do something now."""
        return self.turno.tuyo and not self.en_espera

    @property
    def resuelto(self) -> bool:
        """Whether it ended in favour."""
        return self.expediente.estado == rules.FAVORABLE


@dataclass(frozen=True)
class Avance:
    """A shared case file: its cases in order, and how many are resolved in favour."""

    hoja: HojaDeRuta
    renglones: tuple[Renglon, ...]

    @property
    def resueltos(self) -> int:
        """How many ended in favour."""
        return sum(renglon.resuelto for renglon in self.renglones)

    @property
    def por_enviar(self) -> int:
        """How many drafts wait for no other."""
        return sum(renglon.es_borrador and not renglon.en_espera for renglon in self.renglones)


def avance(hoja: HojaDeRuta, persona: Persona) -> Avance:
    """Return how the cases go; the same number of queries for one and for many."""
    suyos = Expediente.objects.visible_to(persona).filter(en_ruta__hoja=hoja)
    por_slug = {uno.tramite.slug: uno for uno in con_lo_del_turno(suyos)}
    antes = {slug: previos_de(uno, hoja.ruta, por_slug) for slug, uno in por_slug.items()}
    slugs = {slug: [p.expediente.tramite.slug for p in previos] for slug, previos in antes.items()}
    orden = [slug for nivel in niveles(slugs) for slug in nivel]
    return Avance(hoja, tuple(_renglon(por_slug[slug], antes[slug]) for slug in orden))


def listos_para_enviar(avance: Avance) -> list[Expediente]:
    """Return the drafts that wait for no other and lack nothing that binds, in order."""
    return [
        renglon.expediente
        for renglon in avance.renglones
        if renglon.es_borrador and not renglon.en_espera and _completo(renglon.expediente)
    ]


def _completo(expediente: Expediente) -> bool:
    ejecutable = cargar(expediente.version)
    return not any(uno.obliga for uno in observable(expediente, ejecutable))


def _renglon(expediente: Expediente, previos: tuple[Previo, ...]) -> Renglon:
    return Renglon(
        expediente=expediente,
        turno=turno(expediente),
        espera_a=tuple(previo for previo in previos if not previo.terminado),
        sin=tuple(previo for previo in previos if previo.terminado and not previo.resuelto),
    )
