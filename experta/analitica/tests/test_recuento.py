"""What each case adds to the figures, from acts that really happened."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from experta.analitica import recuento
from experta.analitica.models import Causa, Cifra, Lectura
from experta.analitica.recuento import poner_al_dia, recalcular
from experta.expedientes.models import Suceso
from experta.tramitacion import jobs
from tests import fabrica

pytestmark = pytest.mark.django_db


def cifra_de(expediente: Any) -> Cifra:
    """Return the figures of a case, brought up to date."""
    poner_al_dia()
    return Cifra.objects.get(pk=expediente.pk)


def test_a_draft_adds_nothing_and_an_application_in_review_only_that_it_came() -> None:
    borrador, ingresado = fabrica.borrador(), fabrica.ingresado()
    cifra = cifra_de(ingresado)
    assert not Cifra.objects.filter(pk=borrador.pk).exists()
    assert cifra.en_linea
    assert (cifra.revisado, cifra.a_la_primera, cifra.respondido, cifra.horas) == (None,) * 4


def test_a_case_never_prevented_passed_at_the_first(reloj_en: Callable[[str], Any]) -> None:
    reloj_en("2026-03-12 10:00")
    cifra = cifra_de(fabrica.concluido())
    assert (cifra.a_la_primera, cifra.horas, cifra.en_plazo) == (True, 0, True)
    assert cifra.revisado == cifra.respondido == cifra.ingresado


def test_a_prevention_ends_the_first_review_and_its_causes_are_kept() -> None:
    caso = fabrica.prevenido()
    cifra = cifra_de(caso)
    causa = Causa.objects.get()
    observacion = caso.observaciones.get()
    assert (cifra.a_la_primera, cifra.respondido) == (False, None)
    assert (causa.pregunta, causa.motivo) == (observacion.pregunta, observacion.motivo)
    assert causa.dependencia == "secretaria-ayuntamiento"


def test_the_time_of_the_citizen_is_from_the_notification_to_the_answer(
    reloj_en: Callable[[str], Any],
) -> None:
    reloj_en("2026-03-09 08:00")
    caso = fabrica.prevenido()
    reloj_en("2026-03-11 08:00")
    fabrica.responder(caso)
    reloj_en("2026-03-11 12:00")
    cifra = cifra_de(fabrica.firmar_todo(fabrica.resuelto(caso)))
    assert (cifra.horas, cifra.horas_autoridad, cifra.horas_titular) == (52, 4, 48)


def test_the_time_of_the_payment_is_from_the_order_to_the_money(
    reloj_en: Callable[[str], Any],
) -> None:
    reloj_en("2026-03-09 08:00")
    caso = fabrica.por_pagar()
    reloj_en("2026-03-10 08:00")
    fabrica.pagado(caso)
    reloj_en("2026-03-10 10:00")
    cifra = cifra_de(fabrica.firmar_todo(caso))
    assert (cifra.horas, cifra.horas_autoridad, cifra.horas_pago) == (26, 2, 24)


def test_an_answer_after_the_plazo_and_the_promise_is_late(reloj_en: Callable[[str], Any]) -> None:
    reloj_en("2026-03-09 08:00")
    caso = fabrica.ingresado(fabrica.SARE)
    reloj_en("2026-06-09 08:00")
    cifra = cifra_de(fabrica.firmar_todo(fabrica.resuelto(caso, "desfavorable")))
    assert cifra.en_plazo is False
    assert cifra.promesa_cumplida in (False, None)


def test_reading_the_history_twice_counts_once_and_only_what_is_new_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recuento, "SOLAPE", 0)
    fabrica.prevenido()
    assert poner_al_dia() == 1
    assert poner_al_dia() == 0
    assert (Cifra.objects.count(), Causa.objects.count()) == (1, 1)
    assert Lectura.objects.get().suceso == Suceso.objects.latest("pk").pk


def test_a_history_longer_than_the_limit_is_read_in_several_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recuento, "SOLAPE", 0)
    casos = [fabrica.ingresado(), fabrica.ingresado()]
    while poner_al_dia(limite=1):
        pass
    assert set(Cifra.objects.values_list("pk", flat=True)) == {caso.pk for caso in casos}


def test_counting_everything_again_mends_what_somebody_spoilt() -> None:
    caso = fabrica.prevenido()
    poner_al_dia()
    Cifra.objects.update(a_la_primera=True)
    assert recalcular() == 1
    assert Cifra.objects.get(pk=caso.pk).a_la_primera is False


def test_the_worker_brings_the_figures_up_to_date() -> None:
    fabrica.ingresado()
    assert jobs.observar() == 1
    assert Cifra.objects.count() == 1


def test_the_queries_do_not_grow_with_the_cases() -> None:
    poner_al_dia()
    costos = []
    for cuantos in (1, 3):
        for _ in range(cuantos):
            fabrica.prevenido()
        with CaptureQueriesContext(connection) as consultas:
            poner_al_dia()
        costos.append(len(consultas))
    assert costos[0] == costos[1]
