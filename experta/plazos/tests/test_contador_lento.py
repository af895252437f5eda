"""The rules agree with an independent slow counter, and keep the properties of a clock.

The hundred thousand: `.venv/bin/pytest -m lenta experta/plazos` (three or four minutes).
"""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experta.plazos.calendario import Caida, Calendario, DiaInhabil
from experta.plazos.rules import calcular, usados_y_restantes
from experta.plazos.tests.contador_lento import Caso, limite_de_prevencion
from experta.plazos.tests.contador_lento import contar as contar_lento
from experta.plazos.tipos import (
    ACargo,
    Computo,
    Escalon,
    Solicitud,
    Suspension,
    Tipo,
    Unidad,
    dia_de,
)

DIA = timedelta(days=1)
PRIMERO = datetime.fromisoformat("2025-01-01")  # wall time, as the rules take it
EJERCICIOS = frozenset({2025, 2026, 2027})


def al_azar(azar: random.Random) -> Caso:
    """Return a case of any unit: start, length, calendar, suspensions, extension, outages."""
    unidad = azar.choice(list(Unidad))
    horas = unidad == Unidad.HORAS_HABILES
    inicio = PRIMERO + azar.randrange(500) * DIA + azar.randrange(24 * 60) * timedelta(minutes=1)
    cantidad = azar.randint(1, 5 if unidad == Unidad.MESES else 45)
    inhabiles = frozenset(PRIMERO.date() + azar.randrange(1000) * DIA for _ in range(40))
    pausas: list[tuple[date, date | None]] = []
    for _ in range(azar.choice([0, 1, 1, 2, 3])):
        desde = (inicio + azar.randrange(60) * DIA).replace(hour=azar.randrange(24))
        hasta = None if azar.random() < 0.1 else desde.date() + azar.randrange(25) * DIA
        pausas.append((desde if horas and azar.random() < 0.5 else desde.date(), hasta))
    prorroga = azar.choice([0, 0, azar.randint(0, cantidad // 2)])
    caidas = frozenset(inicio.date() + azar.randrange(90) * DIA for _ in range(10))
    return Caso(
        inicio, cantidad, unidad, inhabiles, pausas, prorroga, azar.choice([caidas, frozenset()])
    )


def pedir(caso: Caso) -> Solicitud:
    """Return the same case as the rules take it."""
    dias = tuple(DiaInhabil(d, "inhábil", "acuerdo", "x") for d in sorted(caso.inhabiles))
    caidas = tuple(Caida(d, "10:00", "11:00", "acuerdo", "x") for d in sorted(caso.caidas))
    return Solicitud(
        presentado=caso.inicio,
        unidad=Unidad(caso.unidad),
        cantidad=caso.cantidad,
        calendario=Calendario(dias, EJERCICIOS, caidas),
        suspensiones=tuple(Suspension(*pausa) for pausa in caso.pausas),
        prorroga=caso.prorroga,
        a_cargo=ACargo.PERSONA if caso.caidas else ACargo.AUTORIDAD,
    )


def comparar(casos: int, semilla: int) -> dict[Unidad, int]:
    """Compare that many cases; return how many of each unit ended."""
    azar = random.Random(semilla)
    vencidos = dict.fromkeys(Unidad, 0)
    for numero in range(casos):
        caso = al_azar(azar)
        computo = calcular(pedir(caso))
        quien = f"caso {numero} de la semilla {semilla}: {caso}"
        assert computo.vence == contar_lento(caso), quien
        assert computo.limite_prevencion == limite_de_prevencion(caso), quien
        vencidos[Unidad(caso.unidad)] += computo.vence is not None
    return vencidos


def test_2000_random_plazos_agree_with_the_slow_counter() -> None:
    assert min(comparar(2_000, semilla=20261122).values()) > 300


@pytest.mark.lenta
def test_100000_random_plazos_agree_with_the_slow_counter() -> None:
    assert min(comparar(100_000, semilla=1).values()) > 15_000


casos = st.randoms(use_true_random=False).map(al_azar)


def vence(computo: Computo) -> date:
    return dia_de(computo.vence) if computo.vence else date.max


@given(casos)
@settings(max_examples=200, deadline=None)
def test_no_plazo_ends_on_a_dia_inhabil(caso: Caso) -> None:
    solicitud = pedir(caso)
    computo = calcular(solicitud)
    assert computo.vence is None or solicitud.calendario.es_habil(vence(computo))
    assert solicitud.calendario.es_habil(dia_de(computo.limite_prevencion))


@given(casos)
@settings(max_examples=200, deadline=None)
def test_a_longer_later_or_extended_plazo_never_ends_before(caso: Caso) -> None:
    # An outage of one day may excuse the shorter plazo and not the longer one.
    caso = caso._replace(caidas=())
    termina = vence(calcular(pedir(caso)))
    assert termina <= vence(calcular(pedir(caso._replace(cantidad=caso.cantidad + 1))))
    assert termina <= vence(calcular(pedir(caso._replace(inicio=caso.inicio + DIA))))
    assert termina >= vence(calcular(pedir(caso._replace(prorroga=0))))


@given(casos)
@settings(max_examples=200, deadline=None)
def test_another_dia_inhabil_never_brings_the_end_nearer(caso: Caso) -> None:
    solicitud = pedir(caso._replace(caidas=()))
    computo = calcular(solicitud)
    uno_mas = DiaInhabil(dia_de(computo.inicio) + DIA, "acuerdo", "Gaceta", "x")
    calendario = replace(solicitud.calendario, dias=(*solicitud.calendario.dias, uno_mas))
    assert vence(computo) <= vence(calcular(replace(solicitud, calendario=calendario)))


@given(casos)
@settings(max_examples=200, deadline=None)
def test_what_is_used_and_what_is_left_add_up_to_the_plazo(caso: Caso) -> None:
    computo = calcular(pedir(caso))
    ampliado = False
    for renglon in computo.renglones:
        ampliado = ampliado or renglon.tipo == Tipo.PRORROGA
        assert renglon.dias_usados >= 0
        assert renglon.dias_restantes >= 0
        if caso.unidad != Unidad.MESES:
            total = caso.cantidad + (caso.prorroga if ampliado else 0)
            assert renglon.dias_usados + renglon.dias_restantes == total
    assert computo.vence is None or computo.renglones[-1].dias_restantes == 0


@given(casos)
@settings(max_examples=200, deadline=None)
def test_suspended_days_use_nothing(caso: Caso) -> None:
    # Without extension: what is left jumps on the day it is granted.
    solicitud = pedir(caso._replace(prorroga=0))
    for pausa in solicitud.suspensiones:
        cierre = pausa.hasta or pausa.dia_desde + 30 * DIA
        antes = usados_y_restantes(solicitud, pausa.dia_desde)
        assert usados_y_restantes(solicitud, cierre) == antes


@given(casos)
@settings(max_examples=200, deadline=None)
def test_the_moments_come_in_order_and_before_the_end(caso: Caso) -> None:
    computo = calcular(replace(pedir(caso), a_cargo=ACargo.PERSONA))
    assert not computo.escalones or computo.vence
    pasos = [computo.escalones.get(paso) for paso in list(Escalon)[:3]] + [computo.vence]
    momentos = [momento for momento in pasos if momento]
    assert sorted(set(momentos)) == momentos
