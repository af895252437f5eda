"""Payment and clock: who waits for whom, what an expired order means, money that comes late."""

from datetime import timedelta
from typing import Any

import pytest

from experta.avisos.models import Aviso
from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.pagos import services as pagos
from experta.pagos.models import EventoPago, OrdenPago, Pago
from experta.plazos.models import Renglon
from experta.tramitacion import jobs
from experta.tramitacion.actos.reemitir_orden import reemitir_orden
from experta.tramitacion.consultas.libro import libro
from experta.tramitacion.relojes import plazo_de
from tests import fabrica

pytestmark = pytest.mark.django_db


def corre(ficha: dict[str, Any]) -> None:
    """Ask for the payment before resolving, without stopping the plazo for it."""
    ficha["costo"] |= {"exigible": "antes_de_resolver"}
    ficha["costo"] |= {"detiene_plazo": False, "detiene_regla": ""}


def estado(expediente: Expediente) -> str:
    """Return how the legal plazo is."""
    plazo = plazo_de(expediente, "respuesta")
    assert plazo
    return plazo.estado


def linea(expediente: Expediente, tipo: str) -> Renglon:
    """Return that line of the legal plazo."""
    return Renglon.objects.get(plazo__asunto=expediente.pk, plazo__clave="respuesta", tipo=tipo)


def evento(orden: OrdenPago) -> EventoPago:
    """Return the signed event of a payment of that order, applied."""
    cuerpo, cabeceras = pagos.evento_de_demostracion(orden=orden, clase="pagado")
    uno = pagos.recibir_evento(proveedor="demo", cuerpo=cuerpo, cabeceras=cabeceras)
    jobs.aplicar_evento(uno.pk)
    uno.refresh_from_db()
    return uno


def test_while_the_person_has_to_pay_the_plazo_waits_with_its_own_line_and_rule() -> None:
    expediente = fabrica.por_pagar()
    assert (estado(expediente), fabrica.leer(expediente).vence) == ("suspendido", None)
    linea = Renglon.objects.get(
        plazo__asunto=expediente.pk, tipo="espera-de-pago", plazo__clave="respuesta"
    )
    assert linea.regla == "espera-de-pago"
    quienes = [una.quien for reloj_ in libro(expediente.pk) for una in reloj_.lineas]
    assert "En espera de pago" in quienes


def test_it_goes_on_the_next_dia_habil_after_the_payment() -> None:
    expediente = fabrica.pagado(fabrica.por_pagar())
    assert estado(expediente) == "corriendo"
    assert expediente.vence
    linea = Renglon.objects.get(
        plazo__asunto=expediente.pk, tipo="reanudacion", plazo__clave="respuesta"
    )
    assert linea.fecha > reloj.hoy()


def test_not_paying_yet_is_never_a_silence_of_the_authority() -> None:
    expediente = fabrica.por_pagar()
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        jobs.atender_vencimientos()
    assert fabrica.leer(expediente).estado == "en_tramite"
    plazo = plazo_de(expediente, "respuesta")
    assert plazo
    assert plazo.estado == "suspendido"
    assert not Renglon.objects.filter(plazo=plazo, tipo="vencimiento").exists()


def test_otherwise_it_runs_while_the_person_pays() -> None:
    """Control: without the rule nothing stops."""
    fabrica.publicar_con(corre, fabrica.SARE)
    assert estado(fabrica.por_pagar()) == "corriendo"


def test_an_expired_order_is_told_once_with_the_way_on() -> None:
    expediente = fabrica.por_pagar()
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        assert (jobs.vencer_ordenes(), jobs.vencer_ordenes()) == (1, 0)
    assert expediente.sucesos.filter(acto="vencer_orden", publico=True).count() == 1
    assert Aviso.objects.filter(texto__contains="Puedes pedir otra").count() == 1


def test_money_for_an_expired_order_settles_the_one_that_took_its_place() -> None:
    expediente = fabrica.por_pagar()
    vieja = expediente.ordenes.get()
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        jobs.vencer_ordenes()
        nueva = reemitir_orden(persona=expediente.creado_por, expediente=expediente)
        fabrica.drenar()
        assert evento(vieja).resultado == EventoPago.Resultado.APLICADO
    assert Pago.objects.get().orden == nueva
    assert fabrica.leer(expediente).etapa != expediente.etapa


def test_money_for_an_expired_order_without_another_waits_to_be_given_back() -> None:
    expediente = fabrica.por_pagar()
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        jobs.vencer_ordenes()
        tardio = evento(expediente.ordenes.get())
    assert tardio.resultado == EventoPago.Resultado.POR_CONCILIAR
    assert tardio.razon_de_devolver == "La orden ya había vencido."
    assert Aviso.objects.filter(texto__contains="Tesorería lo devuelve o lo aplica").exists()
    assert not Pago.objects.exists()


def test_money_of_another_amount_settles_nothing() -> None:
    expediente = fabrica.por_pagar()
    vieja = expediente.ordenes.get()
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        jobs.vencer_ordenes()
        nueva = reemitir_orden(persona=expediente.creado_por, expediente=expediente)
        fabrica.drenar()
        OrdenPago.objects.filter(pk=nueva.pk).update(total_centavos=nueva.total_centavos + 1)
        assert evento(vieja).resultado == EventoPago.Resultado.POR_CONCILIAR
    assert not Pago.objects.exists()


def test_with_nothing_to_pay_the_step_of_payment_does_not_wait() -> None:
    def gratis(ficha: dict[str, Any]) -> None:
        ficha["costo"] |= {"gratuito": True, "tarifa": None}

    fabrica.publicar_con(gratis, fabrica.CONSTRUCCION)
    expediente = fabrica.por_pagar(fabrica.CONSTRUCCION)
    assert not expediente.ordenes.exists()
    assert expediente.documentos.filter(clave="orden-de-pago").count() == 0
    assert expediente.sucesos.filter(texto__startswith="No hay nada que pagar").exists()
    assert fabrica.firmar_todo(expediente).estado == "favorable"


def test_documents_that_need_no_firma_do_not_wait_for_one() -> None:
    def sin_firma(ficha: dict[str, Any]) -> None:
        for documento in ficha["documentos"]:
            documento["requiere_firma"] = False

    fabrica.publicar_con(sin_firma)
    expediente = fabrica.resuelto(fabrica.ingresado())
    assert expediente.estado == "favorable"
    assert expediente.documentos.get(clase="resolucion").estado == "vigente"
