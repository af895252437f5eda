"""The question of a roadmap that lets somebody say their zone: its options are the town's zones."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any, Final

from experta.catalogo.suelo.geojson import Zona
from experta.comun.yaml import DocumentoYaml, Ruta

# What such a question writes in the place of its options.
OPCIONES: Final = "zonas_de_suelo"
NO_SE: Final = "no_se"
_NO_SE: Final = {"clave": NO_SE, "etiqueta": "No sé", "ayuda": "La buscamos con tu ubicación."}


def con_zonas(documento: DocumentoYaml, zonas: Iterable[Zona]) -> DocumentoYaml:
    """Return the questions with the zones as options; without zones that question is left out."""
    opciones = [
        {
            "clave": zona.clave.lower(),
            "etiqueta": zona.nombre,
            "ayuda": zona.usos.get("permitido", ""),
        }
        for zona in zonas
    ]
    lineas, datos = documento.lineas, deepcopy(documento.datos)
    # Backwards: what is left out moves only those that were seen.
    for lugar, pregunta in reversed(list(_de_zona(datos))):
        if opciones:
            pregunta["opciones"] = [_NO_SE, *opciones]
        else:
            _, seccion, _, numero = lugar
            del datos["secciones"][seccion]["preguntas"][numero]
            lineas = {_sin(lugar, ruta): linea for ruta, linea in lineas.items()}
    return replace(documento, datos=datos, lineas=lineas)


def _de_zona(datos: Any) -> Iterator[tuple[tuple[str, int, str, int], dict[str, Any]]]:
    """Yield the questions that ask for a zone and where they are; what is no form has none."""
    secciones = datos.get("secciones") if isinstance(datos, dict) else None
    for i, seccion in enumerate(secciones if isinstance(secciones, list) else ()):
        preguntas = seccion.get("preguntas") if isinstance(seccion, dict) else None
        for j, pregunta in enumerate(preguntas if isinstance(preguntas, list) else ()):
            if isinstance(pregunta, dict) and pregunta.get("opciones") == OPCIONES:
                yield ("secciones", i, "preguntas", j), pregunta


def _sin(lugar: tuple[str, int, str, int], ruta: Ruta) -> Ruta:
    """Return where something is once the question of a place is gone."""
    if len(ruta) < 4 or ruta[:3] != lugar[:3]:
        return ruta
    numero = int(ruta[3])
    return (*ruta[:3], numero - (numero > lugar[3]), *ruta[4:])
