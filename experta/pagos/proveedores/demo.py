"""The gateway of the demonstration: it behaves as an outside one, with a secret of its own."""

import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from experta.bitacora.llaves import escribir_seguro
from experta.pagos import firmas, rules
from experta.pagos.errores import EventoIlegible
from experta.pagos.models import OrdenPago

SECRETO = "pasarela-demo.secreto"
EVENTO_MAXIMO = 60


class Demo:
    """Pays without money, on a page of this same installation."""

    demostracion = True

    def iniciar(self, orden: OrdenPago, url_retorno: str) -> str:
        """Return the address of the page that plays the gateway."""
        consulta = urlencode({"retorno": url_retorno})
        return f"{settings.URL_PUBLICA}/demostracion/pasarela/{orden.referencia}/?{consulta}"

    def verificar(self, cuerpo: bytes, cabeceras: Mapping[str, str]) -> dict[str, Any]:
        """Return the event of a webhook, whose body already has the keys of the house.

        Raises:
            FirmaInvalida: it was not signed with the gateway's secret.
            EventoIlegible: it is not an event with an identifier.
        """
        firmas.comprobar(_secreto(), cuerpo, cabeceras)
        datos = firmas.leer(cuerpo)
        evento = datos.get("evento")
        if not isinstance(evento, str) or not 0 < len(evento) <= EVENTO_MAXIMO:
            raise EventoIlegible("El evento no trae identificador.")
        return datos


def firmar_evento(orden: OrdenPago, clase: str = rules.PAGADO) -> tuple[bytes, dict[str, str]]:
    """Return the body and headers of the webhook by which the gateway tells how a charge went.

    Each call is another event of the order's one charge.
    """
    datos = {
        "evento": f"evt_{secrets.token_hex(12)}",
        "clase": clase,
        "cobro": f"cob_{orden.referencia}",
        "referencia": orden.referencia,
        "importe_centavos": orden.total_centavos,
        "moneda": rules.MONEDA,
    }
    cuerpo = json.dumps(datos).encode()
    return cuerpo, firmas.firmar(_secreto(), cuerpo) | {"Content-Type": "application/json"}


def _secreto() -> bytes:
    ruta = Path(settings.LLAVES_DIR) / SECRETO
    if not ruta.exists():
        nuevo = ruta.with_name(f".{secrets.token_hex(8)}")
        escribir_seguro(nuevo, secrets.token_hex(32).encode())
        # Of two that start together one wins, and both use its secret.
        with suppress(FileExistsError):
            ruta.hardlink_to(nuevo)
        nuevo.unlink()
    return ruta.read_bytes()
