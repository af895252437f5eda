"""The register of the predial answers over HTTP as the simulator; half an answer is none."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import unquote

import pytest

from experta.comun import reloj
from experta.documentos import padrones
from experta.documentos.padrones import predial
from experta.documentos.padrones.simulador import responder


class _Ventanilla(BaseHTTPRequestHandler):
    """Puts the simulator behind HTTP; some claves answer what no register should."""

    def do_GET(self) -> None:
        """Answer one question."""
        clave = unquote(self.path.rpartition("/")[2])
        estado, cuerpo = responder(clave)
        if clave == "rota":
            estado, cuerpo = estado.OK, b'{"clave_catastral": "rota"'
        if clave == "caida":
            estado, cuerpo = estado.INTERNAL_SERVER_ERROR, b""
        if self.headers["Authorization"] != "Bearer secreto":
            estado = estado.FORBIDDEN
        self.send_response(estado)
        self.end_headers()
        self.wfile.write(cuerpo)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def padron(settings: Any) -> Iterator[None]:
    """Open a register on this machine, as a town would have it."""
    servidor = HTTPServer(("127.0.0.1", 0), _Ventanilla)
    hilo = threading.Thread(target=servidor.serve_forever)
    hilo.start()
    settings.PADRON_PREDIAL = "http"
    settings.PADRON_PREDIAL_URL = f"http://127.0.0.1:{servidor.server_port}"
    settings.PADRON_PREDIAL_CLAVE = "secreto"
    yield
    servidor.shutdown()
    hilo.join()
    servidor.server_close()


@pytest.mark.parametrize("proveedor", ["http", "demo"])
def test_every_provider_says_the_same_of_a_property(
    padron: None, settings: Any, proveedor: str
) -> None:
    settings.PADRON_PREDIAL = proveedor
    pagado = padrones.consultar("predial", "123-045-006")
    debe = padrones.consultar("predial", "123-045-008")
    assert pagado is not None
    assert (pagado.clave, pagado.al_corriente) == ("123-045-006", True)
    assert pagado.pagado_hasta.year == reloj.hoy().year
    assert debe is not None
    assert not debe.al_corriente
    assert padrones.consultar("predial", "123-045-009") is None


@pytest.mark.parametrize("clave", ["rota", "caida"])
def test_what_cannot_be_read_is_no_answer(padron: None, clave: str) -> None:
    with pytest.raises(ConnectionError):
        padrones.consultar("predial", clave)


def test_a_wrong_key_is_no_answer(padron: None, settings: Any) -> None:
    settings.PADRON_PREDIAL_CLAVE = "otra"
    with pytest.raises(ConnectionError):
        padrones.consultar("predial", "123-045-006")


def test_a_register_that_is_slow_is_left(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    sordo = HTTPServer(("127.0.0.1", 0), _Ventanilla)
    settings.PADRON_PREDIAL = "http"
    settings.PADRON_PREDIAL_URL = f"http://127.0.0.1:{sordo.server_port}"
    monkeypatch.setattr(predial, "PACIENCIA", 0.2)
    with pytest.raises(ConnectionError):
        padrones.consultar("predial", "123-045-006")
    sordo.server_close()


@pytest.mark.parametrize("ajuste", ["", "falla"])
def test_a_town_without_register_is_told_so(settings: Any, ajuste: str) -> None:
    settings.PADRON_PREDIAL = ajuste
    with pytest.raises(ConnectionError):
        padrones.consultar("predial", "123-045-006")
