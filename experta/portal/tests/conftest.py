"""What the pages of a citizen are tried with: Ana, her browser, a draft of hers.

A file whose Ana differs (another CURP, her own files folder) says so itself.
"""

import pytest
from django.test import Client

from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.portal.tests import solicitudes
from tests import fabrica


@pytest.fixture
def ana() -> Persona:
    """Give a citizen with an account."""
    return fabrica.ciudadana()


@pytest.fixture
def navegador(ana: Persona) -> Client:
    """Give the browser in which Ana is logged in; pytest-django's `client` is nobody's."""
    return solicitudes.entrar(ana)


@pytest.fixture
def borrador(ana: Persona) -> Expediente:
    """Give a draft of hers, of the trámite with every kind of question."""
    return solicitudes.borrador(ana)
