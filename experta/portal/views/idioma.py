"""The language of the pages: chosen once, kept in a cookie and, for who has an account, there."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from django.views.i18n import set_language

from experta.cuentas.models import Persona
from experta.cuentas.services import actualizar_perfil


@require_http_methods(["GET", "HEAD", "POST"])
def idioma(request: HttpRequest) -> HttpResponse:
    """Offer the languages; on choosing one go back to the page one came from, in that language.

    Django's `set_language` writes the cookie and refuses to leave the site.
    """
    if request.method == "POST":
        _anotar(request)
        return set_language(request)
    contexto = {"lenguas": settings.LANGUAGES, "siguiente": request.GET.get("pagina") or "/"}
    return render(request, "portal/idioma.html", contexto)


def _anotar(request: HttpRequest) -> None:
    persona, lengua = request.user, request.POST.get("language")
    if not isinstance(persona, Persona) or lengua not in dict(settings.LANGUAGES):
        return
    if persona.lengua != lengua:
        actualizar_perfil(persona=persona, lengua=lengua)
