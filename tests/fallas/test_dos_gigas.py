"""Two gigabytes sent to the real web server: cut early, and the next visitor notices nothing."""

import select
import socket
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.recorridos.pueblo import Pueblo

pytestmark = pytest.mark.recorrido

MEGA = 1024 * 1024
DOS_GIGAS = 2048 * MEGA
LIMITE = "limite-de-prueba"


def test_dos_gigas_se_cortan_pronto_y_el_servidor_sigue_atendiendo(pueblo: Pueblo) -> None:
    enviados, respuesta = _enviar(pueblo, DOS_GIGAS)
    assert enviados < 40 * MEGA
    assert respuesta.startswith(b"HTTP/1.1 413")
    with urlopen(f"{pueblo.direccion}/verificar/", timeout=10) as pagina:
        assert pagina.status == 200


def _enviar(pueblo: Pueblo, total: int) -> tuple[int, bytes]:
    """Stream a file of that size, made on the way; return what left and what was answered."""
    destino = urlsplit(pueblo.direccion)
    cabeza = (
        f"--{LIMITE}\r\nContent-Disposition: form-data; "
        'name="archivo"; filename="enorme.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n'
    ).encode()
    peticion = (
        f"POST /verificar/archivo/ HTTP/1.1\r\nHost: {destino.netloc}\r\n"
        f"Content-Type: multipart/form-data; boundary={LIMITE}\r\n"
        f"Content-Length: {total}\r\nConnection: close\r\n\r\n"
    ).encode()
    enviados, trozo = 0, b"x" * MEGA
    with socket.create_connection((str(destino.hostname), destino.port or 80), timeout=20) as red:
        red.sendall(peticion + cabeza)
        while enviados < total:
            listos, _, _ = select.select([red], [], [], 0)
            if listos:
                break
            try:
                red.sendall(trozo)
            except OSError:
                break
            enviados += len(trozo)
        return enviados, red.recv(MEGA)
