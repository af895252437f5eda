"""An account is found only by what its owner tells, whole and exact."""

import pytest
from allauth.account.models import EmailAddress

from experta.comun.identificadores import digito_curp
from experta.cuentas.busqueda import encubierto, por_dato_exacto
from experta.cuentas.models import Persona

pytestmark = pytest.mark.django_db
CURP = "RUSA850314MCHZNN0" + digito_curp("RUSA850314MCHZNN0")


@pytest.fixture
def ana() -> Persona:
    persona = Persona.objects.create_user(
        "ana@example.com", nombre="Ana", telefono="6141234567", telefono_verificado=True, curp=CURP
    )
    EmailAddress.objects.create(user=persona, email=persona.correo, verified=True, primary=True)
    return persona


@pytest.mark.parametrize("escrito", [" Ana@Example.com", "(614) 123-45-67"])
def test_an_exact_datum_finds_its_account(ana: Persona, escrito: str) -> None:
    assert por_dato_exacto(escrito) == [ana]


@pytest.mark.parametrize("escrito", ["", "ana", "ana@example", "614123", "Ana", "%"])
def test_part_of_a_datum_finds_nobody(ana: Persona, escrito: str) -> None:
    assert por_dato_exacto(escrito) == []


def test_a_curp_finds_nobody_because_anybody_may_have_written_it(ana: Persona) -> None:
    assert ana.curp == CURP
    assert por_dato_exacto(CURP) == []


def test_a_channel_that_nobody_proved_finds_nobody(ana: Persona) -> None:
    EmailAddress.objects.update(verified=False)
    Persona.objects.update(telefono_verificado=False)
    assert por_dato_exacto("ana@example.com") == por_dato_exacto("6141234567") == []


def test_a_disabled_account_is_not_found(ana: Persona) -> None:
    Persona.objects.update(is_active=False)
    assert por_dato_exacto("ana@example.com") == []


def test_the_channel_is_shown_with_its_middle_hidden(ana: Persona) -> None:
    assert encubierto(ana) == "an•••@example.com"
    ana.correo = None
    assert encubierto(ana) == "••••••4567"
