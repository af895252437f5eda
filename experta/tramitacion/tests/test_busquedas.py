"""What the municipality has is looked up: found, it is not asked; unanswered, nobody waits."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.catalogo.partes import LoTiene
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos.models import Busqueda, Documento
from experta.expedientes.models import Expediente, Operacion
from experta.tramitacion import busquedas, solicitud, tipos_de_papel
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.operaciones import principal
from tests import fabrica

pytestmark = pytest.mark.django_db
PREDIO = {"clave_catastral": "123-045-006"}
ESTADO = Busqueda.Estado


@pytest.fixture
def con_lo_tiene(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let a test say what a requirement of the SARE is looked up in."""

    def poner(clave: str, lo_tiene: LoTiene) -> None:
        def cargado(version: Any) -> Ejecutable:
            ejecutable = cargar(version)
            requisitos = tuple(
                replace(uno, lo_tiene=lo_tiene if uno.clave == clave else None)
                for uno in ejecutable.ficha.requisitos
            )
            return replace(ejecutable, ficha=replace(ejecutable.ficha, requisitos=requisitos))

        for modulo in ("busquedas", "operaciones.padrones", "actos.ingresar"):
            monkeypatch.setattr(f"experta.tramitacion.{modulo}.cargar", cargado)

    return poner


def residencia() -> LoTiene:
    return LoTiene(tramite=fabrica.RESIDENCIA, documento="constancia", texto="Se busca.")


def buscado(expediente: Expediente) -> busquedas.Buscado:
    """Return the one lookup of a case."""
    ejecutable = vars(busquedas)["cargar"](expediente.version)  # as the fixture left it
    (uno,) = busquedas.buscados(expediente, ejecutable)
    return uno


def responder_predio(expediente: Expediente, clave: str) -> Expediente:
    return guardar_respuestas(
        persona=expediente.creado_por,
        expediente=expediente,
        cambios={"predio": {"clave_catastral": clave}},
        revision=expediente.revision,
    )


def nuevo() -> Expediente:
    fabrica.publicar(fabrica.SARE)
    return abrir_borrador(persona=fabrica.ciudadana(), slug=fabrica.SARE)


def test_a_document_in_force_of_the_holder_is_found_and_nothing_is_asked(con_lo_tiene: Any) -> None:
    con_lo_tiene("identificacion", residencia())
    ana = fabrica.ciudadana()
    caso = fabrica.concluido(persona=ana)
    borrador = fabrica.borrador(fabrica.SARE, ana)
    borrador.adjuntos.filter(pregunta="identificacion").delete()
    uno = buscado(borrador)
    assert uno.encontrado
    assert uno.documento == caso.documentos.get(clave="constancia")
    assert uno.documento.folio in uno.texto
    assert busquedas.cubiertas(borrador) == {"identificacion"}
    solicitud.exigir_completa(borrador, cargar(borrador.version))


@pytest.mark.parametrize(("emitido", "encontrado"), [("constancia", True), ("otra", False)])
def test_another_document_of_the_same_kind_serves_too(
    con_lo_tiene: Any, monkeypatch: pytest.MonkeyPatch, emitido: str, encontrado: bool
) -> None:
    con_lo_tiene("identificacion", LoTiene(tramite="otro-tramite", documento="credencial"))
    tipo = tipos_de_papel.TipoDePapel(
        clave="identificacion",
        nombre="Identificación",
        de=tipos_de_papel.TITULAR,
        emitidos=(f"{fabrica.RESIDENCIA}/{emitido}",),
    )
    monkeypatch.setattr(tipos_de_papel, "tipo_pedido", lambda *_: tipo)
    ana = fabrica.ciudadana()
    fabrica.concluido(persona=ana)
    fabrica.publicar(fabrica.SARE)
    assert buscado(abrir_borrador(persona=ana, slug=fabrica.SARE)).encontrado is encontrado


@pytest.mark.parametrize("cambio", ["revocado", "suspendido", "vencido", "ajeno"])
def test_what_is_not_in_force_or_is_of_another_is_not_found(con_lo_tiene: Any, cambio: str) -> None:
    con_lo_tiene("identificacion", residencia())
    ana = fabrica.ciudadana()
    caso = fabrica.concluido(persona=None if cambio == "ajeno" else ana)
    suyo = Documento.objects.filter(expediente=caso, clave="constancia")
    if cambio in ("revocado", "suspendido"):
        suyo.update(estado=cambio)
    if cambio == "vencido":
        suyo.update(vigente_hasta=reloj.hoy() - timedelta(days=1))
    borrador = abrir_borrador(persona=ana, slug=fabrica.publicar(fabrica.SARE).slug)
    assert buscado(borrador).ausente
    assert busquedas.cubiertas(borrador) == set()


