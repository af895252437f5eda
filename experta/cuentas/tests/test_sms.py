"""Text messages leave by the provider that the settings name."""

from pathlib import Path
from typing import Any

import pytest

from experta.cuentas import sms


def test_the_demonstration_writes_a_file_people_can_read(settings: Any, tmp_path: Path) -> None:
    settings.SALIDA_DIR = tmp_path
    sms.enviar("6141234567", "Tu código es 123.")
    (archivo,) = (tmp_path / "sms").iterdir()
    assert "6141234567" in archivo.name
    assert archivo.read_text().endswith("Tu código es 123.\n")


def test_two_texts_are_two_files(settings: Any, tmp_path: Path) -> None:
    settings.SALIDA_DIR = tmp_path
    sms.enviar("6141234567", "uno")
    sms.enviar("6141234567", "dos")
    assert len(list((tmp_path / "sms").iterdir())) == 2


def test_the_provider_that_fails_says_so(settings: Any) -> None:
    settings.SMS_MENSAJERO = "falla"
    with pytest.raises(ConnectionError):
        sms.enviar("6141234567", "Tu código es 123.")
