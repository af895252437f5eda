"""What is granted for one event ends with it: its ficha says by which answer, or is refused."""

from datetime import date
from pathlib import Path

import pytest

from experta.catalogo.tests.apoyo import copiar, ejecutable, hallazgos, linea_de, romper

PAVIMENTO = "ruptura-de-pavimento"
ULTIMO = "hasta: inicia + dias - 1"


@pytest.fixture
def estante(tmp_path: Path) -> Path:
    return copiar(tmp_path, PAVIMENTO)


def test_the_untouched_copy_is_sound(estante: Path) -> None:
    assert hallazgos(estante, PAVIMENTO) == []


@pytest.mark.parametrize(
    ("nuevo", "dice"),
    [
        ("hasta: inicio", "inicio"),
        ("hasta: dias", "nombra una pregunta de tipo fecha"),
        ("hasta: inicia + motivo", "No se puede usar «+»"),
        ("mes: 11", "dice en «hasta» qué pregunta da su último día"),
    ],
)
def test_an_end_that_is_no_day_is_refused_at_its_line(estante: Path, nuevo: str, dice: str) -> None:
    dichos = romper(estante, "ficha.yaml", ULTIMO, nuevo, PAVIMENTO)
    linea = linea_de(estante / PAVIMENTO / "ficha.yaml", lambda texto: nuevo in texto)
    assert len(dichos) == 1, dichos
    assert dichos[0].startswith(f"tramites/{PAVIMENTO}/ficha.yaml:{linea}: ")
    assert dice in dichos[0]


@pytest.mark.parametrize("suelta", ["requerido: false", 'visible_si: motivo == "agua"'])
def test_a_day_that_may_not_be_answered_is_refused(estante: Path, suelta: str) -> None:
    minimo = "        minimo: hoy+1\n"
    dichos = romper(estante, "formulario.yaml", minimo, f"{minimo}        {suelta}\n", PAVIMENTO)
    assert any("«inicia» puede quedar sin respuesta" in dicho for dicho in dichos), dichos


def test_what_ends_with_its_event_is_not_renewed(estante: Path) -> None:
    dichos = romper(
        estante, "ficha.yaml", "renovacion: null", "renovacion: {texto: Otra vez}", PAVIMENTO
    )
    assert any("no se renueva; escribe null" in dicho for dicho in dichos), dichos


def test_only_what_is_for_an_event_ends_by_an_answer(estante: Path) -> None:
    dichos = romper(estante, "ficha.yaml", f"por_evento, {ULTIMO}", f"unica, {ULTIMO}", PAVIMENTO)
    assert any("«hasta» es sólo de una vigencia por evento" in dicho for dicho in dichos), dichos


@pytest.mark.parametrize(
    ("slug", "respuestas", "ultimo"),
    [
        (PAVIMENTO, {"inicia": "2026-12-01", "dias": "3"}, date(2026, 12, 3)),
        ("inhumacion", {"fecha_de_inhumacion": "2026-12-01"}, date(2026, 12, 1)),
        ("permiso-de-evento", {"fecha_del_evento": "2026-12-31", "dias": "1"}, date(2026, 12, 31)),
        (
            "permiso-de-evento",
            {"fecha_del_evento": "2026-12-31", "dias": "1", "pasa_de_medianoche": True},
            date(2027, 1, 1),
        ),
    ],
)
def test_the_last_day_is_that_of_the_answers(
    slug: str, respuestas: dict[str, object], ultimo: date
) -> None:
    este = ejecutable(slug)
    vigencia = este.ficha.documentos[0].vigencia
    assert este.ultimo_dia(vigencia, respuestas) == ultimo


def test_what_is_not_for_an_event_has_no_such_day() -> None:
    este = ejecutable("constancia-de-residencia")
    assert este.ultimo_dia(este.ficha.documentos[0].vigencia, {}) is None
