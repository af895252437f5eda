"""The UMA of the day: exact, dated, and never guessed."""

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from experta.catalogo import uma
from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.municipio import municipio_actual


@pytest.mark.parametrize(
    ("dia", "valor"),
    [
        (date(2024, 2, 1), "108.57"),
        (date(2025, 1, 31), "108.57"),
        (date(2025, 2, 1), "113.14"),
        (date(2026, 1, 31), "113.14"),
        (date(2026, 2, 1), "117.31"),
        (date(2027, 1, 31), "117.31"),
    ],
)
def test_the_uma_changes_on_the_first_of_february(dia: date, valor: str) -> None:
    assert uma.uma_diaria(dia) == Decimal(valor)


def de_verdad(monkeypatch: pytest.MonkeyPatch, **cambios: Any) -> None:
    """Let the town be one that is no demonstration."""
    municipio = replace(municipio_actual(), **{"demostracion": False, **cambios})
    monkeypatch.setattr(uma, "municipio_actual", lambda: municipio)


@pytest.mark.parametrize("dia", [date(2024, 1, 31), date(2099, 2, 1)])
def test_a_day_without_published_uma_charges_nothing(
    monkeypatch: pytest.MonkeyPatch, dia: date
) -> None:
    de_verdad(monkeypatch)
    with pytest.raises(uma.UmaSinPublicar, match=r"municipio/uma\.yaml"):
        uma.uma_diaria(dia)


def test_a_demonstration_goes_on_with_the_last_value_but_invents_no_past() -> None:
    ultima = uma.leer_uma(municipio_actual().carpeta)[-1]
    assert uma.uma_diaria(date(2099, 2, 1)) == ultima.diaria
    with pytest.raises(uma.UmaSinPublicar):
        uma.uma_diaria(date(2024, 1, 31))


def test_an_edit_counts_at_once_and_one_with_a_mistake_leaves_the_value_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    de_verdad(monkeypatch, carpeta=tmp_path)
    for minuto, texto in enumerate((UNA, UNA.replace("100", "200"), "- {diaria: 300}\n")):
        (tmp_path / "uma.yaml").write_text(texto)
        os.utime(tmp_path / "uma.yaml", (minuto, minuto))
        assert uma.uma_diaria(date(2024, 5, 1)) == Decimal((100, 200, 200)[minuto])


UNA = '- {diaria: "100.00", desde: 2024-02-01, hasta: 2025-01-31, fuente: INEGI}\n'


@pytest.mark.parametrize(
    ("texto", "dice"),
    [
        ("", "Falta la lista"),
        (UNA.replace('"', ""), "entre comillas"),
        (UNA.replace(", fuente: INEGI", ""), "lleva exactamente"),
        (UNA.replace("2025-01-31", '"enero"'), "AAAA-MM-DD"),
        (UNA + UNA, "no se enciman"),
        (UNA.replace("2025-01-31", "2023-01-31"), "no puede ser antes"),
    ],
)
def test_a_wrong_file_is_refused_at_its_line(tmp_path: Path, texto: str, dice: str) -> None:
    (tmp_path / "uma.yaml").write_text(texto)
    with pytest.raises(ContenidoInvalido, match=dice):
        uma.leer_uma(tmp_path)
