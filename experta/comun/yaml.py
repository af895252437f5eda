"""YAML read safely and with line numbers, so that an error can point at its line."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo

Ruta = tuple[str | int, ...]
MAX_BYTES = 512 * 1024
# Lists and groups inside each other; a ficha has nine, and a reader in C would run out of stack.
MAX_NIVELES = 40
_BITS = 256
# libyaml reads ten times faster; a PyYAML built without it has only the slow one.
_LECTOR = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What to do about each thing that PyYAML and libyaml do not understand, by a part of what they say.
_REMEDIOS = {
    "mapping values are not allowed": "sobra un «:» o la sangría de este renglón no es la de sus "
    "vecinos. Si el texto lleva «: », enciérralo entre comillas.",
    "could not find expected ':'": "a este renglón le falta «:» y un espacio tras el nombre del "
    "dato, o es texto y va entre comillas.",
    "expected key": "la sangría de este renglón, o la del anterior, no es la de sus vecinos.",
    "expected '-' indicator": "este renglón no va al parejo de los demás de la lista: revisa su "
    "sangría y su guion.",
    "expected ',' or": "a la lista «[…]» o al grupo «{…}» que empieza aquí le falta una coma, "
    "una comilla o el signo que lo cierra.",
    "unexpected end of stream": "las comillas que se abren aquí no se cierran.",
    "unexpected end of file": "las comillas que se abren aquí no se cierran.",
    "cannot start any token": "ningún dato puede empezar así: quita el tabulador o el signo, o "
    "encierra el texto entre comillas.",
    "tab character": "la sangría lleva un tabulador; usa espacios.",
    "comment or line break": "tras «|» o «>» no va nada más en el mismo renglón.",
    "<document start>": "la sangría o las comillas del principio del archivo no casan.",
    "expected node content": "aquí falta un valor, o sobra un signo.",
    "sequence entries are not allowed": "un «-» no puede ir aquí; si es texto, enciérralo entre "
    "comillas.",
    "alphabetic or numeric character": "«*» y «&» no se usan; si son texto, enciérralo entre "
    "comillas.",
    "alias": "«*» y «&» no se usan; si son texto, enciérralo entre comillas.",
    "could not determine a constructor": "«!» no se usa; si es texto, enciérralo entre comillas.",
}
_OTRO = "revisa la sangría, los dos puntos y las comillas de este renglón y del anterior."
# What is told where it was opened, not where the reader gave up.
_DESDE_DONDE_EMPIEZA = {
    "could not find expected ':'",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "found unexpected end of stream",
}


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
        datos = _Datos(archivo, lineas).construir(nodo, ())
    except UnicodeDecodeError as error:
        aviso = Hallazgo(archivo, 0, "El archivo no está en UTF-8; guárdalo en esa codificación.")
        raise ContenidoInvalido([aviso]) from error
    except yaml.reader.ReaderError as error:
        aviso = Hallazgo(archivo, 0, "El archivo tiene un carácter que no es de texto.")
        raise ContenidoInvalido([aviso]) from error
    except yaml.MarkedYAMLError as error:
        raise ContenidoInvalido([_mal_escrito(error, archivo)]) from error
    return DocumentoYaml(archivo, datos, lineas)


def _mal_escrito(error: yaml.MarkedYAMLError, archivo: str) -> Hallazgo:
    """Return what to do about what the reader did not understand, where it began to."""
    problema = str(error.problem)
    marca = error.context_mark if problema in _DESDE_DONDE_EMPIEZA else error.problem_mark
    remedio = next((dicho for parte, dicho in _REMEDIOS.items() if parte in problema), _OTRO)
    return Hallazgo(archivo, marca.line + 1 if marca else 0, f"El YAML está mal escrito: {remedio}")


def _componer(texto: str, archivo: str) -> yaml.Node | None:
    nivel = 0
    for evento in yaml.parse(texto, Loader=_LECTOR):
        nivel += isinstance(evento, yaml.CollectionStartEvent)
        nivel -= isinstance(evento, yaml.CollectionEndEvent)
        if isinstance(evento, yaml.AliasEvent):
            mensaje = "No se admiten alias (*nombre); escribe el valor."
        elif nivel > MAX_NIVELES:
            mensaje = f"Hay más de {MAX_NIVELES} niveles de datos; quita los que sobran."
        else:
            continue
        linea = evento.start_mark.line + 1 if evento.start_mark else 0
        raise ContenidoInvalido([Hallazgo(archivo, linea, mensaje)])
    return yaml.compose(texto, Loader=_LECTOR)


class _Datos:
    """The plain data of the nodes of one document; writes down the line of each path."""

    def __init__(self, archivo: str, lineas: dict[Ruta, int]) -> None:
        self.archivo = archivo
        self.lineas = lineas
        self.escalares = yaml.constructor.SafeConstructor()

    def construir(self, nodo: yaml.Node, ruta: Ruta) -> Any:
        self.lineas.setdefault(ruta, nodo.start_mark.line + 1)
        if isinstance(nodo, yaml.MappingNode):
            return self._mapa(nodo, ruta)
        if isinstance(nodo, yaml.SequenceNode):
            return [self.construir(hijo, (*ruta, i)) for i, hijo in enumerate(nodo.value)]
        return self._escalar(nodo)

    def _mapa(self, nodo: yaml.MappingNode, ruta: Ruta) -> dict[str, Any]:
        datos: dict[str, Any] = {}
        for nodo_clave, nodo_valor in nodo.value:
            clave = str(self._escalar(nodo_clave))
            linea = nodo_clave.start_mark.line + 1
            if clave in datos:
                raise ContenidoInvalido(
                    [Hallazgo(self.archivo, linea, f"La clave «{clave}» está repetida; deja una.")]
                )
            self.lineas[(*ruta, clave)] = linea
            datos[clave] = self.construir(nodo_valor, (*ruta, clave))
        return datos

    def _escalar(self, nodo: yaml.Node) -> Any:
        try:
            dato = self.escalares.construct_object(nodo, deep=True)
            if isinstance(dato, int) and dato.bit_length() > _BITS:
                raise ValueError("a number that cannot even be written in decimal")
        except (ValueError, LookupError, AttributeError) as error:  # what PyYAML lets escape
            linea = nodo.start_mark.line + 1
            mensaje = f"«{str(nodo.value)[:60]}» parece una fecha o un número, pero no existe."
            raise ContenidoInvalido([Hallazgo(self.archivo, linea, mensaje)]) from error
        return dato
