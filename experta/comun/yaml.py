"""YAML read safely and with line numbers, so that an error can point at its line."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo

Ruta = tuple[str | int, ...]
MAX_BYTES = 512 * 1024


@dataclass(frozen=True)
class DocumentoYaml:
    """Plain data (dict, list, str, int, float, bool, None, date) plus the line of each path."""

    archivo: str
    datos: Any
    lineas: dict[Ruta, int] = field(default_factory=dict)

    def linea(self, ruta: Ruta) -> int:
        """Return the line of a path, or of the nearest container above it."""
        while ruta and ruta not in self.lineas:
            ruta = ruta[:-1]
        return self.lineas.get(ruta, 1)

    def hallazgo(self, ruta: Ruta, mensaje: str) -> Hallazgo:
        """Return a finding at the line of that path."""
        return Hallazgo(self.archivo, self.linea(ruta), mensaje)


def leer_yaml(contenido: bytes, archivo: str) -> DocumentoYaml:
    """Return the document.

    Raises:
        ContenidoInvalido: not YAML, not UTF-8, too large, with aliases, or with a repeated key.
    """
    if len(contenido) > MAX_BYTES:
        raise ContenidoInvalido([Hallazgo(archivo, 0, "El archivo es demasiado grande.")])
    try:
        texto = contenido.decode("utf-8")
        nodo = _componer(texto, archivo)
        if nodo is None:
            return DocumentoYaml(archivo, None)
        lineas: dict[Ruta, int] = {}
        datos = _construir(nodo, (), lineas, archivo)
    except UnicodeDecodeError as error:
        aviso = Hallazgo(archivo, 0, "El archivo no está en UTF-8; guárdalo en esa codificación.")
        raise ContenidoInvalido([aviso]) from error
    except yaml.MarkedYAMLError as error:
        linea = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ContenidoInvalido(
            [Hallazgo(archivo, linea, f"El YAML está mal escrito: {error.problem}.")]
        ) from error
    return DocumentoYaml(archivo, datos, lineas)


def _componer(texto: str, archivo: str) -> yaml.Node | None:
    for evento in yaml.parse(texto, Loader=yaml.SafeLoader):
        if isinstance(evento, yaml.AliasEvent):
            linea = evento.start_mark.line + 1 if evento.start_mark else 0
            raise ContenidoInvalido(
                [Hallazgo(archivo, linea, "No se admiten alias (*nombre); escribe el valor.")]
            )
    return yaml.compose(texto, Loader=yaml.SafeLoader)


def _construir(nodo: yaml.Node, ruta: Ruta, lineas: dict[Ruta, int], archivo: str) -> Any:
    lineas.setdefault(ruta, nodo.start_mark.line + 1)
    if isinstance(nodo, yaml.MappingNode):
        datos: dict[str, Any] = {}
        for nodo_clave, nodo_valor in nodo.value:
            clave = str(_escalar(nodo_clave))
            linea = nodo_clave.start_mark.line + 1
            if clave in datos:
                raise ContenidoInvalido(
                    [Hallazgo(archivo, linea, f"La clave «{clave}» está repetida; deja una.")]
                )
            lineas[(*ruta, clave)] = linea
            datos[clave] = _construir(nodo_valor, (*ruta, clave), lineas, archivo)
        return datos
    if isinstance(nodo, yaml.SequenceNode):
        return [
            _construir(hijo, (*ruta, indice), lineas, archivo)
            for indice, hijo in enumerate(nodo.value)
        ]
    return _escalar(nodo)


def _escalar(nodo: yaml.Node) -> Any:
    constructor = yaml.SafeLoader("")
    return constructor.construct_object(nodo, deep=True)
