"""Roadmaps: the questions of `municipio/rutas/<ruta>.yaml`, and which trámites their answers need.

A roadmap asks; each ficha says in `rutas` whether it applies, what goes before it and which answers
it takes. No trámite nor order is named in code.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from experta.catalogo.declaracion import construir
from experta.catalogo.giros import compilador, leer_giros
from experta.catalogo.partes import PasoDeRuta
from experta.catalogo.revision_de_opciones import opciones_de, revisar_escritas
from experta.catalogo.suelo.geojson import Zona
from experta.catalogo.suelo.lugar import SIN_SABER, Ubicacion, ubicar, zonas_del_municipio
from experta.catalogo.suelo.pregunta import con_zonas
from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import DocumentoYaml, leer_yaml
from experta.motores.formularios import ExpresionLike, Formulario, compilar_formulario

_TEXTOS = ("nombre", "descripcion")
_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ruta:
    """A roadmap of the town, compiled. `giros` is the town's list as bytes, to look for one."""

    clave: str
    nombre: str
    descripcion: str
    formulario: Formulario
    giros: bytes = field(default=b"", repr=False)

    def condicion(self, texto: str) -> ExpresionLike:
        """Return the condition of a ficha, compiled over the answers of this roadmap.

        Where a place is asked it may also read its `zona` and, of the giro or the home there,
        the `compatibilidad`: both are "" while they are not known.

        Raises:
            ValueError: it is badly written, or reads what is not asked here.
        """
        lista = leer_giros(self.giros, "giros.csv") if self.giros else {}
        del_lugar = dict.fromkeys(SIN_SABER, "texto") if self._pregunta("predio") else {}
        return compilador(lista)(texto, self.formulario.nombres() | del_lugar)

    def contexto(self, respuestas: Mapping[str, object]) -> dict[str, object]:
        """Return what the conditions of the fichas read."""
        contexto = self.formulario.contexto(respuestas)
        if not self._pregunta("predio"):
            return contexto
        ubicacion = self.ubicacion(respuestas)
        return {**contexto, **(ubicacion.nombres if ubicacion else SIN_SABER)}

    def ubicacion(self, respuestas: Mapping[str, object]) -> Ubicacion | None:
        """Return in which zone the place of these answers is; None when nobody can tell."""
        return ubicar(
            respuestas.get(self._pregunta("predio")),
            respuestas.get(self._pregunta("giro")),
            respuestas.get("zona"),
            respuestas.get("uso"),
        )

    def aplicables(
        self, pasos: Mapping[str, PasoDeRuta], respuestas: Mapping[str, object]
    ) -> dict[str, PasoDeRuta]:
        """Return the trámites that these answers need, by slug."""
        contexto = self.contexto(respuestas)
        return {
            slug: paso
            for slug, paso in pasos.items()
            if _aplica(self.clave, paso.aplica_si, contexto)
        }

    def aclaraciones(self, paso: PasoDeRuta, respuestas: Mapping[str, object]) -> tuple[str, ...]:
        """Return what somebody with these answers must know of a trámite."""
        contexto = self.contexto(respuestas) if paso.aclaraciones else {}
        return tuple(
            una.texto for una in paso.aclaraciones if _aplica(self.clave, una.si, contexto)
        )

    def _pregunta(self, tipo: str) -> str:
        """Return the key of the first question of a type, or nothing."""
        preguntas = self.formulario.preguntas.values()
        return next((una.clave for una in preguntas if una.tipo == tipo), "")


def rutas() -> Mapping[str, Ruta]:
    """Return the roadmaps of the town by key; a town that wrote none has none.

    Raises:
        ContenidoInvalido: one has mistakes.
    """
    return _de_carpeta(municipio_actual().carpeta, zonas_del_municipio())


def paso_en(ficha: Mapping[str, Any], ruta: str) -> PasoDeRuta | None:
    """Return the step that a published ficha is in a roadmap, or None."""
    for dicho in ficha.get("rutas", ()):
        if dicho["ruta"] == ruta:
            return cast(PasoDeRuta, construir(PasoDeRuta, dicho))
    return None


def niveles(antes: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return the trámites in order: those of one level need only those of the levels before.

    Those that wait for each other, which publication refuses, come together at the end.

    Args:
        antes: what goes before each one; what is not a key of it is left out.
    """
    faltan = {slug: set(previos) & antes.keys() for slug, previos in antes.items()}
    salida: list[list[str]] = []
    while faltan:
        libres = sorted(slug for slug, previos in faltan.items() if not previos & faltan.keys())
        libres = libres or sorted(faltan)
        salida.append(libres)
        faltan = {slug: previos for slug, previos in faltan.items() if slug not in libres}
    return salida


def leer_ruta(
    documento: DocumentoYaml, clave: str, giros: bytes, zonas: Iterable[Zona] = ()
) -> Ruta:
    """Return a roadmap compiled from its document.

    Raises:
        ContenidoInvalido: with every mistake.
    """
    documento = con_zonas(documento, zonas)
    datos = documento.datos if isinstance(documento.datos, dict) else {}
    faltan = [campo for campo in _TEXTOS if not isinstance(datos.get(campo), str)]
    if faltan:
        aviso = f"Falta {', '.join(f'«{campo}»' for campo in faltan)}."
        raise ContenidoInvalido([documento.hallazgo((), aviso)])
    preguntas = {campo: valor for campo, valor in datos.items() if campo not in _TEXTOS}
    lista = leer_giros(giros, "giros.csv") if giros else {}
    formulario = compilar_formulario(
        DocumentoYaml(documento.archivo, preguntas, documento.lineas), compilador(lista)
    )
    if hallazgos := list(revisar_escritas(documento, opciones_de(formulario))):
        raise ContenidoInvalido(hallazgos)
    return Ruta(clave, datos["nombre"], datos["descripcion"].strip(), formulario, giros)


@lru_cache(maxsize=4)
def _de_carpeta(carpeta: Path, zonas: tuple[Zona, ...]) -> Mapping[str, Ruta]:
    giros = carpeta / "giros.csv"
    lista = giros.read_bytes() if giros.exists() else b""
    return {
        archivo.stem: leer_ruta(
            leer_yaml(archivo.read_bytes(), f"municipio/rutas/{archivo.name}"),
            archivo.stem,
            lista,
            zonas,
        )
        for archivo in sorted((carpeta / "rutas").glob("*.yaml"))
    }


@cache
def _condicion(ruta: str, texto: str, carpeta: Path) -> ExpresionLike:
    # The folder is only part of the key: another town asks other questions.
    return rutas()[ruta].condicion(texto)


def _aplica(ruta: str, texto: str, contexto: Mapping[str, object]) -> bool:
    try:
        return _condicion(ruta, texto, municipio_actual().carpeta).es_cierta(contexto)
    except ValueError:
        # Published against another wording of the questions: `publicar` says so the next time.
        _logger.exception("ruta %s: «%s»", ruta, texto)
        return False
