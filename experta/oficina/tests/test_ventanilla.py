"""At the counter the clerk opens the same draft, for whoever stands there and nobody else."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from experta.avisos.models import Aviso
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Acceso, Expediente
from experta.oficina.tests.apoyo import arbol, como, consultas, leido
from tests import fabrica

pytestmark = pytest.mark.django_db
NUEVO = "/oficina/ventanilla/nuevo/"


def vecina() -> Persona:
    persona = fabrica.ciudadana(nombre="Petra")
    EmailAddress.objects.create(user=persona, email=persona.correo, verified=True, primary=True)
    return persona


def clerk() -> Client:
    return como(fabrica.funcionaria("ventanilla"))


def empezar(cliente: Client, **cambios: Any) -> Any:
    return cliente.post(NUEVO, {"para": "sin-cuenta", "tramite": fabrica.RESIDENCIA, **cambios})


def test_only_the_counter_starts_for_others() -> None:
    assert como(fabrica.funcionaria("revisor")).get(NUEVO).status_code == 404
    assert clerk().get(NUEVO).status_code == 200


def test_an_account_found_by_its_exact_datum_becomes_the_holder() -> None:
    fabrica.publicar()
    persona, cliente = vecina(), clerk()
    hallada = cliente.post(NUEVO, {"q": persona.correo, "_buscar": "1"})
    assert "Petra" in leido(hallada)
    assert arbol(hallada).xpath("//input[@name='para'][@checked]/@value") == [str(persona.publica)]
    respuesta = empezar(cliente, q=persona.correo, para=str(persona.publica))
    expediente = Expediente.objects.get()
    assert respuesta["Location"] == f"/mis-tramites/{expediente.pk}/llenar/"
    assert expediente.canal == "ventanilla"
    motivos = dict(Acceso.objects.values_list("persona__nombre", "motivo"))
    assert motivos == {"Petra": "titular", "Carmen": "captura"}
    assert "a tu nombre" in Aviso.objects.get(persona=persona).titulo
    assert expediente.respuestas == {}


def test_an_id_without_its_datum_opens_nothing() -> None:
    fabrica.publicar()
    respuesta = empezar(clerk(), q="otra@example.com", para=str(vecina().publica))
    assert respuesta.status_code == 422
    assert not Expediente.objects.exists()


def test_nobody_found_lets_go_on_without_account() -> None:
    fabrica.publicar()
    cliente = clerk()
    nadie = cliente.post(NUEVO, {"q": "nadie@example.com", "_buscar": "1"})
    assert "No hay una cuenta con ese dato" in leido(nadie)
    assert empezar(cliente).status_code == 302
    assert "Sin nombre todavía" in leido(cliente.get("/oficina/ventanilla/"))


def test_a_clerk_does_not_find_themselves() -> None:
    fabrica.publicar()
    persona = fabrica.funcionaria("ventanilla")
    EmailAddress.objects.create(user=persona, email=persona.correo, verified=True, primary=True)
    respuesta = como(persona).post(NUEVO, {"q": persona.correo, "_buscar": "1"})
    assert "No hay una cuenta" in leido(respuesta)


def test_too_many_searches_are_stopped() -> None:
    fabrica.publicar()
    cliente = clerk()
    with reloj.detenido(reloj.ahora()):  # the minute that is counted does not end halfway
        estados = [cliente.post(NUEVO, {"q": "x@y.mx", "_buscar": "1"}) for _ in range(25)]
    assert 429 in {respuesta.status_code for respuesta in estados}


def test_what_is_submitted_leaves_its_acuse_to_print() -> None:
    persona = fabrica.funcionaria("ventanilla")
    fabrica.ingresado(persona=persona, en_ventanilla=True, titular=None)
    cliente = como(persona)
    pagina = arbol(cliente.get("/oficina/ventanilla/"))
    acuse = next(url for url in pagina.xpath("//a/@href") if "/documentos/" in url)
    assert cliente.get(acuse).content.startswith(b"%PDF")


def test_the_list_costs_the_same_for_one_and_for_many() -> None:
    persona = fabrica.funcionaria("ventanilla")
    fabrica.ingresado(persona=persona, en_ventanilla=True, titular=None)
    una = consultas(como(persona), "/oficina/ventanilla/")
    for _ in range(3):
        fabrica.ingresado(persona=persona, en_ventanilla=True, titular=None)
    assert consultas(como(persona), "/oficina/ventanilla/") == una
