"""A legal notification is opened by its person alone; one that nobody opens goes on paper."""

from datetime import timedelta
from typing import Any

import pytest

from experta.comun import reloj
from experta.comun.texto import plegar
from experta.expedientes.models import Expediente, Notificacion
from experta.tramitacion.actos.notificar import notificar
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.errores import DatosInvalidos, NoPermitido
from experta.tramitacion.jobs import encargar_notificaciones
from experta.tramitacion.permisos import exigir_parte
from experta.tramitacion.relojes import plazo_de
from tests import fabrica

pytestmark = pytest.mark.django_db


def capturado(**opciones: Any) -> Expediente:
    """Return a case that the counter captured for somebody."""
    clerk = fabrica.funcionaria("ventanilla")
    return fabrica.ingresado(persona=clerk, en_ventanilla=True, **opciones)


def entregar(expediente: Expediente, notificacion: Notificacion, dias: int = 0) -> None:
    """Record that it was handed over that many days ago."""
    tarea = fabrica.tarea(expediente, "notificar")
    notificar(
        persona=fabrica.funcionaria("ventanilla", tarea.dependencia),
        tarea=tarea,
        notificacion=notificacion,
        medio="personal",
        recibio="Petra Ruiz",
        recibida_at=reloj.ahora() - timedelta(days=dias),
        habilitacion="Era urgente.",
    )


def test_one_that_nobody_opens_is_left_to_the_counter_once() -> None:
    expediente = fabrica.prevenido(leida=False)
    assert encargar_notificaciones() == 0
    with reloj.detenido(reloj.ahora() + timedelta(days=30)):
        assert (encargar_notificaciones(), encargar_notificaciones()) == (1, 0)
        entregar(expediente, expediente.notificaciones.get())
        assert plazo_de(expediente, "subsanar")


def test_opening_it_meanwhile_closes_the_task_of_the_counter() -> None:
    expediente = fabrica.prevenido(leida=False)
    with reloj.detenido(reloj.ahora() + timedelta(days=30)):
        encargar_notificaciones()
        fabrica.leer_notificaciones(expediente)
    assert not expediente.tareas.filter(acto="notificar", estado="pendiente").exists()


def test_who_captured_a_case_does_not_open_its_notifications() -> None:
    titular = fabrica.ciudadana()
    expediente = fabrica.resuelto(capturado(titular=titular))
    fabrica.firmar_todo(expediente)
    notificacion = expediente.notificaciones.get()
    with pytest.raises(NoPermitido):
        recibir_notificacion(persona=expediente.creado_por, notificacion=notificacion)
    recibir_notificacion(persona=titular, notificacion=notificacion)


def test_a_case_of_somebody_without_account_is_notified_at_the_counter() -> None:
    expediente = fabrica.resuelto(capturado())
    fabrica.firmar_todo(expediente)
    assert fabrica.tarea(expediente, "notificar")


def test_who_left_the_counter_loses_the_cases_captured_there() -> None:
    expediente = capturado()
    clerk = type(expediente.creado_por).objects.get(pk=expediente.creado_por_id)
    assert exigir_parte(clerk, expediente)
    clerk.nombramientos.update(hasta=reloj.hoy() - timedelta(days=1))
    clerk = type(clerk).objects.get(pk=clerk.pk)
    assert not Expediente.objects.visible_to(clerk).exists()
    with pytest.raises(NoPermitido):
        exigir_parte(clerk, expediente)


def test_a_case_is_found_by_the_name_given_at_the_counter() -> None:
    expediente = fabrica.leer(capturado())
    assert expediente.titular_nombre
    assert expediente.titular_plegado == plegar(expediente.titular_nombre)


def test_a_task_hands_over_its_own_notification_only() -> None:
    uno, otro = (fabrica.ingresado(acepta_notificacion=False) for _ in range(2))
    for expediente in (uno, otro):
        fabrica.firmar_todo(fabrica.resuelto(expediente))
    with pytest.raises(NoPermitido):
        entregar(uno, otro.notificaciones.get())


def test_nothing_is_handed_over_before_it_was_made() -> None:
    expediente = fabrica.resuelto(fabrica.ingresado(acepta_notificacion=False))
    fabrica.firmar_todo(expediente)
    with pytest.raises(DatosInvalidos, match="anterior al documento"):
        entregar(expediente, expediente.notificaciones.get(), dias=3)


def test_the_prevencion_records_the_appointment_of_who_reviews_that_case() -> None:
    expediente = fabrica.observado(fabrica.ingresado())
    tarea = fabrica.tarea(expediente, "resolver")
    revisora = fabrica.funcionaria("revisor", "obras")
    suyo = fabrica.nombrar(revisora, "revisor", tarea.dependencia)
    prevencion = prevenir(persona=revisora, expediente=expediente)
    assert prevencion.nombramiento == suyo
