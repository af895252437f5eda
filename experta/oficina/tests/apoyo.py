"""What the tests of the office share: entering as somebody, and reading a page."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from experta.cuentas.models import Persona


def como(persona: Persona) -> Client:
    """Return a browser in which that person is logged in."""
    cliente = Client()
    cliente.force_login(persona)
    return cliente


def arbol(respuesta: Any) -> Any:
    """Return the page as a tree."""
    return html.document_fromstring(respuesta.content.decode())


def leido(respuesta: Any) -> str:
    """Return what the main part of a page says, with single blanks."""
    return " ".join(arbol(respuesta).xpath("//main")[0].text_content().split())


def consultas(cliente: Client, url: str) -> int:
    """Return how many queries a page costs."""
    with CaptureQueriesContext(connection) as capturadas:
        assert cliente.get(url).status_code == 200
    return len(capturadas)
