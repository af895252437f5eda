"""The register of the predial, made up: what a real one would answer, with the same words.

The last digit of a clave catastral decides: 9 is not in the register, 8 owes, the rest is paid for
the year. `responder` is the whole protocol; the demonstration calls it directly, and a test puts an
HTTP server before it.
"""

import json
from http import HTTPStatus

from experta.comun import reloj


def responder(clave: str) -> tuple[HTTPStatus, bytes]:
    """Return status and body of `GET /predios/<clave>`."""
    if clave.endswith("9"):
        return HTTPStatus.NOT_FOUND, b""
    debe = clave.endswith("8")
    ejercicio = reloj.hoy().year - (1 if debe else 0)
    datos = {
        "clave_catastral": clave,
        "al_corriente": not debe,
        "pagado_hasta": f"{ejercicio}-12-31",
    }
    return HTTPStatus.OK, json.dumps(datos).encode()
