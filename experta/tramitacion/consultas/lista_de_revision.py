"""The checklist of a reviewer: what the checks say of each answer, paper and requirement.

The same rules that the person read before sending; the reviewer ticks what is right and observes
with the reason already written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.catalogo.partes import Requisito
from experta.expedientes.models import Expediente, VistoBueno
from experta.motores.formularios import Pregunta
from experta.tramitacion.consultas.revision import Dato, Revision
from experta.tramitacion.previa import Observable, Papel, lo_que_se_observaria
from experta.tramitacion.solicitud import papeles_de
from experta.tramitacion.vistos import puntos_de

BIEN: Final = "bien"
AVISO: Final = "ojo"
POR_MIRAR: Final = "neutro"
# Answers whose form the engine proves by itself; free text and places need eyes.
_SE_PRUEBAN: Final = frozenset(
    {
        *("numero", "dinero", "fecha", "si_no", "opcion", "opciones", "curp", "rfc", "correo"),
        *("telefono", "giro", "protesta", "calculo"),
    }
)


@dataclass(frozen=True)
class Punto:
    """A line of the checklist. `tono` bien, ojo (the checks found something) or neutro (to look).

    `pregunta` is empty for a requirement that no question asks. `visto` is the tick of the area,
    if it put one and nothing changed since.
    """

    clave: str
    pregunta: str
    etiqueta: str
    tono: str
    hallados: tuple[Observable, ...]
    visto: VistoBueno | None

    @property
    def rotulo(self) -> str:
        """Return what the checks say, in words."""
        return {BIEN: _("Bien"), AVISO: _("Aviso")}.get(self.tono, _("Por mirar"))


@dataclass(frozen=True)
class Lista:
    """The whole checklist of an area."""

    puntos: tuple[Punto, ...]

    @property
    def vistos(self) -> int:
        """Return how many points the area ticked."""
        return sum(punto.visto is not None for punto in self.puntos)

    @property
    def sin_pregunta(self) -> tuple[Punto, ...]:
        """Return the requirements that no answer shows."""
        return tuple(punto for punto in self.puntos if not punto.pregunta)

    @property
    def por_pregunta(self) -> Mapping[str, Punto]:
        """Return the points of questions by their key."""
        return {punto.pregunta: punto for punto in self.puntos if punto.pregunta}


def lista_de(expediente: Expediente, leida: Revision, area: str) -> Lista:
    """Return the checklist of an area on a case open for review; the same number of queries always.

    Args:
        leida: what `revision` read of the same case.
    """
    ejecutable = cargar(expediente.version)
    papeles = papeles_de(expediente, ejecutable)
    por_pregunta: dict[str, list[Observable]] = {}
    for uno in lo_que_se_observaria(ejecutable, expediente.respuestas, papeles):
        por_pregunta.setdefault(uno.pregunta, []).append(uno)
    vistos = {
        visto.punto: visto
        for visto in expediente.vistos_buenos.filter(area=area).select_related("autor")
    }
    datos = {dato.clave: dato for dato in leida.datos}
    puntos = []
    for clave, cosa in puntos_de(ejecutable, expediente.respuestas).items():
        visto = _vigente(vistos.get(clave), datos.get(clave), leida)
        if isinstance(cosa, Requisito):
            puntos.append(Punto(clave, "", cosa.nombre, POR_MIRAR, (), visto))
            continue
        hallados = tuple(por_pregunta.get(cosa.clave, ()))
        tono = _tono(ejecutable, cosa, hallados, papeles.get(cosa.clave, []))
        puntos.append(Punto(clave, cosa.clave, cosa.etiqueta, tono, hallados, visto))
    return Lista(tuple(puntos))


def _vigente(visto: VistoBueno | None, dato: Dato | None, leida: Revision) -> VistoBueno | None:
    """Return the tick unless what it confirmed changed after it."""
    cambio = dato is not None and dato.cambio and leida.respondida_at is not None
    if visto and cambio and leida.respondida_at and visto.created_at < leida.respondida_at:
        return None
    return visto


def _tono(
    ejecutable: Ejecutable,
    pregunta: Pregunta,
    hallados: tuple[Observable, ...],
    papeles: list[Papel],
) -> str:
    if hallados:
        return AVISO
    if pregunta.tipo != "archivo":
        probada = pregunta.tipo in _SE_PRUEBAN or bool(pregunta.validaciones)
        return BIEN if probada else POR_MIRAR
    requisito = ejecutable.ficha.requisito(pregunta.requisito)
    comprobados = bool(papeles) and all(papel.comprobado for papel in papeles)
    con_reglas = requisito is not None and bool(requisito.comprobaciones)
    return BIEN if con_reglas and comprobados else POR_MIRAR
