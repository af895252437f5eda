"""The figures of the office: for who directs, watches or mends the catalogue; nothing is hidden."""

import pytest
from django.test import Client

from experta.analitica.tests.apoyo import causas_de_prueba, cifras_de_prueba
from experta.cuentas.models import Rol
from experta.oficina.tests.apoyo import como, consultas, leido
from tests import fabrica

pytestmark = pytest.mark.django_db
RUTAS = ("/oficina/cifras/", "/oficina/cifras/tabla.csv")
LEEN = {Rol.FIRMANTE, Rol.OIC, Rol.ANALISTA}


@pytest.mark.parametrize("rol", list(Rol))
def test_only_those_who_direct_watch_or_mend_may_read(rol: Rol) -> None:
    cliente = como(fabrica.funcionaria(rol))
    esperado = 200 if rol in LEEN else 404
    assert [cliente.get(ruta).status_code for ruta in RUTAS] == [esperado] * 2


def test_a_citizen_finds_nothing_and_a_stranger_is_asked_to_log_in() -> None:
    ciudadana = como(fabrica.ciudadana())
    assert [ciudadana.get(ruta).status_code for ruta in RUTAS] == [404, 404]
    assert [Client().get(ruta).status_code for ruta in RUTAS] == [302, 302]


def test_small_numbers_and_causes_are_there_the_worst_first() -> None:
    causas_de_prueba(cifras_de_prueba(1, a_la_primera=False), "documento-vencido")
    causas_de_prueba(cifras_de_prueba(2, a_la_primera=False))
    cifras_de_prueba(1)
    texto = leido(como(fabrica.funcionaria(Rol.OIC)).get(RUTAS[0]))
    assert "25 % de las solicitudes pasaron la revisión" in texto
    assert texto.index("No se puede leer") < texto.index("Está vencido")
    assert "Solicitudes revisadas: 4." in texto
    assert "Constancia de residencia" in texto


def test_an_empty_office_says_so() -> None:
    assert "Aún no hay datos" in leido(como(fabrica.funcionaria(Rol.OIC)).get(RUTAS[0]))


def test_the_menu_leads_here() -> None:
    pagina = como(fabrica.funcionaria(Rol.ANALISTA)).get(RUTAS[0]).content.decode()
    assert 'href="/oficina/cifras/"' in pagina


def test_the_page_costs_the_same_for_one_cause_and_for_many() -> None:
    cliente = como(fabrica.funcionaria(Rol.OIC))
    causas_de_prueba(cifras_de_prueba(1, a_la_primera=False))
    consultas(cliente, f"{RUTAS[0]}?dias=365")  # loads the version that is named
    uno = consultas(cliente, f"{RUTAS[0]}?dias=30")
    causas_de_prueba(cifras_de_prueba(20, a_la_primera=False), "documento-vencido")
    assert consultas(cliente, f"{RUTAS[0]}?dias=90") == uno
