"""Whoever reviews sees, beside the point, in which zone it is: a fact to look at, not an order."""

import pytest

from experta.oficina.tests.casos import de_revision, entrar, revisora_de, textos
from tests import fabrica

pytestmark = pytest.mark.django_db

PREDIO = "//*[@id='dato-predio']"


def _pagina_con(latitud: str, longitud: str) -> str:
    borrador = fabrica.borrador("apertura-sare")
    predio = {"clave_catastral": "123-045-006", "latitud": latitud, "longitud": longitud}
    borrador.guardar_respuestas(borrador.revision, {**borrador.respuestas, "predio": predio})
    expediente = fabrica.enviar(borrador, "clave-de-zona", acepta_notificacion=True)
    tarea = de_revision(expediente, "dictaminar", dependencia="desarrollo-urbano")
    cuerpo = entrar(revisora_de(tarea)).get(f"/oficina/tareas/{tarea.pk}/").content
    return " ".join(textos(cuerpo, PREDIO))


def test_the_zone_of_the_point_is_beside_it() -> None:
    dicho = _pagina_con("28.63", "-106.07")
    assert "Se permite Por el punto que se dio, el lugar está en «Centro de la ciudad»." in dicho
    assert "Es orientación del mapa de zonas de hoy, no decide. Datos de demostración." in dicho
    assert "Observar esto" not in dicho


def test_a_giro_that_may_not_fit_is_also_in_the_checklist() -> None:
    dicho = _pagina_con("28.60", "-106.09")
    assert "No se permite Por el punto que se dio" in dicho
    assert "Observar esto" in dicho


def test_without_zone_nothing_is_said() -> None:
    assert "zona" not in _pagina_con("28.0", "-105.6")
