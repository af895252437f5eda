"""Speaking to an address that somebody else wrote, without being led into our own network.

The name is resolved once, every address it has must be public, and the connection goes to that very
address with the certificate of the name: a name that changes between looking and speaking gains
nothing. No redirect is followed, what is answered is not kept, and all of it has a time.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread, Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from experta.integraciones.errores import DestinoInvalido, SinRespuesta

PUERTOS = (443, 8443)
ESPERA = 5.0  # seconds for each step of the network
TOPE = 10.0  # seconds for all of it, finding the name included
_LEIDO = 1024  # bytes of an answer that are taken off the wire, and thrown away
# All the IPv6 addresses of the internet; outside are those of a site or of a translator (NAT64).
_UNICAST = ipaddress.ip_network("2000::/3")


def comprobar_destino(url: str) -> SplitResult:
    """Return the parts of an address of the public internet, by HTTPS.

    Raises:
        DestinoInvalido: another scheme, port or form, or a name that leads to a private network.
    """
    partes = _partes(url)
    _resolver(partes)
    return partes


def entregar(url: str, cuerpo: bytes, cabeceras: dict[str, str]) -> int:
    """Send a POST and return its status, which is of success.

    Raises:
        DestinoInvalido: the name leads today to a private network.
        SinRespuesta: no connection, no certificate, no answer in time, or a status not of success.
    """
    partes = _partes(url)
    fin = time.monotonic() + TOPE
    direccion = _resolver(partes)
    conexion = _ConexionFija(partes, direccion)
    # Each step has its time, and so has the whole: a drop every four seconds would never end.
    corte = Timer(fin - time.monotonic(), conexion.cortar)
    corte.start()
    try:
        status = _enviar(conexion, partes, cuerpo, cabeceras)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise SinRespuesta(f"No contestó ({type(error).__name__}).") from error
    finally:
        corte.cancel()
        conexion.close()
    if not 200 <= status < 300:
        raise SinRespuesta(f"Contestó {status}; se espera un 200.")
    return status


def direccion_publica(texto: str) -> bool:
    """Say whether an IP address is of the public internet, also when one hides inside another."""
    direccion = ipaddress.ip_address(texto.partition("%")[0])
    if isinstance(direccion, ipaddress.IPv6Address):
        if direccion.ipv4_mapped:
            return direccion_publica(str(direccion.ipv4_mapped))
        if direccion.sixtofour or direccion.teredo or direccion not in _UNICAST:
            return False
    return direccion.is_global and not direccion.is_multicast


class _ConexionFija(http.client.HTTPSConnection):
    """A connection to an address already judged, with the certificate of its name."""

    def __init__(self, partes: SplitResult, direccion: str) -> None:
        super().__init__(
            partes.hostname or "", partes.port or 443, timeout=ESPERA, context=contexto_tls()
        )
        self._direccion = direccion

    def connect(self) -> None:
        """Connect to the address, not to the name."""
        tcp = socket.create_connection((self._direccion, self.port), ESPERA)
        # The greeting comes after `sock` is known: it can be cut too.
        self.sock = contexto_tls().wrap_socket(
            tcp, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()

    def cortar(self) -> None:
        """End it from another thread, whatever it waits for."""
        if self.sock:
            with suppress(OSError):
                # The plain one: that of TLS would wait, and closing wakes nobody up.
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def contexto_tls() -> ssl.SSLContext:
    """Return how certificates are judged: the authorities of the system, TLS 1.2 or newer."""
    contexto = ssl.create_default_context()
    contexto.minimum_version = ssl.TLSVersion.TLSv1_2
    return contexto


def _enviar(
    conexion: _ConexionFija, partes: SplitResult, cuerpo: bytes, cabeceras: dict[str, str]
) -> int:
    ruta = (partes.path or "/") + (f"?{partes.query}" if partes.query else "")
    conexion.request("POST", ruta, body=cuerpo, headers={**cabeceras, "Connection": "close"})
    respuesta = conexion.getresponse()
    respuesta.read(_LEIDO)
    return respuesta.status


def _partes(url: str) -> SplitResult:
    try:
        partes = urlsplit(url)
        puerto = partes.port or 443
    except ValueError as error:
        raise DestinoInvalido("Esa dirección no está bien escrita.") from error
    if partes.scheme != "https" or not partes.hostname:
        raise DestinoInvalido("La dirección debe empezar con https://.")
    if partes.username is not None or partes.password is not None or partes.fragment:
        raise DestinoInvalido("La dirección no puede llevar usuario, contraseña ni «#».")
    if puerto not in PUERTOS:
        raise DestinoInvalido("La dirección debe usar el puerto 443 u 8443.")
    if not url.isascii() or any(letra <= " " for letra in url):
        raise DestinoInvalido("Escribe la dirección sin espacios, acentos ni eñes.")
    return partes


def _resolver(partes: SplitResult) -> str:
    """Return an address of the name, all of which are public."""
    try:
        halladas = _preguntar(partes)
    except (OSError, UnicodeError) as error:
        raise DestinoInvalido("No encontramos ese servidor. Revisa la dirección.") from error
    direcciones = [str(hallada[4][0]) for hallada in halladas]
    if not direcciones or not all(map(direccion_publica, direcciones)):
        raise DestinoInvalido("Ese servidor no está en internet pública.")
    return direcciones[0]


def _preguntar(partes: SplitResult) -> list[Any]:
    """Return what the name leads to; who asks has no time of its own, so another thread does.

    Raises:
        OSError: nobody knows it, or nobody answers in time.
    """
    respuesta: Future[list[Any]] = Future()

    def preguntar() -> None:
        tipo = {"type": socket.SOCK_STREAM, "proto": socket.IPPROTO_TCP}
        try:
            puerto = partes.port or 443
            respuesta.set_result(socket.getaddrinfo(partes.hostname, puerto, **tipo))
        except (OSError, UnicodeError) as error:
            respuesta.set_exception(error)

    Thread(target=preguntar, daemon=True).start()
    return respuesta.result(ESPERA)
