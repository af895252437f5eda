"""Endings leave nothing half done: no paper to sign, no notice lost, no answer overtaken."""

from collections.abc import Callable
from datetime import datetime

import pytest

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Operacion
from experta.tramitacion.actos.aceptar_respuesta import aceptar_respuesta
from experta.tramitacion.actos.desechar import desechar
from experta.tramitacion.actos.desistir import desistir
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.notificar import notificar
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.errores import Conflicto, NoPermitido
from experta.tramitacion.jobs import atender_vencimientos
from experta.tramitacion.relojes import plazo_de
from tests import fabrica

pytestmark = pytest.mark.django_db
Reloj = Callable[[str], datetime]


def firmar_ya(documento: Documento) -> None:
    """Sign, and leave the seal for later."""
    assert documento.nombramiento
    firmar(persona=documento.nombramiento.persona, documento=documento, metodo="contrasena")


def vencida(expediente: Expediente, reloj_en: Reloj) -> Tarea:
    """Let the plazo of the person end; return the officer's task."""
    plazo = plazo_de(expediente, "subsanar")
    assert plazo
    assert plazo.vence_at
    reloj_en(f"{plazo.vence_at:%Y-%m-%d} 23:00")
    atender_vencimientos()
    return fabrica.tarea(expediente, "atender", tarea="fuera:vencido-subsanar")


def por_desechar(reloj_en: Reloj, acepta: bool = True) -> tuple[Expediente, Documento]:
    """Return a case whose dismissal waits for its firma."""
    reloj_en("2026-03-12 10:00")
    expediente = fabrica.prevenido()
    Expediente.objects.filter(pk=expediente.pk).update(acepta_notificacion_electronica=acepta)
    tarea = vencida(expediente, reloj_en)
    documento = desechar(persona=fabrica.quien_atiende(tarea), tarea=tarea)
    fabrica.drenar()
    documento.refresh_from_db()
    return fabrica.leer(expediente), documento


def test_withdrawing_drops_what_waited_for_a_firma() -> None:
    expediente = fabrica.por_firmar()
    desistir(persona=expediente.creado_por, expediente=expediente)
    assert not Documento.objects.por_firmar().filter(expediente=expediente).exists()
    assert not expediente.tareas.filter(acto="firmar", estado="pendiente").exists()


def test_a_withdrawal_is_told_by_a_signed_acuerdo() -> None:
    expediente = fabrica.ingresado()
    desistir(persona=expediente.creado_por, expediente=expediente)
    fabrica.drenar()
    acuerdo = Documento.objects.por_firmar().get(expediente=expediente)
    assert (acuerdo.clave, fabrica.leer(expediente).estado) == ("desistimiento", "desistido")
    firmar_ya(acuerdo)
    fabrica.drenar()
    assert expediente.notificaciones.get().documento == acuerdo.pk


def test_nobody_withdraws_what_was_already_signed() -> None:
    expediente = fabrica.por_firmar()
    firmar_ya(Documento.objects.por_firmar().get(expediente=expediente))
    with pytest.raises(Conflicto, match="ya se resolvió"):
        desistir(persona=expediente.creado_por, expediente=expediente)
    fabrica.drenar()
    assert fabrica.leer(expediente).estado == "favorable"


def test_work_asked_for_before_the_end_is_done_and_moves_nothing() -> None:
    expediente = fabrica.resuelto(fabrica.ingresado())
    Operacion.objects.filter(clase="generar-documentos").update(estado="pendiente")
    desistir(persona=expediente.creado_por, expediente=expediente)
    fabrica.drenar()
    assert not Operacion.objects.exclude(estado="hecha").exists()
    assert fabrica.leer(expediente).estado == "desistido"


def test_a_prevencion_sealed_after_the_end_starts_no_clock() -> None:
    expediente = fabrica.observado(fabrica.ingresado())
    prevenir(
        persona=fabrica.quien_atiende(fabrica.tarea(expediente, "resolver")), expediente=expediente
    )
    fabrica.drenar()
    firmar_ya(Documento.objects.por_firmar().get(expediente=expediente))
    desistir(persona=expediente.creado_por, expediente=expediente)
    fabrica.drenar()
    assert not expediente.notificaciones.exists()


