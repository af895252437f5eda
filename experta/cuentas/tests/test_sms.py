"""Text messages leave by the provider that the settings name."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from experta.comun import reloj
from experta.cuentas import sms
from experta.cuentas.presupuesto import PresupuestoAgotado, agotado, gastar

MEDIODIA = datetime(2026, 11, 23, 18, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _sin_cuentas_de_otra_prueba() -> None:
    cache.clear()


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


@pytest.mark.parametrize(("hora", "dia", "salen"), [(2, 0, 2), (0, 3, 3), (2, 1, 1)])
def test_no_more_texts_leave_than_the_town_pays_for(
    settings: Any, tmp_path: Path, hora: int, dia: int, salen: int
) -> None:
    settings.SALIDA_DIR = tmp_path
    settings.SMS_POR_HORA, settings.SMS_POR_DIA = hora, dia
    with reloj.detenido(MEDIODIA):
        for numero in range(salen):
            sms.enviar(f"614123456{numero}", "Tu código es 123.")
        assert agotado()
        with pytest.raises(PresupuestoAgotado):
            sms.enviar("6141234567", "Tu código es 123.")
    assert len(list((tmp_path / "sms").iterdir())) == salen


def test_the_next_hour_has_texts_again_and_without_limit_there_always_are(settings: Any) -> None:
    settings.SMS_POR_HORA, settings.SMS_POR_DIA = 1, 0
    with reloj.detenido(MEDIODIA):
        gastar()
        assert agotado()
    with reloj.detenido(MEDIODIA + timedelta(hours=1)):
        assert not agotado()
    settings.SMS_POR_HORA = 0
    with reloj.detenido(MEDIODIA):
        assert not agotado()
