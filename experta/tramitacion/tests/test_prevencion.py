"""The one prevención: together, once, in its window, effective only when it is received."""

from collections.abc import Callable
from datetime import datetime

import pytest

from experta.bandeja.models import Tarea
from experta.expedientes.models import Expediente
from experta.tramitacion import relojes
from experta.tramitacion.actos.observar import observar
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db
EnReloj = Callable[[str], datetime]


def prevenir_a(expediente: Expediente) -> None:
    """Send the prevención as the reviewer who holds the first task."""
    tarea = Tarea.objects.filter(expediente=expediente, acto__in=["resolver", "revisar"])[0]
    prevenir(persona=fabrica.quien_atiende(tarea), expediente=expediente)


def test_it_needs_an_observation() -> None:
    with pytest.raises(Conflicto, match="al menos una"):
        prevenir_a(fabrica.ingresado())


def test_it_freezes_the_open_tasks() -> None:
    expediente = fabrica.prevenido(leida=False)
    assert expediente.estado == "prevenido"
    assert expediente.tareas.get(acto="resolver").estado == Tarea.Estado.CONGELADA


def test_the_clock_stops_only_when_the_person_received_it() -> None:
    expediente = fabrica.prevenido(leida=False)
    plazo = relojes.plazo_de(expediente, "respuesta")
    assert plazo is not None
    assert plazo.estado == "corriendo"
    leida = fabrica.prevenido(fabrica.CONSTRUCCION)
    suspendido = relojes.plazo_de(leida, "respuesta")
    assert suspendido is not None
    assert suspendido.estado == "suspendido"


def test_the_persons_plazo_runs_from_reception(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 08:30")
    expediente = fabrica.prevenido()
    assert f"{expediente.prevencion.vence}" == "2026-03-20"  # five working days


def test_there_is_no_second_one() -> None:
    expediente = fabrica.prevenido()
    fabrica.responder(expediente)
    tarea = fabrica.tarea(expediente, "resolver")
    with pytest.raises(Conflicto, match="sólo puede haber una"):
        observar(
            persona=fabrica.quien_atiende(tarea),
            expediente=expediente,
            pregunta=expediente.observaciones.get().pregunta,
            motivo="documento-ilegible",
        )
    with pytest.raises(Conflicto, match="sólo puede haber una"):
        prevenir_a(expediente)


def test_after_the_first_third_of_the_plazo_it_is_too_late(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.observado(fabrica.ingresado(fabrica.CONSTRUCCION))  # ten working days
    reloj_en("2026-03-20 00:00")  # the fourth was the 19th
    with pytest.raises(Conflicto, match="primer tercio"):
        prevenir_a(expediente)


def test_on_the_last_day_of_the_window_it_still_goes(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.observado(fabrica.ingresado(fabrica.CONSTRUCCION))
    reloj_en("2026-03-19 23:59")
    prevenir_a(expediente)
    assert fabrica.leer(expediente).estado == "prevenido"


def test_it_cannot_be_answered_before_it_is_sent() -> None:
    expediente = fabrica.observado(fabrica.ingresado())
    prevenir_a(expediente)
    with pytest.raises(Conflicto, match="Aún no se te notifica"):
        fabrica.responder(expediente)


def test_the_answer_gives_tasks_and_clock_back() -> None:
    expediente = fabrica.prevenido(fabrica.CONSTRUCCION)
    respondido = fabrica.responder(expediente)
    plazo = relojes.plazo_de(respondido, "respuesta")
    assert respondido.estado == "en_tramite"
    assert plazo is not None
    assert plazo.estado == "corriendo"
    assert fabrica.tarea(respondido, "revisar").vence == plazo.vence_fecha


def test_an_answer_that_leaves_the_application_incomplete_is_refused() -> None:
    expediente = fabrica.prevenido()
    expediente.adjuntos.all().delete()
    with pytest.raises(DatosInvalidos):
        fabrica.responder(expediente)


def test_another_department_may_not_observe() -> None:
    expediente = fabrica.ingresado()
    ajena = fabrica.funcionaria("revisor", "desarrollo-urbano")
    with pytest.raises(NoPermitido):
        observar(
            persona=ajena, expediente=expediente, pregunta="nombre", motivo="documento-ilegible"
        )


def test_the_paper_says_how_long_there_is_and_no_date_that_is_not_known_yet() -> None:
    expediente = fabrica.prevenido(fabrica.CONSTRUCCION, leida=False)
    plazo = expediente.documentos.get(clave="prevencion").datos["plazo"]
    assert plazo["vence_largo"] == "5 días hábiles"
