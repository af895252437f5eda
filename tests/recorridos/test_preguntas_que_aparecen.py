"""Questions that appear while a page is being filled in: nothing chosen or typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.recorridos import pasos
from tests.recorridos.elenco import TELEFONO, Elenco
from tests.recorridos.persona import Persona
from tests.recorridos.pueblo import Pueblo

pytestmark = pytest.mark.recorrido

CONSTANCIA = "Constancia de residencia"


@pytest.fixture
def ana(pueblo: Pueblo, navegador: Browser) -> Iterator[Persona]:
    """Give somebody who has just started, on a phone."""
    with Elenco(pueblo, navegador, TELEFONO) as elenco:
        yield pasos.encuentra_y_empieza(elenco, "carta de residencia", CONSTANCIA)


def _abre(persona: Persona, seccion: str) -> None:
    persona.visita(persona.ruta.replace("persona", seccion))


def test_los_archivos_elegidos_siguen_ahi_cuando_aparece_otra_pregunta(
    ana: Persona, papel: Path, foto: Path
) -> None:
    _abre(ana, "documentos")
    ana.sube("Identificación oficial con fotografía", foto)
    ana.sube("Comprobante de domicilio", papel)
    ana.elige("¿A nombre de quién", "A nombre de un familiar")
    ana.sube("Contrato de renta o carta", papel)
    ana.marca("Declaro, bajo protesta")
    ana.oprime("Guardar y continuar")
    _abre(ana, "documentos")
    for nombre, veces in ((foto.name, 1), (papel.name, 2)):
        expect(ana.pagina.get_by_text(nombre, exact=True)).to_have_count(veces)


def test_lo_que_se_escribe_mientras_la_red_tarda_no_se_pierde(ana: Persona) -> None:
    def despacio(ruta: Route) -> None:
        if ruta.request.headers.get("hx-request"):
            ana.pagina.wait_for_timeout(800)
        ruta.continue_()

    _abre(ana, "domicilio")
    ana.pagina.route("**/llenar/**", despacio)
    ana.elige("¿Para qué la necesitas?", "Otro")
    ana.pagina.wait_for_timeout(500)
    ana.escribe("Calle", "Aldama")
    ana.pagina.wait_for_timeout(1500)
    expect(ana.pagina.get_by_label("Calle", exact=True)).to_have_value("Aldama")
    ana.escribe("Colonia", "Centro")
    ana.pagina.keyboard.press("Tab")
    expect(ana.pagina.get_by_label("¿Cuál?")).to_be_visible()
    expect(ana.pagina.get_by_label("Calle", exact=True)).to_have_value("Aldama")
    expect(ana.pagina.get_by_label("Colonia")).to_have_value("Centro")
