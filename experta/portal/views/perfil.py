"""My data: asked once, offered in every trámite."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.cuentas.services import actualizar_perfil
from experta.pantallas.hoja import Hoja, leer
from experta.portal.forms import perfil as formulario
from experta.portal.views.cuenta import persona_de


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def perfil(request: HttpRequest) -> HttpResponse:
    """Ask and save; what is wrong comes back with 422 and everything as typed."""
    persona = persona_de(request)
    if request.method != "POST":
        return _pagina(request, Hoja(formulario.preguntas(), formulario.valores(persona)))
    hoja = leer(formulario.preguntas(), request.POST)
    if hoja.faltas:
        return _pagina(request, hoja, HTTPStatus.UNPROCESSABLE_ENTITY)
    actualizar_perfil(persona=persona, **formulario.campos(hoja.respuestas))
    messages.success(request, _("Guardamos tus datos."))
    respuesta = redirect("portal:cuenta")
    respuesta.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        persona.lengua,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )
    return respuesta


def _pagina(request: HttpRequest, hoja: Hoja, status: int = HTTPStatus.OK) -> HttpResponse:
    datos = {"hoja": hoja, "faltas": hoja.faltas}
    return render(request, "portal/cuenta/perfil.html", datos, status=status)
