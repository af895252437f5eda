"""Measures after a visit have their own plazo, article and effect, and end nothing alone."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from experta.expedientes.models import Expediente
from experta.tramitacion.actos.corregir import corregir
from experta.tramitacion.actos.inspeccionar import inspeccionar
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.consultas.vencidos import vencido
from experta.tramitacion.relojes import plazo_de
from tests import fabrica
from tests.escenas import actuacion

pytestmark = pytest.mark.django_db
EnReloj = Callable[[str], datetime]
EFECTO = "La visita se resuelve en contra."


def con_medidas(ficha: dict[str, Any]) -> None:
    """Give the visit of that ficha ten working days to correct."""
    ficha["inspeccion"]["medidas"] = {
        "cantidad": 10,
        "unidad": "dias_habiles",
        "regla": "plazo-general",
        "efecto": EFECTO,
    }


@pytest.fixture
def senalado() -> Expediente:
    """Return a case whose visit found something to correct."""
    fabrica.publicar_con(con_medidas, fabrica.CONSTRUCCION)
    return fabrica.visitado(fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION)), "medidas")


def test_their_clock_runs_for_the_person_and_the_acta_says_it(senalado: Expediente) -> None:
    plazo = plazo_de(senalado, "medidas")
    assert plazo
    assert (plazo.cantidad, plazo.regla, plazo.a_cargo) == (10, "plazo-general", "persona")
    datos = senalado.documentos.get(clave="acta-de-inspeccion").datos
    assert f"Si no se corrige a tiempo: {EFECTO}" in datos["resolutivos"]
    assert datos["plazo"]["vence_largo"].endswith(f"de {plazo.vence_fecha:%Y}")
    assert "art. 32" in datos["plazo"]["explicacion"]


def sin_copia(resultado: str = "medidas") -> Expediente:
    """Return a case whose visit ended so and nobody took a copy of its acta."""
    fabrica.publicar_con(con_medidas, fabrica.CONSTRUCCION)
    return otra_visita(fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION)), resultado)


def otra_visita(caso: Expediente, resultado: str = "medidas") -> Expediente:
    """Visit it with that result, and let nobody take a copy of the acta."""
    caso = actuacion.programar(caso)
    tarea = fabrica.tarea(caso, "inspeccionar")
    acta = actuacion.acta_de(caso.inspecciones.latest("numero"), resultado)
    inspeccionar(persona=fabrica.quien_atiende(tarea), tarea=tarea, acta=acta)
    fabrica.drenar()
    return fabrica.leer(caso)


def test_who_received_the_copy_on_the_spot_is_its_notification(senalado: Expediente) -> None:
    una = senalado.notificaciones.get(asunto="acta-de-inspeccion")
    acta = senalado.documentos.get(clave="acta-de-inspeccion")
    assert (una.documento, una.surte_efectos_at) == (acta.pk, una.practicada_at)
    assert una.evidencia["recibio"] == senalado.titular_nombre
    assert una.evidencia["constancia"] == acta.folio
    assert f"Recibió copia de esta acta: {senalado.titular_nombre}." in acta.datos["resolutivos"]


def test_without_a_copy_it_runs_only_from_the_notification_of_the_acta(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 10:00")
    caso = sin_copia()
    una = caso.notificaciones.get(asunto="acta-de-inspeccion")
    assert (plazo_de(caso, "medidas"), una.surte_efectos_at) == (None, None)
    acta = caso.documentos.get(clave="acta-de-inspeccion")
    assert acta.datos["plazo"]["vence_largo"] == "10 días hábiles"
    assert "recibes el acta" in acta.datos["plazo"]["explicacion"]
    leida = reloj_en("2026-03-25 10:00")
    fabrica.leer_notificaciones(caso)
    assert fabrica.plazo(caso, "medidas").presentado_at == leida


def test_corrected_before_it_is_notified_no_plazo_begins() -> None:
    caso = sin_copia()
    corregir(persona=caso.creado_por, expediente=caso, explicacion="Puse el barandal.")
    fabrica.leer_notificaciones(caso)
    assert plazo_de(caso, "medidas") is None


def test_the_acta_of_an_earlier_visit_begins_nothing() -> None:
    caso = sin_copia()
    corregir(persona=caso.creado_por, expediente=caso, explicacion="Puse el barandal.")
    otra = otra_visita(caso)
    vieja, nueva = otra.notificaciones.filter(asunto="acta-de-inspeccion").order_by("pk")
    recibir_notificacion(persona=otra.creado_por, notificacion=vieja)
    assert plazo_de(otra, "medidas") is None
    recibir_notificacion(persona=otra.creado_por, notificacion=nueva)
    assert fabrica.plazo(otra, "medidas").estado == "corriendo"


def test_the_acta_of_a_visit_in_favour_is_not_notified() -> None:
    assert not sin_copia("favorable").notificaciones.filter(asunto="acta-de-inspeccion").exists()


def test_correcting_ends_it(senalado: Expediente) -> None:
    corregir(persona=senalado.creado_por, expediente=senalado, explicacion="Puse el barandal.")
    plazo = plazo_de(senalado, "medidas")
    assert plazo
    assert plazo.estado == "cumplido"


def test_its_end_opens_a_task_and_decides_nothing(senalado: Expediente) -> None:
    with fabrica.vencido(senalado, "medidas") as despues:
        assert (despues.estado, despues.proceso) == ("en_tramite", senalado.proceso)
        que = vencido(fabrica.tarea(senalado, "atender", tarea="fuera:vencido-medidas"))
        assert (que.clave, que.efecto, que.desechable) == ("medidas", EFECTO, False)


def test_a_second_visit_has_its_own_clock_and_task(senalado: Expediente) -> None:
    with fabrica.vencido(senalado, "medidas"):
        corregir(persona=senalado.creado_por, expediente=senalado, explicacion="Ya.")
        otra = fabrica.visitado(senalado, "medidas")
    with fabrica.vencido(otra, "medidas"):
        tareas = otra.tareas.filter(tarea__startswith="fuera:vencido-medidas").order_by("pk")
        assert [una.estado for una in tareas] == ["cancelada", "pendiente"]


def test_without_a_plazo_in_the_ficha_the_acta_promises_no_date() -> None:
    """Control: the due date of the authority is not the one to correct."""

    def sin_medidas(ficha: dict[str, Any]) -> None:
        ficha["inspeccion"].pop("medidas", None)

    fabrica.publicar_con(sin_medidas, fabrica.CONSTRUCCION)
    expediente = fabrica.visitado(
        fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION)), "medidas"
    )
    assert plazo_de(expediente, "medidas") is None
    acta = expediente.documentos.get(clave="acta-de-inspeccion")
    assert acta.datos["plazo"]["vence_largo"] == ""
