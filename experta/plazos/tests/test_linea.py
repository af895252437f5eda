"""The clock on the command line: ISO text in, plain data out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from experta.plazos.calendario import PlazoInvalido
from experta.plazos.linea import responder


def test_ten_days_answer_with_due_date_limit_and_ledger() -> None:
    respuesta = responder(inicio="2026-03-12T10:00", dias=10)
    assert respuesta["vence"] == "2026-03-27"
    assert respuesta["limite_prevencion"] == "2026-03-19"
    assert [r["tipo"] for r in respuesta["renglones"]] == ["presentacion", "inicio", "vencimiento"]
    assert "art. 17-B" in respuesta["renglones"][1]["articulo"]
    assert json.loads(json.dumps(respuesta)) == respuesta


def test_several_suspensions_and_an_extension_move_the_due_date() -> None:
    respuesta = responder(
        inicio="2026-03-12",
        dias=10,
        suspensiones=[("2026-03-17", "2026-03-24"), ("2026-03-26T12:00", "2026-03-27")],
        prorroga=5,
    )
    assert respuesta["vence"] == "2026-04-15"
    assert [r["fecha"] for r in respuesta["renglones"] if r["tipo"] == "reanudacion"] == [
        "2026-03-25",
        "2026-03-30",
    ]


def test_hours_add_the_local_hour() -> None:
    respuesta = responder(inicio="2026-03-13T14:00", horas=3)
    assert respuesta["vence"] == "2026-03-17"
    assert respuesta["vence_hora"] == "2026-03-17T10:00:00"
    assert respuesta["limite_prevencion_hora"] == "2026-03-13T15:00:00"


def test_an_offset_is_read_in_the_zone_of_the_town() -> None:
    # 05:30 UTC is still the day before in Chihuahua.
    assert responder(inicio="2026-03-13T05:30Z", dias=1)["vence"] == "2026-03-13"
    assert responder(inicio="2026-03-13T05:30", dias=1)["vence"] == "2026-03-17"


def test_an_open_suspension_answers_null() -> None:
    respuesta = responder(inicio="2026-06-01", meses=1, suspensiones=[("2026-06-08", "")])
    assert respuesta["vence"] is None
    assert respuesta["limite_prevencion"] == "2026-06-11"  # 8 of the 22 hábiles up to 1 July


@pytest.mark.parametrize(
    ("datos", "mensaje"),
    [
        ({"inicio": "12/03/2026", "dias": 1}, "AAAA-MM-DD"),
        ({"inicio": "2026-03-12"}, "una sola unidad"),
        ({"inicio": "2026-03-12", "dias": 1, "horas": 1}, "una sola unidad"),
    ],
)
def test_a_value_without_sense_gets_a_spanish_sentence(
    datos: dict[str, object], mensaje: str
) -> None:
    with pytest.raises(PlazoInvalido, match=mensaje):
        responder(**datos)  # type: ignore[arg-type]


def test_the_calendar_may_be_another_folder(tmp_path: Path) -> None:
    (tmp_path / "2026.yaml").write_text(
        "- {fecha: 2026-03-13, nombre: Acuerdo, fuente: Gaceta, certeza: demostración}\n"
    )
    assert responder(inicio="2026-03-12", dias=1, calendario=tmp_path)["vence"] == "2026-03-16"


def test_the_pure_clock_does_not_load_django() -> None:
    codigo = "import sys, experta.plazos.linea; print('django' in sys.modules)"
    salida = subprocess.run(
        [sys.executable, "-c", codigo], capture_output=True, text=True, check=True
    )
    assert salida.stdout.strip() == "False"
