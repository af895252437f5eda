"""A company's case stays with the company, whoever opened it."""

import pytest

from experta.comun import reloj
from experta.cuentas import services as cuentas
from experta.cuentas.models import Mandato
from experta.expedientes.models import Expediente
from tests import fabrica

pytestmark = pytest.mark.django_db


def test_who_administers_it_follows_what_another_representative_does_and_keeps_it() -> None:
    admin, gestora = fabrica.ciudadana(), fabrica.ciudadana()
    suyo = cuentas.registrar_organizacion(
        persona=admin, razon_social="La Güera", rfc="ALG150101AB1", instrumento="Escritura 12"
    )
    dado = Mandato.objects.create(
        representante=gestora,
        organizacion=suyo.organizacion,
        alcance=["*"],
        instrumento="Carta poder",
        desde=reloj.hoy(),
    )
    caso = fabrica.borrador(fabrica.SARE, persona=gestora, mandato=dado)
    for persona in (admin, gestora):
        assert caso in Expediente.objects.de_la_ciudadania(persona)
    cuentas.revocar_mandato(por=admin, mandato=dado)
    assert caso in Expediente.objects.de_la_ciudadania(admin)
    assert caso not in Expediente.objects.de_la_ciudadania(gestora)
