"""The example pictures of a ficha: each is there, and an SVG only draws.

A browser shows them from our own address, so that an SVG with scripts, links or styles from
elsewhere would be code on the shelf.
"""

from collections.abc import Iterator

from experta.catalogo.cierre import Cierre
from experta.catalogo.ficha import Ficha
from experta.comun.xml import XmlInseguro, leer_xml
from experta.comun.yaml import Ruta

Error = tuple[Ruta, str]

TIPOS = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}
_FIRMAS = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
_MAX_BYTES = 60 * 1024
_DIBUJAN = frozenset(
    {
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "title", "desc"),
        *("defs", "linearGradient", "radialGradient", "stop", "clipPath"),
    }
)
_ATRIBUTOS_QUE_LLAMAN = ("href", "src", "style")


def tipo_de(ruta: str) -> str:
    """Return the media type of a picture by its ending."""
    return TIPOS[ruta.rsplit(".", 1)[1]]


def revisar_imagenes(cierre: Cierre, ficha: Ficha) -> Iterator[Error]:
    """Yield (path in ficha.yaml, Spanish sentence) for each picture that may not be shown."""
    for i, requisito in enumerate(ficha.requisitos):
        if requisito.ejemplo:
            for frase in _problemas(cierre, requisito.ejemplo):
                yield ("requisitos", i, "ejemplo"), frase


def _problemas(cierre: Cierre, ruta: str) -> Iterator[str]:
    contenido = cierre.archivos.get(ruta)
    extension = ruta.rsplit(".", 1)[1]
    if contenido is None:
        yield f"No existe la imagen «{ruta}»; agrégala o corrige la ruta."
    elif len(contenido) > _MAX_BYTES:
        yield f"La imagen «{ruta}» pasa de {_MAX_BYTES // 1024} KB; redúcela."
    elif extension == "svg":
        yield from _de_svg(contenido, ruta)
    elif not contenido.startswith(_FIRMAS[extension]):
        yield f"«{ruta}» no es una imagen {extension}; guárdala otra vez."


def _de_svg(contenido: bytes, ruta: str) -> Iterator[str]:
    try:
        raiz = leer_xml(contenido)
    except XmlInseguro as error:
        yield f"«{ruta}»: {error}"
        return
    for elemento in raiz.iter():
        nombre = elemento.tag.rsplit("}", 1)[-1]
        if nombre not in _DIBUJAN:
            yield f"«{ruta}» lleva <{nombre}>; un ejemplo sólo dibuja y escribe. Quítalo."
        for atributo, valor in elemento.attrib.items():
            corto = atributo.rsplit("}", 1)[-1]
            ajeno = "url(" in valor and "url(#" not in valor
            if corto.startswith("on") or corto in _ATRIBUTOS_QUE_LLAMAN or ajeno:
                yield f"«{ruta}» lleva «{corto}», que podría traer algo de fuera. Quítalo."
