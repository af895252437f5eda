"""The cash desk charges whole orders once, cuts its day, and closes what did not match."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from experta.bitacora.services import asunto_general, hojas_de
from experta.comun.dinero import a_pesos, con_signo
from experta.comun.texto import celda_segura
from experta.oficina.tests.apoyo import arbol, como, consultas, leido
from experta.pagos.models import EventoPago, OrdenPago, Pago
from experta.tramitacion.actos.conciliar import conciliar
from experta.tramitacion.errores import Conflicto
from tests import fabrica

pytestmark = pytest.mark.django_db


def orden_por_pagar() -> OrdenPago:
    return OrdenPago.objects.get(expediente=fabrica.por_pagar(), estado="pendiente")


def cajera() -> Client:
    return como(fabrica.funcionaria("tesoreria", "tesoreria"))


def cobrar(cliente: Client, orden: OrdenPago, recibido: str) -> Any:
    return cliente.post(f"/oficina/caja/{orden.pk}/cobrar/", {"recibido": recibido}, follow=True)


def evento_raro() -> EventoPago:
    return EventoPago.objects.create(
        proveedor="demo",
        evento="ev-1",
        cuerpo={"referencia": "123", "importe_centavos": 500},
        resultado=EventoPago.Resultado.POR_CONCILIAR,
        nota="La referencia no existe.",
    )


def test_only_the_treasury_has_a_cash_desk() -> None:
    for persona in (fabrica.ciudadana(), fabrica.funcionaria("ventanilla")):
        assert como(persona).get("/oficina/caja/").status_code == 404
    assert cajera().get("/oficina/caja/").status_code == 200


@pytest.mark.parametrize(
    "escrito",
    [
        lambda orden: f" {orden.referencia[:4]} {orden.referencia[4:]} ",
        lambda orden: orden.expediente.folio.lower(),
    ],
)
def test_an_order_is_found_by_reference_or_folio(escrito: Callable[[OrdenPago], str]) -> None:
    orden = orden_por_pagar()
    respuesta = cajera().get("/oficina/caja/", {"q": escrito(orden)}, follow=True)
    assert f"Orden {orden.referencia}" in leido(respuesta)


def test_a_wrong_reference_finds_nothing_and_says_what_to_do() -> None:
    assert "No encontramos esa orden" in leido(cajera().get("/oficina/caja/", {"q": "12345"}))


def test_the_amount_typed_confirms_and_the_receipt_comes() -> None:
    orden = orden_por_pagar()
    cliente = cajera()
    texto = leido(cobrar(cliente, orden, str(a_pesos(orden.total_centavos))))
    assert f"Cobraste {con_signo(orden.total_centavos)}" in texto
    assert "Se está preparando el recibo" in texto
    fabrica.drenar()
    assert cliente.get(f"/oficina/caja/{orden.pk}/recibo/").content.startswith(b"%PDF")


def test_another_amount_charges_nothing_and_stays_typed() -> None:
    orden = orden_por_pagar()
    respuesta = cobrar(cajera(), orden, "1.50")
    assert respuesta.status_code == 422
    assert arbol(respuesta).xpath("//input[@name='recibido']/@value") == ["1.50"]
    assert not Pago.objects.filter(orden=orden).exists()


def test_the_second_desk_learns_that_it_was_paid() -> None:
    orden = orden_por_pagar()
    importe = str(a_pesos(orden.total_centavos))
    cobrar(cajera(), orden, importe)
    otra = cobrar(cajera(), orden, importe)
    assert otra.status_code == 409
    assert "ya se pagó" in leido(otra)


def test_an_order_of_ones_own_is_not_charged() -> None:
    persona = fabrica.funcionaria("tesoreria", "tesoreria")
    orden = OrdenPago.objects.get(expediente=fabrica.por_pagar(persona=persona))
    assert cobrar(como(persona), orden, str(a_pesos(orden.total_centavos))).status_code == 404
    assert not Pago.objects.filter(orden=orden).exists()


def test_the_cut_of_the_day_adds_up_on_screen_and_in_the_file() -> None:
    orden = orden_por_pagar()
    cliente = cajera()
    assert "No hubo cobros" in leido(cliente.get("/oficina/caja/corte/"))
    cobrar(cliente, orden, str(a_pesos(orden.total_centavos)))
    assert con_signo(orden.total_centavos) in leido(cliente.get("/oficina/caja/corte/"))
    archivo = cliente.get("/oficina/caja/corte/?formato=csv").content.decode("utf-8-sig")
    assert orden.referencia in archivo
    assert str(a_pesos(orden.total_centavos)) in archivo
    assert "No hubo cobros" in leido(cliente.get("/oficina/caja/corte/?dia=2020-01-01"))


def test_the_cut_costs_the_same_for_one_and_for_many() -> None:
    cliente = cajera()
    costos = []
    for _ in range(3):
        orden = orden_por_pagar()
        cobrar(cliente, orden, str(a_pesos(orden.total_centavos)))
        costos.append(consultas(cliente, "/oficina/caja/corte/"))
    assert len(set(costos)) == 1


@pytest.mark.parametrize(("celda", "segura"), [("=1+1", "'=1+1"), ("@a", "'@a"), ("Ana", "Ana")])
def test_no_cell_of_a_file_is_a_formula(celda: str, segura: str) -> None:
    assert celda_segura(celda) == segura


def test_an_odd_event_is_closed_once_with_what_was_done() -> None:
    evento, cliente = evento_raro(), cajera()
    assert "La referencia no existe." in leido(cliente.get("/oficina/caja/conciliacion/"))
    url = f"/oficina/caja/conciliacion/{evento.pk}/"
    assert cliente.post(url, {"nota": "corta"}).status_code == 422
    respuesta = cliente.post(url, {"nota": "Se devolvió a la tarjeta."}, follow=True)
    assert "No hay pagos por conciliar" in leido(respuesta)
    evento.refresh_from_db()
    assert (evento.resultado, evento.nota) == ("conciliado", "Se devolvió a la tarjeta.")
    assert [hoja.acto for hoja in hojas_de(asunto_general("pagos"))] == ["conciliar"]
    otra = cliente.post(url, {"nota": "Se devolvió otra vez."})
    assert otra.status_code == 409


def test_who_loses_the_race_to_reconcile_is_told() -> None:
    evento = evento_raro()
    primera, segunda = (fabrica.funcionaria("tesoreria", "tesoreria") for _ in range(2))
    conciliar(persona=primera, evento=evento, nota="Se devolvió el dinero.")
    with pytest.raises(Conflicto):
        conciliar(persona=segunda, evento=evento, nota="Se devolvió el dinero.")
