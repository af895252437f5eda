"""Who may act for whom: what I gave, what I was given, my companies."""

from datetime import date
from http import HTTPStatus
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.comun import reloj
from experta.cuentas import services
from experta.cuentas.contacto import leer_contacto
from experta.cuentas.errores import OrganizacionRegistrada, SinFacultad
from experta.cuentas.models import Mandato, Organizacion, Persona
from experta.pantallas.hoja import Hoja
from experta.portal.forms import mandatos as formulario
from experta.portal.views.cuenta import con_presencia, persona_de
from experta.tramitacion.consultas.catalogo import vigentes

FORMULARIO = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def mandatos(request: HttpRequest) -> HttpResponse:
    """List the mandates given and received that are not over."""
    persona, hoy = persona_de(request), reloj.hoy()
    vivos = Mandato.objects.sin_revocar().sin_terminar(hoy)
    vivos = vivos.select_related("persona", "organizacion").order_by("-pk")
    nombres = _nombres()
    datos = {
        "dados": [_renglon(m, nombres) for m in vivos.bajo(persona, hoy).exclude(contacto="")],
        "recibidos": [_renglon(m, nombres) for m in vivos.de(persona)],
    }
    return render(request, "portal/cuenta/mandatos.html", datos)


@login_required
@con_presencia
@require_http_methods(FORMULARIO)
def otorgar(request: HttpRequest) -> HttpResponse:
    """Give a mandate; the answer never tells whether the other person has an account."""
    persona = persona_de(request)
    empresas = _empresas(persona)
    nombres = _nombres()
    if request.method != "POST":
        preguntas = formulario.preguntas_de_mandato(empresas, nombres)
        return _pagina(request, "otorgar", Hoja(preguntas, {"desde": reloj.hoy().isoformat()}))
    hoja = formulario.leer_mandato(empresas, nombres, request.POST)
    if not hoja.faltas:
        try:
            services.otorgar_mandato(por=persona, **_mandato(hoja.respuestas, empresas))
        except SinFacultad as error:
            hoja = hoja.con(contacto=str(error))
    if hoja.faltas:
        return _pagina(request, "otorgar", hoja, HTTPStatus.UNPROCESSABLE_ENTITY)
    datos = {"contacto": hoja.respuestas["contacto"]}
    get_adapter().send_notification_mail("account/email/mandato_otorgado", persona, datos)
    messages.success(request, _("Listo: ya puede representarte. Lo quitas cuando quieras."))
    return redirect("portal:mandatos")


@login_required
@require_http_methods(FORMULARIO)
def revocar(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once and cut the mandate at that moment."""
    persona = persona_de(request)
    mandato = get_object_or_404(Mandato.objects.bajo(persona, reloj.hoy()), pk=pk)
    if request.method != "POST":
        return render(request, "portal/cuenta/revocar.html", {"mandato": mandato})
    try:
        quitado = services.revocar_mandato(por=persona, mandato=mandato)
    except SinFacultad as error:
        messages.error(request, str(error))
    else:
        frase = _("Quitaste la representación.") if quitado else _("Ya la habías quitado.")
        messages.success(request, frase)
    return redirect("portal:mandatos")


@login_required
@require_http_methods(FORMULARIO)
def registrar_empresa(request: HttpRequest) -> HttpResponse:
    """Register a company under protest of truth; who does it may act for it at once."""
    if request.method != "POST":
        return _pagina(request, "empresa", Hoja(formulario.preguntas_de_empresa(), {}))
    hoja = formulario.leer_empresa(request.POST)
    if not hoja.faltas:
        datos = {k: hoja.respuestas[k] for k in ("razon_social", "rfc", "instrumento")}
        try:
            services.registrar_organizacion(persona=persona_de(request), **datos)
        except OrganizacionRegistrada as error:
            hoja = hoja.con(rfc=str(error))
    if hoja.faltas:
        return _pagina(request, "empresa", hoja, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("Registramos la empresa. Ya puedes hacer trámites por ella."))
    return redirect("portal:mandatos")


def _pagina(
    request: HttpRequest, nombre: str, hoja: Hoja, status: int = HTTPStatus.OK
) -> HttpResponse:
    datos = {"hoja": hoja, "faltas": hoja.faltas}
    return render(request, f"portal/cuenta/{nombre}.html", datos, status=status)


def _empresas(persona: Persona) -> list[Organizacion]:
    """Return the companies that the person administers today, by name; one query."""
    propios = Mandato.objects.vigentes(reloj.hoy()).de(persona).filter(administra=True)
    return list(
        Organizacion.objects.filter(pk__in=propios.values("organizacion")).order_by(
            "nombre_plegado"
        )
    )


def _nombres() -> dict[str, str]:
    """Return the name of each published trámite by its slug; one query."""
    return dict(vigentes().values_list("tramite__slug", "nombre"))


def _mandato(respuestas: dict[str, Any], empresas: list[Organizacion]) -> dict[str, Any]:
    principal = respuestas.get("principal", formulario.YO)
    contacto = leer_contacto(respuestas["contacto"])
    return {
        "contacto": contacto.valor if contacto else "",
        "alcance": respuestas["alcance"],
        "instrumento": respuestas["instrumento"],
        "desde": date.fromisoformat(respuestas["desde"]),
        "hasta": date.fromisoformat(respuestas["hasta"]) if respuestas["hasta"] else None,
        "organizacion": next((e for e in empresas if str(e.publica) == principal), None),
    }


def _renglon(mandato: Mandato, nombres: dict[str, str]) -> dict[str, Any]:
    todos = services.CUALQUIER_TRAMITE in mandato.alcance
    alcance = [_("Todos los trámites")] if todos else [nombres.get(s, s) for s in mandato.alcance]
    return {"mandato": mandato, "alcance": alcance}
