"""`experta simular` says in Spanish what it cannot do, before it touches anything."""

from pathlib import Path

import pytest

from experta.consola.principal import main


def test_a_simulation_of_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simular", "--dias", "0"]) == 1
    assert "deben ser de uno o más" in capsys.readouterr().err


def test_what_was_not_simulated_cannot_be_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simular", "--comprobar", "--base", str(tmp_path)]) == 1
    assert "no hay una simulación terminada" in capsys.readouterr().err


def test_the_folder_of_the_town_is_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EXPERTA_VAR", str(tmp_path))
    assert main(["simular", "--base", str(tmp_path)]) == 1
    assert "carpeta del municipio" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
