"""What a reviewer would observe, found before sending: the same rules on both sides of the counter.

The person reads it before pressing «Enviar» and may send anyway unless something binds; the
reviewer reads it as a checklist. Nothing here reads the database.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from experta.catalogo.ejecutable import Ejecutable
from experta.motores.formularios import NO_LA_TENGO, Falta, Pregunta
from experta.motores.formularios.tipos import TIPOS_CON_RESPUESTA
from experta.tramitacion.suelo import advertencia, ubicacion_de

FALTA: Final = "falta-documento"
INCOMPLETO: Final = "dato-incompleto"
MAL_ESCRITO: Final = "dato-mal-escrito"
CONTRADICCION: Final = "respuestas-se-contradicen"
ZONA: Final = "zona-por-revisar"
# Reason of municipio/motivos.yaml for each check of a paper; any other check is a mismatch.
_MOTIVO_DE: Final = {
    "legible": "documento-ilegible",
    "antiguedad": "documento-vencido",
    "paginas": "documento-incompleto",
    "nombre": "documento-de-otra-persona",
    "vacio": "documento-equivocado",
    "repetido": "documento-equivocado",
}
_NO_COINCIDE: Final = "datos-no-coinciden"


@dataclass(frozen=True)
class Advertencia:
    """What a check of a paper found: `que` was checked, in words; `obliga` stops the sending.

    `hecho` is what is seen, without the advice to who is handing it in.
    """

    que: str
    texto: str
    obliga: bool = False
    hecho: str = ""


@dataclass(frozen=True)
class Papel:
    """A file handed in, as its checks left it. `comprobado` when some check could read it."""

    nombre: str
    advertencias: tuple[Advertencia, ...] = ()
    comprobado: bool = False


Papeles = Mapping[str, Sequence[Papel]]


@dataclass(frozen=True)
class Observable:
    """Something that would be observed: on which question, why, and in which words.

    `texto` is for who is about to send; `hecho`, what an authority may write in a prevención.
    `campo` is the input to go to; `motivo` a key of municipio/motivos.yaml; what `obliga` must be
    mended before sending.
    """

    pregunta: str
    campo: str
    motivo: str
    texto: str
    obliga: bool
    hecho: str = ""

    def __post_init__(self) -> None:
        """Take the same words for both where nothing of them is advice."""
        object.__setattr__(self, "hecho", self.hecho or self.texto)


def lo_que_se_observaria(
    ejecutable: Ejecutable, respuestas: Mapping[str, object], papeles: Papeles
) -> list[Observable]:
    """Return what would be observed of an application, in the order of its questions."""
    formulario = ejecutable.formulario
    cuantos = {clave: len(unos) for clave, unos in papeles.items()}
    por_pregunta: dict[str, list[Falta]] = {}
    for falta in formulario.validar(respuestas, cuantos):
        por_pregunta.setdefault(pregunta_de(falta.clave), []).append(falta)
    return [
        hallado
        for seccion in formulario.visibles(respuestas)
        for pregunta in seccion.preguntas
        for hallado in (
            *_de_pregunta(
                pregunta,
                respuestas.get(pregunta.clave),
                papeles.get(pregunta.clave, ()),
                por_pregunta.get(pregunta.clave, []),
            ),
            *_del_lugar(ejecutable, pregunta, respuestas),
        )
    ]


def pregunta_de(campo: str) -> str:
    """Return the question of an input's name (`local__calle`, `socios-0-rfc`)."""
    return campo.partition("__")[0].partition("-")[0]


def sin_responder(pregunta: Pregunta, valor: object) -> bool:
    """Say whether a question that takes an answer has none."""
    tipo = TIPOS_CON_RESPUESTA.get(pregunta.tipo)
    return tipo is not None and tipo.vacio(valor)


def _de_pregunta(
    pregunta: Pregunta,
    valor: object,
    papeles: Sequence[Papel],
    faltas: list[Falta],
) -> Iterator[Observable]:
    vacia = not papeles if pregunta.tipo == "archivo" else sin_responder(pregunta, valor)
    for falta in faltas:
        motivo = _motivo(pregunta, falta, valor, vacia=vacia)
        yield Observable(pregunta.clave, falta.clave, motivo, falta.mensaje, falta.bloquea)
    for papel in papeles:
        for una in papel.advertencias:
            motivo = _MOTIVO_DE.get(una.que, _NO_COINCIDE)
            yield Observable(
                pregunta.clave, pregunta.clave, motivo, una.texto, una.obliga, una.hecho
            )


def _del_lugar(
    ejecutable: Ejecutable, pregunta: Pregunta, respuestas: Mapping[str, object]
) -> Iterator[Observable]:
    suelo = ejecutable.ficha.suelo
    if suelo is None or pregunta.clave != suelo.predio:
        return
    if texto := advertencia(ubicacion_de(ejecutable, respuestas)):
        yield Observable(suelo.predio, f"{suelo.predio}__latitud", ZONA, texto, obliga=False)


def _motivo(pregunta: Pregunta, falta: Falta, valor: object, *, vacia: bool) -> str:
    if pregunta.tipo == "archivo" and vacia:
        return FALTA
    if vacia or valor == NO_LA_TENGO:
        return INCOMPLETO
    internas = (pregunta, *pregunta.preguntas)
    reglas = {regla.mensaje for una in internas for regla in una.validaciones}
    return CONTRADICCION if falta.mensaje in reglas else MAL_ESCRITO
