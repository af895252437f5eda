"""Renewing from the portal: one button, one page with what changed and what stays."""

import pytest
from django.test import Client
from django.urls import reverse

from experta.documentos.models import Documento, Renovacion
from experta.expedientes.models import Expediente
from experta.portal.tests.lectura import hoja as arbol
from tests import fabrica
from tests.renovables import completar, en_vispera, otorgado

pytestmark = pytest.mark.django_db


def abierta(client: Client, documento: Documento) -> Expediente:
    """Press the button; return the draft that it opened."""
    respuesta = client.post(_renovar(documento))
    caso = Renovacion.objects.get(documento=documento).expediente
    assert respuesta["Location"] == _hoja(caso)
    return caso


def _renovar(documento: Documento) -> str:
    return reverse("portal:renovar", args=[documento.expediente_id, documento.pk])


def _hoja(caso: Expediente) -> str:
    return reverse("portal:renovacion", args=[caso.pk])


def enviado(caso: Expediente, client: Client, **otros: str) -> dict[str, list[str]]:
    """Return what the page sends as it stands, with some inputs changed."""
    (formulario,) = arbol(client.get(_hoja(caso))).xpath("//form[@method='post'][@enctype]")
    datos: dict[str, list[str]] = {nombre: [valor] for nombre, valor in otros.items()}
    for nombre, valor in formulario.form_values():
        if valor and nombre not in otros:
            datos.setdefault(nombre, []).append(valor)
    return datos


def test_the_case_and_the_list_offer_it_only_in_time(client: Client) -> None:
    ana, documento = otorgado()
    client.force_login(ana)
    paginas = [
        reverse("portal:expediente", args=[documento.expediente_id]),
        reverse("portal:mis_tramites"),
    ]
    for dias, se_ofrece in ((200, False), (40, True)):
        with en_vispera(documento, dias):
            for pagina in paginas:
                ofrecido = _renovar(documento) in client.get(pagina).content.decode()
                assert ofrecido is se_ofrece, (pagina, dias)


def test_while_it_is_suspended_the_page_says_why_it_is_not_renewed(client: Client) -> None:
    ana, documento = otorgado()
    client.force_login(ana)
    with en_vispera(documento):
        Documento.objects.filter(pk=documento.pk).update(estado="suspendido")
        pagina = client.get(_renovar(documento))
        assert "está suspendido" in pagina.content.decode()
        assert not arbol(pagina).xpath("//form[@method='post'][.//button[text()='Renovar']]")
        assert client.post(_renovar(documento)).status_code == 409
        lista = client.get(reverse("portal:mis_tramites")).content.decode()
        assert _renovar(documento) not in lista


def test_the_page_asks_little_and_shows_what_stays(client: Client) -> None:
    ana, documento = otorgado()
    client.force_login(ana)
    with en_vispera(documento):
        caso = abierta(client, documento)
        respuesta = client.get(_hoja(caso))
    pagina = respuesta.content.decode()
    preguntadas = arbol(respuesta).xpath("//input[@name='visibles']/@value")[0].split()
    assert {"medidas", "protesta"} <= set(preguntadas)
    assert "nombre_comercial" not in preguntadas
    assert "Lo que queda igual" in pagina
    assert str(documento.expediente.respuestas["nombre_comercial"]) in pagina
    assert documento.folio in pagina


def test_nothing_changed_and_declared_goes_on_to_send_and_is_not_reviewed(client: Client) -> None:
    ana, documento = otorgado()
    client.force_login(ana)
    with en_vispera(documento):
        caso = completar(abierta(client, documento), ana)
        respuesta = client.post(_hoja(caso), enviado(caso, client, sin_cambios="si"))
        assert respuesta["Location"] == reverse("portal:revisar", args=[caso.pk])
        caso = fabrica.enviar(fabrica.leer(caso), "clave-9", acepta_notificacion=True)
    assert Renovacion.objects.get(expediente=caso).sin_cambios_at is not None
    assert not caso.tareas.filter(acto="dictaminar").exists()


def test_what_changed_is_shown_with_what_it_was_and_loses_the_declaration(client: Client) -> None:
    ana, documento = otorgado()
    client.force_login(ana)
    with en_vispera(documento):
        caso = completar(abierta(client, documento), ana)
        caso.guardar_respuestas(caso.revision, caso.respuestas | {"nombre_comercial": "Otro"}, {})
        pagina = client.get(_hoja(caso)).content.decode()
        client.post(_hoja(caso), enviado(caso, client, sin_cambios="si"))
    assert "Lo que cambiaste" in pagina
    assert f"«{documento.expediente.respuestas['nombre_comercial']}»" in pagina
    assert "sin_cambios" not in pagina
    assert Renovacion.objects.get(expediente=caso).sin_cambios_at is None


def test_what_is_missing_comes_back_with_its_faults(client: Client) -> None:
    ana, documento = otorgado()
    client.force_login(ana)
    with en_vispera(documento):
        caso = abierta(client, documento)
        respuesta = client.post(_hoja(caso), enviado(caso, client))
    assert respuesta.status_code == 422


def test_a_draft_that_renews_nothing_has_no_such_page(client: Client) -> None:
    ana = fabrica.ciudadana()
    client.force_login(ana)
    caso = fabrica.borrador(persona=ana)
    assert client.get(_hoja(caso)).status_code == client.post(_hoja(caso)).status_code == 404


def test_out_of_time_the_page_says_why_leads_to_the_tramite_and_opens_nothing(
    client: Client,
) -> None:
    ana, documento = otorgado()
    client.force_login(ana)
    with en_vispera(documento, dias=200):
        pagina = client.get(_renovar(documento))
        assert "Ahora no se puede renovar" in pagina.content.decode()
        ficha = reverse("portal:ficha", args=[documento.expediente.tramite.slug])
        assert ficha in arbol(pagina).xpath("//main//a/@href")
        assert client.post(_renovar(documento)).status_code == 409
    assert not Renovacion.objects.exists()
