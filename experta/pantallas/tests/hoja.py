"""Renders a page and reads it as a browser would, for the tests of this room."""

from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html

CONTROLES = "//input[not(@type='hidden')] | //select | //textarea"


def hoja(plantilla: str, contexto: dict[str, Any] | None = None) -> html.HtmlElement:
    """Return the page that a template gives, with the context processors of the site."""
    request = RequestFactory().get("/muestra/")
    request.csp_nonce = "n0nce"  # type: ignore[attr-defined]
    return html.document_fromstring(render_to_string(plantilla, contexto or {}, request))


def envio(pagina: html.HtmlElement) -> QueryDict:
    """Return what a browser without JavaScript would send with the page's last form."""
    datos = QueryDict(mutable=True)
    for nombre, valor in pagina.forms[-1].form_values():
        datos.appendlist(nombre, valor)
    return datos
