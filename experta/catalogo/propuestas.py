"""Checks that reviewers propose, and the exact line that makes each one part of a folder."""

import json
from collections.abc import Mapping

from django.db import IntegrityError, transaction

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.listas import CON_RESPUESTA
from experta.catalogo.models import Propuesta, Tramite
from experta.cuentas.models import Persona
from experta.motores.reglas import ErrorDeExpresion, compilar


class PropuestaInvalida(Exception):
    """What the analyst wrote makes no check; `campo` says which field."""

    def __init__(self, campo: str, mensaje: str) -> None:
        """Keep the field and the sentence."""
        super().__init__(mensaje)
        self.campo = campo


def proponer(
    *, tramite: Tramite, pregunta: str, motivo: str, texto: str, folio: str, autor: Persona
) -> Propuesta | None:
    """Return a new proposal, or None when an equal one still waits for its answer."""
    try:
        with transaction.atomic():
            return Propuesta.objects.create(
                tramite=tramite,
                pregunta=pregunta,
                motivo=motivo,
                texto=texto,
                folio=folio,
                autor=autor,
            )
    except IntegrityError:
        return None


def es_de_papel(ejecutable: Ejecutable, propuesta: Propuesta) -> bool:
    """Say whether it is about a paper that a requirement asks for."""
    pregunta = ejecutable.formulario.preguntas.get(propuesta.pregunta)
    return pregunta is not None and pregunta.tipo == "archivo" and bool(pregunta.requisito)


def donde_va(ejecutable: Ejecutable, propuesta: Propuesta) -> str:
    """Return the place of the folder where the line goes, as the analyst looks for it."""
    if es_de_papel(ejecutable, propuesta):
        requisito = ejecutable.formulario.preguntas[propuesta.pregunta].requisito
        return f"tramites/{ejecutable.slug}/ficha.yaml: requisito «{requisito}», «comprobaciones»"
    carpeta = f"tramites/{ejecutable.slug}/formulario.yaml"
    return f"{carpeta}: pregunta «{propuesta.pregunta}», «validaciones»"


def redactar(ejecutable: Ejecutable, propuesta: Propuesta, datos: Mapping[str, str]) -> str:
    """Return the line to add to the folder.

    Args:
        datos: `que`, `contra` and `obliga` (si) for a paper; `si` and `mensaje` for an answer.

    Raises:
        PropuestaInvalida: it lacks what that check needs, or the expression does not hold.
    """
    if es_de_papel(ejecutable, propuesta):
        return _de_papel(datos)
    expresion, mensaje = datos.get("si", "").strip(), datos.get("mensaje", "").strip()
    if not mensaje:
        raise PropuestaInvalida("mensaje", "Escribe qué se le dice a la persona.")
    try:
        compilar(expresion, ejecutable.formulario.nombres())
    except ErrorDeExpresion as error:
        raise PropuestaInvalida("si", str(error)) from error
    return f"- {{si: {_citar(expresion)}, mensaje: {_citar(mensaje)}}}"


def _de_papel(datos: Mapping[str, str]) -> str:
    que, contra = datos.get("que", ""), datos.get("contra", "")
    if que in CON_RESPUESTA and not contra:
        raise PropuestaInvalida("contra", "Di con qué respuesta se compara.")
    partes = [f"que: {que}"]
    if que in CON_RESPUESTA:
        partes.append(f"contra: {contra}")
    if datos.get("obliga") == "si":
        partes.append("obliga: true")
    return f"- {{{', '.join(partes)}}}"


def _citar(texto: str) -> str:
    """Return a text quoted as YAML reads it; JSON is part of YAML."""
    return json.dumps(texto, ensure_ascii=False)
