"""The public register shows what each ficha lets be seen of what was granted, and nothing else."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from experta.comun import reloj
from experta.comun.texto import plegar
from experta.cuentas.models import Persona
from experta.documentos.models import Documento, Inscripcion
from experta.tramitacion import jobs
from experta.tramitacion.consultas.registro import Filtros, buscar, contar, todos, tramites
from tests import fabrica
from tests.renovables import a_las_doce, otorgado

pytestmark = pytest.mark.django_db


def inscrito(persona: Persona | None = None) -> Documento:
    """Return a licence that is in the register."""
    _, documento = otorgado(persona)
    jobs.inscribir_en_el_registro()
    return documento


def republicar(**registro: Any) -> None:
    """Publish the trámite anew with another rule for its register (None takes it out)."""

    def cambiar(ficha: dict[str, Any]) -> None:
        ficha["registro"] = ficha["registro"] | registro if registro else None

    fabrica.publicar_con(cambiar, fabrica.SARE)


def test_what_was_granted_is_shown_with_what_its_ficha_allows() -> None:
    documento = inscrito()
    entradas = {una.folio: una for una in buscar(Filtros())}
    una = entradas[documento.folio]
    assert una.titular == documento.expediente.titular_nombre
    assert una.objeto == "Abrir un negocio de bajo riesgo"
    assert (una.codigo, una.slug) == (documento.codigo, fabrica.SARE)
    rotulos = {rotulo for rotulo, _ in una.datos}
    assert len(rotulos) == 3  # giro, commercial name and hours: never keys or addresses


def test_a_tramite_without_register_is_never_in_it() -> None:
    republicar()
    fabrica.concluido(fabrica.SARE)
    assert jobs.inscribir_en_el_registro() == 0
    assert not Inscripcion.objects.exists()
    assert fabrica.SARE not in {slug for slug, _ in tramites()}


def test_what_was_denied_or_is_not_finished_is_not_in_it() -> None:
    fabrica.concluido(fabrica.SARE, sentido="desfavorable")
    fabrica.por_firmar(fabrica.SARE)
    assert jobs.inscribir_en_el_registro() == 0


def test_what_its_holder_was_not_notified_of_is_not_told_to_the_world() -> None:
    caso = fabrica.concluido(fabrica.SARE)
    assert jobs.inscribir_en_el_registro() == 0
    fabrica.leer_notificaciones(caso)
    assert jobs.inscribir_en_el_registro() > 0


def test_done_again_nothing_changes() -> None:
    inscrito()
    assert jobs.inscribir_en_el_registro() == 0


def test_initials_hide_the_person_from_the_page_and_from_the_search() -> None:
    ana = fabrica.ciudadana(nombre="Zoraida", primer_apellido="Quiñones", segundo_apellido="Íñigo")
    documento = inscrito(ana)
    nombre = documento.expediente.titular_nombre.split()[0]
    assert contar(Filtros(nombre)) > 0
    republicar(titular="iniciales")
    assert buscar(Filtros()) == []  # hidden at once, before it is cut again
    jobs.inscribir_en_el_registro()
    uno = Inscripcion.objects.get(documento=documento)
    assert nombre not in uno.titular
    assert plegar(nombre) not in uno.plegado
    assert all(len(parte) == 2 for parte in uno.titular.split())
    assert contar(Filtros(nombre)) == 0


def test_what_a_ficha_reserves_is_reserved() -> None:
    documento = inscrito()
    republicar(titular="reservado", datos=[])
    jobs.inscribir_en_el_registro()
    una = next(una for una in buscar(Filtros()) if una.folio == documento.folio)
    assert (una.titular, una.datos) == ("Reservado", [])


def test_a_register_taken_out_of_the_ficha_is_gone() -> None:
    inscrito()
    republicar()
    assert buscar(Filtros()) == []
    jobs.inscribir_en_el_registro()
    assert not Inscripcion.objects.exists()


def test_words_are_found_without_accents_and_all_of_them() -> None:
    documento = inscrito()
    nombre = documento.expediente.titular_nombre
    assert contar(Filtros(nombre.upper())) == contar(Filtros(plegar(nombre))) > 0
    assert contar(Filtros(f"{nombre} xyzzy")) == 0
    assert contar(Filtros(documento.folio)) == 1


def test_each_document_is_in_one_state_and_the_filter_finds_it() -> None:
    documento = inscrito()
    assert documento.vigente_hasta is not None
    dias: dict[str, date] = {
        "vigente": documento.vigente_hasta,
        "vencido": documento.vigente_hasta + timedelta(days=1),
        "futuro": date(2026, 3, 9),
    }
    for estado, dia in dias.items():
        with reloj.detenido(a_las_doce(dia)):
            assert documento.folio in {una.folio for una in todos(Filtros(estado=estado))}
            assert all(una.estado == estado for una in todos(Filtros(estado=estado)))
            por_estado = [contar(Filtros(estado=e)) for e in ("vigente", "vencido", "futuro")]
            assert sum(por_estado) == contar(Filtros())
    Documento.objects.filter(pk=documento.pk).update(estado="revocado")
    assert [una.folio for una in todos(Filtros(estado="revocado"))] == [documento.folio]


def test_as_many_queries_for_one_as_for_many() -> None:
    inscrito()
    with CaptureQueriesContext(connection) as una:
        buscar(Filtros("licencia", fabrica.SARE, "vigente"))
    inscrito()
    with CaptureQueriesContext(connection) as muchas:
        assert len(buscar(Filtros(tramite=fabrica.SARE))) > 1
    assert len(una) == len(muchas) == 1
