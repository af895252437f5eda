"""Each route answers each person what the table says; a denial changes and tells nothing."""

import pytest

from tests.permisos.ensayo import desacuerdos
from tests.permisos.mundo import Mundo
from tests.permisos.tabla import RUTAS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("ruta", RUTAS)
def test_each_person_is_answered_what_the_table_says(mundo: Mundo, ruta: str) -> None:
    assert list(desacuerdos(mundo, ruta)) == []
