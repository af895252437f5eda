"""A program follows what its person follows, and nothing is told before it is notified."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from experta.api.tests.programa import Programa
from experta.expedientes.models import Expediente
from experta.integraciones.models import Llave
from experta.integraciones.tests import fabrica as integracion
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture
def programa() -> Programa:
    """Return a program with every permission."""
    llave, texto = integracion.llave()
    return Programa(texto, llave)


def de_la_llave(programa: Programa, estado: Any) -> Expediente:
    """Return a case in that state, of the mandate of the key."""
    llave = programa.llave
    assert isinstance(llave, Llave)
    caso: Expediente = estado(fabrica.RESIDENCIA, llave.persona, mandato=llave.mandato)
    return caso


def resuelto(slug: str, persona: Any, **opciones: Any) -> Expediente:
    return fabrica.firmar_todo(fabrica.resuelto(fabrica.ingresado(slug, persona, **opciones)))


def test_an_answer_unread_is_told_only_as_something_to_read(programa: Programa) -> None:
    caso = de_la_llave(programa, resuelto)
    respuesta = programa.leer(f"expedientes/{caso.pk}")
    datos = respuesta.json()
    assert (datos["estado"], datos["te_toca"]) == ("por_leer", True)
    assert "favorable" not in respuesta.content.decode()
    enlistado = programa.leer("expedientes").json()["casos"][0]
    assert enlistado["estado"] == "por_leer"


def test_its_document_is_given_only_after_opening_the_notification(programa: Programa) -> None:
    caso = de_la_llave(programa, resuelto)
    ruta = f"expedientes/{caso.pk}"
    cerrado = next(d for d in programa.leer(ruta).json()["documentos"] if d["notificacion"])
    negado = programa.leer(f"{ruta}/documentos/{cerrado['id']}")
    assert (negado.status_code, negado.json()["notificacion"]) == (409, cerrado["notificacion"])
    abierta = programa.mandar(f"{ruta}/notificaciones/{cerrado['notificacion']}/abrir").json()
    assert (abierta["por_leer"], bool(abierta["surte_efectos_at"])) == (False, True)
    papel = programa.leer(f"{ruta}/documentos/{cerrado['id']}")
    assert (papel.status_code, papel["Content-Type"]) == (200, "application/pdf")
    assert papel["Content-Disposition"].startswith("attachment")
    assert programa.leer(ruta).json()["estado"] == "favorable"


def test_a_notification_of_another_case_is_not_opened_through_ones_own(programa: Programa) -> None:
    propio = de_la_llave(programa, fabrica.ingresado)
    ajeno = fabrica.firmar_todo(fabrica.resuelto(fabrica.ingresado()))
    suya = ajeno.notificaciones.get()
    ruta = f"expedientes/{propio.pk}/notificaciones/{suya.pk}/abrir"
    assert programa.mandar(ruta).status_code == 404
    suya.refresh_from_db()
    assert suya.surte_efectos_at is None


def test_a_list_costs_the_same_for_one_case_and_for_many(programa: Programa) -> None:
    def consultas() -> int:
        with CaptureQueriesContext(
            connection,
        ) as hechas:
            assert programa.leer("expedientes").status_code == 200
        return len(hechas)

    de_la_llave(programa, fabrica.ingresado)
    programa.leer("expedientes")  # the first use of a key is noted
    una = consultas()
    for _ in range(4):
        de_la_llave(programa, fabrica.borrador)
    assert consultas() == una


def test_the_list_goes_by_pages(programa: Programa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experta.api.views.seguimiento.POR_PAGINA", 2)
    for _ in range(3):
        de_la_llave(programa, fabrica.borrador)
    primera = programa.leer("expedientes").json()
    segunda = programa.leer(f"expedientes?pagina={primera['siguiente']}").json()
    assert (len(primera["casos"]), len(segunda["casos"]), segunda["siguiente"]) == (2, 1, None)


def test_the_form_of_a_tramite_tells_what_to_answer(programa: Programa) -> None:
    fabrica.publicar(fabrica.SARE)
    datos = programa.leer(f"tramites/{fabrica.SARE}/formulario").json()
    preguntas = [p for seccion in datos["secciones"] for p in seccion["preguntas"]]
    assert {"archivo", "giro"} <= {p["tipo"] for p in preguntas}
    assert all(p["etiqueta"] for p in preguntas)


def test_a_key_says_for_whom_it_acts(programa: Programa) -> None:
    datos = programa.leer("llave").json()
    assert programa.llave
    assert datos["organizacion"] == str(programa.llave.mandato)
    assert datos["alcance"] == programa.llave.alcance
