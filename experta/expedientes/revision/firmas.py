"""Which kind of file the bytes are, whatever the name says. Few kinds are taken."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

import puremagic

from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.revision.nombres import extension


@dataclass(frozen=True)
class Clase:
    """A kind of file that is taken. `para` are the words of `acepta` that let it in."""

    clave: str
    tipo: str
    nombre: str
    extensiones: tuple[str, ...]
    para: tuple[str, ...]

    @property
    def es_imagen(self) -> bool:
        """Say whether it is a picture."""
        return self.clave != "pdf"


PDF = Clase("pdf", "application/pdf", "un PDF", ("pdf",), ("pdf",))
JPG = Clase("jpg", "image/jpeg", "una imagen JPG", ("jpg", "jpeg", "jpe", "jfif"), ("jpg",))
PNG = Clase("png", "image/png", "una imagen PNG", ("png",), ("png",))
WEBP = Clase("webp", "image/webp", "una imagen WEBP", ("webp",), ("jpg", "png"))

_CABEZA = 4096
# Some programs write a mark or blanks before the signature; nothing else may come first.
_ANTES_DEL_PDF = b"\xef\xbb\xbf \t\r\n\0"
_NOMBRES = {"pdf": "PDF", "jpg": "JPG", "png": "PNG"}

_GUARDAR_PDF = "Ábrelo, elige «Guardar como PDF» o «Imprimir en PDF», y sube ese PDF."
_GUARDAR_JPG = "Ábrela, guárdala como JPG o PNG, y súbela otra vez."
# Extensions by which the sniffer knows it → (what it is, what to do).
_OTROS: tuple[tuple[frozenset[str], str, str], ...] = (
    (
        frozenset({"heic", "heif", "avif"}),
        "una foto en formato HEIC",
        "En los ajustes de la cámara de tu teléfono elige el formato «Más compatible» (JPG) y "
        "toma la foto otra vez.",
    ),
    (
        frozenset({"doc", "docx", "xls", "xlsx", "xlsb", "ppt", "pptx", "odt", "ods", "rtf"}),
        "un documento de oficina (Word, Excel o parecido)",
        _GUARDAR_PDF,
    ),
    (frozenset({"gif", "bmp", "dib", "tif", "tiff"}), "una imagen de otro formato", _GUARDAR_JPG),
    (frozenset({"svg", "html", "htm", "xml", "xhtml"}), "una página web", _GUARDAR_PDF),
    (
        frozenset({"zip", "rar", "7z", "gz", "tar"}),
        "un archivo comprimido",
        "Descomprímelo y sube los documentos uno por uno.",
    ),
    (
        frozenset({"mp4", "mov", "avi", "mkv", "3gp", "mp3", "wav", "m4a"}),
        "un video o un audio",
        "Toma una foto del documento o escanéalo, y sube eso.",
    ),
    (
        frozenset({"exe", "dll", "elf", "msi", "jar", "apk"}),
        "un programa",
        "Por seguridad no recibimos programas; sube el documento en PDF, JPG o PNG.",
    ),
)


def reconocer(contenido: bytes, nombre: str, acepta: Iterable[str]) -> Clase:
    """Return the kind of a file whose name, bytes and question agree.

    Args:
        contenido: the whole file.
        nombre: the clean name; without extension, only the bytes speak.
        acepta: what the question takes: `pdf`, `jpg`, `png`.

    Raises:
        ArchivoRechazado: empty, of no kind that is taken, of another kind than its name says,
            two files in one, or not what this question takes.
    """
    if not contenido:
        raise ArchivoRechazado(
            "El archivo está vacío. Ábrelo para revisar que tenga algo, y súbelo otra vez."
        )
    clase = _por_firma(contenido)
    if clase is None:
        raise ArchivoRechazado(_frase_de_ajeno(contenido, nombre))
    dicha = extension(nombre)
    if dicha and dicha not in clase.extensiones:
        raise ArchivoRechazado(
            f"«{nombre}» termina en «.{dicha}», pero por dentro es {clase.nombre}. Cambia el "
            f"final de su nombre a «.{clase.extensiones[0]}» y súbelo otra vez."
        )
    if _trae_zip(contenido):
        raise ArchivoRechazado(
            "El archivo trae otro archivo comprimido escondido. Ábrelo, imprímelo en PDF, y sube "
            "el PDF nuevo."
        )
    permitidas = tuple(acepta)
    if not set(clase.para).intersection(permitidas):
        raise ArchivoRechazado(_frase_de_clase(clase, permitidas))
    return clase


def _por_firma(contenido: bytes) -> Clase | None:
    cabeza = contenido[:_CABEZA]
    if cabeza.lstrip(_ANTES_DEL_PDF).startswith(b"%PDF-"):
        return PDF
    if cabeza.startswith(b"\xff\xd8\xff"):
        return JPG
    if cabeza.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if cabeza.startswith(b"RIFF") and cabeza[8:12] == b"WEBP":
        return WEBP
    return None


def _frase_de_ajeno(contenido: bytes, nombre: str) -> str:
    if b"%PDF-" in contenido[:_CABEZA]:
        return (
            "El PDF trae otra cosa antes de empezar y no es seguro abrirlo. Ábrelo en tu equipo, "
            "imprímelo en PDF, y sube el PDF nuevo."
        )
    dicha = extension(nombre)
    parecidas = _parecidas(contenido)
    if dicha in parecidas or not parecidas:
        parecidas = {dicha}  # of several kinds with the same beginning, the one its name says
    for extensiones, que_es, remedio in _OTROS:
        if extensiones & parecidas:
            return f"«{nombre}» es {que_es} y aquí no se puede recibir. {remedio}"
    return (
        f"«{nombre}» está dañado o no es PDF, JPG ni PNG. Ábrelo para revisarlo, guárdalo como "
        "PDF, y súbelo otra vez."
    )


def _parecidas(contenido: bytes) -> set[str]:
    """Return the extensions that the sniffer gives to the bytes; none when it does not know."""
    try:
        hallazgos = puremagic.magic_string(contenido[:_CABEZA])
    except (puremagic.PureError, ValueError):
        return set()
    return {str(hallazgo.extension).lstrip(".") for hallazgo in hallazgos}


def _trae_zip(contenido: bytes) -> bool:
    """Say whether the bytes also open as a ZIP, as a file with two faces does."""
    try:
        with zipfile.ZipFile(io.BytesIO(contenido)) as comprimido:
            return bool(comprimido.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _frase_de_clase(clase: Clase, permitidas: tuple[str, ...]) -> str:
    nombres = [_NOMBRES[clave] for clave in permitidas]
    lista = " o ".join([", ".join(nombres[:-1]), nombres[-1]] if nombres[1:] else nombres)
    remedio = _GUARDAR_PDF if clase.es_imagen else "Toma una foto del documento y sube la foto."
    return f"Aquí se recibe {lista}, y tu archivo es {clase.nombre}. {remedio}"
