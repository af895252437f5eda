"""The model of a year counts with the law's arithmetic, orders its queues and says what it is."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from experta.consola.simulacion import anual
from experta.consola.simulacion.llegadas import Conducta
from experta.consola.simulacion.modelo import Lapso, Modelo, Tramite, antes
from experta.consola.simulacion.personal import Agente, Personal
from experta.consola.simulacion.rutas import Paso, Puesto, Ruta
from experta.plazos.calendario import Calendario
from experta.plazos.tipos import Horario, Unidad

LUNES = datetime(2026, 10, 5, 9, tzinfo=UTC)
CALENDARIO = Calendario((), frozenset({2026}))
REVISA = Puesto("revisor", "urbano")
HORAS = Horario()
TRAMITE = Tramite(
    ruta=Ruta("uso", "urbano", frozenset({"urbano"}), ((Paso("resolver", REVISA),),), cobra=False),
    plazo=Lapso(3, Unidad.DIAS_HABILES, "plazo-de-la-ficha"),
    promesa=Lapso(1, Unidad.DIAS_HABILES, "promesa-de-servicio"),
    horario=HORAS,
)


def persona(numero: int = 1, llega: datetime = LUNES, **cambios: Any) -> Conducta:
    datos: dict[str, Any] = {
        "en_ventanilla": False,
        "acepta_electronica": True,
        "abandona": False,
        "con_falta": False,
        "procede": True,
        "con_medidas": False,
        "paga_en_linea": True,
        "lee": timedelta(),
        "responde": timedelta(days=3),
        "paga": None,
        "desiste": None,
        **cambios,
    }
    return Conducta(numero=numero, tramite="uso", llega=llega, **datos)


def jugar(*personas: Conducta, fuera: tuple[date, ...] = ()) -> Modelo:
    """Play those people before one reviewer, and then a quiet fortnight."""
    agente = Agente("revisor.urbano.1", REVISA, HORAS, frozenset(fuera))
    personal = Personal((agente,), CALENDARIO, {"urbano": HORAS}, {"uso": "urbano"})
    despues = [
        persona(1000 + n, LUNES + timedelta(days=n), abandona=True)
        for n in range(1, 15)
        if (LUNES + timedelta(days=n)).weekday() < 5
    ]
    modelo = Modelo({"uso": TRAMITE}, personal, 1)
    modelo.correr([*personas, *despues])
    return modelo


def test_a_file_is_answered_the_same_day_and_its_due_date_is_that_of_the_law() -> None:
    (caso,) = jugar(persona()).casos
    assert caso.computo.vence == date(2026, 10, 8)
    assert caso.respondido is not None
    assert caso.respondido.date() == LUNES.date()


def test_a_draft_left_asks_for_nothing() -> None:
    assert jugar(persona(abandona=True)).casos == []


def test_while_the_person_answers_the_clock_of_the_authority_stands() -> None:
    (caso,) = jugar(persona(con_falta=True)).casos
    assert caso.prevenido
    # Presented on Monday, prevented that day, answered on Thursday: three days from Friday.
    assert caso.computo.vence == date(2026, 10, 13)
    assert caso.respondido is not None
    assert antes(caso.respondido, caso.computo.vence)


def test_whoever_never_answers_is_never_answered() -> None:
    (caso,) = jugar(persona(con_falta=True, responde=None)).casos
    assert caso.respondido is None


def test_an_office_with_nobody_is_late_and_its_queue_grows() -> None:
    semana = tuple(LUNES.date() + timedelta(days=n) for n in range(5))
    modelo = jugar(*(persona(n) for n in range(1, 4)), fuera=semana)
    assert modelo.colas[LUNES.date()] == {"urbano": 3}
    tarde = [c.respondido for c in modelo.casos if c.respondido]
    assert len(tarde) == 3
    assert all(momento.date() == date(2026, 10, 12) for momento in tarde)
    assert [modelo.cumple_promesa(caso) for caso in modelo.casos] == [False] * 3


def test_what_falls_due_first_is_done_first() -> None:
    martes = LUNES + timedelta(days=1)
    urgente = persona(1, LUNES + timedelta(hours=5))
    modelo = jugar(persona(2, martes), urgente, fuera=(LUNES.date(), martes.date()))
    respondidos = {caso.conducta.numero: caso.respondido for caso in modelo.casos}
    assert respondidos[1] is not None
    assert respondidos[2] is not None
    assert respondidos[1] < respondidos[2]


@pytest.mark.parametrize(
    ("limite", "dentro"),
    [(date(2026, 10, 5), True), (date(2026, 10, 4), False), (LUNES, True)],
)
def test_the_whole_last_day_is_in_time(limite: date, dentro: bool) -> None:
    assert antes(LUNES, limite) is dentro


def test_a_year_of_the_shelf_says_that_it_is_a_model_and_is_fixed_by_its_seed() -> None:
    def ano(semilla: int) -> dict[str, Any]:
        return anual.correr(2, semilla, date(2026, 1, 1), lambda _texto: None)

    cifras = ano(5)
    assert cifras == ano(5)
    assert cifras != ano(6)
    assert len(cifras["meses"]) == 12
    assert cifras["todos"]["respondidos"] > 300
    assert anual.escribir(cifras).startswith("MODELO de un año: solo reloj y colas")
