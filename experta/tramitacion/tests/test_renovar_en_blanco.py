"""What costs or grows old is answered anew in a renewal; the rest comes along."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.tramitacion import inmediatas, renovaciones
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.renovar import renovar
from tests import fabrica
from tests.renovables import completar, en_vispera, otorgado

pytestmark = pytest.mark.django_db
PADRON = "padron-de-proveedores"


def urgente() -> tuple[Persona, Documento]:
    """Return who paid for the express service a year ago, and what was granted."""
    ana, documento = otorgado(slug=PADRON)
    caso = Expediente.objects.get(pk=documento.expediente_id)
    respuestas = {**caso.respuestas, "servicio": "urgente"}
    Expediente.objects.filter(pk=caso.pk).update(respuestas=respuestas)
    return ana, Documento.objects.get(pk=documento.pk)


def contestar(borrador: Expediente, persona: Persona, **cambios: str) -> Expediente:
    """Answer something of a renewal."""
    actual = fabrica.leer(borrador)
    return guardar_respuestas(
        persona=persona, expediente=actual, cambios=dict(cambios), revision=actual.revision
    )


def test_the_express_service_is_not_carried_over_and_the_rest_is() -> None:
    ana, documento = urgente()
    with en_vispera(documento):
        borrador = fabrica.leer(renovar(persona=ana, documento=documento))
    assert borrador.respuestas["personal"] == documento.expediente.respuestas["personal"]
    assert "servicio" not in borrador.respuestas
    assert "servicio" not in borrador.tomado


def test_the_page_asks_it_with_nothing_chosen_and_says_what_was_answered(client: Client) -> None:
    ana, documento = urgente()
    client.force_login(ana)
    with en_vispera(documento):
        borrador = renovar(persona=ana, documento=documento)
        pagina = client.get(reverse("portal:renovacion", args=[borrador.pk])).content.decode()
    trozo = pagina[pagina.index('id="campo-servicio"') :].partition("campo-antiguedad")[0]
    assert 'name="servicio"' in trozo
    assert "checked" not in trozo.partition("</fieldset>")[0]
    assert "La vez pasada:" in pagina


def test_the_renewal_costs_what_is_chosen_this_time() -> None:
    ana, documento = urgente()
    with en_vispera(documento):
        borrador = renovar(persona=ana, documento=documento)
        ejecutable = cargar(borrador.version)
        caso = contestar(borrador, ana, servicio="normal")
        dia = date(2026, 11, 22)
        antes = ejecutable.costo_centavos(documento.expediente.respuestas, dia)
        assert ejecutable.costo_centavos(caso.respuestas, dia) < antes


def test_what_is_answered_anew_each_time_is_not_a_change() -> None:
    ana, documento = urgente()
    with en_vispera(documento):
        borrador = completar(renovar(persona=ana, documento=documento), ana)
        caso = fabrica.leer(contestar(borrador, ana, servicio="normal"))
        assert list(renovaciones.cambios(caso, documento)) == []
        assert inmediatas.inmediata(caso)
        caso = fabrica.leer(contestar(caso, ana, antiguedad="mas"))
        assert not inmediatas.inmediata(caso)
