"""The clock of a matter: states, ledger, conditional changes and the sweep."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from experta.plazos import services
from experta.plazos.calendario import CalendarioSinEjercicio, PlazoInvalido
from experta.plazos.models import Plazo, Renglon, Vencimiento, VersionCalendario
from experta.plazos.services import PlazoNoCorre
from experta.plazos.tests.apoyo import a_las, abrir, con_inhabil, reanudar, suspender

pytestmark = pytest.mark.django_db


def test_a_plazo_is_late_from_the_midnight_after_its_last_local_day() -> None:
    plazo = abrir(uuid4())
    assert plazo.vence_fecha == date(2026, 3, 27)
    assert plazo.vence_at == datetime(2026, 3, 28, 6, tzinfo=UTC)
    assert plazo.limite_prevencion == date(2026, 3, 19)
    assert [r.tipo for r in plazo.renglones.all()] == ["presentacion", "inicio"]


def test_a_plazo_in_hours_is_late_from_its_minute() -> None:
    plazo = abrir(uuid4(), unidad="horas_habiles", cantidad=3)
    assert plazo.vence_at == a_las("2026-03-12T13:00")
    assert plazo.vence_fecha == date(2026, 3, 12)


def test_a_moment_late_in_the_evening_belongs_to_the_local_day() -> None:
    plazo = abrir(uuid4(), cantidad=1, presentado_at=datetime(2026, 3, 13, 5, 30, tzinfo=UTC))
    assert plazo.vence_fecha == date(2026, 3, 13)


def test_a_matter_has_one_open_plazo_of_each_key() -> None:
    asunto = uuid4()
    abrir(asunto)
    abrir(asunto, clave="promesa")
    with pytest.raises(PlazoNoCorre, match="ya tiene abierto"):
        abrir(asunto)
    assert services.cumplir(asunto=asunto, clave="respuesta", at=a_las("2026-03-13T10:00"))
    assert abrir(asunto).estado == "corriendo"


def test_a_suspended_plazo_has_no_end_and_resumes_the_day_after_the_answer() -> None:
    asunto = uuid4()
    abrir(asunto)
    suspendido = suspender(asunto, "2026-03-17")
    assert (suspendido.estado, suspendido.vence_at) == ("suspendido", None)
    plazo = reanudar(asunto, "2026-03-24")
    assert (plazo.estado, plazo.vence_fecha) == ("corriendo", date(2026, 4, 7))
    lineas = [(r.tipo, r.quien_lo_tiene, r.dias_restantes) for r in services.libro(asunto)]
    assert lineas[2:] == [
        ("suspension", "solicitante", 8),
        ("reanudacion", "municipio", 8),
        ("vencimiento", "municipio", 0),
    ]


def test_two_suspensions_are_read_back_from_the_ledger() -> None:
    asunto = uuid4()
    abrir(asunto)
    for desde, hasta in (("2026-03-17", "2026-03-24"), ("2026-03-26", "2026-03-27")):
        suspender(asunto, desde)
        reanudar(asunto, hasta)
    assert Plazo.objects.get(asunto=asunto).vence_fecha == date(2026, 4, 8)


def test_a_plazo_that_ended_before_cannot_be_suspended() -> None:
    asunto = uuid4()
    abrir(asunto)
    with pytest.raises(PlazoNoCorre, match="termina antes"):
        suspender(asunto, "2026-03-28")
    assert Plazo.objects.get(asunto=asunto).estado == "corriendo"
    assert Renglon.objects.filter(plazo__asunto=asunto).count() == 2


def test_suspended_on_its_last_day_that_day_is_left() -> None:
    asunto = uuid4()
    abrir(asunto)
    suspender(asunto, "2026-03-27")
    assert Plazo.objects.get(asunto=asunto).estado == "suspendido"
    assert Renglon.objects.filter(plazo__asunto=asunto).latest("pk").dias_restantes == 1


def test_only_a_running_plazo_is_suspended_and_only_a_suspended_one_resumes() -> None:
    asunto = uuid4()
    abrir(asunto)
    with pytest.raises(PlazoNoCorre):
        reanudar(asunto, "2026-03-17")
    suspender(asunto, "2026-03-17")
    with pytest.raises(PlazoNoCorre):
        suspender(asunto, "2026-03-18")


def test_an_answer_before_the_prevencion_is_refused() -> None:
    asunto = uuid4()
    abrir(asunto)
    suspender(asunto, "2026-03-17")
    with pytest.raises(PlazoInvalido):
        reanudar(asunto, "2026-03-13")


@pytest.mark.parametrize("vuelve", [False, True])
def test_the_loser_of_a_race_changes_nothing(monkeypatch: pytest.MonkeyPatch, vuelve: bool) -> None:
    asunto = uuid4()
    viejo = abrir(asunto)
    suspender(asunto, "2026-03-17")
    if vuelve:
        reanudar(asunto, "2026-03-18")
    # The second writer still believes what it read before the first one wrote.
    monkeypatch.setattr(services, "_tomar", lambda *_: viejo)
    with pytest.raises(PlazoNoCorre, match="Alguien más"):
        services.prorrogar(
            asunto=asunto, clave="respuesta", cantidad=5, at=a_las("2026-03-19T09:00")
        )
    assert Plazo.objects.get(asunto=asunto).prorroga == 0


def test_an_extension_is_given_once_before_the_end_and_at_most_half() -> None:
    asunto = uuid4()
    abrir(asunto)

    def prorrogar(cantidad: int, dia: str) -> Plazo:
        return services.prorrogar(
            asunto=asunto, clave="respuesta", cantidad=cantidad, at=a_las(f"{dia}T09:00")
        )

    with pytest.raises(PlazoInvalido, match="mitad"):
        prorrogar(6, "2026-03-20")
    with pytest.raises(PlazoNoCorre):
        prorrogar(5, "2026-03-28")
    assert prorrogar(5, "2026-03-27").vence_fecha == date(2026, 4, 7)
    with pytest.raises(PlazoNoCorre):
        prorrogar(1, "2026-03-27")


def test_what_is_left_counts_to_the_close_of_the_day() -> None:
    plazo = abrir(uuid4())
    dias = [date(2026, 3, 12), date(2026, 3, 13), date(2026, 3, 16), date(2026, 3, 27)]
    assert [services.dias_restantes(plazo, dia) for dia in dias] == [10, 9, 9, 0]


def test_ending_a_plazo_twice_is_told_and_leaves_nothing_to_the_sweep() -> None:
    asunto = uuid4()
    abrir(asunto)
    at = a_las("2026-03-20T10:00")
    assert services.cancelar(asunto=asunto, clave="respuesta", at=at)
    assert not services.cumplir(asunto=asunto, clave="respuesta", at=at)
    assert not Vencimiento.objects.filter(vence_at__isnull=False).exists()
    assert [r.tipo for r in services.libro(asunto)][-1] == "cancelacion"


def test_the_calendar_makes_a_new_version_only_when_it_changed() -> None:
    primera = services.cargar_calendario()
    assert services.cargar_calendario() == primera == services.calendario_vigente()
    VersionCalendario.objects.filter(pk=primera.pk).update(huella="otra")
    assert services.cargar_calendario().numero == primera.numero + 1


def test_a_due_date_keeps_the_calendar_with_which_it_was_counted() -> None:
    asunto = uuid4()
    abrir(asunto)
    con_inhabil("2026-03-20")
    suspender(asunto, "2026-03-17")
    assert reanudar(asunto, "2026-03-17").vence_fecha == date(2026, 3, 27)


def test_a_day_declared_inhabil_meanwhile_moves_the_open_plazos_and_says_so() -> None:
    asunto = uuid4()
    abrir(asunto)
    con_inhabil("2026-03-20")
    at = a_las("2026-03-18T09:00")
    (cambio,) = services.recalcular_abiertos(at)
    assert (cambio.antes, cambio.despues) == (date(2026, 3, 27), date(2026, 3, 30))
    assert services.recalcular_abiertos(at) == []
    assert Plazo.objects.get(asunto=asunto).vence_fecha == date(2026, 3, 30)
    linea = Renglon.objects.get(plazo__asunto=asunto, tipo="recalculo")
    assert "viernes 27 de marzo" in linea.texto
    assert "lunes 30 de marzo" in linea.texto


def test_a_plazo_into_a_year_without_calendar_is_not_opened() -> None:
    with pytest.raises(CalendarioSinEjercicio):
        abrir(uuid4(), presentado_at=a_las("2027-12-30T10:00"))
    assert not Plazo.objects.exists()


def test_the_ledger_is_append_only() -> None:
    plazo = abrir(uuid4())
    linea = plazo.renglones.all()[0]
    for escribir in (linea.save, linea.delete, Renglon.objects.all().delete):
        with pytest.raises(TypeError, match="append-only"):
            escribir()
    with pytest.raises(TypeError, match="append-only"):
        Renglon.objects.filter(pk=linea.pk).update(texto="otra cosa")


@pytest.mark.parametrize(
    "cambio", [{"prorroga": 6}, {"vence_at": None}, {"estado": "cumplido"}, {"cantidad": 0}]
)
def test_the_database_refuses_a_plazo_that_contradicts_itself(cambio: dict[str, object]) -> None:
    plazo = abrir(uuid4())
    with pytest.raises(IntegrityError), transaction.atomic():
        Plazo.objects.filter(pk=plazo.pk).update(**cambio)


def test_the_ledger_costs_the_same_queries_for_one_plazo_and_many(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    asunto = uuid4()
    for numero in range(6):
        abrir(asunto, clave=f"plazo-{numero}")
    with django_assert_num_queries(3):
        assert len(services.libro(asunto)) == 18
