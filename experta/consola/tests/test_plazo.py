"""`experta plazo`: no database by default, a stored version when asked, errors in Spanish."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from experta.consola.principal import main
from experta.plazos.services import cargar_calendario
from experta.plazos.tests.apoyo import con_inhabil

Salida = pytest.CaptureFixture[str]


def pedir(salida: Salida, *argumentos: str, inicio: str = "2026-03-12T10:00") -> dict[str, object]:
    """Return what the command prints as JSON."""
    assert main(["plazo", "--inicio", inicio, *argumentos, "--json"]) == 0
    respuesta: dict[str, object] = json.loads(salida.readouterr().out)
    return respuesta


@pytest.mark.parametrize(
    ("argumentos", "vence", "limite"),
    [
        (["--dias", "10"], "2026-03-27", "2026-03-19"),
        (["--dias", "10", "--prorroga", "5"], "2026-04-07", "2026-03-19"),
        (["--horas", "8"], "2026-03-13", "2026-03-12"),
        (["--meses", "1"], "2026-04-13", "2026-03-24"),
        (["--naturales", "10"], "2026-03-23", "2026-03-17"),
        (["--dias", "10", "--suspension", "2026-03-17", "2026-03-24"], "2026-04-07", "2026-03-19"),
        (["--dias", "10", "--suspension", "2026-03-17"], None, "2026-03-19"),
    ],
)
def test_every_unit_answers_due_date_and_limit_to_prevent(
    capsys: Salida, argumentos: list[str], vence: str | None, limite: str
) -> None:
    respuesta = pedir(capsys, *argumentos)
    assert (respuesta["vence"], respuesta["limite_prevencion"]) == (vence, limite)
    assert respuesta["renglones"]


def correr(*argumentos: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, on a machine without database."""
    codigo = (
        "import sys; from experta.consola.principal import main; rc = main(sys.argv[1:]);"
        "print('django.db' in sys.modules); sys.exit(rc)"
    )
    return subprocess.run(
        [sys.executable, "-c", codigo, "plazo", *argumentos],
        env={**os.environ, "EXPERTA_DB": "postgresql://nadie@/nada?host=/nada"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_counts_where_there_is_neither_database_nor_django() -> None:
    orden = correr("--inicio", "2026-03-12", "--dias", "10")
    assert (orden.returncode, orden.stderr) == (0, "")
    assert orden.stdout.startswith("Vence: 2026-03-27")
    assert orden.stdout.endswith("False\n")


def test_without_a_database_a_version_is_told_to_be_missing() -> None:
    orden = correr("--inicio", "2026-03-12", "--dias", "10", "--calendario", "1")
    assert orden.returncode == 1
    assert "No hay base de datos" in orden.stderr


def test_an_outage_moves_only_the_plazo_of_a_person(tmp_path: Path, capsys: Salida) -> None:
    (tmp_path / "2026.yaml").write_text(
        "inhabiles: []\n"
        'caidas:\n- {fecha: 2026-03-13, desde: "10:00", hasta: "12:30", '
        "fuente: Acuerdo 7, certeza: demostración}\n"
    )
    argumentos = ["--dias", "1", "--calendario", str(tmp_path)]
    assert pedir(capsys, *argumentos)["vence"] == "2026-03-13"
    assert pedir(capsys, *argumentos, "--de-persona")["vence"] == "2026-03-16"


@pytest.mark.django_db
def test_a_stored_version_counts_with_its_own_days(capsys: Salida) -> None:
    cargar_calendario()
    nueva = con_inhabil("2026-03-20")
    assert pedir(capsys, "--dias", "10", "--calendario", "1")["vence"] == "2026-03-27"
    respuesta = pedir(capsys, "--dias", "10", "--calendario", str(nueva.numero))
    assert respuesta["vence"] == "2026-03-30"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("argumentos", "frase"),
    [
        (["--dias", "10"], "Falta --inicio"),
        (["--inicio", "12/03/2026", "--dias", "1"], "AAAA-MM-DD"),
        (["--inicio", "2026-03-12"], "en una sola unidad"),
        (["--inicio", "2026-03-12", "--dias", "1", "--horas", "1"], "en una sola unidad"),
        (["--inicio", "2026-03-12", "--dias", "diez"], "número entero"),
        (["--inicio", "2026-03-12", "--dias", "-3"], "número entero"),
        (["--inicio", "2026-03-12", "--dias", "0"], "una unidad o más"),
        (["--inicio", "2026-03-12", "--dias", "10", "--prorroga", "6"], "la mitad"),
        (["--inicio", "2026-03-12", "--dias", "1", "--suspension", "1", "2", "3"], "dos fechas"),
        (["--inicio", "2026-03-12", "--meses", "99999"], "No hay calendario"),
        (["--inicio", "9999-12-31", "--dias", "1"], "ningún calendario"),
        (["--inicio", "0001-01-01T00:00+12:00", "--dias", "1"], "no es una fecha"),
        (["--inicio", "2026-03-12", "--dias", "1", "--calendario", "77"], "No hay ninguna versión"),
        (["--inicio", "2026-03-12", "--dias", "1", "--calendario", "/nada"], "No existe"),
    ],
)
def test_an_error_is_a_spanish_sentence_on_stderr(
    capsys: Salida, argumentos: list[str], frase: str
) -> None:
    assert main(["plazo", *argumentos]) == 1
    salida = capsys.readouterr()
    assert salida.out == ""
    assert frase in salida.err
