"""Stops an upload while it streams: no file above its cap reaches the disk or the memory.

A form puts its CSRF token before its files: what comes before the cut is read, what follows a
request that was cut whole is not.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

from experta.expedientes.revision.limites import (
    SIN_LUGAR,
    frase_de_envio,
    frase_de_tamano,
    hay_lugar,
)

_MARCA = "experta.subida"


@dataclass(frozen=True)
class Rechazo:
    """Why the files of a request were not read, and the status that says so (413 or 503).

    `campo` is the field of the file that was dropped; empty when the whole request was.
    """

    mensaje: str
    estado: int
    campo: str = ""


def rechazo_de(request: HttpRequest) -> Rechazo | None:
    """Return why files of this request were dropped; a view asks before it looks at FILES."""
    request.FILES  # noqa: B018 - reading them is what runs the handler
    rechazo = request.META.get(_MARCA)
    return rechazo if isinstance(rechazo, Rechazo) else None


class SubidaAcotada(FileUploadHandler):
    """First handler of the chain (FILE_UPLOAD_HANDLERS): counts, and lets pass what fits.

    A file somewhat too big is read to its end and dropped, so that the browser gets to see the
    page that says so; a request above SUBIDA_TOTAL is cut at once.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        """Remember how much the request says it carries; the server reads no more than that."""
        self.total = content_length

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Cut a request that says it carries too much before its first file is read."""
        super().new_file(*args, **kwargs)
        self.recibidos = 0
        if self.total > settings.SUBIDA_TOTAL:
            self._rechazar(frase_de_envio(), 413)
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Count what arrives and drop the file that exceeds its cap."""
        # Not in `new_file`: to skip there would close the file that came before, already whole.
        if start == 0 and not hay_lugar():
            self._rechazar(SIN_LUGAR, 503, self.field_name)
            raise SkipFile
        self.recibidos += len(raw_data)
        if self.recibidos > settings.SUBIDA_MAXIMA:
            self._rechazar(frase_de_tamano(), 413, self.field_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that follow."""

    def _rechazar(self, mensaje: str, estado: int, campo: str | None = "") -> None:
        if self.request is not None:
            self.request.META[_MARCA] = Rechazo(mensaje, estado, campo or "")
