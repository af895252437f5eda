"""Every public page: no accessibility fault at any width, light, and only from this house."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.accesibilidad.axe import violaciones
from tests.recorridos.elenco import ESCRITORIO, TELEFONO, Aparato, Elenco
from tests.recorridos.persona import Persona
from tests.recorridos.pueblo import Pueblo

pytestmark = pytest.mark.recorrido

PUBLICAS = (
    "/",
    "/tramites/",
    "/tramites/?q=abrir+un+changarro",
    "/tramites/?q=xyzzy",
    "/tramites/?q=poda&sector=documentos-personales&costo=gratuito",
    "/tramites/constancia-de-residencia/",
    "/tramites/apertura-sare/",
    "/tramites/construccion-menor-60/",
    "/registro/",
    "/verificar/",
    "/verificar/AAAA-BBBB-CCCC/",
    "/reportar/",
    "/aviso-de-privacidad/",
    "/aviso-de-privacidad/integral/",
    "/accesibilidad/",
    "/cuenta/entrar/",
    "/cuenta/entrar/codigo/",
    "/cuenta/registro/",
    "/cuenta/contrasena/recuperar/",
    "/rutas/",
    "/rutas/abrir-un-negocio/",
    "/no-existe/",
)
PESO_MAXIMO = 60_000  # bytes transferred on the first visit
REFLUJO = 320  # CSS pixels: WCAG 2.2, 1.4.10


@pytest.fixture
def visitante(pueblo: Pueblo, navegador: Browser) -> Iterator[Persona]:
    """Give somebody with a phone, whom nobody knows."""
    with Elenco(pueblo, navegador, TELEFONO) as elenco:
        yield elenco.alguien()


@pytest.mark.parametrize("aparato", [ESCRITORIO, TELEFONO], ids=str)
def test_ninguna_pagina_publica_tiene_faltas_de_accesibilidad(
    pueblo: Pueblo, navegador: Browser, aparato: Aparato
) -> None:
    with Elenco(pueblo, navegador, aparato) as elenco:
        visitante = elenco.alguien()
        for ruta in PUBLICAS:
            visitante.visita(ruta)
            assert visitante.pagina.get_by_role("heading", level=1).count() == 1, ruta


def test_axe_ve_una_falta_cuando_la_hay(visitante: Persona) -> None:
    visitante.visita("/verificar/")
    visitante.pagina.locator("label").first.evaluate("rotulo => rotulo.remove()")
    assert any(una.startswith("label") for una in violaciones(visitante.pagina))


def test_ninguna_pagina_publica_se_desborda_en_un_telefono_angosto(visitante: Persona) -> None:
    pagina = visitante.pagina
    pagina.set_viewport_size({"width": REFLUJO, "height": 640})
    for ruta in PUBLICAS:
        pagina.goto(ruta)
        ancho = pagina.evaluate("() => document.documentElement.scrollWidth")
        assert ancho <= REFLUJO, f"{ruta} mide {ancho}"


def test_cada_pagina_publica_pesa_menos_de_60_kb_en_la_primera_visita(visitante: Persona) -> None:
    sesion = visitante.pagina.context.new_cdp_session(visitante.pagina)
    pesos = {ruta: _peso(visitante.pagina, sesion, ruta) for ruta in PUBLICAS}
    pesadas = {ruta: peso for ruta, peso in pesos.items() if peso >= PESO_MAXIMO}
    assert not pesadas
    assert min(pesos.values()) > 10_000, "no se midió la página con lo que trae"


def _peso(pagina: Page, sesion: CDPSession, ruta: str) -> int:
    """Return the bytes that a first visit transfers, headers included."""
    recibido: list[float] = []

    def anotar(hecho: dict[str, float]) -> None:
        recibido.append(hecho["encodedDataLength"])

    sesion.send("Network.enable")
    sesion.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sesion.on("Network.loadingFinished", anotar)
    pagina.goto(ruta, wait_until="networkidle")
    sesion.remove_listener("Network.loadingFinished", anotar)
    return int(sum(recibido))
