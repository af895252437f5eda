"""Asks the register of the predial over HTTP: `GET <PADRON_PREDIAL_URL>/predios/<clave>`.

200 brings a JSON object, 404 says that there is no such property; anything else is no answer.
"""

from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from django.conf import settings

from experta.documentos.padrones.tipos import Ficha, leer

PACIENCIA = 5.0  # seconds
LARGO = 64 * 1024
NO_HAY = 404


class Predial:
    """The provider of a real town."""

    def consultar(self, clave: str) -> Ficha | None:
        """Ask for one property.

        Raises:
            ConnectionError: no answer in time, or one that cannot be read.
        """
        peticion = Request(  # noqa: S310 - the address is a setting of the installation
            f"{settings.PADRON_PREDIAL_URL}/predios/{quote(clave, safe='')}",
            headers={
                "Accept": "application/json",
                "Authorization": f"Bearer {settings.PADRON_PREDIAL_CLAVE}",
            },
        )
        try:
            with urlopen(peticion, timeout=PACIENCIA) as respuesta:  # noqa: S310 - same
                return leer(respuesta.read(LARGO))
        except HTTPError as error:
            if error.code == NO_HAY:
                return None
            raise ConnectionError(f"El padrón respondió {error.code}.") from error
        except (OSError, HTTPException, ValueError) as error:
            raise ConnectionError("El padrón no respondió.") from error
