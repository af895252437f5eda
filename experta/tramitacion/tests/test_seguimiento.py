"""What the page of a case says, state by state."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from experta.comun import reloj
from experta.cuentas.models import Rol
from experta.documentos.services import leer_sellado
from experta.expedientes.models import Expediente, Operacion
from experta.tramitacion import jobs
from experta.tramitacion.actos.desistir import desistir
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.actos.revocar import revocar
from experta.tramitacion.consultas import verificacion
from experta.tramitacion.consultas.cotejo import cotejar
from experta.tramitacion.consultas.mis_tramites import mandatos_con_tramites, mis_tramites
from experta.tramitacion.consultas.seguimiento import Seguimiento, seguimiento
from experta.tramitacion.operaciones import principal
from tests import fabrica
from tests.escenas import actuacion

pytestmark = pytest.mark.django_db


def _hilo(expediente: Expediente) -> Seguimiento:
    return seguimiento(expediente, expediente.creado_por)


def _claves(hilo: Seguimiento) -> list[str]:
    return [accion.clave for accion in hilo.acciones]


def _abrir_todo(expediente: Expediente) -> Expediente:
    for una in expediente.notificaciones.filter(surte_efectos_at=None):
        recibir_notificacion(persona=expediente.creado_por, notificacion=una)
    return expediente


def test_a_case_in_review_says_who_has_it_since_when_and_until_when(
    reloj_en: Callable[[str], datetime],
) -> None:
    reloj_en("2026-03-12 10:00")
    hilo = _hilo(fabrica.ingresado(fabrica.CONSTRUCCION))
    assert hilo.turno.frase.startswith(
        "Dirección de Desarrollo Urbano y Ecología revisa tu solicitud desde el 12 de marzo de 2026"
    )
    assert f"Deben responderte a más tardar el {hilo.hasta}." in hilo.turno.frase
    assert (hilo.turno.tuyo, hilo.sigue) == (False, "Inspección")
    assert _claves(hilo) == ["desistir"]


def test_parallel_areas_are_told_one_by_one_without_their_sense() -> None:
    hilo = _hilo(fabrica.ingresado(fabrica.SARE))
    assert len(hilo.opiniones) == 3
    assert {una.estado for una in hilo.opiniones} == {"actual"}
    assert "3 oficinas revisan" in hilo.turno.frase
    opinadas = _hilo(fabrica.por_pagar(fabrica.SARE)).opiniones
    assert {una.estado for una in opinadas} == {"hecho"}
    assert not any("avorable" in una.nota for una in opinadas)


def test_the_current_step_is_the_only_one_and_skipped_payment_is_left_out() -> None:
    pasos = _hilo(fabrica.ingresado()).pasos
    assert [(paso.nombre, paso.estado) for paso in pasos] == [
        ("Recepción", "hecho"),
        ("Revisión", "actual"),
        ("Firma", "pendiente"),
        ("Entrega", "pendiente"),
    ]


def test_a_prevencion_not_opened_is_first_a_notification_to_read() -> None:
    hilo = _hilo(fabrica.prevenido(leida=False))
    assert (hilo.turno.paso, _claves(hilo)[0]) == ("leer", "leer")
    assert not hilo.en_pausa
    cerrado = next(papel for papel in hilo.papeles if papel.clave == "prevencion")
    assert (cerrado.descargable, cerrado.codigo) == (False, "")


def test_an_unread_order_of_a_withdrawn_case_is_not_its_answer() -> None:
    expediente = fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION))
    expediente = actuacion.programar(expediente)
    desistir(persona=expediente.creado_por, expediente=expediente)
    hilo = _hilo(expediente)
    assert hilo.turno.frase.startswith("Retiraste tu solicitud")
    assert hilo.turno.frase.endswith("Tienes una notificación por leer.")
    assert (hilo.estado, _claves(hilo)[0]) == ("Retirado por ti", "leer")


def test_an_unread_resolution_is_the_answer_and_tells_nothing_before_it_is_opened() -> None:
    """Control."""
    hilo = _hilo(fabrica.concluido())
    assert hilo.turno.frase.startswith("Ya hay una respuesta a tu trámite")
    assert (hilo.turno.paso, hilo.estado) == ("leer", "Notificación por leer")


def test_nothing_is_handed_over_between_its_seal_and_its_notification(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expediente = fabrica.por_firmar()
    documento = expediente.documentos.get(clase="resolucion")
    with monkeypatch.context() as roto:
        roto.setattr(principal, "registrar_operacion", _se_fue_la_luz)
        firmar(persona=fabrica.quien_firma(expediente), documento=documento, metodo="totp")
        operacion = Operacion.objects.pendientes().get()
        with pytest.raises(SystemError):
            jobs.realizar(operacion.pk)
    documento.refresh_from_db()
    primero = leer_sellado(documento)
    (papel,) = (uno for uno in _hilo(expediente).papeles if uno.es_resolucion)
    assert (papel.titulo, papel.descargable, papel.codigo) == ("Respuesta a tu trámite", False, "")
    assert verificacion.por_codigo(documento.codigo) is None
    expediente.refresh_from_db()
    assert cotejar(expediente).correcto
    jobs.realizar(operacion.pk)
    assert expediente.notificaciones.filter(documento=documento.pk).exists()
    documento.refresh_from_db()
    assert leer_sellado(documento) != primero
    assert cotejar(expediente).correcto


def test_documents_are_read_before_the_notifications_that_may_close_them() -> None:
    expediente = fabrica.concluido()
    with CaptureQueriesContext(connection) as hechas:
        _hilo(expediente)
    leidas = [una["sql"] for una in hechas]
    documentos, notificaciones = (
        next(i for i, sql in enumerate(leidas) if sql.startswith(f'SELECT "{tabla}"'))
        for tabla in ("documentos_documento", "expedientes_notificacion")
    )
    assert documentos < notificaciones


def _se_fue_la_luz(_operacion: Operacion) -> None:
    raise SystemError("se fue la luz")


def test_a_prevencion_opened_is_answered_and_the_clock_is_paused() -> None:
    hilo = _hilo(fabrica.prevenido())
    assert (hilo.turno.paso, hilo.turno.tono, hilo.en_pausa, hilo.hasta) == (
        "responder",
        "ojo",
        True,
        "",
    )
    assert hilo.turno.hasta == hilo.expediente.prevencion.vence


def test_a_prevencion_without_answer_in_time_says_what_may_happen() -> None:
    expediente = fabrica.prevenido()
    with reloj.detenido(reloj.ahora() + timedelta(days=40)):
        turno = _hilo(expediente).turno
    assert turno.tono == "mal"
    assert "puede desecharse" in turno.frase


def test_an_order_is_paid_while_it_is_valid_and_asked_again_after() -> None:
    expediente = fabrica.por_pagar(fabrica.SARE)
    hilo = _hilo(expediente)
    assert _claves(hilo)[0] == "pagar"
    assert "$1,702.00" in hilo.turno.frase
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        jobs.vencer_ordenes()
        assert _claves(_hilo(expediente))[0] == "renovar"


def test_measures_after_a_visit_are_the_applicants_turn() -> None:
    aprobado = fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION))
    hilo = _hilo(fabrica.visitado(aprobado, "medidas"))
    assert "corregir" in _claves(hilo)
    assert hilo.turno.quien == "Tú"
    assert hilo.visitas[0].medidas


def test_an_ending_is_not_told_before_it_is_opened() -> None:
    expediente = fabrica.concluido(sentido="desfavorable")
    hilo = _hilo(expediente)
    dicho = " ".join(
        [hilo.estado, hilo.turno.frase]
        + [papel.titulo for papel in hilo.papeles]
        + [una.titulo for una in hilo.notificadas]
        + [evento.titulo for evento in hilo.historia]
    )
    assert "contra" not in dicho
    assert "No se expide" not in dicho
    abierto = _hilo(_abrir_todo(expediente))
    assert "en contra" in abierto.turno.frase
    assert any("No se expide" in papel.titulo for papel in abierto.papeles)


def test_officials_read_the_history_whole() -> None:
    expediente = fabrica.concluido(sentido="desfavorable")
    interna = seguimiento(expediente, interna=True).historia
    assert any("No se expide" in evento.titulo for evento in interna)


def test_the_last_day_of_the_recurso_counts_dias_habiles_from_the_reading(
    reloj_en: Callable[[str], datetime],
) -> None:
    reloj_en("2026-03-02 10:00")
    expediente = fabrica.concluido(sentido="desfavorable")
    sin_abrir = _hilo(expediente).remedio
    assert sin_abrir is not None
    assert sin_abrir.hasta is None
    remedio = _hilo(_abrir_todo(expediente)).remedio
    # Fifteen días hábiles after Monday 2 March; Monday 16 is a holiday (LFT art. 74-III).
    assert remedio is not None
    assert str(remedio.hasta) == "2026-03-24"


def test_a_favourable_ending_offers_its_document_and_no_recurso() -> None:
    hilo = _hilo(_abrir_todo(fabrica.concluido()))
    assert hilo.turno.tono == "bien"
    assert _claves(hilo) == ["descargar"]
    assert hilo.remedio is None


def test_a_revoked_document_says_so_with_its_reason() -> None:
    expediente = _abrir_todo(fabrica.concluido())
    documento = expediente.documentos.get(clase="resolucion")
    assert documento.nombramiento is not None
    persona = documento.nombramiento.persona
    revocar(persona=persona, documento=documento, motivo="Domicilio falso.", fundamento="Art. 9")
    papel = next(papel for papel in _hilo(expediente).papeles if papel.es_resolucion)
    assert papel.tono == "mal"
    assert "Domicilio falso." in papel.detalle


def test_silence_is_explained_when_the_plazo_ended() -> None:
    assert _hilo(fabrica.ingresado()).tiempos.silencio is None
    hilo = _hilo(fabrica.con_ficta())
    assert hilo.tiempos.silencio is not None
    assert "constancia" in _claves(hilo)
    assert hilo.turno.tono == "mal"


def test_a_withdrawn_case_has_nothing_left_to_do() -> None:
    expediente = fabrica.ingresado()
    desistir(persona=expediente.creado_por, expediente=expediente)
    hilo = _hilo(fabrica.leer(expediente))
    assert hilo.acciones == ()
    assert "Retiraste tu solicitud" in hilo.turno.frase


def test_the_history_names_offices_and_only_whoever_signs() -> None:
    expediente = _abrir_todo(fabrica.concluido())
    quienes = {evento.quien for evento in _hilo(expediente).historia}
    tarea = expediente.tareas.get(acto="resolver")
    assert tarea.hecha_por is not None
    assert "Tú" in quienes
    assert not any(tarea.hecha_por.nombre_completo in quien for quien in quienes)
    firma = expediente.documentos.get(clase="resolucion").firma
    assert any(firma.firmante.nombre_completo in quien for quien in quienes)


def test_internal_facts_are_only_in_the_internal_history() -> None:
    expediente = fabrica.por_firmar()
    publica = seguimiento(expediente).historia
    interna = seguimiento(expediente, interna=True).historia
    assert all(evento.publico for evento in publica)
    assert any(not evento.publico for evento in interna)


def _consultas(hacer: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as captura:
        hacer()
    return len(captura)


def test_the_list_costs_the_same_for_one_case_and_for_many() -> None:
    ana = fabrica.ciudadana()
    fabrica.prevenido(persona=ana)
    fabrica.ingresado(persona=ana)
    mis_tramites(ana)
    una = _consultas(lambda: mis_tramites(ana))
    for _ in range(3):
        fabrica.ingresado(persona=ana)
        fabrica.prevenido(persona=ana)
        fabrica.por_pagar(fabrica.SARE, persona=ana)
    mis_tramites(ana)
    assert _consultas(lambda: mis_tramites(ana)) == una
    assert len(mis_tramites(ana).te_esperan) == 7


def test_the_list_parts_what_waits_for_the_person() -> None:
    ana = fabrica.ciudadana()
    fabrica.borrador(persona=ana)
    fabrica.ingresado(persona=ana)
    fabrica.prevenido(persona=ana)
    _abrir_todo(fabrica.concluido(persona=ana))
    lista = mis_tramites(ana)
    grupos = (lista.te_esperan, lista.borradores, lista.en_tramite, lista.terminados)
    assert [len(grupo) for grupo in grupos] == [1, 1, 1, 1]
    assert mis_tramites(fabrica.ciudadana()).vacio


def test_no_case_is_left_out_and_what_waits_for_the_person_is_on_the_first_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("experta.tramitacion.consultas.mis_tramites.POR_PAGINA", 3)
    ana = fabrica.ciudadana()
    tocan = {
        fabrica.prevenido(persona=ana).pk,
        fabrica.por_pagar(fabrica.SARE, persona=ana).pk,
        fabrica.concluido(persona=ana).pk,  # its resolution is still to be read
    }
    otros = [fabrica.borrador(persona=ana).pk]
    otros += [fabrica.ingresado(persona=ana).pk for _ in range(3)]
    paginas = [mis_tramites(ana, pagina=pagina) for pagina in (1, 2, 3)]
    vistas = [
        {fila.expediente.pk for fila in (*una.te_esperan, *una.borradores, *una.en_tramite)}
        for una in paginas
    ]
    assert vistas[0] == tocan == {fila.expediente.pk for fila in paginas[0].te_esperan}
    assert vistas[1] | vistas[2] == set(otros)
    assert [una.hay_mas for una in paginas] == [True, True, False]


def test_the_list_can_be_kept_to_one_mandate() -> None:
    ana = fabrica.ciudadana()
    mandato = fabrica.mandato(ana)
    fabrica.ingresado(persona=ana)
    ajeno = fabrica.ingresado(fabrica.SARE, persona=ana, mandato=mandato)
    assert mandatos_con_tramites(ana) == [mandato]
    assert [fila.expediente for fila in mis_tramites(ana, str(mandato.pk)).en_tramite] == [ajeno]
    assert ajeno not in [fila.expediente for fila in mis_tramites(ana, "yo").en_tramite]
    assert len(mis_tramites(ana).en_tramite) == 2


def test_an_official_of_the_case_has_it_not_among_their_own() -> None:
    fabrica.ingresado()
    revisora = fabrica.funcionaria(Rol.REVISOR)
    assert mis_tramites(revisora).vacio


def test_orders_that_expired_are_seen_as_expired_before_the_sweep() -> None:
    expediente = fabrica.por_pagar(fabrica.SARE)
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        assert _hilo(expediente).ordenes[0].estado == "Vencida"
        assert jobs.vencer_ordenes() == 1
