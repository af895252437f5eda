"""The sweep: every moment is delivered once, whatever happens to the clock or the worker."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from experta.plazos import services
from experta.plazos.models import Plazo, Vencimiento
from experta.plazos.tests.apoyo import a_las, abrir, reanudar, suspender
from tests.planes import planes

pytestmark = pytest.mark.django_db


def hallados(ahora: str) -> list[str]:
    """Return the kinds of moment that a sweep finds at that hour."""
    return [v.tipo for v in services.vencidos_por_atender(a_las(ahora))]


def atender(ahora: str) -> list[str]:
    """Sweep, and return the kinds of moment taken."""
    at = a_las(ahora)
    vencidos = services.vencidos_por_atender(at)
    return [v.tipo for v in vencidos if services.marcar_atendido(v, at)]


def test_each_moment_comes_when_its_part_of_ten_days_is_used_up() -> None:
    abrir(uuid4())  # 13 and 17 to 20, 23 to 27 March; the window closes on the 19th
    assert atender("2026-03-19T23:59") == []
    assert atender("2026-03-20T00:00") == ["limite-prevencion"]
    assert atender("2026-03-20T23:59") == []
    assert atender("2026-03-21T00:00") == ["mitad"]
    assert atender("2026-03-26T00:00") == ["tres-cuartos"]
    assert atender("2026-03-26T23:59") == []
    assert atender("2026-03-27T00:00") == ["ultimo-dia"]
    assert atender("2026-03-28T00:00") == ["respuesta"]
    assert atender("2026-12-31T00:00") == []


def test_a_late_sweep_finds_every_moment_in_its_order() -> None:
    abrir(uuid4())
    todos = ["limite-prevencion", "mitad", "tres-cuartos", "ultimo-dia", "respuesta"]
    assert hallados("2026-03-28T00:00") == todos


def test_a_plazo_of_a_person_has_no_window_to_prevent() -> None:
    abrir(uuid4(), quien="solicitante")
    abrir(uuid4(), ventana="ninguna")
    assert "limite-prevencion" not in hallados("2026-12-31T00:00")


def test_suspension_stops_the_moments_and_resumption_moves_those_not_delivered() -> None:
    asunto = uuid4()
    abrir(asunto)
    assert atender("2026-03-21T00:00") == ["limite-prevencion", "mitad"]
    suspender(asunto, "2026-03-23")
    assert hallados("2026-12-31T00:00") == []
    reanudar(asunto, "2026-03-30")  # seventh day 31 March, last one 7 April
    assert hallados("2026-04-07T00:00") == ["tres-cuartos", "ultimo-dia"]
    assert hallados("2026-04-08T00:00") == ["tres-cuartos", "ultimo-dia", "respuesta"]


def test_an_extension_moves_the_moments_to_the_longer_plazo() -> None:
    asunto = uuid4()
    abrir(asunto)
    services.prorrogar(asunto=asunto, clave="respuesta", cantidad=5, at=a_las("2026-03-18T09:00"))
    momentos = dict(Vencimiento.objects.values_list("tipo", "vence_at"))
    assert momentos["mitad"] == a_las("2026-03-26T00:00")  # the eighth of fifteen days
    assert momentos["ultimo-dia"] == a_las("2026-04-07T00:00")


def test_a_moment_already_delivered_keeps_its_date() -> None:
    asunto = uuid4()
    abrir(asunto)
    assert "mitad" in atender("2026-03-21T00:00")
    services.prorrogar(asunto=asunto, clave="respuesta", cantidad=5, at=a_las("2026-03-23T09:00"))
    assert Vencimiento.objects.get(tipo="mitad").vence_at == a_las("2026-03-21T00:00")
    assert "mitad" not in hallados("2026-12-31T00:00")


def test_a_wait_for_the_payment_leaves_the_window_to_prevent_open() -> None:
    asunto = uuid4()
    abrir(asunto)
    services.suspender(
        asunto=asunto,
        clave="respuesta",
        desde=a_las("2026-03-17T12:00"),
        motivo="pago",
        regla="espera-de-pago",
    )
    assert hallados("2026-12-31T00:00") == ["limite-prevencion"]


def test_a_clock_set_back_an_hour_repeats_nothing_and_loses_nothing() -> None:
    abrir(uuid4())
    assert atender("2026-03-20T00:30") == ["limite-prevencion"]
    (mitad,) = services.vencidos_por_atender(a_las("2026-03-21T00:10"))
    # The host's clock goes back an hour before the moment found is taken.
    assert not services.marcar_atendido(mitad, a_las("2026-03-20T23:10"))
    assert hallados("2026-03-20T23:30") == []
    assert atender("2026-03-21T00:30") == ["mitad"]
    assert atender("2026-03-20T23:59") == atender("2026-03-21T00:59") == []


@pytest.mark.parametrize("momento", ["2026-03-20T00:00", "2026-03-28T00:00"])
def test_a_worker_killed_half_way_leaves_the_moment_for_the_next_sweep(momento: str) -> None:
    plazo = abrir(uuid4())
    antes = hallados(momento)
    *_, ultimo = services.vencidos_por_atender(a_las(momento))

    @transaction.atomic
    def morir() -> None:
        assert services.marcar_atendido(ultimo, a_las(momento))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        morir()
    assert hallados(momento) == antes
    plazo.refresh_from_db()
    assert (plazo.estado, plazo.renglones.count()) == ("corriendo", 2)
    assert services.marcar_atendido(ultimo, a_las(momento))


def test_the_sweep_uses_its_index_and_sorts_nothing_with_many_finished() -> None:
    sembrar(terminados=2_000, abiertos=20)
    plan = explicar()
    assert "vencimiento_por_atender" in plan
    assert "TEMP B-TREE" not in plan
    assert "Seq Scan on plazos_vencimiento" not in plan


def test_the_sweep_costs_one_query_with_many_finished(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    sembrar(terminados=2_000, abiertos=20)
    with django_assert_num_queries(1):
        vencidos = services.vencidos_por_atender(a_las("2026-12-31T00:00"), limite=5)
    assert len(vencidos) == 5
    assert all(vencido.plazo.clave == "respuesta" for vencido in vencidos)


def sembrar(*, terminados: int, abiertos: int) -> None:
    """Fill the table with moments attended, left without a date, and still to be attended."""
    plazo, at = abrir(uuid4()), a_las("2026-03-20T00:00")
    Vencimiento.objects.all().delete()
    filas = [
        Vencimiento(plazo=plazo, tipo=f"{n}", vence_at=at, atendido_at=at)
        if n % 2
        else Vencimiento(plazo=plazo, tipo=f"{n}")
        for n in range(terminados)
    ]
    filas += [Vencimiento(plazo=plazo, tipo=f"a{n}", vence_at=at) for n in range(abiertos)]
    Vencimiento.objects.bulk_create(filas)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE plazos_vencimiento")


def explicar() -> str:
    """Return how the database would do the very queries of the sweep."""
    nuevos, fallidos = planes(lambda: services.vencidos_por_atender(a_las("2026-12-31T00:00")))
    # What failed is sorted, and it is little: by then nothing else is due.
    return nuevos + fallidos.replace("TEMP B-TREE", "")


def test_a_due_moment_is_attended_by_exactly_one() -> None:
    asunto = uuid4()
    abrir(asunto)
    ahora = a_las("2026-03-28T00:00")
    for vencimiento in services.vencidos_por_atender(ahora):
        assert services.marcar_atendido(vencimiento, ahora)
        assert not services.marcar_atendido(vencimiento, ahora)
    plazo = Plazo.objects.get(asunto=asunto)
    assert (plazo.estado, plazo.terminado_at) == ("vencido", ahora)
    assert services.vencidos_por_atender(ahora) == []
    assert [r.tipo for r in services.libro(asunto)].count("vencimiento") == 1


def test_a_moment_found_before_a_suspension_is_not_attended_after_it() -> None:
    asunto = uuid4()
    abrir(asunto)
    ahora = a_las("2026-03-21T00:00")
    limite, mitad = services.vencidos_por_atender(ahora)
    suspender(asunto, "2026-03-20")
    assert not services.marcar_atendido(limite, ahora)
    assert not services.marcar_atendido(mitad, ahora)
    assert services.vencidos_por_atender(a_las("2026-12-01T00:00")) == []


def test_an_end_found_before_somebody_suspended_is_left_alone() -> None:
    asunto = uuid4()
    plazo = abrir(asunto)
    ahora = a_las("2026-03-28T00:00")
    final = services.vencidos_por_atender(ahora)[-1]
    # The other transaction has changed the plazo but its reschedule is not visible yet.
    Plazo.objects.filter(pk=plazo.pk).update(estado="suspendido", vence_at=None)
    assert not services.marcar_atendido(final, ahora)
    final.refresh_from_db()
    assert final.atendido_at is None


def test_as_many_that_fail_as_a_batch_holds_stop_no_other_and_wait_longer_each_time() -> None:
    ahora = a_las("2026-03-20T00:00")
    for _ in range(3):
        abrir(uuid4())
    malos = services.vencidos_por_atender(ahora)
    otro = abrir(uuid4())
    assert len(malos) == 3
    for espera in (5, 10, 20):
        for malo in malos:
            services.aplazar(malo, ahora)
            malo.refresh_from_db()
            assert malo.reintento_at == ahora + timedelta(minutes=espera)
    (bueno,) = services.vencidos_por_atender(ahora, limite=3)
    assert bueno.plazo == otro
    despues = ahora + timedelta(minutes=20)
    assert services.vencidos_por_atender(despues, limite=3) == [bueno, *malos[:2]]
    assert services.marcar_atendido(malos[0], despues)
