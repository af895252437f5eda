"""Many at once: one order is paid by one of them."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import connection

from experta.pagos import services
from experta.pagos.models import EventoPago, Pago
from experta.pagos.tests import fabrica


def _a_la_vez(trabajos: Sequence[Callable[[], Any]]) -> list[Any]:
    def cerrando(trabajo: Callable[[], Any]) -> Any:
        try:
            return trabajo()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(trabajos)) as hilos:
        return list(hilos.map(cerrando, trabajos))


@pytest.mark.django_db(transaction=True)
def test_de_varios_cobros_a_la_vez_gana_uno_y_los_demas_se_concilian() -> None:
    orden, cajera = fabrica.orden(), fabrica.persona()
    datos = [fabrica.cuerpo(orden, cobro=f"c{n}") for n in range(3)]
    avisados = [partial(fabrica.recibir_y_aplicar, uno) for uno in datos]
    _a_la_vez([*avisados, partial(services.cobrar, orden=orden, cajera=cajera)])
    pago = Pago.objects.get(orden=orden)
    resultados = sorted(EventoPago.objects.values_list("resultado", flat=True))
    ganados = 1 if pago.evento else 0
    assert resultados == ["aplicado"] * ganados + ["por_conciliar"] * (3 - ganados)


@pytest.mark.django_db(transaction=True)
def test_el_mismo_evento_entregado_a_la_vez_se_guarda_y_se_aplica_una_vez() -> None:
    orden = fabrica.orden()
    datos = fabrica.cuerpo(orden)
    _a_la_vez([partial(fabrica.recibir_y_aplicar, datos)] * 4)
    assert EventoPago.objects.get().resultado == EventoPago.Resultado.APLICADO
    assert Pago.objects.get().orden == orden


@pytest.mark.django_db(transaction=True)
def test_la_misma_tarea_emitida_a_la_vez_da_una_sola_orden() -> None:
    caso = fabrica.expediente()
    ordenes = _a_la_vez([partial(fabrica.orden, caso)] * 4)
    assert len({orden.pk for orden in ordenes}) == 1
    assert caso.ordenes.count() == 1
