"""A reason to observe is offered, and taken, only for what it can be of."""

import pytest

from experta.oficina.preguntas import de_observacion
from experta.tramitacion.actos.observar import observar
from experta.tramitacion.errores import DatosInvalidos
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("tipo", "ofrece", "no_ofrece"),
    [
        ("archivo", "documento-ilegible", "zona-por-revisar"),
        ("predio", "zona-por-revisar", "documento-ilegible"),
        ("texto", "dato-mal-escrito", "falta-documento"),
    ],
)
def test_the_form_offers_the_reasons_of_that_type(tipo: str, ofrece: str, no_ofrece: str) -> None:
    claves = {opcion.clave for opcion in de_observacion(tipo)[0].opciones}
    assert ofrece in claves
    assert no_ofrece not in claves


def test_the_act_takes_no_reason_of_another_thing() -> None:
    caso = fabrica.ingresado()
    persona = fabrica.quien_atiende(fabrica.tarea(caso, "resolver"))
    with pytest.raises(DatosInvalidos, match="motivo de la lista"):
        observar(
            persona=persona, expediente=caso, pregunta="identificacion", motivo="zona-por-revisar"
        )