def test_a_notice_opened_after_the_end_starts_no_clock() -> None:
    expediente = fabrica.prevenido(leida=False)
    desistir(persona=expediente.creado_por, expediente=expediente)
    notificacion = expediente.notificaciones.get()
    recibir_notificacion(persona=expediente.creado_por, notificacion=notificacion)
    assert plazo_de(expediente, "subsanar") is None


def test_a_dismissal_on_paper_has_effect_only_when_somebody_received_it(reloj_en: Reloj) -> None:
    expediente, documento = por_desechar(reloj_en, acepta=False)
    firmar_ya(documento)
    fabrica.drenar()
    assert fabrica.leer(expediente).estado == "prevenido"
    tarea = fabrica.tarea(expediente, "notificar")
    assert tarea.nombre == "Notificar: Acuerdo de desechamiento"
    notificar(
        persona=fabrica.funcionaria("ventanilla", tarea.dependencia),
        tarea=tarea,
        notificacion=expediente.notificaciones.get(asunto="desechamiento"),
        medio="domicilio",
        recibio="Ana Ruiz",
        recibida_at=reloj.ahora(),
        constancia="Acta 12",
        habilitacion="Era urgente.",
    )
    assert fabrica.leer(expediente).estado == "desechado"


def test_after_the_firma_of_the_dismissal_no_answer_comes_in(reloj_en: Reloj) -> None:
    expediente, documento = por_desechar(reloj_en)
    firmar_ya(documento)
    with pytest.raises(Conflicto, match="Se acaba de firmar"):
        fabrica.responder(expediente)


def test_the_officer_may_take_a_late_answer_instead_of_signing(reloj_en: Reloj) -> None:
    expediente, documento = por_desechar(reloj_en)
    fabrica.responder(expediente)
    assert fabrica.leer(expediente).estado == "prevenido"  # the timer nor the answer decides
    assert documento.nombramiento
    aceptar_respuesta(persona=documento.nombramiento.persona, expediente=expediente)
    documento.refresh_from_db()
    assert (documento.estado, fabrica.leer(expediente).estado) == ("cancelado", "en_tramite")
    assert not expediente.tareas.filter(acto__in=["firmar", "atender"], estado="pendiente").exists()


def test_nobody_accepts_an_answer_that_did_not_come(reloj_en: Reloj) -> None:
    expediente, documento = por_desechar(reloj_en)
    assert documento.nombramiento
    with pytest.raises(Conflicto, match="No hay una respuesta"):
        aceptar_respuesta(persona=documento.nombramiento.persona, expediente=expediente)
    ajena = fabrica.funcionaria("firmante", "desarrollo-urbano")
    with pytest.raises(NoPermitido):
        aceptar_respuesta(persona=ajena, expediente=expediente)


def test_an_answer_in_time_leaves_the_task_of_the_authoritys_own_delay(reloj_en: Reloj) -> None:
    reloj_en("2026-03-12 10:00")
    expediente = fabrica.prevenido(leida=False)
    reloj_en("2026-03-18 10:00")  # the seven office hours of the authority passed
    atender_vencimientos()
    expediente = fabrica.leer_notificaciones(expediente)
    fabrica.responder(expediente)
    assert fabrica.tarea(expediente, "atender", tarea="fuera:vencido-respuesta")


def test_the_end_closes_what_an_expired_clock_had_left_to_attend(reloj_en: Reloj) -> None:
    reloj_en("2026-03-12 10:00")
    expediente = fabrica.por_firmar()
    reloj_en("2026-04-20 10:00")
    atender_vencimientos()
    assert fabrica.tarea(expediente, "atender")
    fabrica.firmar_todo(expediente)
    assert not expediente.tareas.filter(estado="pendiente").exists()
