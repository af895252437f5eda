"""What changed between two versions of a trámite, in plain words for who was filling it in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from experta.catalogo.ejecutable import Ejecutable
from experta.motores.formularios import Pregunta
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad


@dataclass(frozen=True)
class Cambio:
    """One change: what it is about and the sentence."""

    asunto: str
    texto: str


def cambios_entre(antes: Ejecutable, ahora: Ejecutable) -> list[Cambio]:
    """Return the differences that matter to the person; none when only inner parts changed."""
    return [*_de_la_ficha(antes, ahora), *_de_las_preguntas(antes, ahora)]


def _de_la_ficha(antes: Ejecutable, ahora: Ejecutable) -> Iterator[Cambio]:
    vieja, nueva = antes.ficha, ahora.ficha
    if vieja.nombre != nueva.nombre:
        yield Cambio("Nombre", f"Ahora se llama «{nueva.nombre}».")
    if vieja.costo.descripcion != nueva.costo.descripcion:
        yield Cambio("Costo", f"Antes: {vieja.costo.descripcion} Ahora: {nueva.costo.descripcion}")
    elif antes.huella_tarifa != ahora.huella_tarifa:
        yield Cambio("Costo", "Cambió la tabla con la que se calcula el costo.")
    if _plazo(antes) != _plazo(ahora):
        yield Cambio(
            "Tiempo de respuesta", f"Antes eran {_plazo(antes)}; ahora son {_plazo(ahora)}."
        )
    viejos = {requisito.clave: requisito for requisito in vieja.requisitos}
    nuevos = {requisito.clave: requisito for requisito in nueva.requisitos}
    for clave in nuevos.keys() - viejos.keys():
        yield Cambio("Requisito nuevo", f"«{nuevos[clave].nombre}»: {nuevos[clave].razon}")
    for clave in viejos.keys() - nuevos.keys():
        yield Cambio("Requisito que ya no se pide", f"«{viejos[clave].nombre}».")


def _plazo(ejecutable: Ejecutable) -> str:
    respuesta = ejecutable.ficha.plazo.respuesta
    return nombrar(respuesta.cantidad, Unidad(respuesta.unidad))


def _de_las_preguntas(antes: Ejecutable, ahora: Ejecutable) -> Iterator[Cambio]:
    viejas, nuevas = antes.formulario.preguntas, ahora.formulario.preguntas
    for clave in nuevas:
        if clave not in viejas:
            yield Cambio("Pregunta nueva", f"«{nuevas[clave].etiqueta}»")
    for clave in viejas:
        if clave not in nuevas:
            yield Cambio("Pregunta que ya no se hace", f"«{viejas[clave].etiqueta}»")
    for clave in nuevas:
        if clave in viejas and (texto := _distinta(viejas, nuevas, clave)):
            yield Cambio("Pregunta que cambió", texto)


def _distinta(viejas: Mapping[str, Pregunta], nuevas: Mapping[str, Pregunta], clave: str) -> str:
    """Return how a question differs, or nothing when the person would not notice."""
    vieja, nueva = viejas[clave], nuevas[clave]
    if vieja.tipo != nueva.tipo:
        return f"«{nueva.etiqueta}» se responde de otra forma; respóndela de nuevo."
    if vieja.etiqueta != nueva.etiqueta:
        return f"«{vieja.etiqueta}» ahora dice «{nueva.etiqueta}»."
    if [opcion.clave for opcion in vieja.opciones] != [opcion.clave for opcion in nueva.opciones]:
        return f"Las opciones de «{nueva.etiqueta}» son otras."
    if nueva.requerido and not vieja.requerido:
        return f"«{nueva.etiqueta}» ahora es obligatoria."
    return ""
