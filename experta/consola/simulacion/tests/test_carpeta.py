"""A simulation never writes on the town's folder, nor on one that no simulation made."""

from pathlib import Path

import pytest

from experta.consola.errores import ErrorDeConsola
from experta.consola.simulacion import carpeta


def test_the_folder_of_the_town_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ErrorDeConsola, match="municipio"):
        carpeta.estrenar(tmp_path, tmp_path)


def test_a_folder_with_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    base = tmp_path / "experta.sqlite3"
    base.write_text("datos")
    with pytest.raises(ErrorDeConsola, match="no hizo una simulación"):
        carpeta.estrenar(tmp_path, tmp_path / "var")
    assert base.read_text() == "datos"


def test_one_that_was_interrupted_begins_again(tmp_path: Path) -> None:
    destino = tmp_path / "simulacion"
    carpeta.estrenar(destino, tmp_path)
    (destino / "experta.sqlite3").write_text("a medias")
    assert not carpeta.terminada(destino)
    carpeta.estrenar(destino, tmp_path)
    assert [ruta.name for ruta in destino.iterdir()] == [carpeta.MARCA]


def test_one_that_ended_says_so_and_keeps_its_figures(tmp_path: Path) -> None:
    carpeta.estrenar(tmp_path / "s", tmp_path)
    carpeta.marcar(tmp_path / "s", terminada=True, cifras={"actos": 5})
    assert carpeta.terminada(tmp_path / "s")
    nota = carpeta.leer_marca(tmp_path / "s")
    assert nota is not None
    assert nota["cifras"] == {"actos": 5}


def test_one_that_people_use_as_a_demonstration_is_refused(tmp_path: Path) -> None:
    carpeta.estrenar(tmp_path / "s", tmp_path)
    carpeta.marcar(tmp_path / "s", terminada=True, en_uso=True)
    with pytest.raises(ErrorDeConsola, match="demostración"):
        carpeta.estrenar(tmp_path / "s", tmp_path)
