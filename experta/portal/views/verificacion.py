"""Is this document ours and in force? By its code or by the file itself."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from experta.pantallas.limites import excede
from experta.portal.huella import SoloHuella
from experta.tramitacion.consultas import verificacion
from experta.tramitacion.consultas.verificacion import Veredicto

POR_MINUTO = 60
LARGO_DEL_CODIGO = 60


@require_safe
def verificar(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a file; a code typed here goes on to its own address."""
    if "codigo" not in request.GET:
        return _pagina(request)
    # A slash would not fit in the address, and no code has one.
    codigo = request.GET["codigo"].replace("/", "").strip()[:LARGO_DEL_CODIGO]
    if not codigo:
        return _pagina(request, {"codigo": _("Escribe el código que viene junto al QR")})
    return redirect("portal:verificar_codigo", codigo=codigo)


@require_safe
def verificar_codigo(request: HttpRequest, codigo: str) -> HttpResponse:
    """Judge by code. A wrong code and a well formed one nobody has take the same path."""
    if excede(request, "verificar", POR_MINUTO):
        return _demasiado(request)
    return _veredicto(request, verificacion.por_codigo(codigo), codigo)


# It changes nothing, so a forged request gains nothing; and a token would read the body too soon.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verificar_archivo(request: HttpRequest) -> HttpResponse:
    """Judge by file: only its digest is looked at, the file is not kept."""
    if request.method != "POST":
        return redirect("portal:verificar")
    if excede(request, "verificar", POR_MINUTO):
        return _demasiado(request)
    lector = SoloHuella(request)
    request.upload_handlers = [lector]
    _leidos = request.FILES
    if lector.excedido:
        return _pagina(request, {"archivo": _("El archivo pesa más de 15 MB; elige otro")}, 413)
    if not lector.huella:
        return _pagina(request, {"archivo": _("Elige el PDF que quieres verificar")})
    return _veredicto(request, verificacion.por_huella(lector.huella))


def _veredicto(request: HttpRequest, veredicto: Veredicto | None, codigo: str = "") -> HttpResponse:
    contexto = {"veredicto": veredicto, "codigo": codigo, "direccion": _direccion()}
    return render(request, "portal/veredicto.html", contexto, status=200 if veredicto else 404)


def _pagina(
    request: HttpRequest, faltas: dict[str, str] | None = None, status: int = 422
) -> HttpResponse:
    contexto = {"faltas": faltas or {}, "direccion": _direccion()}
    return render(request, "portal/verificar.html", contexto, status=status if faltas else 200)


def _demasiado(request: HttpRequest) -> HttpResponse:
    respuesta = render(request, "429.html", status=429)
    respuesta["Retry-After"] = "60"
    return respuesta


def _direccion() -> str:
    """Return the official address in the way it is read aloud: without the protocol."""
    return urlsplit(settings.URL_PUBLICA).netloc
