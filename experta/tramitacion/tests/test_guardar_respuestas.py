"""Answers are saved as typed; an older tab is told what the other one wrote."""

import pytest

from experta.tramitacion.actos.guardar_respuestas import RespuestasCambiaron, guardar_respuestas
from experta.tramitacion.errores import NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db


def test_a_change_is_merged_and_the_revision_grows() -> None:
    borrador = fabrica.borrador()
    antes = fabrica.leer(borrador)
    guardado = guardar_respuestas(
        persona=borrador.creado_por,
        expediente=borrador,
        cambios={"motivo": "Beca"},
        revision=antes.revision,
    )
    assert guardado.respuestas == {**antes.respuestas, "motivo": "Beca"}
    assert guardado.revision == antes.revision + 1


def test_an_older_tab_gets_what_is_stored() -> None:
    borrador = fabrica.borrador()
    revision = fabrica.leer(borrador).revision
    persona = borrador.creado_por
    guardar_respuestas(
        persona=persona, expediente=borrador, cambios={"motivo": "Beca"}, revision=revision
    )
    with pytest.raises(RespuestasCambiaron) as error:
        guardar_respuestas(
            persona=persona, expediente=borrador, cambios={"motivo": "Escuela"}, revision=revision
        )
    assert error.value.guardadas["motivo"] == "Beca"
    assert fabrica.leer(borrador).respuestas["motivo"] == "Beca"


def test_saving_what_is_already_stored_is_no_conflict() -> None:
    borrador = fabrica.borrador()
    guardadas = fabrica.leer(borrador).respuestas
    guardar_respuestas(
        persona=borrador.creado_por, expediente=borrador, cambios=guardadas, revision=0
    )
    assert fabrica.leer(borrador).revision == 1


def test_somebody_else_may_not_write() -> None:
    with pytest.raises(NoPermitido):
        guardar_respuestas(
            persona=fabrica.ciudadana(), expediente=fabrica.borrador(), cambios={}, revision=1
        )


def test_during_a_prevencion_only_what_it_observes_may_change() -> None:
    expediente = fabrica.prevenido()
    observada = expediente.observaciones.get().pregunta
    guardado = guardar_respuestas(
        persona=expediente.creado_por,
        expediente=expediente,
        cambios={observada: "nuevo", "nombre": "Otra persona"},
        revision=expediente.revision,
    )
    assert guardado.respuestas[observada] == "nuevo"
    assert guardado.respuestas.get("nombre") == expediente.respuestas.get("nombre")
