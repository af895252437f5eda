"""No address leads us into our own network, whatever it is called and whatever it answers."""

import socket
import time
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from experta.integraciones import red
from experta.integraciones.errores import DestinoInvalido, SinRespuesta
from experta.integraciones.tests.servidor import NOMBRE, receptor


def resuelve_a(monkeypatch: pytest.MonkeyPatch, *direcciones: str) -> None:
    halladas: list[Any] = [(2, 1, 6, "", (una, 443)) for una in direcciones]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: halladas)


@pytest.mark.parametrize(
    "direccion",
    [
        *("127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1"),
        *("fec0::1", "feff::1", "64:ff9b:1::a00:1", "64:ff9b::a00:1", "2002:a00:1::", "::a00:1"),
    ],
)
def test_private_and_special_addresses_are_refused(
    monkeypatch: pytest.MonkeyPatch, direccion: str
) -> None:
    resuelve_a(monkeypatch, direccion)
    with pytest.raises(DestinoInvalido):
        red.comprobar_destino("https://avisos.example.com/")


@pytest.mark.parametrize("direccion", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_an_address_of_the_internet_is_taken(
    monkeypatch: pytest.MonkeyPatch, direccion: str
) -> None:
    resuelve_a(monkeypatch, direccion)
    assert red.comprobar_destino("https://avisos.example.com/x").path == "/x"


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resuelve_a(monkeypatch, "8.8.8.8", "10.0.0.1")
    with pytest.raises(DestinoInvalido):
        red.comprobar_destino("https://avisos.example.com/")


@pytest.mark.parametrize(
    "url",
    [
        *("http://avisos.example.com/", "ftp://avisos.example.com/", "https:///x", "//x", "x"),
        *("https://u:p@avisos.example.com/", "https://@avisos.example.com/"),
        *("https://avisos.example.com:22/", "https://avisos.example.com:99999/"),
        *("https://avisos.example.com/#x", "https://avisos.example.com/a b", "https://ñandú.mx/"),
        *("https://avisos.example.com/\r\nX: y", "https://[::1/"),
    ],
)
def test_another_form_of_address_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    resuelve_a(monkeypatch, "8.8.8.8")
    with pytest.raises(DestinoInvalido):
        red.comprobar_destino(url)


def test_a_name_that_changed_since_it_was_written_is_looked_at_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resuelve_a(monkeypatch, "127.0.0.1")
    with pytest.raises(DestinoInvalido):
        red.entregar("https://avisos.example.com/", b"{}", {})


def test_it_connects_to_the_address_judged_and_not_to_the_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resuelve_a(monkeypatch, "8.8.8.8")
    pedidas: list[Any] = []

    def conectar(direccion: Any, espera: float) -> socket.socket:
        pedidas.append(direccion)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", conectar)
    with pytest.raises(SinRespuesta):
        red.entregar("https://avisos.example.com/", b"{}", {})
    assert pedidas == [("8.8.8.8", 443)]


def test_a_delivery_arrives_and_a_redirect_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with receptor(tmp_path, monkeypatch) as servidor:
        url = f"https://{NOMBRE}:{servidor.server_port}/aqui?x=1"
        assert red.entregar(url, b'{"a": 1}', {"Experta-Evento": "7"}) == 200
        servidor.estados = [302]
        with pytest.raises(SinRespuesta, match="302"):
            red.entregar(url, b"{}", {})
        cabeceras, cuerpo = servidor.recibidos[0]
        assert (cabeceras["Experta-Evento"], cuerpo) == ("7", b'{"a": 1}')
        assert len(servidor.recibidos) == 2


def test_a_certificate_of_another_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with receptor(tmp_path, monkeypatch) as servidor:
        with pytest.raises(SinRespuesta, match="CertVerification"):
            red.entregar(f"https://otro.example.com:{servidor.server_port}/", b"{}", {})
        assert servidor.recibidos == []


def test_a_name_that_nobody_answers_for_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(red, "ESPERA", 0.1)
    libre = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: libre.wait(5))
    inicio = time.monotonic()
    with pytest.raises(DestinoInvalido):
        red.entregar("https://avisos.example.com/", b"{}", {})
    libre.set()
    assert time.monotonic() - inicio < 3


def test_who_never_ends_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(red, "TOPE", 0.3)
    resuelve_a(monkeypatch, "8.8.8.8")
    mudo = socket.create_server(("127.0.0.1", 0))

    def conectar(*_: object) -> socket.socket:
        hablando = socket.socket()
        hablando.connect(mudo.getsockname())
        hablando.settimeout(60)
        return hablando

    monkeypatch.setattr(socket, "create_connection", conectar)
    inicio = time.monotonic()
    with mudo, pytest.raises(SinRespuesta):
        red.entregar("https://avisos.example.com/", b"{}", {})
    assert time.monotonic() - inicio < 30  # and not the minute of the socket
