"""A file handed over can do nothing in the browser, whatever it is and whatever its name."""

from email.message import Message

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from experta.pantallas.descargas import como_descarga
from experta.pantallas.middleware import CspMiddleware, NoStoreMiddleware


def en_el_sitio(respuesta: HttpResponse) -> HttpResponse:
    """Return the answer as it leaves, after the middleware that also writes headers."""
    request = RequestFactory().get("/")
    return CspMiddleware(NoStoreMiddleware(lambda _: respuesta))(request)


def test_a_file_leaves_as_a_download_in_a_sandbox_that_nobody_keeps() -> None:
    respuesta = en_el_sitio(como_descarga("acta.pdf", b"%PDF", "application/pdf"))
    assert respuesta["Content-Disposition"] == 'attachment; filename="acta.pdf"'
    assert respuesta["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert respuesta["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in respuesta["Cache-Control"]
    assert "noindex" in respuesta["X-Robots-Tag"]
    assert respuesta["Content-Type"] == "application/pdf"
    assert respuesta.content == b"%PDF"


@pytest.mark.parametrize(
    ("tipo", "como"),
    [
        ("image/jpeg", "inline"),
        ("image/png", "inline"),
        ("application/pdf", "attachment"),
        ("image/svg+xml", "attachment"),
        ("text/html", "attachment"),
    ],
)
def test_only_pictures_are_ever_shown_inside_a_page(tipo: str, como: str) -> None:
    respuesta = en_el_sitio(como_descarga("a", b"x", tipo, en_linea=True))
    assert respuesta["Content-Disposition"].split(";")[0] == como
    assert respuesta["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize(
    "nombre",
    ["Constancia Ñuñoa.pdf", 'con "comillas".pdf', "a;b=c.pdf", "per cent %41.pdf", "日本.pdf"],
)
def test_any_name_arrives_as_it_was(nombre: str) -> None:
    mensaje = Message()
    mensaje["Content-Disposition"] = como_descarga(nombre, b"", "application/pdf")[
        "Content-Disposition"
    ]
    assert mensaje.get_filename() == nombre


def test_a_name_cannot_add_a_header() -> None:
    respuesta = como_descarga("a\r\nSet-Cookie: x=1.pdf", b"", "application/pdf")
    assert respuesta["Content-Disposition"] == 'attachment; filename="aSet-Cookie: x=1.pdf"'
    assert como_descarga("\n", b"", "application/pdf")["Content-Disposition"].endswith('"archivo"')
