"""Whatever goes wrong in a command, the person reads a Spanish sentence and the status is not 0."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXPERTA = str(Path(sys.executable).with_name("experta"))


def correr(*argumentos: str, var: Path) -> subprocess.CompletedProcess[str]:
    ambiente = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    return subprocess.run(
        [EXPERTA, *argumentos],
        env=ambiente | {"EXPERTA_VAR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings.dev"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("orden", "dice"),
    [
        (["buscar", "barda"], "corre antes: experta preparar"),
        (["punto-de-control"], "corre antes: experta preparar"),
        (["verificar-bitacora", "/no/hay"], "no existe"),
        (["verificar-bitacora", "/"], "es una carpeta"),
        (["colonias", "/no/hay"], "no se pudo leer"),
        (["servir", "--puerto", "99999999"], "no es un puerto"),
        (["plazo", "--inicio", "2026-13-01", "--dias", "3"], "no es una fecha"),
        (["revisar", "no-hay"], "no hay carpeta"),
        ([], "falta orden"),
        (["buscar"], "falta texto"),
        (["servir", "--puerto"], "le falta su valor"),
        (["nada"], "«nada» no es una de"),
        (["simular", "--dias", "abc"], "no sirve «abc»"),
    ],
)
def test_an_error_is_a_sentence_and_not_a_trace(
    tmp_path: Path, orden: list[str], dice: str
) -> None:
    hecho = correr(*orden, var=tmp_path)
    assert hecho.returncode != 0
    assert dice in (hecho.stderr + hecho.stdout).lower()
    assert "Traceback" not in hecho.stderr
