"""A step of a diagram waits only where somebody has a page to do it."""

from pathlib import Path

import pytest

from experta.catalogo.tests.apoyo import copiar, hallazgos, romper

PROCESO = "../_procesos/revision-simple.bpmn"


@pytest.mark.parametrize(
    ("viejo", "nuevo", "dice"),
    [
        ('experta:acto="resolver"', 'experta:acto="aprobar"', "que nadie sabe hacer; usa: "),
        ('experta:acto="resolver"', 'experta:acto="inspeccionar"', "ponlo en el de «inspector»"),
        ('experta:acto="firmar"', 'experta:acto="corregir"', "ponlo en el de «solicitante»"),
    ],
)
def test_a_step_in_the_wrong_hands_is_not_published(
    tmp_path: Path, viejo: str, nuevo: str, dice: str
) -> None:
    estante = copiar(tmp_path)
    assert hallazgos(estante) == []
    dichos = romper(estante, PROCESO, viejo, nuevo)
    assert any(dice in dicho for dicho in dichos), dichos
