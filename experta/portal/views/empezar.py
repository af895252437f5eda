"""Starting a trámite: for whom, and whether a draft already waits."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.catalogo.models import Tramite
from experta.cuentas import sin_cuenta
from experta.cuentas.services import mandatos_para
from experta.expedientes.models import Expediente
from experta.pantallas.borradores import prellenar_borrador
from experta.pantallas.limites import excede
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.accesos import con_cuenta, persona_de
from experta.portal.forms.empezar import PROPIO, EmpezarForm
from experta.portal.sin_cuenta import de_la_sesion, recordar, se_puede
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.consultas.repetidos import pendientes_de

POR_MINUTO = 5


@acto_o_pagina
@require_http_methods(["GET", "POST"])
def empezar(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a draft; nobody logs in where the trámite does not ask who one is."""
    if not request.user.is_authenticated:
        publicados = Tramite.objects.filter(vigente__isnull=False).select_related("vigente")
        tramite = publicados.filter(slug=slug).first()
        if tramite is not None and se_puede(tramite):
            return _sin_cuenta(request, tramite)
    return _con_cuenta(request, slug)


def _sin_cuenta(request: HttpRequest, tramite: Tramite) -> HttpResponse:
    """Offer to do it with an account or without; without one, open the draft at once."""
    if "sin_cuenta" not in request.POST:
        persona = de_la_sesion(request)
        propios = Expediente.objects.de_la_ciudadania(persona).de_verdad() if persona else None
        contexto = {
            "tramite": tramite,
            "disponible": tramite.estado == Tramite.Estado.DISPONIBLE,
            "pendientes": propios.filter(tramite=tramite, folio=None) if propios else (),
        }
        return render(request, "portal/solicitud/sin_cuenta.html", contexto)
    if excede(request, "sin-cuenta", POR_MINUTO):
        return render(request, "429.html", status=429)
    with transaction.atomic():
        persona = sin_cuenta.abrir()
        expediente = abrir_borrador(persona=persona, slug=tramite.slug)
    recordar(request, persona)
    return redirect("portal:llenar", expediente.pk)


@con_cuenta
def _con_cuenta(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a draft. With nothing to choose, the button of the ficha opens it at once.

    GET is where logging in leads after that button: it asks once more, and opens nothing.
    """
    publicados = Tramite.objects.filter(vigente__isnull=False).select_related("vigente")
    tramite = get_object_or_404(publicados, slug=slug)
    persona = persona_de(request)
    mandatos = mandatos_para(persona, slug)
    pendientes = pendientes_de(persona, tramite.pk)
    decidido = "para" in request.POST
    hay_que_elegir = bool(mandatos or pendientes) and not decidido
    if request.method == "GET" or hay_que_elegir:
        return _preguntar(request, tramite, EmpezarForm(mandatos=mandatos), pendientes)
    datos = request.POST if decidido else {"para": PROPIO}
    form = EmpezarForm(datos, mandatos=mandatos)
    if not form.is_valid():
        return _preguntar(request, tramite, form, pendientes)
    expediente = abrir_borrador(persona=persona, slug=slug, mandato=form.mandato())
    prellenar_borrador(persona, expediente)
    return redirect("portal:llenar", expediente.pk)


def _preguntar(
    request: HttpRequest, tramite: Tramite, form: EmpezarForm, pendientes: list[Expediente]
) -> HttpResponse:
    contexto = {
        "tramite": tramite,
        "disponible": tramite.estado == Tramite.Estado.DISPONIBLE,
        "form": form,
        "faltas": {"para": _("Elige para quién es el trámite")} if form.errors else {},
        "pendientes": pendientes,
        "hay_borrador": any(not uno.folio for uno in pendientes),
    }
    estado = 422 if form.errors else 200
    return render(request, "portal/solicitud/empezar.html", contexto, status=estado)
