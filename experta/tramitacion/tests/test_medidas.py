"""Measures after a visit have their own plazo, article and effect, and end nothing alone."""

from typing import Any

import pytest

from experta.expedientes.models import Expediente
from experta.tramitacion.actos.corregir import corregir
from experta.tramitacion.consultas.vencidos import vencido
from experta.tramitacion.relojes import plazo_de
from tests import fabrica

pytestmark = pytest.mark.django_db
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
