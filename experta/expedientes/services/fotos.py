"""Several photos of one paper become one PDF, in the order in which they were chosen."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.revision.firmas import reconocer
from experta.expedientes.revision.limites import frase_de_envio, frase_de_tamano
from experta.expedientes.revision.nombres import extension, limpiar
from experta.expedientes.revision.revisor import unir

_DE_FOTO = ("jpg", "jpeg", "jpe", "jfif", "png", "webp")


class FotosUnidas(SimpleUploadedFile):
    """A PDF made here from photos that were each within the cap; it carries them whole."""


def unir_fotos(
    archivos: Sequence["UploadedFile[bytes]"], acepta: Sequence[str]
) -> list["UploadedFile[bytes]"]:
    """Return the files with the photos joined, first; alone, or where no PDF is taken, as they are.

    Slow: call it outside transactions.

    Raises:
        ArchivoRechazado: a photo cannot be taken, or together they are too much; it says which.
    """
    fotos = [uno for uno in archivos if extension(limpiar(uno.name or "")) in _DE_FOTO]
    if len(fotos) < 2 or "pdf" not in acepta:
        return list(archivos)
    leidas = [(limpiar(foto.name or ""), _leer(foto)) for foto in fotos]
    if sum(len(contenido) for _, contenido in leidas) > settings.SUBIDA_TOTAL:
        raise ArchivoRechazado(frase_de_envio())
    for nombre, contenido in leidas:
        reconocer(contenido, nombre, acepta)
    pdf = FotosUnidas(
        f"{Path(leidas[0][0]).stem} ({len(leidas)} fotos).pdf", unir(leidas), "application/pdf"
    )
    return [pdf, *(uno for uno in archivos if uno not in fotos)]


def _leer(foto: "UploadedFile[bytes]") -> bytes:
    contenido: bytes = foto.read(settings.SUBIDA_MAXIMA + 1)
    if len(contenido) > settings.SUBIDA_MAXIMA:
        raise ArchivoRechazado(frase_de_tamano())
    return contenido
