"""What one person sees is found from their rights, never by looking at every case of the town."""

from uuid import uuid4

import pytest
from django.db import connection

from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Acceso, Expediente
from tests import fabrica
from tests.planes import planes

pytestmark = pytest.mark.django_db
DEL_PUEBLO = 2_000


@pytest.fixture
def ana() -> Persona:
    """Return a person with a few cases, in a town with many."""
    una, otra = fabrica.ciudadana(), fabrica.ciudadana()
    for _ in range(3):
        fabrica.borrador(persona=una)
    (fila,) = Expediente.objects.filter(pk=fabrica.ingresado(persona=otra).pk).values()
    modelo = {columna: valor for columna, valor in fila.items() if columna != "proceso"}
    casos = Expediente.objects.bulk_create(
        Expediente(**(modelo | {"id": uuid4(), "folio": f"X-{n}"})) for n in range(DEL_PUEBLO)
    )
    Acceso.objects.bulk_create(
        Acceso(expediente=caso, persona=otra, motivo=Acceso.Motivo.TITULAR) for caso in casos
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return una


def test_the_cases_of_a_person_are_found_without_walking_those_of_the_town(ana: Persona) -> None:
    recorrido = ("SCAN expedientes_expediente", "Seq Scan on expedientes_expediente")
    consultas = planes(
        lambda: (
            list(Expediente.objects.visible_to(ana).order_by("-updated_at")[:25]),
            list(Expediente.objects.de_la_ciudadania(ana).order_by("-updated_at")[:25]),
            Expediente.objects.de_la_ciudadania(ana).filter(estado="prevenido").count(),
        )
    )
    assert [plan for plan in consultas if any(uno in plan for uno in recorrido)] == []


def test_who_has_no_right_sees_none_and_the_control_body_what_was_submitted(ana: Persona) -> None:
    assert Expediente.objects.visible_to(ana).count() == 3
    assert Expediente.objects.visible_to(fabrica.ciudadana()).count() == 0
    auditora = fabrica.funcionaria(Rol.OIC)
    assert Expediente.objects.visible_to(auditora).count() == DEL_PUEBLO + 1
