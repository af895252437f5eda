"""Hashing an upload as it arrives: the file is compared and nothing of it is kept anywhere."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload


class SoloHuella(FileUploadHandler):
    """Keeps the SHA-256 of the first file, neither in memory nor on disk.

    `huella` is "" until a whole file has arrived; `excedido` says that it was over the limit.
    """

    def __init__(self, request: Any = None) -> None:
        """Start without a file."""
        super().__init__(request)
        self.huella = ""
        self.excedido = False
        self._recibidos = 0
        self._resumen = sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Digest a chunk, or stop the upload at settings.SUBIDA_MAXIMA."""
        self._recibidos += len(raw_data)
        if self._recibidos > settings.SUBIDA_MAXIMA:
            self.excedido = True
            raise StopUpload(connection_reset=True)
        if not self.huella:
            self._resumen.update(raw_data)

    def file_complete(self, file_size: int) -> None:
        """Note the digest; no file object is made, so request.FILES stays empty."""
        if not self.huella:
            self.huella = self._resumen.hexdigest()
