"""Two at once: one effect, and whoever comes second is told so."""

from functools import partial
from typing import Any

import pytest
from django.test import Client

from experta.bandeja.models import Tarea
from experta.consola.demostracion import actuacion
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.rules import BORRADOR
from experta.portal.tests.solicitudes import entrar, formulario_de
from tests import fabrica
from tests.fallas.a_la_vez import a_la_vez

pytestmark = pytest.mark.django_db(transaction=True)

DICTAMEN = {"sentido": "favorable", "fundamento": "Cumple con el reglamento."}


@pytest.fixture(autouse=True)
def _sin_trabajador(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the slow work owed, as while the worker is busy; `fabrica.drenar` does it."""
    monkeypatch.setattr("experta.tramitacion.cola.async_task", lambda *_argumentos: None)


def _envios(persona: Persona, borrador: Expediente, paginas: int) -> list[int]:
    """Press "Enviar" twice at once, from one page or from two; return both answers' status."""
    revisar, enviar = (f"/mis-tramites/{borrador.pk}/{paso}/" for paso in ("revisar", "enviar"))
    lector = entrar(persona)
    formas = [formulario_de(lector.get(revisar)) for _ in range(paginas)]
    pares = [(entrar(persona), formas[0]), (entrar(persona), formas[-1])]
    respuestas = a_la_vez(*(partial(c.post, enviar, forma) for c, forma in pares))
    return sorted(respuesta.status_code for respuesta in respuestas)


def test_un_doble_clic_en_enviar_ingresa_una_sola_vez() -> None:
    ana = fabrica.ciudadana()
    borrador = fabrica.borrador(persona=ana)
    assert _envios(ana, borrador, paginas=1) == [302, 302]
    assert borrador.sucesos.filter(acto="ingresar").count() == 1
    assert fabrica.leer(borrador).estado != BORRADOR


def test_enviar_a_la_vez_desde_dos_pestanas_dice_a_una_que_ya_se_envio() -> None:
    ana = fabrica.ciudadana()
    borrador = fabrica.borrador(persona=ana)
    assert _envios(ana, borrador, paginas=2) == [302, 409]
    assert borrador.sucesos.filter(acto="ingresar").count() == 1


def test_dos_pestanas_que_guardan_a_la_vez_no_se_pisan() -> None:
    ana = fabrica.ciudadana()
    borrador = fabrica.borrador(persona=ana)
    pagina = f"/mis-tramites/{borrador.pk}/llenar/persona/"
    datos = formulario_de(entrar(ana).get(pagina))
    nombres = ("Ana Luisa", "Ana Lucía")
    guardar = [partial(entrar(ana).post, pagina, {**datos, "nombre": uno}) for uno in nombres]
    respuestas = a_la_vez(*guardar)
    assert sorted(r.status_code for r in respuestas) == [302, 409]
    perdedora = next(r for r in respuestas if r.status_code == 409).content.decode()
    assert all(nombre in perdedora for nombre in nombres)
    assert fabrica.leer(borrador).respuestas["nombre"] in nombres


def test_las_dos_ultimas_opiniones_a_la_vez_avanzan_el_tramite_una_sola_vez() -> None:
    caso = actuacion.dictar(fabrica.ingresado(fabrica.SARE), "favorable", maximo=1)
    abiertas = actuacion.tareas(caso, "dictaminar")
    assert len(abiertas) == 2
    assert [r.status_code for r in a_la_vez(*map(_dictaminar, abiertas))] == [302, 302]
    fabrica.drenar()
    assert caso.dictamenes.count() == 3
    assert caso.ordenes.count() == 1


def test_dos_revisoras_que_dictaminan_la_misma_tarea_una_gana_y_la_otra_lo_sabe() -> None:
    caso = fabrica.ingresado(fabrica.SARE)
    tarea = actuacion.tareas(caso, "dictaminar")[0]
    otra = fabrica.funcionaria(tarea.rol, tarea.dependencia)
    respuestas = a_la_vez(_dictaminar(tarea), _dictaminar(tarea, otra))
    assert sorted(r.status_code for r in respuestas) == [302, 409]
    assert caso.dictamenes.count() == 1


def _dictaminar(tarea: Tarea, persona: Persona | None = None) -> Any:
    """Return the press of "Enviar mi dictamen" by who attends that task."""
    navegador: Client = entrar(persona or fabrica.quien_atiende(tarea))
    return partial(navegador.post, f"/oficina/tareas/{tarea.pk}/dictaminar/", DICTAMEN)
