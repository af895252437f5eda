"""Endings that are never drawn: withdrawn, dismissed; and notifications that are not electronic."""

from collections.abc import Callable
from datetime import datetime

import pytest

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.expedientes.models import Notificacion
from experta.tramitacion.actos.desechar import desechar
from experta.tramitacion.actos.desistir import desistir
from experta.tramitacion.actos.notificar import notificar
from experta.tramitacion.errores import Conflicto
from experta.tramitacion.jobs import atender_vencimientos
from tests import fabrica

pytestmark = pytest.mark.django_db
EnReloj = Callable[[str], datetime]


def test_a_withdrawn_case_has_no_open_task_nor_clock() -> None:
    expediente = fabrica.por_pagar()
    desistir(persona=expediente.creado_por, expediente=expediente)
    expediente = fabrica.leer(expediente)
    assert expediente.estado == "desistido"
    assert not expediente.tareas.filter(estado=Tarea.Estado.PENDIENTE).exists()
    assert not expediente.ordenes.filter(estado="pendiente").exists()


def test_a_finished_case_cannot_be_withdrawn() -> None:
    expediente = fabrica.concluido()
    with pytest.raises(Conflicto):
        desistir(persona=expediente.creado_por, expediente=expediente)


def test_an_unanswered_prevencion_is_dismissed_by_an_officer_not_by_the_timer(
    reloj_en: EnReloj,
) -> None:
    reloj_en("2026-03-12 08:30")
    expediente = fabrica.prevenido()
    reloj_en("2026-03-23 09:00")
    atender_vencimientos()
    assert fabrica.leer(expediente).estado == "prevenido"
    tarea = fabrica.tarea(expediente, "atender")
    desechar(persona=fabrica.quien_atiende(tarea), tarea=tarea)
    fabrica.drenar()
    assert fabrica.leer(expediente).estado == "prevenido"
    fabrica.firmar_todo(expediente)
    assert fabrica.leer(expediente).estado == "prevenido"
    assert fabrica.leer_notificaciones(expediente).estado == "desechado"


def test_it_cannot_be_dismissed_while_the_plazo_runs() -> None:
    expediente = fabrica.prevenido()
    tarea = expediente.tareas.create(
        tarea="fuera:vencido-subsanar",
        acto="atender",
        nombre="x",
        rol="firmante",
        dependencia="secretaria-ayuntamiento",
    )
    with pytest.raises(Conflicto, match="no ha vencido"):
        desechar(persona=fabrica.quien_atiende(tarea), tarea=tarea)


def test_the_sweep_attends_each_moment_once(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.ingresado()
    reloj_en("2026-03-20 09:00")
    assert atender_vencimientos() > 0
    assert atender_vencimientos() == 0
    assert fabrica.leer(expediente).estado == "en_tramite"


def test_without_electronic_acceptance_the_counter_notifies() -> None:
    expediente = fabrica.ingresado(acepta_notificacion=False)
    expediente = fabrica.firmar_todo(fabrica.resuelto(expediente))
    tarea = fabrica.tarea(expediente, "notificar")
    notificacion = expediente.notificaciones.get()
    assert notificacion.surte_efectos_at is None
    notificar(
        persona=fabrica.funcionaria("ventanilla", tarea.dependencia),
        tarea=tarea,
        notificacion=notificacion,
        medio=Notificacion.Medio.PERSONAL,
        recibio="Ana Ruiz",
        recibida_at=reloj.ahora(),
        habilitacion="Era urgente.",
    )
    notificacion.refresh_from_db()
    assert notificacion.surte_efectos_at is not None
