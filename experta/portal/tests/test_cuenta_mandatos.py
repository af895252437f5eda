"""The pages by which people let others act for them, and stop it."""

from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from experta.cuentas import services
from experta.cuentas.models import Mandato, Organizacion, Persona
from experta.cuentas.tests.fabrica import persona

pytestmark = pytest.mark.django_db

GESTOR = "gestor@correo.mx"
MANDATO = {
    "contacto": GESTOR,
    "alcance": "*",
    "instrumento": "Carta poder",
    "desde__dia": "22",
    "desde__mes": "11",
    "desde__anio": "2026",
}
EMPRESA = {
    "razon_social": "La Güera, S.A. de C.V.",
    "rfc": "alg-150101-ab1",
    "instrumento": "Escritura 1204",
    "protesta": "si",
}


@pytest.fixture
def ana(client: Client, reloj_en: Any) -> Persona:
    reloj_en("2026-11-22 10:00")
    nueva = persona(nombre="Ana", primer_apellido="Ruiz")
    _entrar(client, nueva)
    return nueva


def _entrar(client: Client, quien: Persona) -> None:
    """Log in and prove presence."""
    client.force_login(quien)
    client.post(reverse("account_reauthenticate"), {"password": "una frase larga"})


def otorgar(client: Client, **cambios: str) -> Any:
    return client.post(reverse("portal:otorgar_mandato"), {**MANDATO, **cambios})


def ver(client: Client) -> str:
    return client.get(reverse("portal:mandatos")).content.decode()


def como(otra: Persona) -> Client:
    client = Client()
    _entrar(client, otra)
    return client


def test_a_mandate_is_seen_by_both_sides_and_cut_by_who_gave_it(
    client: Client, ana: Persona
) -> None:
    gestor = persona(GESTOR)
    assert otorgar(client).url == reverse("portal:mandatos")
    assert GESTOR in ver(client)
    assert "Ana Ruiz" in ver(como(gestor))
    mandato = Mandato.objects.get()
    url = reverse("portal:revocar_mandato", args=[mandato.pk])
    assert GESTOR in client.get(url).content.decode()
    assert client.post(url).status_code == 302
    assert GESTOR not in ver(client)
    assert "Ana Ruiz" not in ver(como(gestor))


def test_giving_a_mandate_looks_the_same_whether_or_not_there_is_an_account(
    client: Client, ana: Persona
) -> None:
    persona(GESTOR, nombre="Genaro")
    otorgar(client)
    otorgar(client, contacto="nadie@correo.mx")
    pagina = ver(client)
    assert "Genaro" not in pagina
    assert pagina.count("Carta poder") == 2


def test_cutting_twice_says_it_was_cut(client: Client, ana: Persona) -> None:
    otorgar(client)
    url = reverse("portal:revocar_mandato", args=[Mandato.objects.get().pk])
    client.post(url)
    assert "Ya la habías quitado" in client.post(url, follow=True).content.decode()


def test_the_mandate_of_others_and_one_that_is_not_are_the_same_404(
    client: Client, ana: Persona
) -> None:
    otorgar(client)
    mandato = Mandato.objects.get()
    gestor = persona(GESTOR)
    services.reclamar_mandatos(persona=gestor)
    for ajena in (como(gestor), como(persona("beto@correo.mx"))):
        for pk in (mandato.pk, mandato.pk + 99):
            url = reverse("portal:revocar_mandato", args=[pk])
            assert (ajena.get(url).status_code, ajena.post(url).status_code) == (404, 404)
    mandato.refresh_from_db()
    assert mandato.revocado_at is None


