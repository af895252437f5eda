"""Every command that reports does it for programs too: one object, whose keys its help names."""

import argparse
import json
import re
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from experta.bitacora.llaves import PRIVADA
from experta.bitacora.tests.fabrica import hacer_hojas
from experta.comun import reloj
from experta.consola.principal import COMANDOS, main
from tests import fabrica

# These do not report: they go on until somebody stops them, and what they say is for who looks.
SIN_JSON = {
    "demo": "fills a town and serves it until Ctrl-C",
    "servir": "serves until it is stopped; its log is already JSON",
    "trabajar": "works until it is stopped; its log is already JSON",
}


def opciones_de(comando: str) -> dict[str, argparse.Action]:
    """Return the options of a command by name."""
    lector = argparse.ArgumentParser()
    import_module(f"experta.consola.comandos.{comando}").configurar(lector)
    return {nombre: una for una in lector._actions for nombre in una.option_strings}


@pytest.fixture(autouse=True)
def llaves(settings: Any, tmp_path: Path) -> Path:
    """Give each test keys and checkpoints of its own; return the folder of the keys."""
    settings.SALIDA_DIR, settings.LLAVES_DIR = tmp_path / "salida", tmp_path / "llaves"
    return tmp_path / "llaves"


@pytest.mark.parametrize("comando", COMANDOS)
def test_every_command_that_reports_has_json(comando: str) -> None:
    assert ("--json" in opciones_de(comando)) is (comando not in SIN_JSON)


def pedir(capsys: pytest.CaptureFixture[str], *argumentos: str | Path) -> dict[str, Any]:
    """Run a command with `--json`; its keys are those that its help names."""
    orden = [str(uno) for uno in argumentos]
    assert main([*orden, "--json"]) == 0
    datos: dict[str, Any] = json.loads(capsys.readouterr().out)
    ayuda = str(opciones_de(orden[0].replace("-", "_"))["--json"].help)
    assert set(datos) == set(re.findall(r"[a-z_]+", ayuda.partition(":")[2]))
    return datos


@pytest.mark.django_db
def test_the_log_is_exported_signed_and_told_in_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with reloj.detenido(reloj.ahora()):
        hacer_hojas(3, acto="ingresar")
        firmado = pedir(capsys, "punto-de-control")
        exportado = pedir(capsys, "exportar-bitacora", tmp_path / "b.jsonl")
        minuta = pedir(capsys, "minuta", "--dia", reloj.hoy().isoformat())
    assert (firmado["hojas"], exportado["hojas"], minuta["hojas"]) == (3, 3, 3)
    assert (minuta["actos"], minuta["punto"]["raiz"]) == ({"ingresar": 3}, firmado["raiz"])


@pytest.mark.django_db
def test_before_any_leaf_there_is_no_checkpoint(capsys: pytest.CaptureFixture[str]) -> None:
    assert pedir(capsys, "punto-de-control") == {"hojas": 0, "raiz": None, "firmado": None}
    assert pedir(capsys, "minuta")["punto"] is None


@pytest.mark.django_db
def test_a_key_that_others_can_read_is_a_sentence(
    capsys: pytest.CaptureFixture[str], llaves: Path
) -> None:
    hacer_hojas(1)
    assert main(["punto-de-control"]) == 0
    (llaves / PRIVADA).chmod(0o644)
    hacer_hojas(1)
    assert main(["punto-de-control"]) == 1
    assert "ponle permisos 0600" in capsys.readouterr().err


@pytest.mark.django_db
def test_an_appointment_is_told_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    fabrica.ciudadana(correo="ana@example.com")
    de_que = ("administrador", "oic", "--cargo", "Jefa", "--oficio", "OF-1")
    datos = pedir(capsys, "nombrar", "ana@example.com", *de_que)
    assert (datos["persona"], datos["rol"]) == ("ana@example.com", "administrador")
    assert date.fromisoformat(datos["desde"]) == reloj.hoy()
