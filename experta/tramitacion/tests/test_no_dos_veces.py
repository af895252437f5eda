"""Answers of earlier cases fill the form, what was spared is counted, a repeated case is found."""

from typing import Any

import pytest

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Mandato, Persona
from experta.expedientes.models import Expediente
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.ahorro import Ahorro, ahorro_de
from experta.tramitacion.consultas.repetidos import pendientes_de, repetidos_de
from experta.tramitacion.prellenado import tomadas
from tests import fabrica

pytestmark = pytest.mark.django_db


def prellenado(persona: Persona, slug: str, mandato: Mandato | None = None) -> Expediente:
    """Return a draft filled in with what is known."""
    fabrica.publicar(slug)
    borrador = abrir_borrador(persona=persona, slug=slug, mandato=mandato)
    sabidas = tomadas(borrador, cargar(borrador.version).formulario, persona)
    return guardar_respuestas(
        persona=persona,
        expediente=borrador,
        cambios={clave: una.valor for clave, una in sabidas.items()},
        revision=borrador.revision,
        tomado={clave: una.origen for clave, una in sabidas.items()},
    )


def escribir(borrador: Expediente, **cambios: Any) -> Expediente:
    return guardar_respuestas(
        persona=borrador.creado_por,
        expediente=borrador,
        cambios=cambios,
        revision=borrador.revision,
    )


def test_the_last_answer_of_the_same_key_and_kind_fills_another_tramite() -> None:
    ana = fabrica.ciudadana()
    antes = fabrica.ingresado(fabrica.SARE, ana)
    nuevo = prellenado(ana, fabrica.CONSTRUCCION)
    assert nuevo.respuestas["predio"] == antes.respuestas["predio"]
    assert nuevo.tomado["predio"] == antes.folio
    assert nuevo.tomado["nombre"] == "perfil"


def test_declarations_files_dates_and_stories_are_asked_each_time() -> None:
    ana = fabrica.ciudadana()
    fabrica.ingresado(fabrica.SARE, ana)
    nuevo = prellenado(ana, fabrica.SARE)
    assert "protesta" not in nuevo.respuestas
    assert "identificacion" not in nuevo.respuestas


def test_what_this_form_would_not_take_is_asked() -> None:
    ana = fabrica.ciudadana()
    antes = fabrica.ingresado(fabrica.SARE, ana)
    Expediente.objects.filter(pk=antes.pk).update(
        respuestas={**antes.respuestas, "superficie_m2": "999999", "posesion": "inventada"}
    )
    nuevo = prellenado(ana, fabrica.SARE)
    assert not {"superficie_m2", "posesion"} & set(nuevo.respuestas)
    assert "horario" in nuevo.respuestas


def test_answers_of_others_never_fill_anything() -> None:
    fabrica.ingresado(fabrica.SARE, fabrica.ciudadana())
    nuevo = prellenado(fabrica.ciudadana(), fabrica.SARE)
    assert "predio" not in nuevo.respuestas


def test_the_company_lends_its_answers_and_nobody_the_name_of_another() -> None:
    luz, leo = fabrica.ciudadana(nombre="Luz"), fabrica.ciudadana(nombre="", primer_apellido="")
    de_luz = fabrica.mandato(luz)
    fabrica.ingresado(fabrica.SARE, luz, mandato=de_luz)
    de_leo = Mandato.objects.create(
        representante=leo,
        organizacion=de_luz.organizacion,
        alcance=["*"],
        instrumento="Poder 9",
        desde=de_luz.desde,
    )
    nuevo = prellenado(leo, fabrica.SARE, de_leo)
    assert "predio" in nuevo.respuestas
    assert "nombre" not in nuevo.respuestas
    propio = prellenado(luz, fabrica.SARE)
    assert "predio" not in propio.respuestas


def test_what_a_person_corrects_is_their_own() -> None:
    ana = fabrica.ciudadana()
    fabrica.ingresado(fabrica.SARE, ana)
    nuevo = prellenado(ana, fabrica.SARE)
    corregido = escribir(nuevo, horario="Domingos", nombre=nuevo.respuestas["nombre"])
    assert "horario" not in corregido.tomado
    assert corregido.tomado["nombre"] == "perfil"


def test_only_what_was_kept_is_counted_as_spared() -> None:
    ana = fabrica.ciudadana()
    fabrica.ingresado(fabrica.RESIDENCIA, ana)
    nuevo = prellenado(ana, fabrica.RESIDENCIA)
    tomadas_al_abrir = len(nuevo.tomado)
    corregido = escribir(nuevo, motivo="otro", motivo_otro="Beca", protesta=True)
    fabrica.adjuntar_lo_pedido(corregido, ana)
    enviado = fabrica.enviar(corregido, "clave-ahorro", acepta_notificacion=True)
    assert ahorro_de(enviado) == Ahorro(respuestas=tomadas_al_abrir - 1)
    assert ahorro_de(enviado)


def test_a_first_case_spares_only_what_the_account_knows() -> None:
    primero = fabrica.ingresado()
    assert ahorro_de(primero) == Ahorro()
    assert not ahorro_de(primero)


def test_the_same_property_twice_is_found_and_another_is_not() -> None:
    ana = fabrica.ciudadana()
    antes = fabrica.ingresado(fabrica.SARE, ana)
    igual = prellenado(ana, fabrica.SARE)
    assert repetidos_de(igual, ana) == [antes]
    otro = escribir(igual, predio={"clave_catastral": "999-999-999"})
    assert repetidos_de(otro, ana) == []


def test_cases_that_ended_or_are_of_others_repeat_nothing() -> None:
    ana = fabrica.ciudadana()
    fabrica.concluido(persona=ana)
    fabrica.ingresado()
    nuevo = prellenado(ana, fabrica.RESIDENCIA)
    assert repetidos_de(nuevo, ana) == []
    assert pendientes_de(ana, nuevo.tramite_id) == [nuevo]


def test_drafts_come_before_what_was_sent() -> None:
    ana = fabrica.ciudadana()
    enviado = fabrica.ingresado(persona=ana)
    borrador = prellenado(ana, fabrica.RESIDENCIA)
    assert pendientes_de(ana, borrador.tramite_id) == [borrador, enviado]


def test_knowing_costs_the_same_after_one_case_and_many(
    django_assert_max_num_queries: Any,
) -> None:
    ana = fabrica.ciudadana()
    for _ in range(3):
        fabrica.ingresado(persona=ana)
    nuevo = abrir_borrador(persona=ana, slug=fabrica.RESIDENCIA)
    formulario = cargar(nuevo.version).formulario
    tomadas(nuevo, formulario, ana)
    with django_assert_max_num_queries(3):
        tomadas(nuevo, formulario, ana)
