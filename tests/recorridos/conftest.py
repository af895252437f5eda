"""The cast of a journey, once for each kind of browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from experta.consola.demostracion.papel import hoja_de_prueba
from tests.recorridos.elenco import ESCRITORIO, SIN_JAVASCRIPT, TELEFONO, Elenco
from tests.recorridos.pueblo import Pueblo


@pytest.fixture(params=[ESCRITORIO, TELEFONO, SIN_JAVASCRIPT], ids=str)
def elenco(request: pytest.FixtureRequest, pueblo: Pueblo, navegador: Browser) -> Iterator[Elenco]:
    """Give the cast; at the end no browser may have seen a fault."""
    with Elenco(pueblo, navegador, request.param) as uno:
        yield uno


@pytest.fixture(scope="session")
def papel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a PDF of one page, such as a receipt."""
    ruta = tmp_path_factory.mktemp("papeles") / "recibo-de-luz.pdf"
    ruta.write_bytes(hoja_de_prueba("Ana Ruiz"))
    return ruta


@pytest.fixture(scope="session")
def recibo_nuevo(papel: Path) -> Path:
    """Give another receipt, of a later month."""
    ruta = papel.with_name("recibo-de-este-mes.pdf")
    ruta.write_bytes(hoja_de_prueba("Ana Ruiz, recibo de este mes"))
    return ruta


@pytest.fixture(scope="session")
def foto(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a photograph, such as a phone takes of an identification."""
    ruta = tmp_path_factory.mktemp("fotos") / "credencial.jpg"
    Image.radial_gradient("L").resize((1600, 1200)).convert("RGB").save(ruta, quality=85)
    return ruta
