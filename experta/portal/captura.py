"""What a page of questions sent: the answers it showed, and which button was pressed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, QueryDict

from experta.catalogo.giro_elegido import normalizar_con_giro
from experta.expedientes.models import Expediente
from experta.expedientes.services.subidas import Subida, buscar
from experta.motores.formularios import Pregunta, Valor
from experta.pantallas.lectura import crudo
from experta.portal.accesos import persona_de
from experta.portal.giros import lista_de
from experta.portal.solicitud import Solicitud

_BOTONES = ("_agregar", "_quitar", "_buscar_giro", "_subir", "_usar", "_salir", "_actualizar")
_FILA = re.compile(r"([a-z0-9_]+)-([0-9]{1,4})")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ARCHIVO = re.compile(r"([a-z0-9_]+):([0-9a-f-]{36})")
# Of the two values of an answer that changed in another window, the one already kept.
VALE_LO_GUARDADO = "guardado"


@dataclass(frozen=True)
class Accion:
    """The button pressed, without its underscore, and its value; `continuar` is the usual one."""

    nombre: str
    valor: str = ""

    @property
    def fila(self) -> tuple[str, int] | None:
        """The group and the row to remove."""
        hallada = _FILA.fullmatch(self.valor) if self.nombre == "quitar" else None
        return (hallada[1], int(hallada[2])) if hallada else None

    @property
    def archivo(self) -> tuple[str, str] | None:
        """The question and the id of the file to remove."""
        return self._de_pregunta("quitar")

    @property
    def papel(self) -> tuple[str, str] | None:
        """The question and the id of the paper to use again."""
        return self._de_pregunta("usar")

    def _de_pregunta(self, nombre: str) -> tuple[str, str] | None:
        hallado = _ARCHIVO.fullmatch(self.valor) if self.nombre == nombre else None
        return (hallado[1], hallado[2]) if hallado else None


@dataclass(frozen=True)
class Entrada:
    """What a page sent: canonical answers, and the revision that it was at.

    `vistas` are the questions it showed; `preguntas`, those of them to save.
    """

    vistas: frozenset[str]
    preguntas: tuple[Pregunta, ...]
    cambios: dict[str, Valor]
    revision: int
    accion: Accion


def leer(datos: QueryDict, solicitud: Solicitud) -> Entrada:
    """Return what a page sent; a question that it did not show is left as it is."""
    accion = accion_de(datos)
    entradas = crudo(datos)
    preguntas = _mostradas(datos, solicitud)
    if accion.fila and _se_quita(accion.fila[0], entradas, preguntas):
        prefijo = "{}-{}-".format(*accion.fila)
        entradas = {n: v for n, v in entradas.items() if not n.startswith(prefijo)}
    cambios = {p.clave: _respuesta(p, entradas, solicitud) for p in preguntas if _se_guarda(p)}
    vistas = frozenset(datos.get("visibles", "").split())
    return Entrada(vistas, preguntas, cambios, _entero(datos.get("revision")), accion)


def llegadas_de(request: HttpRequest, expediente: Expediente, clave: str) -> list[Subida]:
    """Return the files of a question that came whole in pieces, in the order of the page."""
    claves = [uno for uno in request.POST.getlist(f"{clave}__subida") if _UUID.fullmatch(uno)]
    persona = persona_de(request)
    halladas = [
        buscar(persona=persona, expediente=expediente, clave=UUID(uno))
        for uno in dict.fromkeys(claves)
    ]
    return [una for una in halladas if una and una.pregunta == clave and una.completa]


def escondidos(datos: QueryDict) -> list[tuple[str, str]]:
    """Return the inputs that send the same page again, once a revision is chosen."""
    propios = {"csrfmiddlewaretoken", "revision"}
    return [
        (nombre, valor)
        for nombre, valores in datos.lists()
        if nombre not in propios and not nombre.startswith("_")
        for valor in valores
    ]


def por_nombre(faltas: Sequence[Any]) -> dict[str, str]:
    """Return the first sentence of each input's name."""
    sentencias: dict[str, str] = {}
    for falta in faltas:
        sentencias.setdefault(falta.clave, falta.mensaje)
    return sentencias


def accion_de(datos: QueryDict) -> Accion:
    """Return which button was pressed."""
    for boton in _BOTONES:
        if boton in datos:
            return Accion(boton[1:], str(datos[boton]))
    return Accion("continuar")


def _mostradas(datos: QueryDict, solicitud: Solicitud) -> tuple[Pregunta, ...]:
    """Return the questions that the page says it showed: an unticked box sends nothing."""
    preguntas = solicitud.formulario.preguntas
    claves = dict.fromkeys(datos.get("visibles", "").split())
    return tuple(
        preguntas[clave]
        for clave in claves
        if clave in preguntas and datos.get(f"_vale_{clave}") != VALE_LO_GUARDADO
    )


def _se_quita(grupo: str, entradas: Mapping[str, list[str]], preguntas: Sequence[Pregunta]) -> bool:
    """Say whether a group shows more rows than its least."""
    filas = {nombre.split("-")[1] for nombre in entradas if nombre.startswith(f"{grupo}-")}
    minimos = [una.filas_de_inicio for una in preguntas if una.clave == grupo]
    return any(len(filas) > minimo for minimo in minimos)


def _se_guarda(pregunta: Pregunta) -> bool:
    return pregunta.tipo not in ("archivo", "calculo")


def _respuesta(
    pregunta: Pregunta, entradas: Mapping[str, list[str]], solicitud: Solicitud
) -> Valor:
    lista = lista_de(solicitud.ejecutable)
    return normalizar_con_giro(pregunta, entradas, settings.MUNICIPIO.clave_catastral, lista)


def _entero(texto: str | None) -> int:
    return int(texto) if texto and texto.isdecimal() and len(texto) < 10 else 0
