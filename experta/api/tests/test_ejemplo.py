"""The example of the guide is short, needs nothing installed, and really gets its acuse."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from experta.catalogo.ejecutable import cargar
from experta.catalogo.muestras import respuestas_de_ejemplo
from experta.expedientes.models import Expediente
from experta.expedientes.tests.archivos_de_prueba import pdf
from experta.integraciones.tests import fabrica as integracion
from tests import fabrica

CLIENTE = Path(__file__).resolve().parents[3] / "docs" / "ejemplos" / "cliente.py"
ARCHIVOS = ("identificacion", "comprobante")


def correr(
    carpeta: Path, url: str, llave: str, *argumentos: str
) -> "subprocess.CompletedProcess[str]":
    entorno = {**os.environ, "EXPERTA_URL": url, "EXPERTA_LLAVE": llave}
    orden = [sys.executable, "-S", "-E", str(CLIENTE), *argumentos]
    return subprocess.run(
        orden, cwd=carpeta, env=entorno, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.django_db(transaction=True)
def test_the_example_of_the_guide_gets_its_acuse(live_server: Any, tmp_path: Path) -> None:
    fabrica.plantilla_de(fabrica.RESIDENCIA)
    version = fabrica.publicar(fabrica.RESIDENCIA).vigente
    assert version
    respuestas = dict(respuestas_de_ejemplo(cargar(version)))
    (tmp_path / "respuestas.json").write_text(json.dumps(respuestas), encoding="utf-8")
    for numero, nombre in enumerate(ARCHIVOS, start=1):
        (tmp_path / f"{nombre}.pdf").write_bytes(pdf(paginas=numero))
    _, texto = integracion.llave()
    papeles = [f"{nombre}={nombre}.pdf" for nombre in ARCHIVOS]
    hecho = correr(
        tmp_path, live_server.url, texto, fabrica.RESIDENCIA, "respuestas.json", *papeles
    )
    assert hecho.returncode == 0, hecho.stderr
    caso = Expediente.objects.get()
    assert hecho.stdout == f"Folio {caso.folio}\n"
    assert (tmp_path / "acuse.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.django_db(transaction=True)
def test_with_a_key_that_does_not_open_it_does_nothing(live_server: Any, tmp_path: Path) -> None:
    fabrica.publicar(fabrica.RESIDENCIA)
    (tmp_path / "respuestas.json").write_text("{}", encoding="utf-8")
    hecho = correr(tmp_path, live_server.url, "exp_x", fabrica.RESIDENCIA, "respuestas.json")
    assert hecho.returncode == 1
    assert "401" in hecho.stderr
    assert not Expediente.objects.exists()


def test_the_example_has_twenty_lines_and_needs_nothing_installed() -> None:
    texto = CLIENTE.read_text(encoding="utf-8")
    assert len([linea for linea in texto.splitlines() if linea.strip()]) <= 20
    importados = {
        alias.name.partition(".")[0]
        for nodo in ast.walk(ast.parse(texto))
        if isinstance(nodo, ast.Import)
        for alias in nodo.names
    }
    assert importados <= sys.stdlib_module_names
