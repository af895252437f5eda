"""People work their hours, are away on some days, and are enough for an ordinary month."""

from datetime import date, datetime, time

from experta.consola.simulacion.personal import (
    Agente,
    Personal,
    ausencias,
    cargas,
    contratar,
    plantilla,
)
from experta.consola.simulacion.rutas import Paso, Puesto, Ruta
from experta.plazos.calendario import Calendario, DiaInhabil
from experta.plazos.tipos import Horario

LUNES = date(2026, 10, 5)
MARTES, MIERCOLES = LUNES.replace(day=6), LUNES.replace(day=7)
FIESTA = DiaInhabil(MARTES, "Fiesta", "acuerdo", "demostración")
CALENDARIO = Calendario((FIESTA,), frozenset({2026}))
REVISA = Puesto("revisor", "urbano")
FIRMA = Puesto("firmante", "urbano")
HORARIOS = {"urbano": Horario(time(8), time(15))}
RUTA = Ruta(
    slug="uso-de-suelo",
    responsable="urbano",
    firmantes=frozenset({"urbano"}),
    etapas=((Paso("dictaminar", REVISA),), (Paso("firmar", FIRMA),)),
    cobra=False,
)


def agente(*fuera: date) -> Agente:
    return Agente("revisor.urbano.1", REVISA, HORARIOS["urbano"], frozenset(fuera))


def a_las(dia: date, hora: int, minuto: int = 0) -> datetime:
    return datetime.combine(dia, time(hora, minuto))


def test_work_ends_the_same_day_when_it_fits() -> None:
    assert agente().termina(a_las(LUNES, 9), 30, CALENDARIO) == a_las(LUNES, 9, 30)


def test_what_does_not_fit_waits_for_the_next_working_day() -> None:
    assert agente().termina(a_las(LUNES, 14, 50), 30, CALENDARIO) == a_las(MIERCOLES, 8, 20)


def test_what_does_not_fit_waits_for_who_is_away() -> None:
    jueves = a_las(LUNES.replace(day=8), 8, 20)
    assert agente(MIERCOLES).termina(a_las(LUNES, 14, 50), 30, CALENDARIO) == jueves


def test_only_who_is_at_the_desk_with_free_hands_takes_work() -> None:
    personal = Personal((agente(MIERCOLES),), CALENDARIO, HORARIOS, {})
    assert personal.libres(REVISA, a_las(LUNES, 8))
    assert not personal.libres(REVISA, a_las(LUNES, 15))
    assert not personal.libres(REVISA, a_las(MARTES, 9))
    assert not personal.libres(REVISA, a_las(MIERCOLES, 9))
    personal.ocupados.add("revisor.urbano.1")
    assert not personal.libres(REVISA, a_las(LUNES, 8))


def test_a_closed_office_opens_the_next_working_day() -> None:
    personal = Personal((agente(),), CALENDARIO, HORARIOS, {})
    assert personal.apertura("urbano", a_las(LUNES, 15)) == a_las(MIERCOLES, 8)
    assert personal.apertura("urbano", a_las(LUNES, 10)) == a_las(LUNES, 10)


def test_more_work_asks_for_more_people_but_one_signs_and_two_are_at_the_counter() -> None:
    pocos = plantilla(cargas([RUTA], 10), HORARIOS)
    muchos = plantilla(cargas([RUTA], 200), HORARIOS)
    assert muchos[REVISA] > pocos[REVISA] >= 1
    assert muchos[FIRMA] == pocos[FIRMA] == 1
    assert pocos[Puesto("ventanilla", "urbano")] == 2


def test_absences_are_fixed_by_the_seed_and_whoever_signs_is_never_away() -> None:
    dias = [date(2026, 1 + n // 25, 1 + n % 25) for n in range(200)]
    fuera = ausencias(3, "revisor.urbano.1", dias)
    assert fuera
    assert fuera == ausencias(3, "revisor.urbano.1", dias)
    assert fuera != ausencias(4, "revisor.urbano.1", dias)
    todos = contratar({REVISA: 2, FIRMA: 1}, HORARIOS, dias, 3)
    assert [bool(a.ausencias) for a in todos] == [False, True, True]
