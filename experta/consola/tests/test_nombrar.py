"""The first administrator comes in through the console; a wrong word appoints nobody."""

import argparse

import pytest

from experta.consola.comandos import nombrar
from experta.consola.errores import ErrorDeConsola
from experta.cuentas.models import Nombramiento, Rol
from tests import fabrica

pytestmark = pytest.mark.django_db


def pedir(correo: str, rol: str = "administrador", dependencia: str = "oic") -> int:
    """Run the command with those words."""
    lector = argparse.ArgumentParser()
    nombrar.configurar(lector)
    return nombrar.ejecutar(
        lector.parse_args([correo, rol, dependencia, "--cargo", "Jefa", "--oficio", "OF-1"])
    )


def test_who_has_an_account_is_appointed_from_today() -> None:
    persona = fabrica.ciudadana(correo="ana@example.com")
    assert pedir("Ana@example.com ") == 0
    assert persona.roles() == {Rol.ADMINISTRADOR}


@pytest.mark.parametrize(
    ("correo", "rol", "dependencia"),
    [
        ("nadie@example.com", "administrador", "oic"),
        ("ana@example.com", "jefa", "oic"),
        ("ana@example.com", "administrador", "luna"),
    ],
)
def test_a_wrong_word_appoints_nobody(correo: str, rol: str, dependencia: str) -> None:
    fabrica.ciudadana(correo="ana@example.com")
    with pytest.raises(ErrorDeConsola):
        pedir(correo, rol, dependencia)
    assert not Nombramiento.objects.exists()
