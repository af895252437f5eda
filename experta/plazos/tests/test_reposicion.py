"""A plazo opened again counts as any other: from the next día hábil, all of it, and it says why."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from experta.comun import reloj
from experta.plazos import services
from experta.plazos.models import Plazo
from experta.plazos.tests.apoyo import a_las, abrir
from experta.plazos.tests.contador_lento import Caso, contar
from experta.plazos.tipos import Tipo, Unidad, Ventana

DE_ENERO_A_AGOSTO = st.integers(60, 240 * 24 * 60)
UN_DIA = a_las("2026-03-12T10:00")
CANTIDADES = st.integers(1, 40)


def repuesto(momento: datetime, cantidad: int, unidad: str = "dias_habiles") -> Plazo:
    """Open twice the same plazo: the first was answered, the second starts at that wall time."""
    asunto = uuid4()
    abrir(asunto, cantidad=cantidad, unidad=unidad, presentado_at=a_las("2026-01-02T10:00"))
    services.cumplir(asunto=asunto, clave="respuesta", at=a_las("2026-01-02T11:00"))
    return abrir(
        asunto,
        cantidad=cantidad,
        unidad=unidad,
        presentado_at=momento,
        ventana=Ventana.NINGUNA,
        apertura=Tipo.REPOSICION,
    )


class AnyMoment(TestCase):
    """The new clock, against the counter that shares no code with the rules."""

    @settings(max_examples=40, deadline=None)
    @given(DE_ENERO_A_AGOSTO, CANTIDADES)
    def test_it_starts_the_next_working_day_and_lasts_all_of_it(
        self, minutos: int, cantidad: int
    ) -> None:
        momento = a_las("2026-01-02T11:00") + timedelta(minutes=minutos)
        plazo = repuesto(momento, cantidad)
        calendario = plazo.calendario.calendario
        inicio = reloj.local(plazo.inicio_at).date()
        saltados = [reloj.local(momento).date() + timedelta(days=n) for n in range(1, 30)]
        assert inicio == next(dia for dia in saltados if calendario.es_habil(dia))
        inhabiles = calendario.inhabiles
        assert plazo.vence_fecha == contar(
            Caso(reloj.local(momento), cantidad, "dias_habiles", inhabiles)
        )
        assert services.comprobar_libro(plazo) == []


@pytest.mark.django_db
@pytest.mark.parametrize("unidad", list(Unidad))
def test_its_first_line_says_why_and_under_which_article(unidad: str) -> None:
    plazo = repuesto(UN_DIA, 10, unidad)
    primera, segunda = plazo.renglones.all()
    assert (primera.tipo, primera.regla) == ("reposicion", "reposicion")
    assert "arts. 91 y 92" in primera.articulo
    assert "vuelve a revisión" in primera.texto
    assert (primera.dias_usados, segunda.tipo) == (0, "inicio")
    assert services.comprobar_libro(plazo) == []


@pytest.mark.django_db
def test_nobody_is_told_of_a_window_to_prevent() -> None:
    plazo = repuesto(UN_DIA, 10)
    assert not plazo.vencimientos.filter(tipo="limite-prevencion").exists()


@pytest.mark.django_db
def test_the_ledger_of_the_first_time_stays_as_it_was() -> None:
    plazo = repuesto(UN_DIA, 10)
    primero = Plazo.objects.exclude(pk=plazo.pk).get(asunto=plazo.asunto)
    tipos = list(primero.renglones.values_list("tipo", flat=True))
    assert tipos == ["presentacion", "inicio", "cumplimiento"]
