"""Opinions in parallel, decisions once, nobody on their own case."""

import pytest

from experta.cuentas.models import Rol
from experta.expedientes.models import Dictamen
from experta.tramitacion.actos.dictaminar import dictaminar
from experta.tramitacion.actos.resolver import resolver
from experta.tramitacion.actos.retirar_observacion import retirar_observacion
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db
FUNDAMENTO = "Cumple con el reglamento."


def test_three_areas_get_their_task_at_once() -> None:
    expediente = fabrica.ingresado(fabrica.SARE)
    areas = expediente.tareas.filter(acto="dictaminar").values_list("area", flat=True)
    assert set(areas) == {"uso-de-suelo", "proteccion-civil", "funcionamiento"}


def test_each_area_goes_to_its_own_office() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(fabrica.SARE), "dictaminar", area="funcionamiento")
    assert tarea.dependencia == "gobernacion"


def test_the_last_opinion_moves_the_case_on() -> None:
    expediente = fabrica.resuelto(fabrica.ingresado(fabrica.SARE))
    assert Dictamen.objects.filter(expediente=expediente).count() == 3
    assert expediente.ordenes.count() == 1


def test_one_against_leads_to_a_negative_decision() -> None:
    expediente = fabrica.ingresado(fabrica.SARE)
    sentidos = {"uso-de-suelo": "desfavorable"}
    for tarea in expediente.tareas.filter(acto="dictaminar"):
        dictaminar(
            persona=fabrica.quien_atiende(tarea),
            tarea=tarea,
            sentido=sentidos.get(tarea.area, "favorable"),
            fundamento=FUNDAMENTO,
        )
    negativa = fabrica.tarea(expediente, "resolver")
    with pytest.raises(DatosInvalidos):
        resolver(
            persona=fabrica.quien_atiende(negativa),
            tarea=negativa,
            sentido="favorable",
            motivos=FUNDAMENTO,
        )


def test_who_comes_second_is_told_who_was_first() -> None:
    expediente = fabrica.ingresado()
    tarea = fabrica.tarea(expediente, "resolver")
    primera = fabrica.quien_atiende(tarea)
    segunda = fabrica.funcionaria(Rol.REVISOR, tarea.dependencia)
    resolver(persona=primera, tarea=tarea, sentido="favorable", motivos=FUNDAMENTO)
    with pytest.raises(Conflicto, match=primera.nombre_completo):
        resolver(persona=segunda, tarea=tarea, sentido="favorable", motivos=FUNDAMENTO)


def test_without_grounds_there_is_no_decision() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    with pytest.raises(DatosInvalidos) as error:
        resolver(
            persona=fabrica.quien_atiende(tarea), tarea=tarea, sentido="favorable", motivos="  "
        )
    assert [falta.clave for falta in error.value.faltas] == ["motivos"]


def test_nobody_decides_on_their_own_case() -> None:
    revisora = fabrica.funcionaria(Rol.REVISOR, "secretaria-ayuntamiento")
    tarea = fabrica.tarea(fabrica.ingresado(persona=revisora), "resolver")
    with pytest.raises(NoPermitido, match="tuyo"):
        resolver(persona=revisora, tarea=tarea, sentido="favorable", motivos=FUNDAMENTO)


def test_an_appointment_that_ended_gives_no_right() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    revisora = fabrica.quien_atiende(tarea)
    revisora.nombramientos.update(hasta="2020-01-01", desde="2019-01-01")
    with pytest.raises(NoPermitido):
        resolver(persona=revisora, tarea=tarea, sentido="favorable", motivos=FUNDAMENTO)


def test_the_control_body_sees_the_task_and_cannot_do_it() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    auditor = fabrica.funcionaria(Rol.OIC, "oic")
    assert tarea in type(tarea).objects.visible_to(auditor)
    with pytest.raises(NoPermitido):
        resolver(persona=auditor, tarea=tarea, sentido="favorable", motivos=FUNDAMENTO)


def test_a_task_is_done_only_by_the_act_it_asks_for() -> None:
    expediente = fabrica.por_firmar()
    de_firma = fabrica.tarea(expediente, "firmar")
    with pytest.raises(NoPermitido, match="otra cosa"):
        dictaminar(
            persona=fabrica.quien_atiende(de_firma),
            tarea=de_firma,
            sentido="favorable",
            fundamento=FUNDAMENTO,
        )


def test_an_observation_is_withdrawn_only_by_its_area() -> None:
    expediente = fabrica.observado(fabrica.ingresado(fabrica.SARE))
    observacion = expediente.observaciones.get()
    otra = next(
        tarea
        for tarea in expediente.tareas.filter(acto="dictaminar")
        if tarea.area != observacion.area
    )
    with pytest.raises(NoPermitido):
        retirar_observacion(persona=fabrica.quien_atiende(otra), observacion=observacion)
