"""The published calendar: exactly its days, with their source, and clear errors."""

from datetime import date
from pathlib import Path

import pytest

from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.municipio import municipio_actual
from experta.plazos.calendario import CalendarioSinEjercicio, desde_json, leer_calendario

PUBLICADOS = """
2025-01-01 2025-02-03 2025-03-17 2025-04-17 2025-04-18 2025-05-01 2025-09-16 2025-11-17 2025-12-25
2026-01-01 2026-02-02 2026-03-16 2026-04-02 2026-04-03 2026-05-01 2026-09-16 2026-10-12 2026-11-02
2026-11-16 2026-12-25
2027-01-01 2027-02-01 2027-03-15 2027-03-25 2027-03-26 2027-09-16 2027-10-12 2027-11-02 2027-11-15
"""
DIA = "- {fecha: 2026-01-01, nombre: Año Nuevo, fuente: art. 28, certeza: demostración}\n"


def test_the_demonstration_calendar_has_exactly_its_days_each_with_a_source() -> None:
    calendario = leer_calendario(municipio_actual().carpeta / "calendario")
    assert calendario.inhabiles == {date.fromisoformat(dia) for dia in PUBLICADOS.split()}
    assert calendario.ejercicios == {2025, 2026, 2027}
    assert all(dia.nombre and dia.fuente and dia.certeza for dia in calendario.dias)


def test_saturdays_and_sundays_are_always_inhabiles() -> None:
    calendario = leer_calendario(municipio_actual().carpeta / "calendario")
    assert not calendario.es_habil(date(2026, 3, 14))
    assert not calendario.es_habil(date(2026, 3, 15))
    assert calendario.es_habil(date(2026, 3, 13))


def test_a_year_without_a_file_is_never_counted_in_silence() -> None:
    calendario = leer_calendario(municipio_actual().carpeta / "calendario")
    with pytest.raises(CalendarioSinEjercicio, match="2028"):
        calendario.es_habil(date(2028, 1, 1))
    with pytest.raises(CalendarioSinEjercicio, match="2024"):
        calendario.contar_habiles(date(2024, 12, 30), date(2025, 1, 2))


def test_the_stored_form_gives_back_the_same_calendar_and_version() -> None:
    calendario = leer_calendario(municipio_actual().carpeta / "calendario")
    vuelto = desde_json(calendario.a_json())
    assert vuelto == calendario
    assert vuelto.version == calendario.version


def test_the_version_changes_with_any_day_or_source(tmp_path: Path) -> None:
    (tmp_path / "2026.yaml").write_text(DIA)
    una = leer_calendario(tmp_path).version
    (tmp_path / "2026.yaml").write_text(DIA.replace("art. 28", "acuerdo 7"))
    assert leer_calendario(tmp_path).version != una


@pytest.mark.parametrize(
    ("contenido", "linea", "mensaje"),
    [
        (DIA.replace("2026-01-01", "2025-01-01"), 1, "no es de 2026"),
        (DIA + DIA, 2, "repetido"),
        (DIA.replace("art. 28", '""'), 1, "vacíos"),
        (DIA.replace(", certeza: demostración", ""), 1, "exactamente estos datos"),
        (DIA.replace("2026-01-01", '"2026-01-01"'), 1, "AAAA-MM-DD"),
        ("fecha: 2026-01-01\n", 1, "lista"),
    ],
)
def test_a_wrong_day_is_told_by_file_and_line(
    tmp_path: Path, contenido: str, linea: int, mensaje: str
) -> None:
    (tmp_path / "2026.yaml").write_text(contenido)
    with pytest.raises(ContenidoInvalido, match=mensaje) as error:
        leer_calendario(tmp_path)
    assert [(h.archivo, h.linea) for h in error.value.hallazgos] == [
        ("calendario/2026.yaml", linea)
    ]


def test_a_folder_without_calendars_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ContenidoInvalido, match="Falta el calendario"):
        leer_calendario(tmp_path)
