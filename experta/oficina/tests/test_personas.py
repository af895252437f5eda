"""Appointments are given and ended by somebody else, and the control body is told of each."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from experta.avisos.models import Mensaje
from experta.bitacora.services import asunto_general, hojas_de
from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.oficina.tests.apoyo import arbol, como, consultas, leido
from tests import fabrica

pytestmark = pytest.mark.django_db
PERSONAS = "/oficina/personas/"


def con_cuenta() -> Persona:
    persona = fabrica.ciudadana(nombre="Petra")
    EmailAddress.objects.create(user=persona, email=persona.correo, verified=True, primary=True)
    return persona


def nombrar(quien: Persona, nombrada: Persona, **cambios: str) -> Any:
    hoy = reloj.hoy()
    datos = {
        "dato": nombrada.correo,
        "rol": "revisor",
        "dependencia": "desarrollo-urbano",
        "cargo": "Jefa de licencias",
        "oficio": "SA-12/2026",
        "desde__dia": str(hoy.day),
        "desde__mes": str(hoy.month),
        "desde__anio": str(hoy.year),
        **cambios,
    }
    return como(quien).post(f"{PERSONAS}nombrar/", datos, follow=True)


def cesar(quien: Persona, uno: Nombramiento, dias: int) -> Any:
    dia = reloj.hoy() + timedelta(days=dias)
    datos = {"hasta__dia": dia.day, "hasta__mes": dia.month, "hasta__anio": dia.year}
    return como(quien).post(f"{PERSONAS}nombramientos/{uno.pk}/", datos, follow=True)


def administradora() -> Persona:
    return fabrica.funcionaria("administrador")


def al_oic() -> list[str]:
    return list(Mensaje.objects.filter(destino__startswith="oic@").values_list("asunto", flat=True))


@pytest.mark.parametrize("url", [PERSONAS, f"{PERSONAS}nombrar/"])
def test_only_an_administrator_enters(url: str) -> None:
    for rol in ("oic", "firmante"):
        assert como(fabrica.funcionaria(rol)).get(url).status_code == 404
    assert como(administradora()).get(url).status_code == 200


def test_an_appointment_takes_effect_and_the_control_body_is_told() -> None:
    petra = con_cuenta()
    assert "Registraste a Petra" in leido(nombrar(administradora(), petra))
    assert Persona.objects.get(pk=petra.pk).nombramiento("revisor", "desarrollo-urbano")
    assert al_oic() == ["Nuevo nombramiento en la oficina de trámites"]
    assert [hoja.acto for hoja in hojas_de(asunto_general("cuentas"))][-1] == "nombrar"


def test_a_name_makes_no_link_in_what_the_control_body_reads() -> None:
    quien, revisora = administradora(), fabrica.funcionaria("revisor")
    uno = revisora.nombramientos.get()
    Persona.objects.filter(pk=revisora.pk).update(nombre="www.premio.mx")
    cesar(quien, uno, 3)
    (correo,) = Mensaje.objects.filter(destino__startswith="oic@")
    assert "www. premio. mx" in correo.cuerpo


@pytest.mark.parametrize(
    ("cambios", "campo"),
    [
        ({"dato": "nadie@example.com"}, "dato"),
        ({"dato": "RUSA850314MCHZNN09"}, "dato"),
        ({"rol": "rey"}, "rol"),
        ({"dependencia": "marte"}, "dependencia"),
        ({"cargo": ""}, "cargo"),
        ({"desde__anio": "2020"}, "desde"),
    ],
)
def test_what_is_missing_is_said_beside_it(cambios: dict[str, str], campo: str) -> None:
    respuesta = nombrar(administradora(), con_cuenta(), **cambios)
    assert respuesta.status_code == 422
    assert arbol(respuesta).xpath("//div[@role='alert']//a/@href") == [f"#campo-{campo}"]
    assert arbol(respuesta).xpath("//input[@name='oficio']/@value") == ["SA-12/2026"]
    assert Nombramiento.objects.count() == 1


def test_nobody_names_themselves_nor_twice() -> None:
    quien, petra = administradora(), con_cuenta()
    EmailAddress.objects.create(user=quien, email=quien.correo, verified=True, primary=True)
    assert nombrar(quien, quien).status_code == 422
    nombrar(quien, petra)
    assert nombrar(quien, petra).status_code == 422
    assert petra.nombramientos.count() == 1


def test_ending_it_yesterday_closes_the_office_at_once() -> None:
    quien, revisora = administradora(), fabrica.funcionaria("revisor")
    uno = revisora.nombramientos.get()
    assert como(revisora).get("/oficina/").status_code == 200
    assert cesar(quien, uno, -1).status_code == 200
    assert como(Persona.objects.get(pk=revisora.pk)).get("/oficina/").status_code == 404
    assert al_oic() == ["Terminó un nombramiento en la oficina de trámites"]
    assert cesar(quien, uno, 0).status_code == 409


@pytest.mark.parametrize("dias", [-2, -400])
def test_the_past_is_not_rewritten(dias: int) -> None:
    uno = fabrica.funcionaria("revisor").nombramientos.get()
    assert cesar(administradora(), uno, dias).status_code == 422
    uno.refresh_from_db()
    assert uno.hasta is None


def test_nobody_ends_their_own() -> None:
    quien = administradora()
    assert cesar(quien, quien.nombramientos.get(), 0).status_code == 422


def test_a_closed_account_is_out_at_once_and_may_come_back() -> None:
    quien, revisora = administradora(), fabrica.funcionaria("revisor")
    dentro, url = como(revisora), f"{PERSONAS}{revisora.publica}/"
    como(quien).post(url, {"hacer": "inhabilitar"})
    assert dentro.get("/oficina/").status_code == 302
    como(quien).post(url, {"hacer": "habilitar"})
    assert Persona.objects.get(pk=revisora.pk).is_active
    assert len(al_oic()) == 2


def test_citizens_accounts_and_ones_own_are_out_of_reach() -> None:
    quien = administradora()
    for otra in (fabrica.ciudadana(), quien):
        respuesta = como(quien).post(f"{PERSONAS}{otra.publica}/", {"hacer": "inhabilitar"})
        assert respuesta.status_code == 404


def test_the_list_is_searched_by_name_without_accents() -> None:
    fabrica.funcionaria("revisor", nombre="Ángela")
    fabrica.funcionaria("revisor", nombre="Berta")
    texto = leido(como(administradora()).get(PERSONAS, {"q": "angela"}))
    assert "Ángela" in texto
    assert "Berta" not in texto


def test_the_list_costs_the_same_for_one_and_for_many() -> None:
    cliente = como(administradora())
    una = consultas(cliente, PERSONAS)
    for _ in range(20):
        fabrica.funcionaria("revisor")
    assert consultas(cliente, PERSONAS) == una
