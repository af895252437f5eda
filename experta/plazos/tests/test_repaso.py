"""Years later the ledger is counted again with the calendars it was written with."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from experta.plazos import services
from experta.plazos.models import Plazo
from experta.plazos.tests.apoyo import a_las, abrir, con_inhabil, reanudar, suspender

pytestmark = pytest.mark.django_db

UNIDADES = [("dias_habiles", 10), ("dias_naturales", 20), ("meses", 2), ("horas_habiles", 60)]


def vida_entera(unidad: str, cantidad: int) -> Plazo:
    """Return a closed plazo to which everything happened: two stops, more time, two calendars."""
    asunto = uuid4()
    abrir(asunto, unidad=unidad, cantidad=cantidad)
    suspender(asunto, "2026-03-17")
    con_inhabil("2026-03-13")
    services.recalcular_abiertos(a_las("2026-03-18T09:00"))
    reanudar(asunto, "2026-03-20")
    services.prorrogar(
        asunto=asunto,
        clave="respuesta",
        cantidad=cantidad // 2,
        at=a_las("2026-03-23T09:00"),
    )
    services.suspender(
        asunto=asunto,
        clave="respuesta",
        desde=a_las("2026-03-24T10:30"),
        motivo="pago",
        regla="espera-de-pago",
    )
    reanudar(asunto, "2026-03-24")
    con_inhabil("2026-03-25")
    services.recalcular_abiertos(a_las("2026-03-25T09:00"))
    services.cumplir(asunto=asunto, clave="respuesta", at=a_las("2026-03-26T12:00"))
    return Plazo.objects.get(asunto=asunto)


@pytest.mark.parametrize(("unidad", "cantidad"), UNIDADES)
def test_a_closed_plazo_is_counted_again_line_by_line(unidad: str, cantidad: int) -> None:
    plazo = vida_entera(unidad, cantidad)
    con_inhabil("2026-03-24")  # a later calendar has nothing to say about it
    assert plazo.renglones.count() >= 9
    assert len(set(plazo.renglones.values_list("calendario", flat=True))) == 3
    assert services.comprobar_libro(plazo) == []


@pytest.mark.parametrize(("unidad", "cantidad"), UNIDADES)
def test_consumed_and_left_add_up_on_every_written_line(unidad: str, cantidad: int) -> None:
    plazo = vida_entera(unidad, cantidad)
    sumas = [(r.tipo, r.dias_usados + r.dias_restantes) for r in plazo.renglones.all()]
    antes = [suma for tipo, suma in sumas][: [t for t, _ in sumas].index("prorroga")]
    despues = [suma for _, suma in sumas][len(antes) :]
    assert len(set(antes)) == len(set(despues)) == 1
    assert despues[0] > antes[0]


@pytest.mark.parametrize(
    ("columna", "orden"), [("dias_usados", 2), ("fecha", 3), ("dias_restantes", 8)]
)
def test_a_line_rewritten_behind_the_back_of_the_room_is_told(columna: str, orden: int) -> None:
    plazo = vida_entera("dias_habiles", 10)
    renglon = plazo.renglones.get(orden=orden)
    valor = getattr(renglon, columna)
    otro = valor + timedelta(days=1) if columna == "fecha" else valor + 1
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE plazos_renglon SET {columna} = %s WHERE id = %s", [otro, renglon.pk]
        )
    (diferencia,) = services.comprobar_libro(Plazo.objects.get(pk=plazo.pk))
    assert diferencia.startswith(f"Renglón {orden}: dice ")


def test_a_due_date_moved_by_hand_is_told() -> None:
    plazo = abrir(uuid4())
    Plazo.objects.filter(pk=plazo.pk).update(vence_fecha="2026-03-30")
    (diferencia,) = services.comprobar_libro(Plazo.objects.get(pk=plazo.pk))
    assert "2026-03-30 en «vence_fecha»; se cuenta 2026-03-27" in diferencia


def test_checking_costs_the_same_for_a_short_ledger_and_a_long_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for plazo in (abrir(uuid4()), vida_entera("dias_habiles", 10)):
        leido = Plazo.objects.select_related("calendario").get(pk=plazo.pk)
        with django_assert_num_queries(1):
            assert services.comprobar_libro(leido) == []
