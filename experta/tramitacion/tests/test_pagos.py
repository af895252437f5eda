"""Payment events applied by the worker, and the order asked again when it expired."""

import json
from datetime import timedelta
from typing import Any

import pytest

from experta.avisos.models import Aviso
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.dinero import con_signo
from experta.comun.texto import fecha_larga
from experta.expedientes.models import Expediente
from experta.pagos import services as pagos
from experta.pagos.models import POR_DEVOLVER, EventoPago, OrdenPago, Pago
from experta.tramitacion import jobs
from experta.tramitacion.actos.desistir import desistir
from experta.tramitacion.actos.reemitir_orden import reemitir_orden
from experta.tramitacion.consultas.caja import por_conciliar
from experta.tramitacion.consultas.dinero import en_camino, por_devolver
from experta.tramitacion.errores import AunNo, Conflicto, NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture
def por_pagar() -> Expediente:
    return fabrica.por_pagar(fabrica.SARE)


def _evento(orden: OrdenPago) -> EventoPago:
    cuerpo, cabeceras = pagos.evento_de_demostracion(orden=orden, clase="pagado")
    return pagos.recibir_evento(proveedor="demo", cuerpo=cuerpo, cabeceras=cabeceras)


def test_an_event_is_applied_once_and_the_case_goes_on(por_pagar: Expediente) -> None:
    evento = _evento(por_pagar.ordenes.get())
    for _ in range(2):
        jobs.aplicar_evento(evento.pk)
    assert Pago.objects.count() == 1
    assert por_pagar.sucesos.filter(acto="registrar_pago").count() == 1
    assert fabrica.leer(por_pagar).etapa != por_pagar.etapa


def test_the_person_is_told_of_the_payment_with_its_amount_and_receipt(
    por_pagar: Expediente,
) -> None:
    orden = por_pagar.ordenes.get()
    (aviso,) = Aviso.objects.filter(titulo__startswith="Ya puedes pagar")
    assert con_signo(orden.total_centavos) in aviso.texto
    assert fecha_larga(orden.vence) in aviso.texto
    jobs.aplicar_evento(_evento(orden).pk)
    (aviso,) = Aviso.objects.filter(titulo=f"Recibimos tu pago del trámite {por_pagar.folio}")
    assert con_signo(orden.total_centavos) in aviso.texto
    assert Pago.objects.get().recibo in aviso.texto


def test_an_event_nobody_applied_is_found_later(por_pagar: Expediente) -> None:
    _evento(por_pagar.ordenes.get())
    assert jobs.retomar_eventos() == 0  # it may still be under way
    with reloj.detenido(reloj.ahora() + timedelta(minutes=1)):
        assert jobs.retomar_eventos() == 1
        assert jobs.retomar_eventos() == 0
    assert Pago.objects.count() == 1


def test_one_event_that_fails_does_not_stop_the_others(
    por_pagar: Expediente, monkeypatch: pytest.MonkeyPatch
) -> None:
    malo, bueno = _evento(por_pagar.ordenes.get()), _evento(por_pagar.ordenes.get())
    real = jobs.aplicar_evento

    def falla(evento_id: int) -> None:
        if evento_id == malo.pk:
            raise RuntimeError("sin base de datos")
        real(evento_id)

    monkeypatch.setattr(jobs, "aplicar_evento", falla)
    with reloj.detenido(reloj.ahora() + timedelta(minutes=1)):
        assert jobs.retomar_eventos() == 1
    bueno.refresh_from_db()
    assert bueno.resultado == EventoPago.Resultado.APLICADO


def test_as_many_as_fail_never_starve_the_one_behind_them(
    por_pagar: Expediente, monkeypatch: pytest.MonkeyPatch
) -> None:
    malos = {_evento(por_pagar.ordenes.get()).pk for _ in range(2)}
    bueno = _evento(por_pagar.ordenes.get())
    hechos: list[int] = []

    def falla(evento_id: int) -> None:
        hechos.append(evento_id)
        if evento_id in malos:
            raise AunNo("La orden de pago aún se está preparando.")

    monkeypatch.setattr(jobs, "aplicar_evento", falla)
    with reloj.detenido(reloj.ahora() + timedelta(minutes=1)):
        assert [jobs.retomar_eventos(limite=2) for _ in range(3)] == [0, 1, 0]
        assert hechos == [*sorted(malos), bueno.pk]
        reloj.adelantar(timedelta(minutes=2))
        jobs.retomar_eventos()
    assert sorted(hechos[3:])[:2] == sorted(malos)


def test_money_for_a_case_that_ended_waits_for_the_treasury(por_pagar: Expediente) -> None:
    orden = por_pagar.ordenes.get()
    desistir(persona=por_pagar.creado_por, expediente=por_pagar)
    evento = _evento(orden)
    jobs.aplicar_evento(evento.pk)
    evento.refresh_from_db()
    assert evento.razon_de_devolver.startswith("La orden estaba cancelada")
    assert dicho_de_devolver(por_pagar)
    assert not Pago.objects.exists()


