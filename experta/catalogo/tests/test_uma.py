"""The UMA of the day: exact, dated, and never guessed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from experta.catalogo import uma
from experta.comun.hallazgos import ContenidoInvalido


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


@pytest.mark.parametrize("dia", [date(2024, 1, 31), date(2027, 2, 1)])
def test_a_day_without_published_uma_charges_nothing(dia: date) -> None:
    with pytest.raises(uma.UmaSinPublicar, match=r"municipio/uma\.yaml"):
        uma.uma_diaria(dia)


UNA = '- {diaria: "100.00", desde: 2024-02-01, hasta: 2025-01-31, fuente: INEGI}\n'


@pytest.mark.parametrize(
    ("texto", "dice"),
    [
        (UNA.replace('"', ""), "entre comillas"),
        (UNA.replace(", fuente: INEGI", ""), "lleva exactamente"),
        (UNA.replace("2025-01-31", '"enero"'), "AAAA-MM-DD"),
        (UNA + UNA, "no se enciman"),
        (UNA.replace("2025-01-31", "2023-01-31"), "van en orden"),
    ],
)
def test_a_wrong_file_is_refused_at_its_line(tmp_path: Path, texto: str, dice: str) -> None:
    (tmp_path / "uma.yaml").write_text(texto)
    with pytest.raises(ContenidoInvalido, match=dice):
        uma.leer_uma(tmp_path)
