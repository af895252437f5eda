"""Mandates: who may give and cut them, for how long, and what nobody learns from them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from experta.bitacora.models import Hoja
from experta.cuentas import services
from experta.cuentas.errores import OrganizacionRegistrada, SinFacultad
from experta.cuentas.models import Mandato, Organizacion, Persona
from experta.cuentas.tests.fabrica import persona

pytestmark = pytest.mark.django_db
Reloj = Callable[[str], datetime]

GESTOR = "gestor@correo.mx"


def otorgar(por: Persona, contacto: str = GESTOR, **cambios: Any) -> Mandato:
    datos = {"alcance": ["*"], "instrumento": "Carta poder", "desde": date(2026, 3, 2), **cambios}
    return services.otorgar_mandato(por=por, contacto=contacto, **datos)


def empresa(de: Persona, rfc: str = "ALG150101AB1") -> Mandato:
    return services.registrar_organizacion(
        persona=de, razon_social="La Güera", rfc=rfc, instrumento="Escritura 1204"
    )


@pytest.fixture(autouse=True)
def _hoy(reloj_en: Reloj) -> None:
    reloj_en("2026-03-10 10:00")


def test_who_registers_a_company_may_do_everything_for_it_from_today() -> None:
    ana = persona()
    mandato = empresa(ana)
    assert (mandato.alcance, mandato.desde, mandato.hasta) == (["*"], date(2026, 3, 10), None)
    assert services.mandatos_para(ana, "licencia-de-funcionamiento") == [mandato]
    assert services.administra(persona=ana, organizacion=mandato.organizacion)  # type: ignore[arg-type]  # set above


def test_a_company_registered_before_gives_nothing_to_the_second() -> None:
    empresa(persona())
    beto = persona("beto@correo.mx")
    with pytest.raises(OrganizacionRegistrada):
        empresa(beto)
    assert services.mandatos_para(beto, "poda") == []
    assert Organizacion.objects.count() == 1


def test_a_mandate_reaches_only_its_tramites_and_its_days(reloj_en: Reloj) -> None:
    gestor = persona(GESTOR)
    mandato = otorgar(persona(), alcance=["poda"], hasta=date(2026, 3, 12))
    assert services.mandatos_para(gestor, "poda") == [mandato]
    assert services.mandatos_para(gestor, "licencia") == []
    reloj_en("2026-03-12 23:59")
    assert services.mandatos_para(gestor, "poda") == [mandato]
    reloj_en("2026-03-13 00:00")
    assert services.mandatos_para(gestor, "poda") == []


def test_a_mandate_for_somebody_without_account_waits_for_its_owner() -> None:
    mandato = otorgar(persona())
    assert mandato.representante is None
    gestor = persona(GESTOR, verificado=False)
    assert services.reclamar_mandatos(persona=gestor) == 0
    gestor.emailaddress_set.update(verified=True)  # type: ignore[attr-defined]  # allauth has no types
    assert services.reclamar_mandatos(persona=gestor) == 1
    assert services.mandatos_para(gestor, "poda") == [mandato]


def test_a_number_claims_its_mandates_once_it_is_proved() -> None:
    mandato = otorgar(persona(), "6141234567")
    gestor = persona(GESTOR)
    services.cambiar_telefono(persona=gestor, telefono="6141234567", verificado=False)
    assert services.reclamar_mandatos(persona=gestor) == 0
    services.cambiar_telefono(persona=gestor, telefono="6141234567", verificado=True)
    services.reclamar_mandatos(persona=gestor)
    assert services.mandatos_para(gestor, "poda") == [mandato]


def test_nobody_gives_a_mandate_of_a_company_they_do_not_administer() -> None:
    organizacion = empresa(persona()).organizacion
    beto = persona("beto@correo.mx")
    with pytest.raises(SinFacultad):
        otorgar(beto, organizacion=organizacion)
    representante = persona(GESTOR)
    otorgar(Persona.objects.get(correo="ana@correo.mx"), organizacion=organizacion)
    with pytest.raises(SinFacultad):
        otorgar(representante, "otra@correo.mx", organizacion=organizacion)


def test_nobody_gives_a_mandate_to_themselves() -> None:
    ana = persona()
    with pytest.raises(SinFacultad):
        otorgar(ana, "ana@correo.mx")


def test_the_principal_cuts_a_mandate_and_it_ends_at_once() -> None:
    ana, gestor = persona(), persona(GESTOR)
    mandato = otorgar(ana)
    assert services.revocar_mandato(por=ana, mandato=mandato) is True
    assert services.mandatos_para(gestor, "poda") == []
    assert services.revocar_mandato(por=ana, mandato=mandato) is False


def test_only_the_principal_cuts_a_mandate() -> None:
    ana, gestor, beto = persona(), persona(GESTOR), persona("beto@correo.mx")
    mandato = otorgar(ana)
    for ajena in (gestor, beto):
        with pytest.raises(SinFacultad):
            services.revocar_mandato(por=ajena, mandato=mandato)
    assert services.mandatos_para(gestor, "poda") == [mandato]


def test_a_company_is_never_left_without_who_administers_it() -> None:
    ana = persona()
    mandato = empresa(ana)
    with pytest.raises(SinFacultad):
        services.revocar_mandato(por=ana, mandato=mandato)
    assert services.mandatos_para(ana, "poda") == [mandato]


def test_every_change_leaves_one_leaf_in_the_log() -> None:
    ana = persona()
    mandato = otorgar(ana, organizacion=empresa(ana).organizacion)
    services.revocar_mandato(por=ana, mandato=mandato)
    services.revocar_mandato(por=ana, mandato=mandato)
    services.aceptar_texto(persona=ana, texto="aviso", version="1")
    services.aceptar_texto(persona=ana, texto="aviso", version="1")
    assert list(Hoja.objects.order_by("numero").values_list("acto", flat=True)) == [
        "registrar-organizacion",
        "otorgar-mandato",
        "revocar-mandato",
        "aceptar-texto",
    ]


@pytest.mark.parametrize("cambios", [{"contacto": ""}, {"administra": True}])
def test_the_database_refuses_a_mandate_for_nobody_or_over_a_person(cambios: Any) -> None:
    datos = {"persona": persona(), "contacto": GESTOR, "instrumento": "x", "desde": date.min}
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandato.objects.create(**{**datos, **cambios})
