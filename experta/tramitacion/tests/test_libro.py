"""The ledger of a case for people and for spreadsheets."""

import csv
import io
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from experta.comun import reloj
from experta.comun.texto import celda_segura
from experta.plazos.services import comprobar_libro
from experta.tramitacion.actos.desistir import desistir
from experta.tramitacion.consultas.libro import a_csv, a_json, libro
from experta.tramitacion.relojes import respuesta_de
from tests import fabrica

FORMULAS = "=+-@\t\r\n"


@pytest.mark.django_db
def test_each_clock_has_its_lines_with_article_and_holder(
    reloj_en: Callable[[str], datetime],
) -> None:
    reloj_en("2026-03-12 10:00")
    relojes = {reloj.clave: reloj for reloj in libro(fabrica.prevenido().pk)}
    assert set(relojes) == {"respuesta", "promesa", "subsanar"}
    respuesta = relojes["respuesta"]
    assert respuesta.estado == "Suspendido"
    assert all(linea.articulo and linea.explicacion for linea in respuesta.lineas)
    assert relojes["subsanar"].lineas[-1].por_venir
    assert relojes["subsanar"].lineas[0].quien == "La persona solicitante"


@pytest.mark.django_db
@pytest.mark.parametrize("caso", ["prevenido", "con_prorroga", "con_ficta", "advertido"])
def test_every_line_says_who_held_the_case(caso: str) -> None:
    relojes = libro(getattr(fabrica, caso)().pk)
    lineas = [linea for reloj in relojes for linea in reloj.lineas]
    assert lineas
    assert all(linea.quien and linea.articulo for linea in lineas)
    assert not any(reloj.nombre == reloj.clave for reloj in relojes)


@pytest.mark.django_db
def test_the_ledger_costs_the_same_whatever_its_size() -> None:
    corto, largo = fabrica.ingresado(), fabrica.prevenido()
    with CaptureQueriesContext(connection) as uno:
        libro(corto.pk)
    with CaptureQueriesContext(connection) as otro:
        libro(largo.pk)
    assert len(uno) == len(otro)


@pytest.mark.django_db
def test_csv_and_json_say_the_same() -> None:
    relojes = libro(fabrica.ingresado().pk)
    filas = list(csv.DictReader(io.StringIO(a_csv("CR-1", relojes).removeprefix("\ufeff"))))
    renglones = [fila for plazo in a_json("CR-1", relojes)["plazos"] for fila in plazo["renglones"]]
    assert [fila["que_paso"] for fila in filas] == [fila["texto"] for fila in renglones]
    assert [fila["fecha"] for fila in filas] == [fila["fecha"] for fila in renglones]
    assert {fila["folio"] for fila in filas} == {"CR-1"}


@given(st.sampled_from(FORMULAS), st.text(max_size=20))
def test_no_cell_is_a_formula(inicio: str, resto: str) -> None:
    assert celda_segura(inicio + resto)[0] == "'"
    assert celda_segura(inicio + resto)[1:] == inicio + resto


def test_an_ordinary_cell_is_left_alone() -> None:
    assert celda_segura("Se abre un plazo de 7 horas") == "Se abre un plazo de 7 horas"
    assert celda_segura("") == ""


@pytest.mark.django_db
def test_the_ledger_says_what_silence_meant_and_how_late_the_answer_came() -> None:
    expediente = fabrica.con_ficta()
    plazo = respuesta_de(expediente)
    assert plazo.vence_at
    ficta = plazo.renglones.get(tipo="ficta")
    assert (ficta.fecha, ficta.regla) == (reloj.local(plazo.vence_at).date(), "negativa-ficta")
    assert "se entiende negado" in ficta.texto.lower()
    fabrica.firmar_todo(fabrica.resuelto(expediente))
    assert [r.tipo for r in plazo.renglones.all()][-3:] == [
        "vencimiento",
        "ficta",
        "respuesta-tardia",
    ]
    (linea,) = [una for una in libro(expediente.pk)[0].lineas if "fuera de plazo" in una.texto]
    assert "días hábiles desde que venció" in linea.texto
    assert comprobar_libro(plazo) == []


@pytest.mark.django_db
@pytest.mark.parametrize("desecha", [True, False])
def test_a_case_that_ends_without_an_answer_says_so_in_its_ledger(desecha: bool) -> None:
    expediente = fabrica.desechado() if desecha else fabrica.ingresado()
    if not desecha:
        desistir(persona=expediente.creado_por, expediente=expediente)
    plazo = respuesta_de(expediente)
    ultimo = plazo.renglones.latest("orden")
    assert (plazo.estado, ultimo.tipo) == ("cancelado", "cancelacion")
    assert ultimo.regla == ("desechamiento" if desecha else "desistimiento")
    assert ultimo.texto.endswith("se desechó." if desecha else "retiró su solicitud.")
    assert comprobar_libro(plazo) == []
