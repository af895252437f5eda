"""The questions of a roadmap on a page: what was answered, what is asked now, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import QueryDict

from experta.catalogo.giro_elegido import normalizar_con_giro
from experta.catalogo.rutas import Ruta
from experta.motores.formularios import Pregunta, Seccion, Valor
from experta.pantallas.lectura import crudo
from experta.portal.giros import parecidos_en

# Here the place may be told by its address or by a point alone.
_SIN_CLAVE = "__clave_catastral"


@dataclass(frozen=True)
class Cuestionario:
    """What a page of a roadmap shows. `buscado` is the giro question looked for, if any."""

    ruta: Ruta
    respuestas: Mapping[str, Any] = field(default_factory=dict)
    vistas: frozenset[str] = frozenset()
    buscado: str = ""

    @property
    def secciones(self) -> list[tuple[Seccion, list[tuple[Pregunta, Any]]]]:
        """The sections asked, each with its visible questions and their answers."""
        return [
            (seccion, [(p, self.respuestas.get(p.clave)) for p in seccion.preguntas])
            for seccion in self.ruta.formulario.visibles(self.respuestas)
        ]

    @property
    def visibles(self) -> list[str]:
        """The keys of the questions asked, in order."""
        return [p.clave for _, preguntas in self.secciones for p, _ in preguntas]

    @property
    def hay_mas(self) -> bool:
        """Whether the answers make something asked that the page had not shown."""
        return not set(self.visibles) <= self.vistas

    @property
    def faltas(self) -> dict[str, str]:
        """The first sentence of what is wrong or missing, by input."""
        faltas: dict[str, str] = {}
        for falta in self.ruta.formulario.validar(self.respuestas, {}):
            if falta.bloquea and not self._basta_el_lugar(falta.clave):
                faltas.setdefault(falta.clave, falta.mensaje)
        return faltas

    @property
    def contestadas(self) -> dict[str, Any]:
        """The answers that count: those of what is asked."""
        asked = set(self.visibles)
        return {c: v for c, v in self.respuestas.items() if c in asked and v is not None}

    @property
    def giros(self) -> Any:
        """The giros found for the words written; None before looking for them."""
        if not self.buscado:
            return None
        valor = self.respuestas.get(self.buscado)
        return parecidos_en(self.ruta.giros, valor.get("nombre", "") if valor else "")

    def _basta_el_lugar(self, campo: str) -> bool:
        clave = campo.removesuffix(_SIN_CLAVE)
        valor = self.respuestas.get(clave)
        return clave != campo and isinstance(valor, dict) and _SIN_CLAVE[2:] not in valor


def leer(ruta: Ruta, datos: QueryDict) -> Cuestionario:
    """Return what a browser sent."""
    entradas = crudo(datos)
    preguntas = ruta.formulario.preguntas.values()
    return Cuestionario(
        ruta=ruta,
        respuestas={p.clave: _respuesta(ruta, p, entradas) for p in preguntas},
        vistas=frozenset(datos.get("visibles", "").split()),
        buscado=datos.get("_buscar_giro", ""),
    )


def sin_lugar(ruta: Ruta, respuestas: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers that whoever has the link may see: not which property it is."""
    preguntas = ruta.formulario.preguntas
    return {
        clave: valor
        for clave, valor in respuestas.items()
        if clave in preguntas and preguntas[clave].tipo not in ("predio", "domicilio")
    }


def _respuesta(ruta: Ruta, pregunta: Pregunta, entradas: Mapping[str, list[str]]) -> Valor:
    catastral = settings.MUNICIPIO.clave_catastral
    return normalizar_con_giro(pregunta, entradas, catastral, ruta.giros)