def test_what_was_found_stays_with_the_case_as_it_was_when_submitted(con_lo_tiene: Any) -> None:
    con_lo_tiene("identificacion", residencia())
    ana = fabrica.ciudadana()
    caso = fabrica.concluido(persona=ana)
    enviado = fabrica.ingresado(fabrica.SARE, ana)
    caso.documentos.filter(clave="constancia").update(estado="revocado")
    assert buscado(enviado).encontrado
    assert enviado.sucesos.filter(acto="consultar_padron", publico=True).count() == 1
    assert enviado.ahorro["consultas"] == 1


@pytest.mark.parametrize(
    ("clave", "estado"),
    [
        ("123-045-006", ESTADO.ENCONTRADO),
        ("123-045-008", ESTADO.AUSENTE),
        ("123-045-009", ESTADO.AUSENTE),
    ],
)
def test_the_worker_asks_the_register_for_the_property_written(
    con_lo_tiene: Any, clave: str, estado: str
) -> None:
    con_lo_tiene("identificacion", LoTiene(conector="predial"))
    borrador = responder_predio(nuevo(), clave)
    assert Busqueda.objects.get(expediente=borrador).estado == ESTADO.PENDIENTE
    fabrica.drenar()
    assert buscado(borrador).estado == estado
    assert clave in buscado(borrador).texto


def test_another_property_is_another_lookup(con_lo_tiene: Any) -> None:
    con_lo_tiene("identificacion", LoTiene(conector="predial"))
    borrador = responder_predio(nuevo(), "123-045-009")
    fabrica.drenar()
    borrador = responder_predio(borrador, "123-045-006")
    assert buscado(borrador).estado == ESTADO.PENDIENTE
    fabrica.drenar()
    assert buscado(borrador).encontrado
    assert Operacion.objects.filter(expediente=borrador, clase="consultar-padron").count() == 2


def test_a_register_that_fails_stops_nobody(con_lo_tiene: Any, settings: Any) -> None:
    settings.PADRON_PREDIAL = "falla"
    con_lo_tiene("identificacion", LoTiene(conector="predial"))
    borrador = responder_predio(nuevo(), "123-045-006")
    fabrica.drenar()
    assert buscado(borrador).sin_respuesta
    assert busquedas.cubiertas(borrador) == {"identificacion"}
    operacion = Operacion.objects.get(expediente=borrador, clase="consultar-padron")
    assert (operacion.estado, operacion.intentos) == (Operacion.Estado.HECHA, 0)


def test_nobody_waits_more_than_a_minute(con_lo_tiene: Any) -> None:
    con_lo_tiene("identificacion", LoTiene(conector="predial"))
    borrador = responder_predio(nuevo(), "123-045-006")
    assert busquedas.cubiertas(borrador) == set()
    with reloj.detenido(reloj.ahora() + busquedas.PACIENCIA + timedelta(seconds=1)):
        assert buscado(borrador).sin_respuesta


def test_an_answer_to_what_is_not_asked_any_more_changes_nothing(con_lo_tiene: Any) -> None:
    con_lo_tiene("identificacion", LoTiene(conector="predial"))
    borrador = responder_predio(nuevo(), "123-045-006")
    operacion = Operacion.objects.get(expediente=borrador, clase="consultar-padron")
    principal.realizar(operacion.pk)
    principal.realizar(operacion.pk)
    assert Busqueda.objects.get(expediente=borrador).estado == ESTADO.ENCONTRADO


def test_a_tramite_that_looks_up_nothing_costs_no_query(
    django_assert_num_queries: Any,
) -> None:
    borrador = fabrica.borrador()
    ejecutable = cargar(borrador.version)
    with django_assert_num_queries(0):
        assert busquedas.buscados(borrador, ejecutable) == []


def _obra_para(persona: Persona, uso: str) -> dict[str, str]:
    """Return what a small work for that use looks up, with its state, at the sample property."""
    fabrica.publicar("construccion-menor-60")
    caso = abrir_borrador(persona=persona, slug="construccion-menor-60")
    caso = guardar_respuestas(
        persona=persona,
        expediente=caso,
        cambios={"uso": uso, "predio": PREDIO},
        revision=caso.revision,
    )
    hallados = busquedas.buscados(caso, cargar(caso.version))
    return {uno.requisito.clave: uno.estado for uno in hallados}


def test_the_land_use_is_looked_up_for_a_business_and_never_for_a_home() -> None:
    persona = fabrica.ciudadana()
    assert "uso-de-suelo" not in _obra_para(persona, "habitacional")
    assert _obra_para(persona, "comercial")["uso-de-suelo"] == ESTADO.AUSENTE


def test_the_licence_of_a_home_does_not_serve_a_business_at_the_same_property() -> None:
    persona = fabrica.ciudadana()
    dada = fabrica.concluido("uso-de-suelo", persona)
    assert dada.respuestas["uso"] == "comercial"
    assert _obra_para(persona, "comercial")["uso-de-suelo"] == ESTADO.ENCONTRADO
    Expediente.objects.filter(pk=dada.pk).update(
        respuestas=dada.respuestas | {"uso": "habitacional"}
    )
    assert _obra_para(persona, "comercial")["uso-de-suelo"] == ESTADO.AUSENTE
