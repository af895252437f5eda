"""The page of a renewal: what is asked anew, what changed and what stays as it was."""

from collections.abc import Iterable
from dataclasses import dataclass

from experta.catalogo.ejecutable import Ejecutable
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.motores.formularios import Pregunta
from experta.tramitacion import inmediatas, renovaciones


@dataclass(frozen=True)
class Hoja:
    """A renewal being filled in.

    `antes` is the earlier text of what is asked again, by question; `cambios`, what is otherwise
    now as (label, before, now); `inmediata`, whether nothing is to be reviewed and the ficha then
    asks no review; `por_que`, what is to be reviewed; `declarada`, whether the person said that
    nothing changed.
    """

    documento: Documento | None
    folio: str
    preguntas: tuple[Pregunta, ...]
    antes: dict[str, str]
    cambios: tuple[tuple[str, str, str], ...]
    admite_inmediata: bool
    inmediata: bool
    por_que: tuple[str, ...]
    declarada: bool


def hoja(expediente: Expediente, ejecutable: Ejecutable, faltan: Iterable[str]) -> Hoja:
    """Return the page of a renewal.

    `faltan` are the questions with something missing: they are asked too.
    """
    renovacion = expediente.renovacion
    documento = renovacion.documento
    origen = documento.expediente if documento else None
    antes = _textos(ejecutable, origen) if origen else {}
    ahora = _textos(ejecutable, expediente)
    cambiadas = list(renovaciones.cambios(expediente, documento)) if documento else []
    return Hoja(
        documento=documento,
        folio=renovacion.folio,
        preguntas=_preguntadas(expediente, ejecutable, documento, set(faltan)),
        antes=antes,
        cambios=tuple(
            (uno.pregunta.etiqueta, antes.get(uno.pregunta.clave, ""), ahora[uno.pregunta.clave])
            for uno in cambiadas
        ),
        admite_inmediata=ejecutable.renovacion is not None,
        inmediata=inmediatas.inmediata(expediente),
        por_que=tuple(inmediatas.por_que(expediente)),
        declarada=renovacion.sin_cambios_at is not None,
    )


def _textos(ejecutable: Ejecutable, expediente: Expediente) -> dict[str, str]:
    paginas = ejecutable.formulario.resumen(expediente.respuestas)
    return {pregunta.clave: texto for _, renglones in paginas for pregunta, texto in renglones}


def _preguntadas(
    expediente: Expediente, ejecutable: Ejecutable, documento: Documento | None, faltan: set[str]
) -> tuple[Pregunta, ...]:
    """Return what the ficha asks again, what is missing, and what the person answered anew."""
    regla = renovaciones.regla_de(documento) if documento else None
    otra_vez = {*regla.preguntas, *regla.en_blanco} if regla else set()
    propias = expediente.respuestas.keys() - expediente.tomado.keys()
    sin_reuso = expediente.adjuntos.vigentes().filter(reuso=None)
    propias |= set(sin_reuso.values_list("pregunta", flat=True))
    pedidas = otra_vez | faltan | propias
    return tuple(
        pregunta
        for seccion in ejecutable.formulario.visibles(expediente.respuestas)
        for pregunta in seccion.preguntas
        if pregunta.tipo != "calculo" and (pregunta.clave in pedidas or pregunta.tipo == "protesta")
    )
