"""A late answer waits for an officer with a time to decide; accepted, it counts since it came."""

from collections.abc import Callable
from datetime import datetime

import pytest

from experta.avisos.models import Aviso, Mensaje
from experta.expedientes.models import Expediente
from experta.tramitacion import jobs
from experta.tramitacion.actos.aceptar_respuesta import aceptar_respuesta
from experta.tramitacion.actos.desechar import desechar
from experta.tramitacion.consultas.escalada import escalera_de
from tests import fabrica
from tests.escenas import cifras_de

pytestmark = pytest.mark.django_db
EnReloj = Callable[[str], datetime]


@pytest.fixture
def tardia(reloj_en: EnReloj) -> Expediente:
    """Return a case answered nine hours after the last day, the 20th of March."""
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.prevenido(fabrica.CONSTRUCCION)
    reloj_en("2026-03-21 00:30")
    jobs.atender_vencimientos()
    reloj_en("2026-03-21 09:00")
    fabrica.responder(expediente)
    return fabrica.leer(expediente)


def test_the_officer_is_told_and_the_task_has_its_date(tardia: Expediente) -> None:
    decision = fabrica.plazo(tardia, "decision")
    assert (decision.cantidad, decision.regla) == (10, "plazo-general")
    tarea = fabrica.tarea(tardia, "atender", tarea="fuera:vencido-subsanar")
    assert tarea.vence == decision.vence_fecha
    firmante = fabrica.quien_firma(tardia)
    avisos = Aviso.objects.filter(persona=firmante, texto__contains="fuera de tiempo")
    assert avisos.count() == 1


def test_nobody_decides_and_it_escalates_up_to_the_oic(
    tardia: Expediente, reloj_en: EnReloj
) -> None:
    firmante = fabrica.quien_firma(tardia)
    reloj_en("2026-05-04 09:00")
    jobs.atender_vencimientos()
    tardia = fabrica.leer(tardia)
    assert fabrica.plazo(tardia, "decision").estado == "vencido"
    assert Mensaje.objects.filter(asunto__startswith="Venció un plazo").count() == 1
    pasos = Aviso.objects.filter(persona=firmante, texto__contains="para decidir qué procede")
    assert pasos.count() == 3
    assert [uno.folio for uno in escalera_de(firmante)[0].casos] == [tardia.folio]
    suceso = tardia.sucesos.filter(publico=True).latest("pk")
    assert "nadie decidió" in suceso.texto


def test_accepted_late_the_plazo_goes_on_from_the_answer(
    tardia: Expediente, reloj_en: EnReloj
) -> None:
    reloj_en("2026-03-26 09:00")
    aceptar_respuesta(persona=fabrica.quien_firma(tardia), expediente=tardia)
    plazo = fabrica.plazo(tardia, "respuesta")
    # One day used before the pause; nine more from Monday 23rd, the 16th and Easter apart.
    vuelve = plazo.renglones.get(tipo="reanudacion")
    assert f"{vuelve.fecha}" == "2026-03-23"
    assert fabrica.plazo(tardia, "decision").estado == "cumplido"
    assert tardia.prevencion.tardia_at == fabrica.leer(tardia).prevencion.respondida_at


def test_accepted_after_what_was_left_of_the_plazo_silence_has_its_effect(
    tardia: Expediente, reloj_en: EnReloj
) -> None:
    reloj_en("2026-05-04 09:00")
    aceptar_respuesta(persona=fabrica.quien_firma(tardia), expediente=tardia)
    jobs.atender_vencimientos()
    tardia = fabrica.leer(tardia)
    assert (fabrica.plazo(tardia, "respuesta").estado, tardia.estado) == ("vencido", "en_tramite")
    assert tardia.ficta.sentido == "negativa"


def test_the_public_figures_do_not_charge_the_person_with_the_wait(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.prevenido()
    reloj_en("2026-03-21 09:00")
    jobs.atender_vencimientos()
    fabrica.responder(expediente)
    reloj_en("2026-05-21 09:00")
    aceptar_respuesta(persona=fabrica.quien_firma(expediente), expediente=expediente)
    expediente = fabrica.firmar_todo(fabrica.resuelto(fabrica.leer(expediente)))
    cifra = cifras_de([expediente.pk])[0][0]
    assert cifra.horas_titular == 9 * 24
    assert cifra.horas_autoridad
    assert cifra.horas_autoridad > 40 * 24


def test_dismissed_and_notified_the_decision_is_made(tardia: Expediente, reloj_en: EnReloj) -> None:
    tarea = fabrica.tarea(tardia, "atender", tarea="fuera:vencido-subsanar")
    decision = fabrica.plazo(tardia, "decision")
    desechar(persona=fabrica.quien_firma(tardia), tarea=tarea)
    fabrica.drenar()
    assert fabrica.tarea(tardia, "firmar").vence == decision.vence_fecha
    fabrica.firmar_todo(tardia)
    assert fabrica.plazo(tardia, "decision").estado == "cumplido"
