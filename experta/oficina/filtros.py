"""What lists of the office read from an address, and the addresses of their neighbouring pages."""

from django.http import HttpRequest
from django.utils.http import urlencode

LARGO_MAXIMO = 100


def texto(request: HttpRequest, nombre: str) -> str:
    """Return a filter as it was asked for, short and without blanks at its ends."""
    return request.GET.get(nombre, "").strip()[:LARGO_MAXIMO]


def direccion(request: HttpRequest, **cambios: str) -> str:
    """Return the address of this list with some filters changed; an empty one is left out."""
    actuales = {nombre: request.GET.get(nombre, "") for nombre in request.GET if nombre != "pagina"}
    partes = {nombre: valor for nombre, valor in {**actuales, **cambios}.items() if valor}
    return f"{request.path}?{urlencode(partes)}" if partes else request.path


def vecinas(request: HttpRequest, pagina: int, *, hay_mas: bool) -> tuple[str, str]:
    """Return the addresses of the page before and of the page after; empty when there is none."""
    anterior = direccion(request, pagina=str(pagina - 1)) if pagina > 1 else ""
    siguiente = direccion(request, pagina=str(pagina + 1)) if hay_mas else ""
    return anterior, siguiente
