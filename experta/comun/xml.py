"""The one XML parser of the house: no DOCTYPE, no entities, no network, bounded size and depth."""

from typing import Any

from lxml import etree

MAX_BYTES = 2 * 1024 * 1024
MAX_NODOS = 20_000
MAX_PROFUNDIDAD = 100


class XmlInseguro(ValueError):
    """XML that is malformed or asks for something a process diagram never needs."""

    def __init__(self, mensaje: str, linea: int = 0) -> None:
        """Keep the Spanish sentence and the line it speaks of."""
        super().__init__(mensaje)
        self.linea = linea


def leer_xml(contenido: bytes, max_bytes: int = MAX_BYTES) -> Any:
    """Return the root element (lxml), comments removed.

    Raises:
        XmlInseguro: malformed, too large or too deep, with DOCTYPE, entities or instructions.
    """
    if len(contenido) > max_bytes:
        raise XmlInseguro("El XML es demasiado grande.")
    if b"<!DOCTYPE" in contenido or b"<!ENTITY" in contenido:
        raise XmlInseguro("El XML no puede llevar DOCTYPE ni entidades; quítalos.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=False,
    )
    try:
        raiz: Any = etree.fromstring(contenido, parser)
    except etree.XMLSyntaxError as error:
        raise XmlInseguro(
            "El XML está mal escrito: una etiqueta no se cierra o falta una comilla. "
            "Vuelve a guardarlo desde el editor de diagramas.",
            error.lineno or 0,
        ) from error
    if raiz.getroottree().docinfo.doctype:
        raise XmlInseguro("El XML no puede llevar DOCTYPE; quítalo.")
    _acotar(raiz)
    return raiz


def _acotar(raiz: Any) -> None:
    nodos = 0
    pila = [(raiz, 1)]
    while pila:
        elemento, profundidad = pila.pop()
        nodos += 1
        if not isinstance(elemento.tag, str):
            raise XmlInseguro("El XML no puede llevar instrucciones.", elemento.sourceline or 0)
        if nodos > MAX_NODOS or profundidad > MAX_PROFUNDIDAD:
            raise XmlInseguro("El XML tiene demasiados elementos o niveles.")
        if "XInclude" in elemento.tag:
            raise XmlInseguro("El XML no puede incluir otros.", elemento.sourceline or 0)
        pila.extend((hijo, profundidad + 1) for hijo in elemento)
