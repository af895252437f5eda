"""An HTTPS server on this machine with a certificate of its own, for a name of the internet."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from experta.integraciones import red

NOMBRE = "avisos.example.com"


class Receptor(HTTPServer):
    """Keeps what it receives, and answers what it is told."""

    def __init__(self, carpeta: Path) -> None:
        """Listen on a free port with a certificate for NOMBRE."""
        super().__init__(("127.0.0.1", 0), _Peticion)
        self.recibidos: list[tuple[dict[str, str], bytes]] = []
        self.estados: list[int] = []
        self.certificado = _certificado(carpeta)
        contexto = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        contexto.load_cert_chain(self.certificado)
        self.socket = contexto.wrap_socket(self.socket, server_side=True)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that hangs up is what some tests are about."""


class _Peticion(BaseHTTPRequestHandler):
    server: Receptor

    def do_POST(self) -> None:
        cuerpo = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.recibidos.append((dict(self.headers), cuerpo))
        self.send_response(self.server.estados.pop(0) if self.server.estados else 200)
        self.send_header("Location", "https://127.0.0.1/otro")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def receptor(carpeta: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Receptor]:
    """Stand for `https://NOMBRE/`: only the resolution of names and the authority are replaced."""
    with Receptor(carpeta) as servidor:
        contexto = ssl.create_default_context(cafile=str(servidor.certificado))
        monkeypatch.setattr(red, "contexto_tls", lambda: contexto)
        monkeypatch.setattr(red, "PUERTOS", (443, servidor.server_port))
        monkeypatch.setattr(red, "direccion_publica", lambda texto: True)
        monkeypatch.setattr(
            socket,
            "getaddrinfo",
            lambda _, puerto, *a, **k: [(2, 1, 6, "", ("127.0.0.1", puerto))],
        )
        Thread(target=servidor.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield servidor
        finally:
            servidor.shutdown()


def _certificado(carpeta: Path) -> Path:
    llave = ec.generate_private_key(ec.SECP256R1())
    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NOMBRE)])
    desde = datetime(2020, 1, 1, tzinfo=UTC)
    certificado = (
        x509.CertificateBuilder()
        .subject_name(nombre)
        .issuer_name(nombre)
        .public_key(llave.public_key())
        .serial_number(1)
        .not_valid_before(desde)
        .not_valid_after(desde + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NOMBRE)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(llave, hashes.SHA256())
    )
    ruta = carpeta / "certificado.pem"
    pem = serialization.Encoding.PEM
    privada = llave.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    ruta.write_bytes(privada + certificado.public_bytes(pem))
    return ruta
