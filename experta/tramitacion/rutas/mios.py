"""What a person already has of a roadmap: papers handed in before, and what the town issued."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from experta.cuentas.models import Persona
from experta.tramitacion.carpeta import Papel, papeles_de
from experta.tramitacion.rutas.hoja import Hoja, PasoDeHoja
from experta.tramitacion.rutas.papeles import PapelPedido
from experta.tramitacion.tipos_de_papel import PREDIO, ampara
from experta.tramitacion.titulares import Titular


@dataclass(frozen=True)
class LoMio:
    """Papers by kind, and what was issued by trámite; only what is in force today."""

    papeles: dict[str, Papel]
    emitidos: dict[str, Papel]


def lo_mio(persona: Persona, hoja: Hoja, predio: str, respuestas: Mapping[str, Any]) -> LoMio:
    """Return what the person has that serves for a roadmap at that property (or at none).

    `respuestas` are those of the roadmap: what was granted for something else is not for this.
    """
    tengo = [
        papel
        for papel in papeles_de(Titular(persona, None), persona)
        if papel.vigente and _es_de_aqui(papel, predio)
    ]
    pasos = {paso.slug: paso for paso in hoja.pasos}
    emitidos = {}
    for papel in reversed(tengo):
        slug = papel.documento.expediente.tramite.slug if papel.documento else ""
        if slug in pasos and _ampara(papel, [pasos[slug]], respuestas):
            emitidos[slug] = papel
    papeles = {}
    for pedido in (*hoja.papeles.por_juntar, *hoja.papeles.de_la_ruta):
        piden = [paso for paso in hoja.pasos if paso.ficha.nombre in pedido.para]
        suyos = (uno for uno in tengo if _sirve(uno, pedido) and _ampara(uno, piden, respuestas))
        if hallado := next(suyos, None):
            papeles[pedido.clave] = hallado
    return LoMio(papeles=papeles, emitidos=emitidos)


def _ampara(papel: Papel, pasos: Iterable[PasoDeHoja], respuestas: Mapping[str, Any]) -> bool:
    """Say whether what was granted covers what each of those trámites will be told."""
    if papel.documento is None:
        return True
    dichas = [paso.llevadas(respuestas) for paso in pasos]
    return all(ampara(papel.tipo, papel.documento, una) for una in dichas)


def _sirve(papel: Papel, pedido: PapelPedido) -> bool:
    if papel.tipo.clave != pedido.clave:
        return False
    return papel.a_tiempo(pedido.antiguedad_dias)


def _es_de_aqui(papel: Papel, predio: str) -> bool:
    """Say whether a paper speaks of that property, or of no property at all."""
    de_un_predio = papel.tipo.de == PREDIO or (papel.documento is not None and papel.predio)
    return not de_un_predio or (bool(predio) and papel.predio == predio)
