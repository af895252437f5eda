"""What a person already has of a roadmap: papers handed in before, and what the town issued."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.tramitacion.carpeta import Papel, Titular, papeles_de
from experta.tramitacion.rutas.hoja import Hoja
from experta.tramitacion.rutas.papeles import PapelPedido
from experta.tramitacion.tipos_de_papel import PREDIO


@dataclass(frozen=True)
class LoMio:
    """Papers by kind, and what was issued by trámite; only what is in force today."""

    papeles: dict[str, Papel]
    emitidos: dict[str, Papel]


def lo_mio(persona: Persona, hoja: Hoja, predio: str) -> LoMio:
    """Return what the person has that serves for a roadmap at that property (or at none)."""
    tengo = [
        papel
        for papel in papeles_de(Titular(persona, None), persona)
        if papel.vigente and _es_de_aqui(papel, predio)
    ]
    slugs = set(hoja.nombres)
    emitidos = {
        papel.documento.expediente.tramite.slug: papel
        for papel in reversed(tengo)
        if papel.documento
    }
    return LoMio(
        papeles=_por_clase([*hoja.papeles.por_juntar, *hoja.papeles.de_la_ruta], tengo),
        emitidos={slug: papel for slug, papel in emitidos.items() if slug in slugs},
    )


def _por_clase(pedidos: Iterable[PapelPedido], tengo: list[Papel]) -> dict[str, Papel]:
    halladas = {
        pedido.clave: next((papel for papel in tengo if _sirve(papel, pedido)), None)
        for pedido in pedidos
    }
    return {clave: papel for clave, papel in halladas.items() if papel}


def _sirve(papel: Papel, pedido: PapelPedido) -> bool:
    if papel.tipo.clave != pedido.clave:
        return False
    if papel.documento or not pedido.antiguedad_dias:
        return True
    return papel.fecha + timedelta(days=pedido.antiguedad_dias) >= reloj.hoy()


def _es_de_aqui(papel: Papel, predio: str) -> bool:
    """Say whether a paper speaks of that property, or of no property at all."""
    de_un_predio = papel.tipo.de == PREDIO or (papel.documento is not None and papel.predio)
    return not de_un_predio or (bool(predio) and papel.predio == predio)
