"""What the cases of one roadmap share: an answer or a paper given in one is not asked in another.

Only what the person did not write there is filled in: what they wrote is never replaced.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from experta.catalogo.ejecutable import cargar
from experta.catalogo.rutas import paso_en
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.rules import BORRADOR
from experta.tramitacion import carpeta
from experta.tramitacion.prellenado import Tomada, misma_pregunta, tomadas
from experta.tramitacion.rutas.hoja import PasoDeHoja

# Where such an answer comes from, for whoever reads it.
ORIGEN = "ruta"
_VACIAS: tuple[object, ...] = (None, "", [], {})


def conocidas(
    expediente: Expediente, paso: PasoDeHoja, persona: Persona, respuestas: Mapping[str, Any]
) -> dict[str, Tomada]:
    """Return what a draft of a roadmap begins with: what the town knows, then what was answered."""
    formulario = paso.ejecutable.formulario
    de_la_ruta = {
        clave: Tomada(valor, ORIGEN) for clave, valor in paso.llevadas(respuestas).items()
    }
    return tomadas(expediente, formulario, persona) | de_la_ruta


def compartidas(expediente: Expediente) -> dict[str, Tomada]:
    """Return the answers to fill in a draft with what its person wrote in the others.

    A key that the roadmap fills from different answers is not the same fact: the metres of a
    building are not those of the business in it.
    """
    ruta = expediente.en_ruta.hoja.ruta
    preguntas = cargar(expediente.version).formulario.preguntas
    propias = _de_donde(expediente, ruta)
    halladas: dict[str, Tomada] = {}
    juntos = Expediente.objects.de_la_misma_ruta(expediente).select_related("version")
    for otro in juntos.order_by("-updated_at"):
        contestadas = cargar(otro.version).formulario.preguntas
        ajenas = _de_donde(otro, ruta)
        for clave, valor in otro.respuestas.items():
            pregunta, otra = preguntas.get(clave), contestadas.get(clave)
            if clave in halladas or clave in otro.tomado or valor in _VACIAS:
                continue
            if not pregunta or not otra or propias.get(clave) != ajenas.get(clave):
                continue
            if misma_pregunta(pregunta, otra) and _se_puede(expediente, clave):
                halladas[clave] = Tomada(valor, ORIGEN)
    return halladas


def papeles_por_usar(expediente: Expediente, persona: Persona) -> Iterator[tuple[str, UUID]]:
    """Yield question and paper: what was handed in for another draft and serves here, once each."""
    formulario = cargar(expediente.version).formulario
    visibles = [p for s in formulario.visibles(expediente.respuestas) for p in s.preguntas]
    llenas = set(expediente.adjuntos.vigentes().values_list("pregunta", flat=True))
    faltan = [p for p in visibles if p.tipo == "archivo" and p.clave not in llenas]
    juntos = Expediente.objects.de_la_misma_ruta(expediente).filter(estado=BORRADOR)
    hermanos = set(juntos.values_list("pk", flat=True))
    for pregunta, papeles in carpeta.ofertas(expediente, persona, faltan).items():
        suyos = (papel for papel in papeles if papel.expediente.pk in hermanos)
        if papel := next(suyos, None):
            yield pregunta, papel.pk


def _de_donde(expediente: Expediente, ruta: str) -> dict[str, str]:
    """Return the question of the roadmap that fills each question of a case."""
    paso = paso_en(expediente.version.ficha, ruta)
    return {propia: suya for suya, propia in paso.lleva.items()} if paso else {}


def _se_puede(expediente: Expediente, clave: str) -> bool:
    """Say whether an answer is empty, or is one that the person did not write there."""
    return expediente.respuestas.get(clave) in _VACIAS or clave in expediente.tomado
