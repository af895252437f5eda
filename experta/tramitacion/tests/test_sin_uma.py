"""A day without a published UMA: nobody is stopped, orders wait and go on by themselves."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from experta.avisos.models import Mensaje
from experta.catalogo import uma
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.expedientes.models import Expediente, Operacion
from experta.tramitacion import jobs
from experta.tramitacion.actos.desistir import desistir
from experta.tramitacion.actos.reemitir_orden import reemitir_orden
from experta.tramitacion.consultas.salud import uma_por_publicar
from experta.tramitacion.errores import AunNo
from tests import fabrica

pytestmark = pytest.mark.django_db
Hasta = Callable[[date], None]


@pytest.fixture
def uma_hasta(monkeypatch: pytest.MonkeyPatch) -> Hasta:
    """Publish a UMA whose last day is the one given."""

    def publicar(dia: date) -> None:
        una = uma.Uma(Decimal("117.31"), date(2020, 1, 1), dia, "INEGI")
        monkeypatch.setattr(uma, "_vigentes", lambda _carpeta: (una,))

    de_verdad = replace(municipio_actual(), demostracion=False)
    monkeypatch.setattr(uma, "municipio_actual", lambda: de_verdad)
    return publicar


def sin_orden(uma_hasta: Hasta) -> Expediente:
    """Return a case decided in favour on a day without UMA, its order asked for in vain."""
    expediente = fabrica.ingresado(fabrica.SARE)
    uma_hasta(reloj.hoy() - timedelta(days=1))
    with suppress(uma.UmaSinPublicar):  # of the worker, which this builder runs at once
        fabrica.resuelto(expediente)
    return fabrica.leer(expediente)


def otro_intento() -> None:
    with reloj.detenido(reloj.ahora() + timedelta(minutes=5)):
        jobs.reintentar_fallidas()
        jobs.retomar_operaciones()


def test_who_decides_is_not_stopped_and_the_order_waits(uma_hasta: Hasta) -> None:
    expediente = sin_orden(uma_hasta)
    assert expediente.dictamenes.exists()
    otro_intento()
    assert not expediente.ordenes.exists()
    assert expediente.operaciones.exclude(estado="hecha").get().clase == "orden-de-pago"


def test_once_it_is_published_the_case_goes_on_by_itself(uma_hasta: Hasta) -> None:
    expediente = sin_orden(uma_hasta)
    uma_hasta(reloj.hoy() + timedelta(days=300))
    otro_intento()
    orden = expediente.ordenes.get()
    assert (orden.estado, orden.uma) == ("pendiente", "117.31")
    assert fabrica.pagado(fabrica.leer(expediente)).tareas.filter(acto="firmar").exists()
    otro_intento()
    assert expediente.ordenes.count() == 1


def test_no_order_is_made_for_a_case_that_ended_while_it_waited(uma_hasta: Hasta) -> None:
    expediente = sin_orden(uma_hasta)
    desistir(persona=expediente.creado_por, expediente=expediente)
    uma_hasta(reloj.hoy() + timedelta(days=300))
    otro_intento()
    assert not expediente.ordenes.exists()


def test_after_many_tries_the_town_is_told_that_it_is_stuck(uma_hasta: Hasta) -> None:
    expediente = sin_orden(uma_hasta)
    for _ in range(5):
        with reloj.detenido(reloj.ahora() + timedelta(minutes=5)):
            jobs.retomar_operaciones()
    assert Operacion.objects.fallidas().get().expediente == expediente
    assert Mensaje.objects.filter(asunto__contains="no se pudo preparar").count() == 1


def test_another_order_is_refused_with_a_reason_and_nothing_is_lost(uma_hasta: Hasta) -> None:
    expediente = fabrica.por_pagar(fabrica.SARE)
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        uma_hasta(reloj.hoy() - timedelta(days=1))
        with pytest.raises(AunNo, match="falta publicar el valor oficial de la UMA"):
            reemitir_orden(persona=expediente.creado_por, expediente=expediente)
        assert expediente.ordenes.get().estado == "pendiente"
        uma_hasta(reloj.hoy())
        assert reemitir_orden(persona=expediente.creado_por, expediente=expediente).vigente


def test_the_end_of_the_uma_is_told_forty_five_days_before(uma_hasta: Hasta) -> None:
    uma_hasta(reloj.hoy() + timedelta(days=45))
    assert uma_por_publicar() is None
    uma_hasta(reloj.hoy() + timedelta(days=44))
    assert uma_por_publicar() == reloj.hoy() + timedelta(days=44)


def test_the_town_and_the_control_body_are_told_once_before_and_once_after(
    uma_hasta: Hasta,
) -> None:
    avisos = Mensaje.objects.filter(asunto__startswith="La UMA publicada")
    uma_hasta(reloj.hoy())
    for _ in range(2):
        jobs.avisar_lo_que_falta_publicar()
    assert avisos.filter(asunto__contains=" acaba ").count() == 2
    with reloj.detenido(reloj.ahora() + timedelta(days=1)):
        jobs.avisar_lo_que_falta_publicar()
    assert avisos.filter(asunto__contains=" acabó ").count() == 2
