"""Each department has its part of the plazo; its silence counts only where a rule says so."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from experta.avisos.models import Aviso
from experta.bandeja.models import Tarea
from experta.expedientes.models import Expediente
from experta.expedientes.services.decisiones import asentir
from experta.tramitacion.actos.observar import observar
from experta.tramitacion.consultas import pasos
from experta.tramitacion.consultas.areas import opiniones
from experta.tramitacion.consultas.libro import libro
from experta.tramitacion.relojes import abiertos, plazo_de
from tests import fabrica

pytestmark = pytest.mark.django_db


def ingresado(*, asiente: bool, riesgo: bool = False) -> tuple[Expediente, str]:
    """Return a case whose first area has one day, and the name of its clock."""
    areas: list[dict[str, Any]] = []

    def cambiar(ficha: dict[str, Any]) -> None:
        areas.extend(ficha["proceso"]["parametros"]["areas"])
        tiempo = {"cantidad": 1, "unidad": "dias_habiles", "regla": "plazo-de-la-ficha"}
        areas[0] |= {
            "plazo": tiempo,
            "asentimiento_tacito": asiente,
            "asentimiento_regla": "plazo-general" if asiente else "",
        }
        ficha["riesgo_a_la_vida"] = riesgo

    fabrica.publicar_con(cambiar, fabrica.SARE)
    return fabrica.ingresado(fabrica.SARE), areas[0]["clave"]


def test_its_clock_opens_with_its_task_and_ends_with_its_opinion() -> None:
    expediente, area = ingresado(asiente=False)
    plazo = plazo_de(expediente, f"area:{area}")
    assert plazo
    assert plazo.cantidad == 1
    assert any("Parte del plazo de" in reloj.nombre for reloj in libro(expediente.pk))
    fabrica.dictar(expediente, "favorable")
    plazo.refresh_from_db()
    assert plazo.estado == "cumplido"


def test_its_silence_counts_as_assent_by_rule_and_the_process_goes_on() -> None:
    expediente, area = ingresado(asiente=True)
    with fabrica.vencido(expediente, f"area:{area}"):
        dictamen = expediente.dictamenes.get(area=area)
        assert (dictamen.asentimiento, dictamen.regla, dictamen.autor) == (
            True,
            "plazo-general",
            None,
        )
        assert dictamen.fundamento.startswith("Asentimiento tácito.")
        assert expediente.tareas.get(area=area).estado == Tarea.Estado.HECHA
        assert "Por regla, ante su silencio" in [una.quien for una in opiniones(expediente)]
        assert any("su silencio contó a favor" in una.nota for una in pasos.opiniones(expediente))
        fabrica.dictar(expediente, "favorable")
        assert fabrica.leer(expediente).ordenes.exists()


@pytest.mark.parametrize(("asiente", "riesgo"), [(False, False), (True, True)])
def test_without_rule_or_with_lives_at_risk_it_is_only_escalated(
    asiente: bool, riesgo: bool
) -> None:
    expediente, area = ingresado(asiente=asiente, riesgo=riesgo)
    with fabrica.vencido(expediente, f"area:{area}"):
        assert not expediente.dictamenes.exists()
        assert expediente.tareas.get(area=area).estado == Tarea.Estado.PENDIENTE
        assert Aviso.objects.filter(texto__contains="agotó su parte del plazo").exists()


def test_an_area_that_observed_spoke_and_its_silence_is_no_assent() -> None:
    expediente, area = ingresado(asiente=True)
    tarea = fabrica.tarea(expediente, "dictaminar", area=area)
    nota = observar(
        persona=fabrica.quien_atiende(tarea),
        expediente=expediente,
        pregunta=expediente.adjuntos.order_by("subido_at")[0].pregunta,
        motivo="documento-ilegible",
        area=area,
    )
    with fabrica.vencido(expediente, f"area:{area}"):
        nota.refresh_from_db()
        assert (nota.estado, expediente.dictamenes.count()) == ("anotada", 0)
        assert expediente.tareas.get(area=area).estado == Tarea.Estado.PENDIENTE
        assert Aviso.objects.filter(texto__contains="observó algo y no ha dado").exists()


def test_a_prevencion_stops_the_part_of_each_area_too() -> None:
    expediente, area = ingresado(asiente=True)
    observado = fabrica.mandar_prevencion(fabrica.observado(expediente))
    fabrica.leer_notificaciones(observado)
    plazo = plazo_de(expediente, f"area:{area}")
    assert plazo
    assert plazo.estado == "suspendido"
    assert f"area:{area}" in abiertos(expediente)


def test_an_assent_without_rule_cannot_be_written() -> None:
    expediente = fabrica.ingresado(fabrica.SARE)
    with pytest.raises(IntegrityError), transaction.atomic():
        asentir(expediente=expediente, area="x", regla="", fundamento="Nadie dijo nada.")
