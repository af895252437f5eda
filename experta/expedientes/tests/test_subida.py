"""Uploads are stopped while they stream: nothing too big reaches the disk or the memory."""

import io
import shutil
import tracemalloc
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from experta.expedientes import subida
from experta.expedientes.revision import limites
from experta.expedientes.subida import rechazo_de

MEGA = 1024 * 1024


class Chorro(io.RawIOBase):
    """A request body of any length that takes no memory; `leidos` counts what was asked of it."""

    def __init__(self, cabeza: bytes, total: int) -> None:
        """Start with `cabeza` and go on with letters until `total` bytes."""
        self.cabeza, self.total, self.leidos = cabeza, total, 0

    def read(self, cuantos: int | None = -1) -> bytes:
        """Return the next bytes."""
        cuantos = min(cuantos or 0, self.total - self.leidos)
        inicio = self.cabeza[self.leidos : self.leidos + cuantos]
        self.leidos += cuantos
        return inicio + b"x" * (cuantos - len(inicio))


CABEZA = (
    b'--F\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\nficha\r\n'
    b'--F\r\nContent-Disposition: form-data; name="archivo"; filename="a.pdf"\r\n'
    b"Content-Type: application/pdf\r\n\r\n%PDF-"
)


def pedido(cuerpo: Any, largo: int) -> WSGIRequest:
    """Return a request whose body is read from a stream."""
    entorno = {
        "CONTENT_TYPE": "multipart/form-data; boundary=F",
        "CONTENT_LENGTH": str(largo),
        "wsgi.input": cuerpo,
    }
    return RequestFactory().generic("POST", "/", **entorno)


def enviar(*archivos: bytes) -> WSGIRequest:
    """Return a request with those files."""
    subidos = [SimpleUploadedFile(f"{n}.pdf", datos) for n, datos in enumerate(archivos)]
    return RequestFactory().post("/", {"ficha": "sí", "archivo": subidos, "despues": "también"})


def test_a_file_within_the_cap_arrives_whole() -> None:
    request = enviar(b"%PDF-" + b"x" * 100)
    assert rechazo_de(request) is None
    assert [archivo.size for archivo in request.FILES.getlist("archivo")] == [105]


def test_two_gigabytes_are_cut_at_once_with_flat_memory() -> None:
    cuerpo = Chorro(CABEZA, 2048 * MEGA)
    request = pedido(cuerpo, 2048 * MEGA)
    tracemalloc.start()
    rechazo = rechazo_de(request)
    memoria = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rechazo is not None
    assert rechazo.estado == 413
    assert "uno por uno" in rechazo.mensaje
    assert cuerpo.leidos < MEGA
    assert memoria < 4 * MEGA
    assert not request.FILES
    # What came before the cut is there, the token against forged requests first of all.
    assert request.POST["csrfmiddlewaretoken"] == "ficha"


def test_a_file_somewhat_too_big_is_dropped_and_the_form_is_kept(settings: LazySettings) -> None:
    settings.SUBIDA_MAXIMA = 3 * MEGA
    request = enviar(b"x" * (3 * MEGA + 1))
    rechazo = rechazo_de(request)
    assert rechazo is not None
    assert rechazo.estado == 413
    assert "más de 3 MB" in rechazo.mensaje
    assert not request.FILES
    assert request.POST.dict() == {"ficha": "sí", "despues": "también"}


def test_the_cap_is_exact(settings: LazySettings) -> None:
    settings.SUBIDA_MAXIMA = 1000
    assert rechazo_de(enviar(b"x" * 1000)) is None
    assert rechazo_de(enviar(b"x" * 1001)) is not None


def test_the_cap_is_of_each_file_and_the_total_of_the_request(settings: LazySettings) -> None:
    settings.SUBIDA_MAXIMA, settings.SUBIDA_TOTAL = 1000, 2500
    assert rechazo_de(enviar(b"x" * 900, b"x" * 900)) is None
    rechazo = rechazo_de(enviar(b"x" * 900, b"x" * 900, b"x" * 900))
    assert rechazo is not None
    assert "de una vez" in rechazo.mensaje


def test_a_length_that_lies_is_read_no_further() -> None:
    cuerpo = Chorro(CABEZA, 2048 * MEGA)
    pedido(cuerpo, 5000).FILES  # noqa: B018 - reading them is the test
    assert 0 < cuerpo.leidos <= 5000


def test_a_full_disk_takes_no_file_and_says_so(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SUBIDA_DISCO_LIBRE = 0.10
    disco = type("Disco", (), {"total": 1000, "free": 100})
    monkeypatch.setattr(shutil, "disk_usage", lambda _: disco)
    assert rechazo_de(enviar(b"%PDF-")) is None
    disco.free = 99  # type: ignore[attr-defined]
    request = enviar(b"%PDF-")
    rechazo = rechazo_de(request)
    assert rechazo == subida.Rechazo(limites.SIN_LUGAR, 503, "archivo")
    assert not request.FILES
    assert request.POST["ficha"] == "sí"


def test_the_bound_comes_first_in_the_chain(settings: LazySettings) -> None:
    assert settings.FILE_UPLOAD_HANDLERS[0] == "experta.expedientes.subida.SubidaAcotada"
    assert settings.SUBIDA_TOTAL >= settings.SUBIDA_MAXIMA
