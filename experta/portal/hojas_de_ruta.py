"""A roadmap computed, in the words of its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser

from experta.analitica.pronostico import Pronostico, historia_de
from experta.cuentas.models import Persona
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.tramitacion.carpeta import Papel
from experta.tramitacion.consultas.fechas import tiempo
from experta.tramitacion.rutas.hoja import Hoja, PasoDeHoja
from experta.tramitacion.rutas.mios import LoMio, lo_mio
from experta.tramitacion.rutas.papeles import PapelPedido


@dataclass(frozen=True)
class Cuadro:
    """A trámite of the roadmap as its page shows it; `numero` is its place in the whole list."""

    numero: int
    paso: PasoDeHoja
    despues_de: tuple[str, ...]
    pronostico: Pronostico | None
    emitido: Papel | None

    @property
    def promesa(self) -> str:
        """What the office promises; "" when it promises nothing."""
        dada = self.paso.ficha.promesa
        return tiempo(nombrar(dada.cantidad, Unidad(dada.unidad))) if dada else ""

    @property
    def plazo(self) -> str:
        """The legal plazo of the authority."""
        dado = self.paso.ficha.plazo.respuesta
        return tiempo(nombrar(dado.cantidad, Unidad(dado.unidad)))


def contexto_de_hoja(
    hoja: Hoja, quien: Persona | AnonymousUser, respuestas: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what the templates of a roadmap read."""
    mio = LoMio({}, {})
    if isinstance(quien, Persona):
        mio = lo_mio(quien, hoja, predio_de_hoja(respuestas), respuestas)
    return {
        "calculada": hoja,
        "niveles": _niveles(hoja, mio),
        "por_juntar": _con_lo_mio(hoja.papeles.por_juntar, mio),
        "de_la_ruta": _con_lo_mio(hoja.papeles.de_la_ruta, mio),
        "cadena": [hoja.nombres[slug] for slug in hoja.ofrecida.slugs],
    }


def predio_de_hoja(respuestas: Mapping[str, Any]) -> str:
    """Return the clave catastral among the answers of a roadmap, or nothing."""
    dichas = (valor for valor in respuestas.values() if isinstance(valor, dict))
    return next((str(uno["clave_catastral"]) for uno in dichas if uno.get("clave_catastral")), "")


def _niveles(hoja: Hoja, mio: LoMio) -> list[list[Cuadro]]:
    numeros = {paso.slug: numero for numero, paso in enumerate(hoja.pasos, start=1)}
    return [
        [
            Cuadro(
                numero=numeros[paso.slug],
                paso=paso,
                despues_de=tuple(hoja.nombres[slug] for slug in paso.despues_de),
                pronostico=historia_de(paso.slug).pronostico(),
                emitido=mio.emitidos.get(paso.slug),
            )
            for paso in nivel
        ]
        for nivel in hoja.niveles
    ]


def _con_lo_mio(
    pedidos: tuple[PapelPedido, ...], mio: LoMio
) -> list[tuple[PapelPedido, Papel | None]]:
    return [(pedido, mio.papeles.get(pedido.clave)) for pedido in pedidos]
