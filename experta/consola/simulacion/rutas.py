"""What each trámite asks of the offices, read from its ficha: who does what, and how long it takes.

The minutes are assumptions of the demonstration. The acts follow the real process; these routes
only size the staff and carry the model of a year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from experta.catalogo.ejecutable import VISITA, Ejecutable
from experta.catalogo.muestras import respuestas_de_ejemplo
from experta.cuentas.models import Rol

# Mean minutes that each act takes a person, with what goes with it (reading, driving there).
MINUTOS: Mapping[str, float] = {
    "resolver": 14,
    "dictaminar": 16,
    "revisar": 22,
    "programar-inspeccion": 5,
    "inspeccionar": 70,
    "firmar": 2,
    "prevenir": 6,
    "atender": 5,
    "notificar": 25,
}
_OTRO = 10.0


@dataclass(frozen=True, order=True)
class Puesto:
    """A role in an office."""

    rol: str
    dependencia: str


@dataclass(frozen=True)
class Paso:
    """One act that somebody of a post has to do."""

    acto: str
    puesto: Puesto


@dataclass(frozen=True)
class Ruta:
    """The stages of a trámite; the steps of one stage run side by side. `cobra` before the last.

    `responsable` answers for the trámite and `firmantes` are the offices that may have to sign.
    """

    slug: str
    responsable: str
    firmantes: frozenset[str]
    etapas: tuple[tuple[Paso, ...], ...]
    cobra: bool

    @property
    def pasos(self) -> tuple[Paso, ...]:
        """Return every step, in order."""
        return tuple(paso for etapa in self.etapas for paso in etapa)


def ruta_de(ejecutable: Ejecutable) -> Ruta:
    """Return the route of a trámite when all goes well, with the answers of its example."""
    ficha = ejecutable.ficha
    oficinas = {documento.dependencia or ficha.dependencia for documento in ficha.documentos}
    firmas = tuple(_paso("firmar", Rol.FIRMANTE, oficina) for oficina in sorted(oficinas))
    parametros = ficha.proceso.parametros
    otras = {ficha.dependencia, parametros.dependencia, parametros.dependencia_firmante}
    return Ruta(
        slug=ejecutable.slug,
        responsable=ficha.dependencia,
        firmantes=frozenset((oficinas | otras) - {""}),
        etapas=(*_revision(ejecutable), firmas),
        cobra=not ficha.costo.gratuito,
    )


def _revision(ejecutable: Ejecutable) -> tuple[tuple[Paso, ...], ...]:
    ficha = ejecutable.ficha
    opinan = [_paso("dictaminar", Rol.REVISOR, area.dependencia) for area in ficha.areas]
    acto = "revisar" if ficha.inspeccion else "resolver"
    revision = tuple(opinan or [_paso(acto, Rol.REVISOR, ficha.dependencia)])
    if not ejecutable.datos_de_proceso(respuestas_de_ejemplo(ejecutable))[VISITA]:
        return (revision,)
    visita = ficha.proceso.parametros.dependencia_inspeccion or ficha.dependencia
    return (
        revision,
        (_paso("programar-inspeccion", Rol.INSPECTOR, visita),),
        (_paso("inspeccionar", Rol.INSPECTOR, visita),),
    )


def _paso(acto: str, rol: Rol, dependencia: str) -> Paso:
    return Paso(acto, Puesto(str(rol), dependencia))


def minutos(suerte: Random, acto: str) -> int:
    """Return how long one such act takes this time: around its mean, with a tail, never zero."""
    media = MINUTOS.get(acto, _OTRO)
    return max(1, round(suerte.gammavariate(2, media / 2)))
