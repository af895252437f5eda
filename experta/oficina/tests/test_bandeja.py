"""The inbox is exactly one's work, by due date, and a task has one owner."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.cuentas.models import Rol
from experta.oficina.tests import casos
from experta.oficina.tests.casos import entrar, textos
from experta.plazos.models import Plazo
from tests import fabrica

pytestmark = pytest.mark.django_db
EnReloj = Callable[[str], datetime]
HTMX: dict[str, Any] = {"headers": {"HX-Request": "true"}}


def filas(respuesta: Any) -> list[str]:
    """Return the rows of the list as text."""
    return textos(respuesta.content, "//tr[starts-with(@id, 'tarea-')]")


def consultas(persona: Any, direccion: str) -> int:
    """Return how many queries a page costs to that person."""
    client = entrar(persona)
    client.get(direccion)
    with CaptureQueriesContext(connection) as capturadas:
        assert client.get(direccion).status_code == 200
    return len(capturadas)


def test_only_ones_own_office_is_there() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(fabrica.SARE), "dictaminar", area="funcionamiento")
    propia = entrar(fabrica.quien_atiende(tarea)).get("/oficina/")
    assert len(filas(propia)) == 1
    assert "Licencia de funcionamiento" in filas(propia)[0]
    ajena = entrar(fabrica.funcionaria(Rol.REVISOR, "tesoreria")).get("/oficina/")
    assert filas(ajena) == []
    assert "No tienes tareas pendientes" in ajena.content.decode()


def test_a_case_of_ones_own_is_not_ones_work() -> None:
    revisora = fabrica.funcionaria(Rol.REVISOR)
    fabrica.ingresado(persona=revisora)
    assert filas(entrar(revisora).get("/oficina/")) == []


def test_what_falls_due_first_comes_first(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 09:00")
    primera = fabrica.tarea(fabrica.ingresado(), "resolver")
    segunda = fabrica.tarea(fabrica.ingresado(), "resolver")
    Tarea.objects.filter(pk=primera.pk).update(vence="2026-03-20")
    Tarea.objects.filter(pk=segunda.pk).update(vence="2026-03-13")
    lista = filas(entrar(fabrica.quien_atiende(primera)).get("/oficina/"))
    assert str(segunda.expediente) in lista[0]
    assert str(primera.expediente) in lista[1]


def test_a_promise_that_falls_before_the_legal_date_decides_the_order(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 09:00")
    prometida = fabrica.tarea(fabrica.ingresado(), "resolver")
    de_ley = fabrica.tarea(fabrica.ingresado(), "resolver")
    Tarea.objects.filter(pk=prometida.pk).update(vence="2026-04-20")
    Tarea.objects.filter(pk=de_ley.pk).update(vence="2026-03-13")
    Plazo.objects.filter(asunto=de_ley.expediente_id, clave="promesa").update(clave="otra")
    lista = filas(entrar(fabrica.quien_atiende(de_ley)).get("/oficina/"))
    assert str(prometida.expediente) in lista[0]
    assert "Promesa de servicio: Vence hoy" in lista[0]
    assert "Promesa de servicio" not in lista[1]


@pytest.mark.parametrize(
    ("vence", "dicho"),
    [
        ("2026-03-11", "Venció hace 1 día"),
        ("2026-03-12", "Vence hoy"),
        ("2026-03-13", "Queda 1 día hábil"),
        ("2026-03-18", "Quedan 3 días hábiles"),  # the 16th is a holiday
    ],
)
def test_how_near_it_is_is_said_in_words(reloj_en: EnReloj, vence: str, dicho: str) -> None:
    reloj_en("2026-03-12 09:00")
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    Tarea.objects.filter(pk=tarea.pk).update(vence=vence)
    assert dicho in filas(entrar(fabrica.quien_atiende(tarea)).get("/oficina/"))[0]


@pytest.mark.parametrize(
    ("filtro", "cuantas"),
    [
        ("vence=vencidos", 1),
        ("vence=hoy", 0),
        ("vence=despues", 0),
        ("asignacion=mias", 0),
        ("asignacion=libres", 1),
        ("tramite=constancia-de-residencia", 1),
        ("tramite=apertura-sare", 0),
        ("acto=resolver", 1),
        ("acto=firmar", 0),
        ("area=secretaria-ayuntamiento", 1),
        ("q=NÚÑEZ", 1),
        ("q=nadie", 0),
        ("vence=otra-cosa", 1),
    ],
)
def test_each_filter_keeps_what_it_says(filtro: str, cuantas: int) -> None:
    caso = fabrica.ingresado()
    tarea = fabrica.tarea(caso, "resolver")
    type(caso).objects.filter(pk=caso.pk).update(titular_plegado="luz nunez")
    Tarea.objects.filter(pk=tarea.pk).update(vence=reloj.hoy() - timedelta(days=3))
    lista = entrar(fabrica.quien_atiende(tarea)).get(f"/oficina/?{filtro}")
    assert len(filas(lista)) == cuantas


def test_a_folio_finds_its_task() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    fabrica.ingresado()
    lista = entrar(fabrica.quien_atiende(tarea)).get("/oficina/", {"q": str(tarea.expediente)})
    assert len(filas(lista)) == 1


def test_what_waits_for_the_citizen_is_in_pause() -> None:
    expediente = fabrica.prevenido()
    tarea = expediente.tareas.get(acto="resolver")
    client = entrar(fabrica.quien_atiende(tarea))
    assert filas(client.get("/oficina/")) == []
    assert "En pausa" in filas(client.get("/oficina/?vence=pausa"))[0]


def test_the_list_costs_the_same_for_one_and_for_many() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    revisora = fabrica.quien_atiende(tarea)
    una = consultas(revisora, "/oficina/")
    casos.muchas_tareas(tarea, 60)
    assert consultas(revisora, "/oficina/") == una


def test_a_long_list_has_pages() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    casos.muchas_tareas(tarea, 30)
    client = entrar(fabrica.quien_atiende(tarea))
    primera, segunda = client.get("/oficina/"), client.get("/oficina/?pagina=2")
    assert (len(filas(primera)), len(filas(segunda))) == (25, 6)
    assert not set(filas(primera)) & set(filas(segunda))
    assert textos(primera.content, "//a[@rel='next']") == ["Página siguiente"]


def test_htmx_gets_only_the_list() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    respuesta = entrar(fabrica.quien_atiende(tarea)).get("/oficina/", **HTMX)
    assert len(filas(respuesta)) == 1
    assert "<html" not in respuesta.content.decode()


def asignar(persona: Any, tarea: Tarea, de: str, a: str, **opciones: Any) -> Any:
    """Ask to give a task, as the page shows it to that person."""
    datos = {"de": de, "a": a, "volver": "/oficina/?q=x"}
    return entrar(persona).post(f"/oficina/tareas/{tarea.pk}/asignar/", datos, **opciones)


def test_a_task_is_taken_left_and_given() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    primera = fabrica.quien_atiende(tarea)
    segunda = fabrica.funcionaria(Rol.REVISOR, tarea.dependencia)
    tomada = asignar(primera, tarea, "", str(primera.publica))
    assert (tomada.status_code, tomada["Location"]) == (302, "/oficina/?q=x")
    asignar(primera, tarea, str(primera.publica), str(segunda.publica))
    tarea.refresh_from_db()
    assert tarea.asignada_a == segunda
    asignar(segunda, tarea, str(segunda.publica), "")
    tarea.refresh_from_db()
    assert tarea.asignada_a is None


def test_who_comes_second_is_told_who_has_it() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    primera = fabrica.quien_atiende(tarea)
    segunda = fabrica.funcionaria(Rol.REVISOR, tarea.dependencia, nombre="Lucía")
    asignar(segunda, tarea, "", str(segunda.publica))
    tarde = asignar(primera, tarea, "", str(primera.publica))
    assert tarde.status_code == 409
    assert "Lucía Funcionaria" in tarde.content.decode()
    por_htmx = asignar(primera, tarea, "", str(primera.publica), **HTMX)
    assert por_htmx.status_code == 409
    assert "Lucía Funcionaria" in filas(por_htmx)[0]
    tarea.refresh_from_db()
    assert tarea.asignada_a == segunda


def test_it_is_not_given_to_another_area() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    ajena = fabrica.funcionaria(Rol.REVISOR, "tesoreria")
    respuesta = asignar(fabrica.quien_atiende(tarea), tarea, "", str(ajena.publica))
    assert respuesta.status_code == 409
    assert asignar(ajena, tarea, "", str(ajena.publica)).status_code == 404


def test_the_way_back_stays_in_the_house() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    persona = fabrica.quien_atiende(tarea)
    datos = {"de": "", "a": str(persona.publica), "volver": "https://malo.example/"}
    respuesta = entrar(persona).post(f"/oficina/tareas/{tarea.pk}/asignar/", datos)
    assert respuesta["Location"] == f"/oficina/tareas/{tarea.pk}/"
