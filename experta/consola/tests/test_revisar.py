"""`experta revisar` tells what is wrong with the shelf and with the zones of the town."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from experta.catalogo.suelo.lugar import ZONAS
from experta.catalogo.tests.apoyo import SLUG, copiar
from experta.comun.municipio import municipio_actual
from experta.consola.principal import main

pytestmark = pytest.mark.django_db

Salida = pytest.CaptureFixture[str]


@pytest.fixture
def pueblo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    """Return the folder of a town with one trámite."""
    shutil.copytree(municipio_actual().carpeta, tmp_path / "municipio")
    monkeypatch.setenv("EXPERTA_MUNICIPIO", str(tmp_path / "municipio"))
    settings.ESTANTE_DIR = copiar(tmp_path / "tramites")
    return tmp_path / "municipio"


def test_a_zone_with_a_mistake_is_told_with_the_whole_shelf(pueblo: Path, capsys: Salida) -> None:
    assert main(["revisar"]) == 0
    assert "Todo bien: 1 trámites revisados" in capsys.readouterr().out
    texto = (pueblo / ZONAS).read_text(encoding="utf-8")
    (pueblo / ZONAS).write_text(texto.replace('"clave": "CU"', '"clase": "CU"'), encoding="utf-8")
    assert main(["revisar"]) == 1
    dicho = capsys.readouterr().out
    assert "municipio/zonas-de-suelo.geojson:5: No se espera «clase» en una zona" in dicho
    assert "municipio/zonas-de-suelo.geojson:5: Falta «clave» de la zona." in dicho
    assert main(["revisar", SLUG]) == 0
