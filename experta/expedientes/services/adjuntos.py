"""Files of a case: taken after a check, kept twice (original and working copy), read, reaped.

The slow part (`recibir`) runs outside any transaction; the row (`registrar`) inside the act's.
"""

import errno
import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.utils.module_loading import import_string

from experta.comun import archivos, reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Expediente
from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.revision.firmas import reconocer
from experta.expedientes.revision.limites import SIN_LUGAR, frase_de_tamano, hay_lugar
from experta.expedientes.revision.nombres import limpiar
from experta.expedientes.revision.revisor import Revision
from experta.expedientes.services.borradores import tocar
from experta.expedientes.services.fotos import FotosUnidas
from experta.expedientes.services.subidas import vaciar_subidas

TODAS = ("pdf", "jpg", "png")
_CARPETA = "adjuntos"  # apart from issued documents, which nobody reaps
_GRACIA_DE_RETIRADOS = timedelta(hours=24)
_GRACIA_DE_HUERFANOS = timedelta(hours=1)
_LOTE = 500


@dataclass(frozen=True)
class Recibido:
    """A file that passed every check and is on disk, not yet of any case."""

    nombre: str
    tipo: str
    bytes: int
    sha256: str
    archivo: str
    copia: str
    paginas: int
    lectura: dict[str, Any]


def recibir(*, archivo: "UploadedFile[bytes]", acepta: Iterable[str] = TODAS) -> Recibido:
    """Check a file and write original and working copy to disk. Slow: call it outside transactions.

    Args:
        archivo: as it came; neither its name nor its declared type is trusted.
        acepta: kinds that the question takes: `pdf`, `jpg`, `png`.

    Raises:
        ArchivoRechazado: too big, no room, or a file that cannot be taken; says how to go on.
    """
    if not hay_lugar():
        raise ArchivoRechazado(SIN_LUGAR)
    nombre = limpiar(archivo.name or "")
    unidas = isinstance(archivo, FotosUnidas)  # of photos that were each within the cap
    maximo = settings.SUBIDA_TOTAL * 2 if unidas else settings.SUBIDA_MAXIMA
    contenido = archivo.read(maximo + 1)
    if len(contenido) > maximo:
        raise ArchivoRechazado(frase_de_tamano())
    clase = reconocer(contenido, nombre, acepta)
    revision: Revision = import_string(settings.REVISOR_DE_ARCHIVOS)(contenido, clase)
    return Recibido(
        nombre=nombre,
        tipo=clase.tipo,
        bytes=len(contenido),
        sha256=hashlib.sha256(contenido).hexdigest(),
        archivo=_guardar(contenido, clase.extensiones[0]),
        copia=_guardar(revision.copia, revision.extension),
        paginas=revision.paginas,
        lectura=revision.lectura.a_json(),
    )


def ya_recibido(*, expediente: Expediente, pregunta: str, sha256: str) -> Adjunto | None:
    """Return the file in force with those bytes: a second press of the button adds nothing."""
    iguales = Adjunto.objects.vigentes().filter(expediente=expediente, pregunta=pregunta)
    return iguales.filter(sha256=sha256).first()


def registrar(
    *, expediente: Expediente, pregunta: str, recibido: Recibido, subido_por: Persona, etapa: str
) -> Adjunto:
    """Make a received file part of the case."""
    tocar(expediente)
    return Adjunto.objects.create(
        expediente=expediente,
        pregunta=pregunta,
        etapa=etapa,
        subido_por=subido_por,
        **asdict(recibido),
    )


def abrir_original(adjunto: Adjunto) -> bytes:
    """Return the bytes exactly as they were handed in. Evidence: never shown inside a page."""
    return archivos.leer(_raiz(), adjunto.archivo)


def abrir_copia(adjunto: Adjunto) -> bytes:
    """Return the working copy: same content, nothing active, no metadata of the camera."""
    return archivos.leer(_raiz(), adjunto.copia)


def tipo_de_copia(adjunto: Adjunto) -> str:
    """Return the content type of the working copy: every picture becomes a JPG."""
    return "application/pdf" if adjunto.copia.endswith(".pdf") else "image/jpeg"


def nombre_de_copia(adjunto: Adjunto) -> str:
    """Return the name under which the working copy is downloaded."""
    return f"{Path(adjunto.nombre).stem}{Path(adjunto.copia).suffix}"


def vaciar_retirados() -> int:
    """Destroy files that never were part of an application; return how many files went.

    Those withdrawn more than a day ago and before what they were for was sent, files on disk
    without a row for more than an hour (the act that would have kept them failed, or their draft
    was erased), and uploads left half-way for a day. What was handed in stays: it is evidence even
    when it was replaced.
    """
    limite = reloj.ahora() - _GRACIA_DE_RETIRADOS
    # The row goes first: if the machine stops in between, the file is an orphan of the next time.
    Adjunto.objects.nunca_enviados().filter(retirado_at__lt=limite).delete()
    huerfanos = [ruta for carpeta in _subcarpetas() for ruta in _huerfanos(carpeta)]
    for ruta in huerfanos:
        ruta.unlink(missing_ok=True)
    return len(huerfanos) + vaciar_subidas()


def _raiz() -> Path:
    return Path(settings.ARCHIVOS_DIR)


def _guardar(contenido: bytes, extension: str) -> str:
    """Write to the folder of attachments and return the name below ARCHIVOS_DIR."""
    try:
        return f"{_CARPETA}/{archivos.guardar(_raiz() / _CARPETA, [contenido], extension)}"
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise ArchivoRechazado(SIN_LUGAR) from error
        raise


def _subcarpetas() -> list[Path]:
    carpeta = _raiz() / _CARPETA
    return sorted(carpeta.iterdir()) if carpeta.exists() else []


def _huerfanos(subcarpeta: Path) -> list[Path]:
    """Return the old files of a folder that no row names."""
    limite = (reloj.ahora() - _GRACIA_DE_HUERFANOS).timestamp()
    viejos = {
        f"{_CARPETA}/{subcarpeta.name}/{ruta.name}": ruta
        for ruta in subcarpeta.iterdir()
        if ruta.stat().st_mtime < limite
    }
    nombres = list(viejos)
    for inicio in range(0, len(nombres), _LOTE):
        lote = nombres[inicio : inicio + _LOTE]
        filas = Adjunto.objects.filter(Q(archivo__in=lote) | Q(copia__in=lote))
        for archivo, copia in filas.values_list("archivo", "copia"):
            viejos.pop(archivo, None)
            viejos.pop(copia, None)
    return list(viejos.values())
