"""The pages by which a company connects its programs, and stops it."""

import socket
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from experta.comun import reloj
from experta.cuentas.models import Mandato
from experta.expedientes.models import Expediente
from experta.integraciones import entregas as sala
from experta.integraciones.llaves import llave_de
from experta.integraciones.models import Entrega, Llave, Suscripcion
from experta.integraciones.tests import fabrica as integracion
from tests import fabrica

pytestmark = pytest.mark.django_db
LLAVE = {"nombre": "ERP", "alcance": ["leer", "preparar"], "dias": "90"}
DIRECCION = {"destino": "https://avisos.example.com/", "eventos": ["expediente.ingresado"]}


@pytest.fixture
def mandato() -> Mandato:
    """Return the mandate of who administers a company."""
    mandato = integracion.administradora()
    assert mandato.representante
    mandato.representante.set_password(fabrica.CONTRASENA)
    mandato.representante.save()
    return mandato


@pytest.fixture
def ana(client: Client, mandato: Mandato) -> Client:
    """Return the browser of who administers, having just proved presence."""
    assert mandato.representante
    client.force_login(mandato.representante)
    client.post(reverse("account_reauthenticate"), {"password": fabrica.CONTRASENA})
    return client


def con_entregas(mandato: Mandato, cuantas: int) -> Suscripcion:
    suscripcion = integracion.suscripcion(mandato)
    assert mandato.representante
    caso: Expediente = fabrica.borrador(fabrica.RESIDENCIA, mandato.representante, mandato=mandato)
    for _ in range(cuantas):
        sala.anunciar(expediente=caso, clase="expediente.ingresado")
    return suscripcion


def test_a_key_is_shown_once_and_opens(ana: Client) -> None:
    respuesta = ana.post(reverse("portal:crear_llave"), LLAVE)
    texto = respuesta.context["texto"]
    llave = llave_de(texto)
    assert llave
    assert (llave.nombre, llave.alcance) == ("ERP", ["leer", "preparar"])
    assert texto in respuesta.content.decode()
    assert respuesta["Cache-Control"] == "no-store, private"
    lista = ana.get(reverse("portal:integraciones")).content.decode()
    assert texto not in lista
    assert llave.prefijo in lista


def test_without_proof_of_presence_no_key_is_given(client: Client, mandato: Mandato) -> None:
    assert mandato.representante
    client.force_login(mandato.representante)
    respuesta = client.post(reverse("portal:crear_llave"), LLAVE)
    assert respuesta.status_code == 302
    assert respuesta["Location"].startswith(reverse("account_reauthenticate"))
    assert not Llave.objects.exists()


@pytest.mark.parametrize(
    ("cambio", "campo"),
    [({"nombre": ""}, "nombre"), ({"alcance": []}, "alcance"), ({"dias": "9999"}, "dias")],
)
def test_what_is_missing_is_said_beside_its_field(
    ana: Client, cambio: dict[str, Any], campo: str
) -> None:
    respuesta = ana.post(reverse("portal:crear_llave"), LLAVE | cambio)
    assert (respuesta.status_code, list(respuesta.context["faltas"])) == (422, [campo])
    assert not Llave.objects.exists()


def test_who_administers_nothing_is_told_what_to_do(client: Client) -> None:
    client.force_login(fabrica.ciudadana())
    pagina = client.get(reverse("portal:integraciones")).content.decode()
    assert "Esto es para empresas" in pagina
    assert reverse("portal:crear_llave") not in pagina


def test_a_key_is_cut_by_whose_it_is_only(ana: Client, mandato: Mandato) -> None:
    _, texto = integracion.llave(mandato)
    ajena, otro = integracion.llave(integracion.administradora("OTR010203AB1"))
    assert ana.post(reverse("portal:revocar_llave", args=[ajena.pk])).status_code == 404
    assert llave_de(otro)
    propia = Llave.objects.get(mandato=mandato)
    assert "¿Quitar" in ana.get(reverse("portal:revocar_llave", args=[propia.pk])).content.decode()
    ana.post(reverse("portal:revocar_llave", args=[propia.pk]))
    assert llave_de(texto) is None


def test_an_address_of_our_own_network_is_refused_in_its_field(
    ana: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for donde, hay in (("127.0.0.1", 0), ("8.8.8.8", 1)):
        hallada = [(2, 1, 6, "", (donde, 443))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *a, h=hallada, **k: h)
        respuesta = ana.post(reverse("portal:suscribir"), DIRECCION)
        assert Suscripcion.objects.count() == hay
    assert respuesta.context["texto"].startswith("firma_")
    lista = ana.get(reverse("portal:integraciones")).content.decode()
    assert "avisos.example.com" in lista
    assert respuesta.context["texto"] not in lista


def test_a_delivery_is_sent_again_by_whose_it_is_only(ana: Client, mandato: Mandato) -> None:
    con_entregas(mandato, 1)
    con_entregas(integracion.administradora("OTR010203AB1"), 1)
    Entrega.objects.update(estado="fallida", intentos=8)
    propia = Entrega.objects.get(suscripcion__mandato=mandato)
    ajena = Entrega.objects.exclude(pk=propia.pk).get()
    estados = [
        ana.post(reverse("portal:reenviar_entrega", args=[una.pk])).status_code
        for una in (propia, ajena)
    ]
    assert estados == [302, 404]
    assert set(Entrega.objects.values_list("pk", "estado", "intentos")) == {
        (propia.pk, "pendiente", 0),
        (ajena.pk, "fallida", 8),
    }


def test_who_sends_again_without_end_is_asked_to_wait(
    ana: Client, mandato: Mandato, monkeypatch: pytest.MonkeyPatch
) -> None:
    con_entregas(mandato, 1)
    una = Entrega.objects.get()
    monkeypatch.setattr("experta.portal.views.integraciones.REENVIOS_POR_MINUTO", 1)
    url = reverse("portal:reenviar_entrega", args=[una.pk])
    with reloj.detenido(reloj.ahora()):  # the count is by the minute
        ana.post(url)
        Entrega.objects.update(estado="entregada")
        pagina = ana.post(url, follow=True)
    assert "espera un minuto" in pagina.content.decode()
    assert Entrega.objects.get().estado == "entregada"


def test_the_list_of_deliveries_costs_the_same_for_one_and_for_many(
    ana: Client, mandato: Mandato
) -> None:
    una = con_entregas(mandato, 1)
    url = reverse("portal:entregas", args=[una.pk])

    def consultas() -> int:
        with CaptureQueriesContext(connection) as hechas:
            assert ana.get(url).status_code == 200
        return len(hechas)

    ana.get(url)
    pocas = consultas()
    con_entregas(mandato, 20)
    assert consultas() == pocas


def test_an_address_is_no_longer_told_once_it_is_taken_away(ana: Client, mandato: Mandato) -> None:
    una = con_entregas(mandato, 1)
    ana.post(reverse("portal:cancelar_suscripcion", args=[una.pk]))
    assert sala.enviar_pendientes(10) == 0
    assert ana.get(reverse("portal:entregas", args=[una.pk])).status_code == 404
