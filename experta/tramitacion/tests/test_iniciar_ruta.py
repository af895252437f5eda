"""One shared file: its drafts are opened together, and what is given in one serves the others."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from experta.catalogo.rutas import rutas
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, HojaDeRuta, Suceso
from experta.tramitacion import jobs
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.iniciar_ruta import iniciar_ruta
from experta.tramitacion.actos.suspender_tramite import suspender_tramite
from experta.tramitacion.errores import Conflicto, NoPermitido
from experta.tramitacion.rutas.avance import avance
from experta.tramitacion.rutas.compartido import compartidas, papeles_por_usar
from experta.tramitacion.rutas.hoja import PasoDeHoja, calcular
from experta.tramitacion.rutas.mios import lo_mio
from experta.tramitacion.rutas.previos import por_terminar
from tests import fabrica

pytestmark = pytest.mark.django_db

NEGOCIO = "abrir-un-negocio"
SUELO, CIVIL, FUNCIONAR = (
    "uso-de-suelo", "dictamen-proteccion-civil", "licencia-de-funcionamiento"
)  # fmt: skip
PREDIO = {"clave_catastral": "123-456-789"}
RESPUESTAS = {
    "giro": {"codigo": "722511", "nombre": "Restaurantes"},
    "local": "casa",
    "alcohol": False,
    "tipo_de_persona": "fisica",
    "superficie_m2": "80",
    "obra": "ninguna",
    "anuncio": False,
    "predio": PREDIO,
}


def _pasos() -> tuple[PasoDeHoja, ...]:
    for slug in (SUELO, CIVIL, FUNCIONAR):
        fabrica.publicar(slug)
    return calcular(rutas()[NEGOCIO], RESPUESTAS).pasos


def _hoja(persona: Persona | None) -> HojaDeRuta:
    return HojaDeRuta.nueva(ruta=NEGOCIO, respuestas=RESPUESTAS, persona=persona)


def _iniciada(persona: Persona, **opciones: Any) -> dict[str, Expediente]:
    abiertos = iniciar_ruta(persona=persona, hoja=_hoja(persona), pasos=_pasos(), **opciones)
    return {uno.tramite.slug: uno for uno in abiertos}


def _guardar(persona: Persona, expediente: Expediente, **cambios: Any) -> None:
    expediente.refresh_from_db()
    guardar_respuestas(
        persona=persona, expediente=expediente, cambios=cambios, revision=expediente.revision
    )


def test_the_drafts_open_in_order_with_what_the_roadmap_and_the_account_know() -> None:
    ana = fabrica.ciudadana(nombre="Ana")
    abiertos = _iniciada(ana)
    assert list(abiertos) == [SUELO, CIVIL, FUNCIONAR]
    licencia = abiertos[FUNCIONAR]
    assert licencia.respuestas["giro"]["codigo"] == "722511"
    assert (licencia.respuestas["superficie_m2"], licencia.tomado["giro"]) == ("80", "ruta")
    assert (licencia.respuestas["nombre"], licencia.tomado["nombre"]) == ("Ana", "perfil")
    assert Suceso.objects.filter(acto="iniciar_ruta").count() == 3


def test_a_roadmap_is_started_once_and_by_who_keeps_it() -> None:
    ana, pasos = fabrica.ciudadana(), _pasos()
    hoja = _hoja(ana)
    with pytest.raises(NoPermitido):
        iniciar_ruta(persona=fabrica.ciudadana(), hoja=hoja, pasos=pasos)
    with pytest.raises(NoPermitido):
        iniciar_ruta(persona=ana, hoja=_hoja(None), pasos=pasos)
    iniciar_ruta(persona=ana, hoja=hoja, pasos=pasos)
    with pytest.raises(Conflicto, match="Ya empezaste"):
        iniciar_ruta(persona=ana, hoja=hoja, pasos=pasos)
    assert Expediente.objects.count() == 3


def test_a_suspended_tramite_opens_nothing() -> None:
    ana, pasos = fabrica.ciudadana(), _pasos()
    analista = fabrica.funcionaria("analista")
    suspender_tramite(persona=analista, tramite=pasos[0].version.tramite, motivo="Sin sistema")
    pasos[0].version.tramite.refresh_from_db()
    with pytest.raises(Conflicto, match="no está disponible"):
        iniciar_ruta(persona=ana, hoja=_hoja(ana), pasos=pasos)
    assert not Expediente.objects.exists()


def test_by_mandate_every_tramite_must_be_covered() -> None:
    ana = fabrica.ciudadana()
    corto = fabrica.mandato(ana, [SUELO])
    with pytest.raises(NoPermitido):
        _iniciada(ana, mandato=corto)
    assert not Expediente.objects.exists()
    largo = fabrica.mandato(ana)
    assert {uno.titular_nombre for uno in _iniciada(ana, mandato=largo).values()} == {str(largo)}


def test_an_answer_written_in_one_fills_the_others_and_never_replaces_what_was_written() -> None:
    ana = fabrica.ciudadana()
    abiertos = _iniciada(ana)
    assert compartidas(abiertos[CIVIL]) == {}
    _guardar(ana, abiertos[SUELO], nombre_comercial="La Sierra", superficie_m2="95")
    sabidas = compartidas(abiertos[CIVIL])
    assert {c: una.valor for c, una in sabidas.items()} == {
        "nombre_comercial": "La Sierra",
        "superficie_m2": "95",
    }
    _guardar(ana, abiertos[CIVIL], nombre_comercial="Otro nombre")
    abiertos[CIVIL].refresh_from_db()
    assert "nombre_comercial" not in compartidas(abiertos[CIVIL])


def test_the_metres_of_a_building_are_not_those_of_the_business(monkeypatch: Any) -> None:
    ana = fabrica.ciudadana()
    abiertos = _iniciada(ana)
    _guardar(ana, abiertos[SUELO], superficie_m2="95")
    ficha = abiertos[CIVIL].version.ficha
    for dicha in ficha["rutas"]:
        dicha["lleva"] = {"obra_m2": "superficie_m2"}
    assert "superficie_m2" not in compartidas(abiertos[CIVIL])


def test_a_paper_handed_in_for_one_draft_serves_the_others() -> None:
    ana = fabrica.ciudadana()
    abiertos = _iniciada(ana)
    assert list(papeles_por_usar(abiertos[CIVIL], ana)) == []
    fabrica.adjuntar_lo_pedido(abiertos[SUELO], ana)
    # A paper of another person's case is never offered, however alike.
    otra = _iniciada(fabrica.ciudadana())
    fabrica.adjuntar_lo_pedido(otra[SUELO], fabrica.ciudadana())
    usables = dict(papeles_por_usar(abiertos[CIVIL], ana))
    suyos = set(abiertos[SUELO].adjuntos.values_list("pk", flat=True))
    assert "identificacion" in usables
    assert set(usables.values()) <= suyos


def test_a_later_case_waits_until_the_one_before_is_resolved() -> None:
    ana = fabrica.ciudadana()
    abiertos = _iniciada(ana)
    hoja = abiertos[SUELO].en_ruta.hoja
    primero, segundo, tercero = avance(hoja, ana).renglones
    assert (primero.en_espera, primero.te_toca) == (False, True)
    assert (segundo.en_espera, segundo.te_toca) == (True, False)
    assert [uno.nombre for uno in segundo.espera_a] == [abiertos[SUELO].version.nombre]
    assert "zona" in tercero.espera_a[0].razon
    assert len(tercero.espera_a) == 2
    for estado, espera, sin in (("favorable", (), 0), ("desfavorable", (), 1)):
        Expediente.objects.filter(pk=abiertos[SUELO].pk).update(
            estado=estado, folio="X-1", ingresado_at=reloj.ahora(), concluido_at=reloj.ahora()
        )
        segundo = avance(hoja, ana).renglones[1]
        assert (segundo.espera_a, len(segundo.sin)) == (espera, sin)
    assert avance(hoja, fabrica.ciudadana()).renglones == ()


def test_a_document_issued_to_the_person_is_not_asked_again_at_that_property() -> None:
    ana = fabrica.ciudadana()
    hoja = calcular(rutas()[NEGOCIO], RESPUESTAS) if _pasos() else None
    assert hoja is not None
    assert (lo_mio(ana, hoja, "", {}).papeles, lo_mio(ana, hoja, "", {}).emitidos) == ({}, {})
    fabrica.ingresado(fabrica.RESIDENCIA, ana)
    assert "identificacion" in lo_mio(ana, hoja, "", {}).papeles


def test_nobodys_roadmap_is_forgotten_and_a_kept_one_stays() -> None:
    ana = fabrica.ciudadana()
    with reloj.detenido(reloj.ahora() - timedelta(days=91)):
        _hoja(None)
        guardada = _hoja(None)
        assert guardada.guardar_para(ana)
    reciente = _hoja(None)
    assert not guardada.guardar_para(fabrica.ciudadana())
    assert jobs.olvidar_rutas() == 1
    assert set(HojaDeRuta.objects.all()) == {guardada, reciente}


def test_the_database_keeps_one_case_for_each_tramite_and_an_owner_for_what_is_started() -> None:
    ana = fabrica.ciudadana()
    abiertos = _iniciada(ana)
    otro = fabrica.borrador(SUELO, ana)
    with pytest.raises(IntegrityError), transaction.atomic():
        abiertos[SUELO].en_ruta.hoja.agregar(otro)
    assert not _hoja(None).iniciar(reloj.ahora())


def test_what_goes_before_a_draft_is_told_with_its_reason_until_it_ends_in_favour() -> None:
    ana = fabrica.ciudadana()
    abiertos = _iniciada(ana)
    assert por_terminar(abiertos[SUELO], ana) is None
    assert por_terminar(fabrica.borrador(fabrica.RESIDENCIA, ana), ana) is None
    assert por_terminar(abiertos[FUNCIONAR], fabrica.ciudadana()) is None  # sees none of them
    with CaptureQueriesContext(connection) as una:
        antes = por_terminar(abiertos[FUNCIONAR], ana)
        assert antes is not None
        assert [uno.nombre for uno in antes.previos] == [
            abiertos[slug].version.nombre for slug in (SUELO, CIVIL)
        ]
        assert (antes.hoja.persona_id, antes.previos[0].terminado) == (ana.pk, False)
    assert len(una) == 1
    for estado, quedan in (("desfavorable", 2), ("favorable", 1)):
        Expediente.objects.filter(pk=abiertos[SUELO].pk).update(
            estado=estado, folio="X-1", ingresado_at=reloj.ahora(), concluido_at=reloj.ahora()
        )
        antes = por_terminar(abiertos[FUNCIONAR], ana)
        assert antes is not None
        assert len(antes.previos) == quedan
