"""Every error of the API in one shape: problem+json (RFC 9457), with a Spanish sentence."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser

from experta.comun.ajeno import leer_json
from experta.expedientes.revision.errores import ArchivoRechazado
from experta.integraciones.errores import EnvioDistinto
from experta.tramitacion.actos.guardar_respuestas import RespuestasCambiaron
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido

TIPO = "application/problem+json"
TITULOS: Mapping[int, str] = {
    400: "La petición no se entiende",
    401: "Falta una llave que abra",
    403: "La llave no alcanza para esto",
    404: "No existe",
    409: "Alguien se adelantó",
    413: "Es demasiado grande",
    422: "Hay algo que corregir",
    429: "Demasiadas peticiones",
    503: "Ahora no se puede",
}
# The same words whether it is missing or somebody else's.
NO_EXISTE = "No hay nada con esa clave, o no es de tu organización."
_FRASES: Mapping[str, str] = {
    "missing": "Falta este dato.",
    "json_invalid": "El cuerpo no es JSON.",
    "extra_forbidden": "Este dato sobra: revisa cómo se escribe.",
    "string_too_short": "Es demasiado corto.",
    "string_too_long": "Es demasiado largo.",
    "string_type": "Escribe un texto.",
    "int_type": "Escribe un número entero.",
    "int_parsing": "Escribe un número entero.",
    "int_from_float": "Escribe un número entero.",
    "greater_than_equal": "El número es demasiado bajo.",
    "less_than_equal": "El número es demasiado alto.",
    "bool_type": "Escribe true o false.",
    "bool_parsing": "Escribe true o false.",
    "dict_type": "Escribe un objeto, entre llaves.",
    "list_type": "Escribe una lista, entre corchetes.",
    "uuid_parsing": "No es una clave.",
}


class FaltaDeCampo(Schema):
    """What is wrong with one field; `campo` is empty for the whole."""

    campo: str
    mensaje: str


class Problema(Schema):
    """What went wrong and how to go on."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    faltas: list[FaltaDeCampo] = []


class CuerpoGuardable(Parser):
    """Reads a body of JSON, and refuses the text that a database would not keep."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return what the body says, or raise ValueError."""
        return leer_json(request.body)


class Api(NinjaAPI):
    """An API that says of its errors that they are problem+json."""

    # Drawing it takes a good part of a second, and anybody may ask for it.
    @cache  # noqa: B019  # there is one API, as long as the process lives
    def _descrita(self, prefijo: str) -> OpenAPISchema:
        descripcion = super().get_openapi_schema(path_prefix=prefijo)
        for metodos in descripcion["paths"].values():
            for operacion in metodos.values():
                for estado, respuesta in operacion["responses"].items():
                    if int(estado) >= 400 and "application/json" in respuesta.get("content", {}):
                        respuesta["content"] = {TIPO: respuesta["content"]["application/json"]}
        return descripcion

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the description, drawn once; ninja takes every answer for plain JSON."""
        return self._descrita(path_prefix or self.get_root_path(path_params or {}))


def documentados(*estados: int) -> dict[int, type[Problema]]:
    """Return those errors as the responses of an operation tell them."""
    return dict.fromkeys(estados, Problema)


def problema(estado: int, detalle: str, **mas: Any) -> HttpResponse:
    """Return an error; `mas` are members of its own, such as `faltas`."""
    cuerpo = {
        "type": "about:blank",
        "title": TITULOS.get(estado, "No se pudo"),
        "status": estado,
        "detail": detalle,
        **mas,
    }
    respuesta = JsonResponse(cuerpo, status=estado, content_type=TIPO)
    if estado == 401:
        respuesta["WWW-Authenticate"] = 'Bearer realm="experta"'
    if estado == 429:
        respuesta["Retry-After"] = "60"
    return respuesta


def instalar(api: NinjaAPI) -> None:
    """Have the API answer every error that a person may mend in that shape."""
    for clase, contestar in _CONTESTAN.items():
        api.add_exception_handler(clase, contestar)


def _no_existe(_request: HttpRequest, _error: Any) -> HttpResponse:
    return problema(404, NO_EXISTE)


def _conflicto(_request: HttpRequest, error: Any) -> HttpResponse:
    return problema(409, str(error))


def _cambiaron(_request: HttpRequest, error: Any) -> HttpResponse:
    return problema(
        409,
        "Alguien guardó antes que tú. Compara con lo guardado y manda la revisión que se dice.",
        revision=error.revision,
        guardadas=error.guardadas,
    )


def _con_faltas(_request: HttpRequest, error: Any) -> HttpResponse:
    faltas = [{"campo": una.clave, "mensaje": una.mensaje} for una in error.faltas]
    return problema(422, "Corrige lo que se señala y vuelve a enviar.", faltas=faltas)


def _mal_formada(_request: HttpRequest, error: Any) -> HttpResponse:
    if any(uno["loc"][0] == "path" for uno in error.errors):
        return problema(404, NO_EXISTE)
    faltas = [
        {
            "campo": ".".join(str(parte) for parte in uno["loc"][1:]),
            "mensaje": _FRASES.get(uno["type"], "Este dato no tiene la forma que se espera."),
        }
        for uno in error.errors
    ]
    return problema(422, "Corrige lo que se señala y vuelve a enviar.", faltas=faltas)


def _sin_llave(_request: HttpRequest, _error: Any) -> HttpResponse:
    return problema(
        401, "Manda tu llave así: «Authorization: Bearer exp_…». Puede que ya no valga."
    )


def _http(_request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error.__cause__, ValueError):  # of the body, in ninja's English
        return problema(422, "El cuerpo no es JSON, o lleva signos que no se pueden guardar.")
    return problema(error.status_code, error.message)


def _enorme(_request: HttpRequest, _error: Any) -> HttpResponse:
    return problema(413, "El cuerpo es demasiado grande.")


def _ilegible(_request: HttpRequest, error: Any) -> HttpResponse:
    return problema(422, str(error))


_CONTESTAN: dict[type[Exception], Any] = {
    Http404: _no_existe,
    NoPermitido: _no_existe,
    RespuestasCambiaron: _cambiaron,
    Conflicto: _conflicto,
    EnvioDistinto: _conflicto,
    DatosInvalidos: _con_faltas,
    ArchivoRechazado: _ilegible,
    ValidationError: _mal_formada,
    AuthenticationError: _sin_llave,
    HttpError: _http,
    RequestDataTooBig: _enorme,
}
