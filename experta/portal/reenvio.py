"""What was typed while the session ended, kept apart until the person is back on the same page.

It waits in the server's session, which survives logging in and ends at logging out: nothing typed
travels in an address nor stays in the browser. Files do not wait; the page says so.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from experta.comun import reloj

LLAVE = "por_reenviar"
DURACION = timedelta(hours=1)
LARGO = 200_000  # letras: a form is far smaller
# Pages that show again what was typed. Nothing is ever sent by itself.
PAGINAS = frozenset({"portal:seccion", "portal:responder"})


def apartar(request: HttpRequest, pagina: str) -> bool:
    """Keep the answers of a POST for that page; say whether there was something to keep."""
    datos = request.POST.copy()
    datos.pop("csrfmiddlewaretoken", None)
    escrito = datos.urlencode()
    if not datos or len(escrito) > LARGO or _nombre(pagina) not in PAGINAS:
        return False
    hasta = (reloj.ahora() + DURACION).isoformat()
    request.session[LLAVE] = {"pagina": pagina, "datos": escrito, "hasta": hasta}
    return True


def apartado(request: HttpRequest) -> QueryDict | None:
    """Return what was kept for this page, if it is still fresh."""
    guardado = request.session.get(LLAVE)
    if not guardado or guardado["pagina"] != request.path:
        return None
    if guardado["hasta"] < reloj.ahora().isoformat():
        olvidar(request)
        return None
    return QueryDict(guardado["datos"])


def olvidar(request: HttpRequest) -> None:
    """Forget it: the answers are saved, or too old."""
    request.session.pop(LLAVE, None)


def es_de_casa(request: HttpRequest) -> bool:
    """Say whether the form was on a page of ours, so that no other site may put words here."""
    origen = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origen).netloc == request.get_host()


def _nombre(pagina: str) -> str:
    try:
        return resolve(pagina).view_name
    except Resolver404:
        return ""
