"""Doubts, faults and complaints: written without an account, followed with folio and code."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.cuentas.sin_cuenta import REPORTE_EN_SESION
from experta.pantallas.limites import excede
from experta.portal.forms.reportes import ReporteForm, preguntas
from experta.soporte import services
from experta.soporte.models import Reporte
from experta.tramitacion.actos.reportar import reportar as acto_reportar
from experta.tramitacion.errores import DatosInvalidos

REPORTES_POR_MINUTO = 5
CODIGOS_POR_MINUTO = 20
# For how long the browser that wrote a report may see its code again, in seconds.
RECIEN = 15 * 60
_NO_ES_DE_FOLIO = re.compile(r"[^A-Z0-9-]")


@require_http_methods(["GET", "HEAD", "POST"])
def reportar(request: HttpRequest) -> HttpResponse:
    """Show the form, or take a report and lead to its page."""
    if request.method != "POST":
        if folio := _NO_ES_DE_FOLIO.sub("", request.GET.get("seguir", "").upper())[:30]:
            return redirect("portal:reporte", folio=folio)
        return _formulario(request, ReporteForm(initial=_inicial(request)))
    formulario = ReporteForm(request.POST)
    if excede(request, "reportar", REPORTES_POR_MINUTO):
        frase = _("Enviaste varios reportes seguidos; espera un minuto y reenvía este")
        return _formulario(request, formulario, {"texto": frase}, status=429)
    if not formulario.is_valid():
        return _formulario(request, formulario, formulario.faltas, status=422)
    try:
        escrito = _guardar(request, formulario)
    except DatosInvalidos as error:
        faltas = {falta.clave: falta.mensaje for falta in error.faltas}
        return _formulario(request, formulario, faltas, status=422)
    return _recibido(request, escrito)


@require_http_methods(["GET", "HEAD", "POST"])
def reporte(request: HttpRequest, folio: str) -> HttpResponse:
    """Show a report to who wrote it. A foreign folio and one nobody has ask alike for the code."""
    codigo = _recien(request, folio)
    encontrado = services.por_codigo(folio, codigo) if codigo else None
    if encontrado is None:
        encontrado = Reporte.objects.visible_to(request.user).filter(folio=folio).first()
    contexto: dict[str, object] = {"folio": folio, "reporte": encontrado, "codigo": codigo}
    faltas: dict[str, str] = {}
    if request.method == "POST":
        if excede(request, "reporte", CODIGOS_POR_MINUTO):
            return render(request, "429.html", status=429)
        contexto["reporte"] = services.por_codigo(folio, request.POST.get("codigo", ""))
        if contexto["reporte"] is None:
            faltas = {"codigo": _("Ese folio y ese código no van juntos; revísalos")}
    contexto["faltas"] = faltas
    return render(request, "portal/reporte.html", contexto, status=422 if faltas else 200)


def _inicial(request: HttpRequest) -> dict[str, str]:
    pedido = request.GET
    return {
        "clase": pedido.get("clase", ""),
        "pagina": pedido.get("pagina", "")[:300],
        "folio_expediente": pedido.get("folio", "")[:30],
    }


def _formulario(
    request: HttpRequest,
    formulario: ReporteForm,
    faltas: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    con_cuenta = request.user.is_authenticated
    valores = [(p, formulario[p.clave].value()) for p in preguntas(con_cuenta=con_cuenta)]
    contexto = {
        "preguntas": valores,
        "pagina": formulario["pagina"].value() or "",
        "sitio": formulario["sitio"].value() or "",
        "faltas": faltas or {},
    }
    return render(request, "portal/reportar.html", contexto, status=status)


def _guardar(request: HttpRequest, formulario: ReporteForm) -> Reporte:
    datos = formulario.cleaned_data
    return acto_reportar(
        clase=datos["clase"],
        texto=datos["texto"],
        pagina=datos["pagina"],
        folio_expediente=datos["folio_expediente"],
        persona=request.user if isinstance(request.user, Persona) else None,
        correo=datos["correo"],
        anonima=bool(datos["anonima"]),
    )


def _recibido(request: HttpRequest, escrito: Reporte) -> HttpResponse:
    folio, codigo = escrito.folio, escrito.codigo
    if request.user.is_authenticated and escrito.persona is None:
        # Its code is shown this once: kept in her session, it would say who wrote it.
        contexto = {"folio": folio, "reporte": escrito, "codigo": codigo, "faltas": {}}
        return render(request, "portal/reporte.html", contexto)
    request.session[REPORTE_EN_SESION] = [folio, codigo, reloj.ahora().timestamp()]
    return redirect("portal:reporte", folio=folio)


def _recien(request: HttpRequest, folio: str) -> str:
    """Return the code of the report this browser has just written, if it is that one."""
    guardado = request.session.get(REPORTE_EN_SESION)
    if not guardado or guardado[0] != folio:
        return ""
    fresco = reloj.ahora().timestamp() - guardado[2] < RECIEN
    return str(guardado[1]) if fresco else ""
