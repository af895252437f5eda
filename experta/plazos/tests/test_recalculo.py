"""A new calendar while plazos run: what moves, what is told, and what stays as it was."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from experta.plazos import services
from experta.plazos.models import Plazo, Renglon, VersionCalendario
from experta.plazos.services import Cambio
from experta.plazos.tests.apoyo import a_las, abrir, con_caida, con_inhabil, reanudar, suspender
from tests.planes import planes

pytestmark = pytest.mark.django_db

AT = a_las("2026-03-18T09:00")


def recalcular(at: str = "2026-03-18T09:00") -> dict[UUID, Cambio]:
    """Count the open plazos again; return the changes by matter."""
    return {cambio.asunto: cambio for cambio in services.recalcular_abiertos(a_las(at))}


def test_every_change_is_listed_with_dates_reason_and_source() -> None:
    asunto = uuid4()
    abrir(asunto)
    con_inhabil("2026-03-20")
    (cambio,) = services.recalcular_abiertos(AT)
    assert (cambio.asunto, cambio.clave, cambio.reabierto) == (asunto, "respuesta", False)
    assert (cambio.antes, cambio.despues) == (date(2026, 3, 27), date(2026, 3, 30))
    assert "viernes 20 de marzo de 2026 es inhábil (Gaceta 12)" in cambio.motivo
    assert Renglon.objects.get(plazo__asunto=asunto, tipo="recalculo").texto == cambio.motivo


def test_a_plazo_that_the_new_day_does_not_touch_takes_the_version_without_a_line() -> None:
    antes, despues = uuid4(), uuid4()
    abrir(antes, cantidad=3)  # ends on the 18th, before the new day
    abrir(despues, presentado_at=a_las("2026-03-23T10:00"))
    version = con_inhabil("2026-03-20")
    assert recalcular() == {}
    assert set(Plazo.objects.values_list("calendario", flat=True)) == {version.pk}
    assert not Renglon.objects.filter(tipo="recalculo").exists()


def test_a_suspended_plazo_changes_only_if_days_it_had_used_are_no_longer_habiles() -> None:
    usado, despues = uuid4(), uuid4()
    abrir(usado)
    abrir(despues)
    suspender(usado, "2026-03-20")
    suspender(despues, "2026-03-18")
    con_inhabil("2026-03-19")
    cambios = recalcular("2026-03-24T09:00")
    assert set(cambios) == {usado}
    assert (cambios[usado].antes, cambios[usado].despues) == (None, None)
    assert reanudar(usado, "2026-03-24").vence_fecha == date(2026, 4, 1)  # six days left


def test_a_day_that_is_no_longer_inhabil_brings_the_end_nearer() -> None:
    asunto = uuid4()
    con_inhabil("2026-03-20")
    abrir(asunto)
    VersionCalendario.objects.create(
        numero=99,
        huella="sin",
        dias=VersionCalendario.objects.get(numero=1).dias,
        cargada_at=AT,
    )
    cambio = recalcular()[asunto]
    assert (cambio.antes, cambio.despues) == (date(2026, 3, 30), date(2026, 3, 27))
    assert "ya no es inhábil (lo decía: Gaceta 12)" in cambio.motivo


def test_the_moments_are_written_again() -> None:
    asunto = uuid4()
    plazo = abrir(asunto)
    con_inhabil("2026-03-20")
    recalcular()
    momentos = dict(plazo.vencimientos.values_list("tipo", "vence_at"))
    assert momentos["ultimo-dia"] == a_las("2026-03-30T00:00")
    assert momentos["respuesta"] == a_las("2026-03-31T00:00")
    assert momentos["mitad"] == a_las("2026-03-24T00:00")


def test_art_29_an_outage_on_the_last_day_moves_the_plazo_of_a_person() -> None:
    persona, autoridad = uuid4(), uuid4()
    abrir(persona, quien="solicitante")
    abrir(autoridad)
    con_caida("2026-03-27")
    cambios = recalcular("2026-03-27T16:00")
    assert set(cambios) == {persona}
    assert cambios[persona].despues == date(2026, 3, 30)
    assert "no funcionó de 10:00 a 14:00 (Acuerdo 7)" in cambios[persona].motivo
    vence = services.libro(persona)[-1]
    assert (vence.regla, vence.fecha) == ("ultimo-dia-caida", date(2026, 3, 30))


def test_an_outage_before_the_last_day_moves_nothing() -> None:
    abrir(uuid4(), quien="solicitante")
    con_caida("2026-03-26")
    assert recalcular() == {}


def test_art_29_an_outage_told_after_midnight_opens_again_what_had_expired() -> None:
    asunto = uuid4()
    abrir(asunto, quien="solicitante", clave="subsanar")
    vencer("2026-03-28T00:00")
    con_caida("2026-03-27")
    cambio = recalcular("2026-03-28T09:00")[asunto]
    assert (cambio.reabierto, cambio.despues) == (True, date(2026, 3, 30))
    plazo = Plazo.objects.get(asunto=asunto)
    assert (plazo.estado, plazo.terminado_at) == ("corriendo", None)
    assert vencer("2026-03-31T00:00") == ["subsanar"]
    tipos = [r.tipo for r in services.libro(asunto)]
    assert tipos[2:] == ["vencimiento", "recalculo", "vencimiento"]
    assert services.comprobar_libro(Plazo.objects.get(asunto=asunto)) == []


def test_a_last_day_declared_inhabil_the_next_morning_opens_the_plazo_of_a_person_again() -> None:
    persona, autoridad = uuid4(), uuid4()
    abrir(persona, quien="solicitante", clave="subsanar")
    abrir(autoridad)
    vencer("2026-03-28T00:00")
    con_inhabil("2026-03-27")
    cambios = recalcular("2026-03-28T09:00")
    assert set(cambios) == {persona}
    assert (cambios[persona].reabierto, cambios[persona].despues) == (True, date(2026, 3, 30))
    assert services.comprobar_libro(Plazo.objects.get(asunto=persona)) == []


@pytest.mark.parametrize("quien", ["municipio", "solicitante"])
def test_what_expired_stays_so_for_the_authority_or_when_it_is_too_late(quien: str) -> None:
    abrir(uuid4(), quien=quien)
    vencer("2026-03-28T00:00")
    con_caida("2026-03-27")
    tarde = "2026-03-28T09:00" if quien == "municipio" else "2026-03-31T00:00"
    assert recalcular(tarde) == {}
    assert Plazo.objects.get().estado == "vencido"


def test_a_finished_plazo_is_never_counted_again() -> None:
    asunto = uuid4()
    plazo = abrir(asunto)
    services.cumplir(asunto=asunto, clave="respuesta", at=a_las("2026-03-17T10:00"))
    con_inhabil("2026-03-20")
    assert recalcular() == {}
    assert Plazo.objects.get().calendario_id == plazo.calendario_id


def test_what_is_to_be_counted_again_is_found_among_the_open_ones_alone(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    sembrar(terminados=3_000, abiertos=5)
    con_inhabil("2026-03-20")
    with django_assert_num_queries(3):
        assert len(services.por_recalcular(AT)) == 5
    _, abiertos, vencidos = planes(lambda: services.por_recalcular(AT))
    assert "plazo_sin_terminar" in abiertos or "plazo_un_reloj_abierto_por_clave" in abiertos
    assert "plazo_por_estado_y_fin" in vencidos


def sembrar(*, terminados: int, abiertos: int) -> None:
    """Fill the table with plazos that ended long ago, and a few that run."""
    plazo = abrir(uuid4())
    services.cumplir(asunto=plazo.asunto, clave="respuesta", at=AT)
    modelo = Plazo.objects.values().get()
    Plazo.objects.bulk_create(
        Plazo(**(modelo | {"id": None, "asunto": uuid4()})) for _ in range(terminados)
    )
    for _ in range(abiertos):
        abrir(uuid4())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE plazos_plazo")


def vencer(at: str) -> list[str]:
    """Attend whatever is due by then; return the kinds that ended or told something."""
    momento = a_las(at)
    vencidos = services.vencidos_por_atender(momento)
    tomados = [v.tipo for v in vencidos if services.marcar_atendido(v, momento)]
    return [tipo for tipo in tomados if tipo in ("respuesta", "subsanar")]
