"""The ledger of a case behind either door: the page, and its lines as CSV or JSON."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header

from experta.expedientes.models import Expediente
from experta.tramitacion.consultas.libro import a_csv, a_json, libro, versiones_de


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
    """Return what the page reads; `?comprobar=1` counts every line again."""
    comprobar = "comprobar" in request.GET
    relojes = libro(expediente.pk, comprobar=comprobar)
    return {
        "expediente": expediente,
        "relojes": relojes,
        "versiones": versiones_de(relojes),
        "comprobado": comprobar,
        "coincide": comprobar and not any(reloj.diferencias for reloj in relojes),
    }
