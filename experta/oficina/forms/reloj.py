"""What is asked to extend a plazo and to ask the person for help."""

from typing import Any

from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import Ejecutable
from experta.motores.formularios import Opcion, Pregunta
from experta.tramitacion.consultas.facultades import Prorrogable
from experta.tramitacion.consultas.fechas import en_letra, tiempo

PUNTOS = (1, 2, 3)
OTRA_COSA = "otra"


def de_prorroga(posible: Prorrogable) -> list[Pregunta]:
    """Ask how much, each choice with the day it gives, and why."""
    return [
        Pregunta(
            clave="cantidad",
            tipo="opcion",
            etiqueta=_("¿Cuánto se amplía?"),
            ayuda=_("A lo más la mitad del plazo, y por única vez."),
            opciones=tuple(
                Opcion(
                    clave=str(cantidad),
                    etiqueta=_("{cuanto}: vencería el {dia}").format(
                        cuanto=tiempo(texto), dia=en_letra(vence)
                    ),
                )
                for cantidad, texto, vence in posible.opciones
            ),
        ),
        Pregunta(
            clave="motivos",
            tipo="texto_largo",
            etiqueta=_("Motivos y fundamento"),
            ayuda=_("Di por qué no alcanza el plazo. La persona lo leerá en el acuerdo."),
            max_largo=2000,
        ),
    ]


def de_ayuda(ejecutable: Ejecutable, respuestas: dict[str, Any]) -> list[Pregunta]:
    """Ask what for, and up to three things, each about an answer of the form or about none."""
    return [
        Pregunta(
            clave="texto",
            tipo="texto_largo",
            etiqueta=_("¿Para qué lo pides?"),
            ayuda=_("La persona lo lee primero. Di cómo ayuda a que le respondas antes."),
            max_largo=1000,
        ),
        *(una for numero in PUNTOS for una in _de_punto(numero, ejecutable, respuestas)),
    ]


def puntos_de(respuestas: dict[str, Any]) -> list[dict[str, str]]:
    """Return the points written, as the act takes them."""
    escritos = [(respuestas[f"sobre_{n}"], respuestas[f"punto_{n}"]) for n in PUNTOS]
    return [
        {"pregunta": "" if sobre == OTRA_COSA else sobre or "", "texto": texto}
        for sobre, texto in escritos
        if texto
    ]


def _de_punto(numero: int, ejecutable: Ejecutable, respuestas: dict[str, Any]) -> list[Pregunta]:
    visibles = [
        pregunta
        for seccion in ejecutable.formulario.visibles(respuestas)
        for pregunta in seccion.preguntas
    ]
    opciones = [Opcion(clave=OTRA_COSA, etiqueta=_("Algo que no está en la solicitud"))]
    opciones += [Opcion(clave=una.clave, etiqueta=una.etiqueta) for una in visibles]
    return [
        Pregunta(
            clave=f"punto_{numero}",
            tipo="texto",
            etiqueta=_("{numero}. ¿Qué pides?").format(numero=numero),
            requerido=numero == PUNTOS[0],
            max_largo=500,
        ),
        Pregunta(
            clave=f"sobre_{numero}",
            tipo="opcion",
            etiqueta=_("{numero}. ¿Sobre qué dato o documento?").format(numero=numero),
            opciones=tuple(opciones),
            requerido=False,
        ),
    ]
