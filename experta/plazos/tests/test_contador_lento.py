"""The rules agree with an independent slow counter, and keep the properties of a clock."""

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experta.plazos.calendario import Calendario, DiaInhabil
from experta.plazos.rules import calcular, usados_y_restantes
from experta.plazos.tests.contador_lento import contar as contar_lento
from experta.plazos.tests.contador_lento import contar_horas
from experta.plazos.tipos import Computo, Solicitud, Suspension, Unidad, dia_de

UNIDADES = [Unidad.DIAS_HABILES, Unidad.DIAS_NATURALES, Unidad.MESES]
DIA = timedelta(days=1)
Pausas = list[tuple[date, date | None]]
Caso = tuple[date, int, Unidad, frozenset[date], Pausas]


def al_azar(azar: random.Random) -> Caso:
    inicio = date(2025, 1, 1) + azar.randrange(500) * DIA
    unidad = azar.choice(UNIDADES)
    cantidad = azar.randint(1, 5 if unidad == Unidad.MESES else 45)
    inhabiles = frozenset(date(2025, 1, 1) + azar.randrange(1000) * DIA for _ in range(40))
    pausas: Pausas = []
    for _ in range(azar.choice([0, 1, 1, 2, 3])):
        desde = inicio + azar.randrange(60) * DIA
        abierta = azar.random() < 0.1
        pausas.append((desde, None if abierta else desde + azar.randrange(25) * DIA))
    return inicio, cantidad, unidad, inhabiles, pausas


def calendario(inhabiles: frozenset[date]) -> Calendario:
    dias = tuple(DiaInhabil(d, "inhábil", "acuerdo", "demostración") for d in sorted(inhabiles))
    return Calendario(dias, frozenset({2025, 2026, 2027}))


def pedir(
    inicio: date, cantidad: int, unidad: Unidad, inhabiles: frozenset[date], pausas: Pausas
) -> Solicitud:
    return Solicitud(
        presentado=datetime.combine(inicio, datetime.min.time()),
        unidad=unidad,
        cantidad=cantidad,
        calendario=calendario(inhabiles),
        suspensiones=tuple(Suspension(*pausa) for pausa in pausas),
    )


def comparar(casos: int, semilla: int) -> int:
    azar = random.Random(semilla)
    vencidos = 0
    for numero in range(casos):
        caso = al_azar(azar)
        vence = calcular(pedir(*caso)).vence
        assert vence == contar_lento(*caso), f"caso {numero} de la semilla {semilla}: {caso}"
        vencidos += vence is not None
    return vencidos


def test_5000_random_plazos_agree_with_the_slow_counter() -> None:
    assert comparar(5_000, semilla=20261122) > 4_000


def test_random_plazos_in_hours_agree_with_a_walk_minute_by_minute() -> None:
    azar = random.Random(3)
    for _ in range(60):
        dia, cantidad, _unidad, inhabiles, pausas = al_azar(azar)
        inicio = datetime.combine(dia, time(azar.randrange(24), azar.randrange(60)))
        solicitud = pedir(dia, cantidad, Unidad.HORAS_HABILES, inhabiles, pausas)
        computo = calcular(replace(solicitud, presentado=inicio))
        assert computo.vence == contar_horas(inicio, cantidad, inhabiles, pausas)


@pytest.mark.lenta
def test_100000_random_plazos_agree_with_the_slow_counter() -> None:
    assert comparar(100_000, semilla=1) > 80_000


casos = st.randoms(use_true_random=False).map(al_azar)


def vence(computo: Computo) -> date:
    return dia_de(computo.vence) if computo.vence else date.max


@given(casos)
@settings(max_examples=200, deadline=None)
def test_no_plazo_ends_on_a_dia_inhabil(
    caso: Caso,
) -> None:
    solicitud = pedir(*caso)
    computo = calcular(solicitud)
    assert computo.vence is None or solicitud.calendario.es_habil(vence(computo))
    assert solicitud.calendario.es_habil(dia_de(computo.limite_prevencion))


@given(casos)
@settings(max_examples=200, deadline=None)
def test_a_longer_or_later_plazo_never_ends_before(
    caso: Caso,
) -> None:
    inicio, cantidad, unidad, inhabiles, pausas = caso
    termina = vence(calcular(pedir(*caso)))
    assert termina <= vence(calcular(pedir(inicio, cantidad + 1, unidad, inhabiles, pausas)))
    assert termina <= vence(calcular(pedir(inicio + DIA, cantidad, unidad, inhabiles, pausas)))


@given(casos)
@settings(max_examples=200, deadline=None)
def test_what_is_used_and_what_is_left_add_up_and_suspended_days_use_nothing(
    caso: Caso,
) -> None:
    solicitud = pedir(*caso)
    computo = calcular(solicitud)
    totales = {r.dias_usados + r.dias_restantes for r in computo.renglones}
    assert len(totales) == 1
    if solicitud.unidad != Unidad.MESES:
        assert totales == {solicitud.cantidad}
    for pausa in solicitud.suspensiones:
        cierre = pausa.hasta or pausa.dia_desde + 30 * DIA
        antes = usados_y_restantes(solicitud, pausa.dia_desde)
        assert usados_y_restantes(solicitud, cierre) == antes
