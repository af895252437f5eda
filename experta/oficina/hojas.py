"""Pages of one form: the same answer to what is missing, whatever the form."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from experta.pantallas.hoja import Hoja
from experta.tramitacion.errores import DatosInvalidos

FORMULARIO = ["GET", "HEAD", "POST"]
SENCILLA = "oficina/hoja.html"


def con_faltas(hoja: Hoja, error: DatosInvalidos, campos: Mapping[str, str] | None = None) -> Hoja:
    """Return the page with what an act refused, each beside its field.

    `campos` says which field asks for what the act calls by another name.
    """
    nombres = campos or {}
    return hoja.con(**{nombres.get(n, n): frase for n, frase in faltas_de(error).items()})


def faltas_de(error: DatosInvalidos) -> dict[str, str]:
    """Return the first sentence of each field, by its HTML name."""
    faltas: dict[str, str] = {}
    for falta in error.faltas:
        faltas.setdefault(falta.clave, falta.mensaje)
    return faltas


def mostrar(
    request: HttpRequest, plantilla: str, hoja: Hoja, contexto: Mapping[str, Any]
) -> HttpResponse:
    """Show a form; with faults it is answered 422 and keeps what was typed.

    The plain template takes `titulo`, `boton` and `cancelar`, and `entradilla`, `detalles`
    (pairs of label and value) or `enlaces` (pairs of text and address) if wanted.
    """
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if hoja.faltas else HTTPStatus.OK
    base = {"hoja": hoja, "faltas": hoja.faltas, "entradilla": "", "detalles": (), "enlaces": ()}
    return render(request, plantilla, {**base, **contexto}, status=estado)
