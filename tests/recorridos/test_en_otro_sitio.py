"""The search box and the button, pasted in a page of another origin with a strict policy."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.recorridos.pueblo import Pueblo

pytestmark = pytest.mark.recorrido


@pytest.fixture
def ajeno(pueblo: Pueblo, navegador: Browser) -> Iterator[Page]:
    """Open the page of another site in which what the town offers was pasted as it is."""
    codigos = _codigos(pueblo, navegador)
    politica = (
        f"default-src 'none'; img-src {pueblo.direccion}; script-src {pueblo.direccion}; "
        f"connect-src {pueblo.direccion}; form-action {pueblo.direccion}"
    )
    cuerpo = f"<!doctype html><html lang=es><title>Otro</title><main>{''.join(codigos)}</main>"

    class Sitio(BaseHTTPRequestHandler):
        """A server as old as it can be."""

        def do_GET(self) -> None:
            """Give the one page."""
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", politica)
            self.end_headers()
            self.wfile.write(cuerpo.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    # A browser opens connections ahead of what it asks: none may keep the others waiting.
    servidor = ThreadingHTTPServer(("127.0.0.1", 0), Sitio)
    threading.Thread(target=servidor.serve_forever, daemon=True).start()
    pagina = navegador.new_context().new_page()
    quejas: list[str] = []
    pagina.on("console", lambda dicho: quejas.append(dicho.text) if dicho.type == "error" else None)
    pagina.goto(f"http://127.0.0.1:{servidor.server_port}/")
    yield pagina
    assert [una for una in quejas if "favicon" not in una] == []
    pagina.context.close()
    servidor.shutdown()
    servidor.server_close()


def _codigos(pueblo: Pueblo, navegador: Browser) -> list[str]:
    pagina = navegador.new_page(locale="es-MX")
    pagina.goto(f"{pueblo.direccion}/para-tu-sitio/")
    codigos: list[str] = pagina.locator("textarea").evaluate_all("unas => unas.map(u => u.value)")
    pagina.close()
    return codigos


def test_the_box_offers_tramites_by_keyboard_and_leads_to_the_ficha(
    ajeno: Page, pueblo: Pueblo
) -> None:
    caja = ajeno.get_by_role("combobox", name="¿Qué trámite buscas?")
    caja.press_sequentially("comprobar dónde vivo")
    opcion = ajeno.get_by_role("option", name="Constancia de residencia")
    expect(opcion).to_be_visible()
    assert caja.get_attribute("aria-expanded") == "true"
    caja.press("Escape")
    expect(opcion).to_be_hidden()
    caja.press_sequentially(" ")
    expect(opcion).to_be_visible()
    while opcion.get_attribute("aria-selected") != "true":
        caja.press("ArrowDown")
    caja.press("Enter")
    ajeno.wait_for_url(f"{pueblo.direccion}/tramites/constancia-de-residencia/")
    assert ajeno.context.cookies() == []


def test_an_answer_on_its_way_does_not_open_again_what_was_closed(ajeno: Page) -> None:
    caja = ajeno.get_by_role("combobox", name="¿Qué trámite buscas?")
    opcion = ajeno.get_by_role("option", name="Constancia de residencia")
    caja.press_sequentially("residencia")
    expect(opcion).to_be_visible()
    retenidas: list[Route] = []

    def retener(una: Route) -> None:
        retenidas.append(una)

    ajeno.route("**/api/v1/buscar**", retener)
    caja.press("Backspace")
    while not retenidas:
        ajeno.wait_for_timeout(20)
    caja.press("Escape")
    with ajeno.expect_response("**/api/v1/buscar**"):
        retenidas[0].continue_()
    ajeno.wait_for_timeout(200)
    expect(opcion).to_be_hidden()


def test_without_options_the_form_still_searches(ajeno: Page, pueblo: Pueblo) -> None:
    ajeno.get_by_label("¿Qué trámite buscas?").fill("residencia")
    ajeno.get_by_role("button", name="Buscar").click()
    ajeno.wait_for_url(re.compile(rf"{pueblo.direccion}/tramites/\?q=residencia"))
    expect(ajeno.locator("main")).to_contain_text("Constancia de residencia")


def test_the_button_is_seen_and_leads_to_the_town(ajeno: Page, pueblo: Pueblo) -> None:
    boton = ajeno.get_by_role("link", name="trámites en línea")
    ancho: int = boton.locator("img").evaluate("una => una.naturalWidth")
    assert ancho > 0
    boton.click()
    ajeno.wait_for_url(f"{pueblo.direccion}/")
