"""Reads an answer as a browser or a screen reader would, for the tests of this door."""

from typing import Any, Protocol

from lxml import html


class Respuesta(Protocol):
    """What the test client gives."""

    @property
    def content(self) -> bytes:
        """The body."""


def hoja(respuesta: Respuesta) -> Any:
    """Return the page as a tree."""
    return html.document_fromstring(respuesta.content.decode())


def parte(respuesta: Respuesta) -> Any:
    """Return a fragment as a tree, under a div."""
    return html.fragment_fromstring(respuesta.content.decode(), create_parent="div")


def junto(texto: str) -> str:
    """Return the text with single blanks."""
    return " ".join(texto.split())


def leido(respuesta: Respuesta) -> str:
    """Return what the main part of a page says."""
    return junto(hoja(respuesta).xpath("//main")[0].text_content())
