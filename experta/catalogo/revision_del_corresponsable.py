"""The check of what a ficha says of its corresponsable: the condition, and the way on paper."""

from collections.abc import Iterator

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.partes.corresponsable import EN_LINEA, EN_PAPEL, Corresponsable
from experta.comun.yaml import Ruta
from experta.motores.formularios import Formulario
from experta.motores.reglas import ErrorDeEvaluacion, ErrorDeExpresion

Error = tuple[Ruta, str]
_AQUI = "corresponsable"


def revisar_corresponsable(ejecutable: Ejecutable) -> Iterator[Error]:
    """Yield (path in ficha.yaml, Spanish sentence) for each mistake; nothing where nobody signs."""
    regla = ejecutable.ficha.corresponsable
    if regla is None:
        return
    try:
        ejecutable.pide_corresponsable({})
    except (ErrorDeExpresion, ErrorDeEvaluacion) as error:
        yield (_AQUI, "aplica_si"), f"«aplica_si» está mal escrito: {error}"
    if bool(regla.forma) != bool(regla.en_papel):
        yield (
            (_AQUI,),
            "Para que pueda firmar en papel escribe las dos cosas: «forma», la pregunta en que se "
            "elige, y «en_papel», el requisito que se entrega.",
        )
    elif regla.forma:
        yield from _forma(regla, ejecutable.formulario)
        yield from _papel(regla, ejecutable)


def _forma(regla: Corresponsable, formulario: Formulario) -> Iterator[Error]:
    pregunta = formulario.preguntas.get(regla.forma)
    opciones = {opcion.clave for opcion in pregunta.opciones} if pregunta else set()
    if pregunta is None or pregunta.tipo != "opcion" or opciones != {EN_LINEA, EN_PAPEL}:
        yield (
            (_AQUI, "forma"),
            f"«{regla.forma}» debe ser una pregunta de tipo opcion del formulario, con dos: "
            f"«{EN_LINEA}» y «{EN_PAPEL}».",
        )


def _papel(regla: Corresponsable, ejecutable: Ejecutable) -> Iterator[Error]:
    if ejecutable.ficha.requisito(regla.en_papel) is None:
        yield (
            (_AQUI, "en_papel"),
            f"«{regla.en_papel}» no es un requisito de esta ficha; corrígelo o agrégalo.",
        )
        return
    piden = [
        pregunta
        for pregunta in ejecutable.formulario.preguntas.values()
        if pregunta.requisito == regla.en_papel and pregunta.tipo == "archivo"
    ]
    if not piden:
        yield (
            (_AQUI, "en_papel"),
            f"Ninguna pregunta de archivo pide «{regla.en_papel}»; agrega a una "
            f"«requisito: {regla.en_papel}».",
        )
