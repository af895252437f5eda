"""Which page of a list an address asks for."""

from django.http import HttpRequest

PAGINA_MAXIMA = 10_000


def pagina_de(request: HttpRequest, ultima: int = PAGINA_MAXIMA) -> int:
    """Return the page asked for, from 1 to `ultima`; 1 for anything that is not one."""
    escrita = request.GET.get("pagina", "")
    pagina = int(escrita) if escrita.isdecimal() and len(escrita) < 6 else 1
    return pagina if 0 < pagina <= ultima else 1