@pytest.mark.parametrize(
    ("cambios", "falta"),
    [
        ({"contacto": "gestor"}, "contacto"),
        ({"contacto": "ana@correo.mx"}, "contacto"),
        ({"alcance": ""}, "alcance"),
        ({"instrumento": ""}, "instrumento"),
        ({"hasta__dia": "1", "hasta__mes": "11", "hasta__anio": "2026"}, "hasta"),
        ({"desde__dia": "31", "desde__mes": "2"}, "desde"),
    ],
)
def test_what_is_missing_in_a_mandate_is_said_beside_its_field(
    client: Client, ana: Persona, cambios: dict[str, str], falta: str
) -> None:
    respuesta = otorgar(client, **cambios)
    assert respuesta.status_code == 422
    assert list(respuesta.context["faltas"]) == [falta]
    assert f'href="#campo-{falta}"' in respuesta.content.decode()
    assert Mandato.objects.count() == 0


def test_a_company_is_registered_under_protest_and_may_be_represented(
    client: Client, ana: Persona
) -> None:
    assert client.post(reverse("portal:registrar_empresa"), EMPRESA).status_code == 302
    organizacion = Organizacion.objects.get(rfc="ALG150101AB1")
    assert "La Güera" in ver(client)
    assert otorgar(client, principal=str(organizacion.publica)).status_code == 302
    assert Mandato.objects.get(contacto=GESTOR).organizacion == organizacion


@pytest.mark.parametrize(
    ("cambios", "falta"),
    [({"protesta": ""}, "protesta"), ({"rfc": "PEGL850317AB1"}, "rfc"), ({"rfc": "X"}, "rfc")],
)
def test_a_company_is_not_registered_without_protest_or_with_the_rfc_of_a_person(
    client: Client, ana: Persona, cambios: dict[str, str], falta: str
) -> None:
    respuesta = client.post(reverse("portal:registrar_empresa"), {**EMPRESA, **cambios})
    assert (respuesta.status_code, list(respuesta.context["faltas"])) == (422, [falta])
    assert Organizacion.objects.count() == 0


def test_a_company_somebody_registered_tells_the_way_on(client: Client, ana: Persona) -> None:
    client.post(reverse("portal:registrar_empresa"), EMPRESA)
    otra = como(persona("beto@correo.mx"))
    respuesta = otra.post(reverse("portal:registrar_empresa"), EMPRESA)
    assert respuesta.status_code == 422
    assert "acude a ventanilla" in respuesta.context["faltas"]["rfc"]


def test_nobody_gives_the_mandate_of_a_company_that_is_not_theirs(
    client: Client, ana: Persona
) -> None:
    client.post(reverse("portal:registrar_empresa"), EMPRESA)
    ajena = str(Organizacion.objects.get().publica)
    beto = persona("beto@correo.mx")
    otorgar(como(beto), principal=ajena)
    assert not Mandato.objects.filter(contacto=GESTOR, organizacion__isnull=False).exists()


def test_giving_one_asks_who_is_there_and_is_told_by_mail(client: Client, ana: Persona) -> None:
    solo_la_sesion = Client()
    solo_la_sesion.force_login(ana)
    respuesta = otorgar(solo_la_sesion)
    assert respuesta["Location"].startswith(reverse("account_reauthenticate"))
    assert not Mandato.objects.exists()
    otorgar(client)
    assert Mandato.objects.get().contacto == GESTOR
    carta = mail.outbox[-1]
    assert carta.to == [ana.correo]
    assert GESTOR in str(carta.body)


def test_the_list_costs_the_same_for_one_mandate_and_twenty(client: Client, ana: Persona) -> None:
    def consultas() -> int:
        with CaptureQueriesContext(
            connection,
        ) as capturadas:
            ver(client)
        return len(capturadas)

    def dar(numero: int) -> None:
        services.otorgar_mandato(
            por=ana,
            contacto=f"g{numero}@correo.mx",
            alcance=["*"],
            instrumento="Carta",
            desde=date(2026, 11, 22),
        )

    dar(0)
    ver(client)
    una = consultas()
    for numero in range(1, 20):
        dar(numero)
    assert consultas() == una <= 8
