"""A reception that is recorded late harms nobody: neither who answers, nor who had to answer."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.plazos import services as plazos
from experta.tramitacion import jobs
from experta.tramitacion.actos.notificar import notificar
from experta.tramitacion.actos.pedir_constancia_ficta import pedir_constancia_ficta
from experta.tramitacion.consultas.cotejo import cotejar
from experta.tramitacion.errores import DatosInvalidos
from tests import fabrica

pytestmark = pytest.mark.django_db
EnReloj = Callable[[str], datetime]


def entregar(
    expediente: Expediente,
    cuando: datetime,
    medio: str = "correo_certificado",
    constancia: str = "MN1",
    habilitacion: str = "",
) -> None:
    """Record at the counter that the prevención was received then."""
    tarea = fabrica.tarea(expediente, "notificar")
    notificar(
        persona=fabrica.funcionaria("ventanilla", tarea.dependencia),
        tarea=tarea,
        notificacion=expediente.notificaciones.get(asunto="prevencion"),
        medio=medio,
        recibio="Petra",
        recibida_at=cuando,
        constancia=constancia,
        habilitacion=habilitacion,
    )


def intacto(expediente: Expediente) -> bool:
    """Say whether the log bears the case out; the files of a test have no leaf."""
    diferencias = cotejar(expediente).diferencias
    return not [una for una in diferencias if not una.texto.startswith("Adjunto")]


def test_who_answers_before_it_is_recorded_received_it(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.en_papel()
    ahora = reloj_en("2026-03-17 12:00")
    fabrica.responder(expediente)
    expediente = fabrica.leer(expediente)
    una = expediente.notificaciones.get()
    assert (expediente.estado, expediente.prevencion.tardia_at) == ("en_tramite", None)
    assert (una.surte_efectos_at, list(una.evidencia)) == (ahora, ["respondio"])
    assert not expediente.tareas.filter(acto="notificar", estado="pendiente").exists()
    assert fabrica.plazo(expediente, "subsanar").estado == "cumplido"
    vuelve = fabrica.plazo(expediente, "respuesta").renglones.get(tipo="reanudacion")
    assert f"{vuelve.fecha}" == "2026-03-18"
    assert intacto(expediente)


def test_the_plazo_of_the_person_counts_from_when_its_date_can_be_known(
    reloj_en: EnReloj,
) -> None:
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.en_papel()
    registro = reloj_en("2026-03-19 10:00")
    entregar(expediente, registro - timedelta(days=6))  # the 13th
    expediente = fabrica.leer(expediente)
    assert f"{expediente.prevencion.vence}" == "2026-03-26"
    suspension = fabrica.plazo(expediente, "respuesta").renglones.get(tipo="suspension")
    assert f"{suspension.fecha}" == "2026-03-13"


@pytest.fixture
def callada(reloj_en: EnReloj) -> Expediente:
    """Return a case prevented in the tray, never opened, whose plazo ended on the 26th."""
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.prevenido(fabrica.CONSTRUCCION, leida=False)
    reloj_en("2026-03-28 10:00")
    jobs.atender_vencimientos()
    jobs.encargar_notificaciones()
    return fabrica.leer(expediente)


def test_received_before_the_end_and_recorded_after_it_there_was_no_silence(
    callada: Expediente, reloj_en: EnReloj
) -> None:
    assert callada.ficta
    recibida = datetime(2026, 3, 25, 12, 0, tzinfo=reloj.zona())
    entregar(callada, recibida)
    caso = fabrica.leer(callada)
    plazo = fabrica.plazo(caso, "respuesta")
    assert (plazo.estado, hasattr(caso, "ficta")) == ("suspendido", False)
    assert [uno.tipo for uno in plazo.renglones.all()][-2:] == ["recalculo", "suspension"]
    assert plazos.comprobar_libro(plazo) == []
    assert intacto(caso)
    assert not caso.tareas.filter(acto="atender", estado="pendiente").exists()
    assert caso.sucesos.filter(acto="retirar_ficta", publico=True).count() == 1
    reloj_en("2026-03-30 10:00")
    fabrica.responder(caso)
    plazo = fabrica.plazo(caso, "respuesta")
    assert (plazo.estado, plazos.comprobar_libro(plazo)) == ("corriendo", [])
    with fabrica.vencido(caso, "respuesta") as despues:
        assert despues.ficta
        assert plazos.comprobar_libro(fabrica.plazo(caso, "respuesta")) == []


def test_a_silence_already_certified_stays(callada: Expediente) -> None:
    pedir_constancia_ficta(persona=callada.creado_por, expediente=callada)
    fabrica.drenar()
    caso = fabrica.firmar_todo(callada)
    recibida = datetime(2026, 3, 25, 12, 0, tzinfo=reloj.zona())
    entregar(caso, recibida)
    caso = fabrica.leer(caso)
    assert (fabrica.plazo(caso, "respuesta").estado, bool(caso.ficta)) == ("vencido", True)


def test_received_after_the_end_the_silence_is_a_fact(callada: Expediente) -> None:
    entregar(callada, reloj.ahora(), medio="personal", habilitacion="Era urgente.")
    caso = fabrica.leer(callada)
    assert (fabrica.plazo(caso, "respuesta").estado, bool(caso.ficta)) == ("vencido", True)


@pytest.mark.parametrize("medio", ["domicilio", "correo_certificado"])
def test_at_the_domicile_or_by_mail_there_is_no_notification_without_its_number(
    medio: str, reloj_en: EnReloj
) -> None:
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.en_papel()
    with pytest.raises(DatosInvalidos, match="Escribe el número"):
        entregar(expediente, reloj_en("2026-03-13 10:00"), medio=medio, constancia=" ")
    assert expediente.notificaciones.get().surte_efectos_at is None


@pytest.mark.parametrize("medio", ["personal", "domicilio"])
@pytest.mark.parametrize("cuando", ["2026-03-15 10:00", "2026-03-13 22:00"])
def test_nobody_is_notified_by_hand_out_of_office_hours_without_a_reason(
    medio: str, cuando: str, reloj_en: EnReloj
) -> None:
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.en_papel()
    momento = reloj_en(cuando)
    with pytest.raises(DatosInvalidos, match="inhábil"):
        entregar(expediente, momento, medio=medio)
    entregar(expediente, momento, medio=medio, habilitacion="Oficio 12: cierra en la semana.")
    assert "Oficio 12" in expediente.notificaciones.get().evidencia["habilitacion"]
