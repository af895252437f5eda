"""The ledger of a case behind either door: the page, and its lines as CSV or JSON."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header

from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Expediente
from experta.tramitacion.consultas.cotejo import cotejar
from experta.tramitacion.consultas.libro import a_csv, a_json, libro, versiones_de
from experta.tramitacion.vigilancia import denunciar_diferencias


def exportado(request: HttpRequest, expediente: Expediente) -> HttpResponse | None:
    """Return the ledger as a file when `?formato=csv` or `json` asks for it."""
    formato = request.GET.get("formato", "")
    if formato not in ("csv", "json"):
        return None
    folio, relojes = expediente.folio or "", libro(expediente.pk)
    respuesta = (
        HttpResponse(a_csv(folio, relojes), content_type="text/csv; charset=utf-8")
        if formato == "csv"
        else JsonResponse(a_json(folio, relojes))
    )
    nombre = f"plazo-{folio}.{formato}"
    respuesta["Content-Disposition"] = content_disposition_header(True, nombre) or "attachment"
    return respuesta


def contexto(request: HttpRequest, expediente: Expediente) -> dict[str, Any]:
    """Return what the page reads; `?comprobar=1` counts every line again.

    And compares the whole case with its leaves of the log: that it differs is told to anybody and
    to the control body, in what only to the latter.
    """
    comprobar = "comprobar" in request.GET
    relojes = libro(expediente.pk, comprobar=comprobar)
    cotejo = cotejar(expediente) if comprobar else None
    denunciar_diferencias(cotejo.diferencias if cotejo else ())
    persona = request.user
    return {
        "cotejo": cotejo,
        "detalle": isinstance(persona, Persona) and Rol.OIC in persona.roles(),
        "expediente": expediente,
        "relojes": relojes,
        "versiones": versiones_de(relojes),
        "comprobado": comprobar,
        "coincide": comprobar and not any(reloj.diferencias for reloj in relojes),
    }