def test_money_that_the_process_no_longer_waits_for_goes_to_the_treasury_too(
    por_pagar: Expediente,
) -> None:
    evento = _evento(por_pagar.ordenes.get())
    instancia = cargar(por_pagar.version).proceso.continuar(por_pagar.proceso)
    instancia.cancelar()
    por_pagar.guardar_proceso(por_pagar.proceso, instancia.estado(), "")
    jobs.aplicar_evento(evento.pk)
    evento.refresh_from_db()
    assert evento.razon_de_devolver == "El trámite ya no esperaba este pago."
    assert dicho_de_devolver(por_pagar)
    assert por_pagar.ordenes.get().estado == OrdenPago.Estado.PENDIENTE


def test_who_paid_at_the_desk_and_then_in_line_is_told_that_the_second_is_given_back(
    por_pagar: Expediente,
) -> None:
    orden = por_pagar.ordenes.get()
    fabrica.pagado(por_pagar)
    evento = _evento(orden)
    assert en_camino(por_pagar)
    for _ in range(2):
        jobs.aplicar_evento(evento.pk)
    assert not en_camino(por_pagar)
    (sobra,) = por_devolver(por_pagar)
    assert (sobra.importe_centavos, sobra.razon) == (170_200, "La orden ya estaba pagada.")
    assert dicho_de_devolver(por_pagar)
    assert por_conciliar()[0].nota.startswith(POR_DEVOLVER)
    assert Pago.objects.get().medio == Pago.Medio.CAJA


@pytest.mark.parametrize("cambio", [{"importe_centavos": 1}, {"moneda": "USD"}])
def test_money_of_another_amount_is_given_back_and_said(
    por_pagar: Expediente, cambio: dict[str, Any]
) -> None:
    evento = _evento(por_pagar.ordenes.get())
    EventoPago.objects.filter(pk=evento.pk).update(cuerpo=evento.cuerpo | cambio)
    jobs.aplicar_evento(evento.pk)
    assert len(por_devolver(por_pagar)) == 1
    assert dicho_de_devolver(por_pagar)
    assert por_pagar.ordenes.get().vigente


def test_what_only_informs_and_what_is_told_twice_owes_nothing(por_pagar: Expediente) -> None:
    """Control: a rejected charge, and one charge told by two events."""
    orden = por_pagar.ordenes.get()
    cuerpo, cabeceras = pagos.evento_de_demostracion(orden=orden, clase="fallido")
    fallido = pagos.recibir_evento(proveedor="demo", cuerpo=cuerpo, cabeceras=cabeceras)
    for evento in (fallido, _evento(orden), _evento(orden)):
        jobs.aplicar_evento(evento.pk)
    assert por_devolver(por_pagar) == ()
    assert not Aviso.objects.filter(texto__contains="Tesorería lo devuelve").exists()


def dicho_de_devolver(expediente: Expediente) -> bool:
    """Say whether the history says once, and an aviso says, that the treasury has the money."""
    lineas = expediente.sucesos.filter(texto__contains="Tesorería lo devuelve", publico=True)
    avisos = Aviso.objects.filter(persona=expediente.creado_por, texto__contains="no se aplicó")
    return (lineas.count(), avisos.count()) == (1, 1)


def _vencida(expediente: Expediente) -> Any:
    return reloj.detenido(reloj.ahora() + timedelta(days=60))


def test_an_expired_order_is_issued_again_once(por_pagar: Expediente) -> None:
    vieja = por_pagar.ordenes.get()
    with _vencida(por_pagar):
        nueva = reemitir_orden(persona=por_pagar.creado_por, expediente=por_pagar)
        assert (nueva.tarea, nueva.vigente) == (vieja.tarea, True)
        with pytest.raises(Conflicto, match="sigue vigente"):
            reemitir_orden(persona=por_pagar.creado_por, expediente=por_pagar)
        papel = por_pagar.documentos.get(lote=f"fuera:orden-{nueva.referencia}")
        assert nueva.referencia in json.dumps(papel.datos)
        jobs.aplicar_evento(_evento(nueva).pk)
    assert Pago.objects.get().orden == nueva


def test_an_order_in_force_is_not_issued_again(por_pagar: Expediente) -> None:
    with pytest.raises(Conflicto):
        reemitir_orden(persona=por_pagar.creado_por, expediente=por_pagar)
    assert por_pagar.ordenes.count() == 1


def test_only_a_party_asks_for_another_order(por_pagar: Expediente) -> None:
    with _vencida(por_pagar), pytest.raises(NoPermitido):
        reemitir_orden(persona=fabrica.ciudadana(), expediente=por_pagar)
    assert por_pagar.ordenes.count() == 1


def _papel(expediente: Expediente, clave: str) -> dict[str, Any]:
    datos: dict[str, Any] = expediente.documentos.get(clave=clave).datos
    return datos


def test_the_printed_order_says_its_reference_and_its_own_last_day(por_pagar: Expediente) -> None:
    orden, datos = por_pagar.ordenes.get(), _papel(por_pagar, "orden-de-pago")
    assert ["Referencia", orden.referencia] in datos["datos"]
    assert datos["plazo"]["vence_largo"] == fecha_larga(orden.vence)
    assert por_pagar.vence != orden.vence


def test_the_receipt_says_its_number_and_what_it_paid(por_pagar: Expediente) -> None:
    jobs.aplicar_evento(_evento(por_pagar.ordenes.get()).pk)
    pago = Pago.objects.get()
    assert ["Recibo", pago.recibo] in _papel(por_pagar, "recibo")["datos"]
    assert _papel(por_pagar, "recibo")["total"] == "$1,702.00"
