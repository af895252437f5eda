"""The page that plays an outside gateway. It exists only in a demonstration.

It tells us of the payment as a bank would: by a signed HTTP request to the public webhook.
"""

from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.pagos import rules
from experta.pagos import services as pagos
from experta.pagos.models import OrdenPago
from experta.pantallas.direcciones import absoluta

ESPERA = 15  # seconds
_CLASES = {"pagar": rules.PAGADO, "rechazar": "fallido"}


@require_http_methods(["GET", "HEAD", "POST"])
def pasarela(request: HttpRequest, referencia: str) -> HttpResponse:
    """Show the demonstration's bank; a POST tells the platform how the charge went."""
    orden = pagos.por_referencia(referencia)
    if not settings.DEMO or settings.PAGO_PROVEEDOR != "demo" or orden is None:
        raise Http404
    retorno = _retorno(request.GET.get("retorno", ""))
    if request.method == "POST":
        clase = _CLASES.get(request.POST.get("decision", ""))
        if clase and _avisar(orden, clase):
            resultado = "" if clase == rules.PAGADO else "?resultado=rechazado"
            return HttpResponseRedirect(retorno + resultado)
        problema = _("El banco no pudo avisar al municipio. No se hizo ningún cargo.")
        return _pagina(request, orden, retorno, problema, status=502)
    return _pagina(request, orden, retorno)


def _pagina(
    request: HttpRequest, orden: OrdenPago, retorno: str, problema: str = "", status: int = 200
) -> HttpResponse:
    contexto = {"orden": orden, "retorno": retorno, "problema": problema}
    return render(request, "portal/seguimiento/pasarela.html", contexto, status=status)


def _retorno(direccion: str) -> str:
    """Return the path to go back to; an address of another site leads to the front page."""
    propio = {urlsplit(settings.URL_PUBLICA).netloc}
    if not url_has_allowed_host_and_scheme(direccion, propio):
        return "/"
    return direccion.removeprefix(settings.URL_PUBLICA)


def _avisar(orden: OrdenPago, clase: str) -> bool:
    """Send the signed event to the webhook; say whether the platform took it."""
    cuerpo, cabeceras = pagos.evento_de_demostracion(orden=orden, clase=clase)
    destino = absoluta("api:pago_evento", "demo")
    # The address is this installation's own, from its settings.
    aviso = Request(destino, data=cuerpo, headers=cabeceras, method="POST")  # noqa: S310
    try:
        with urlopen(aviso, timeout=ESPERA) as respuesta:  # noqa: S310
            return bool(respuesta.status == 200)
    except (URLError, TimeoutError):
        return False
