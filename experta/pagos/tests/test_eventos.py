"""Events come repeated, reordered and wrong: an order is paid once, exactly, or a person looks."""

from collections.abc import Callable
from datetime import datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.pagos import services
from experta.pagos.models import EventoPago, OrdenPago, Pago
from experta.pagos.tests import fabrica

Resultado = EventoPago.Resultado
RELOJ = Callable[[str], datetime]
CLASES = ("creado", "pendiente", "pagado", "liquidado", "devuelto")
FINALES = {
    "creado": Resultado.INFORMATIVO,
    "pendiente": Resultado.INFORMATIVO,
    "pagado": Resultado.APLICADO,
    "liquidado": Resultado.INFORMATIVO,
    "devuelto": Resultado.POR_CONCILIAR,
}


def _estado(orden: OrdenPago) -> str:
    orden.refresh_from_db()
    return orden.estado


@pytest.mark.django_db
def test_en_cualquier_orden_y_repetidos_el_final_es_el_mismo() -> None:
    for numero, ordenadas in enumerate(permutations(CLASES)):
        orden = fabrica.orden()
        eventos = {clase: fabrica.cuerpo(orden, clase=clase) for clase in CLASES}
        for lugar, clase in enumerate(ordenadas):
            for _ in range(1 + (numero + lugar) % 3):
                fabrica.recibir_y_aplicar(eventos[clase])
        guardados = EventoPago.objects.filter(evento__in=[e["evento"] for e in eventos.values()])
        assert {e.cuerpo["clase"]: e.resultado for e in guardados} == FINALES, ordenadas
        assert _estado(orden) == OrdenPago.Estado.PAGADA
        assert orden.pago.importe_centavos == fabrica.TOTAL


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cambios", "nota"),
    [
        ({"importe_centavos": fabrica.TOTAL - 1}, "importe"),
        ({"importe_centavos": fabrica.TOTAL + 1}, "importe"),
        ({"importe_centavos": str(fabrica.TOTAL)}, "importe"),
        ({"importe_centavos": float(fabrica.TOTAL)}, "importe"),
        ({"importe_centavos": None}, "importe"),
        ({"moneda": "USD"}, "moneda"),
        ({"moneda": "mxn"}, "moneda"),
        ({"clase": "regalado"}, "clase"),
        ({"clase": ["pagado"]}, "clase"),
        ({"clase": "devuelto"}, "devolvió"),
        ({"referencia": "00000000000000"}, "referencia"),
        ({"referencia": {"$ne": ""}}, "referencia"),
    ],
)
def test_lo_raro_espera_a_una_persona_y_no_paga(cambios: dict[str, Any], nota: str) -> None:
    orden = fabrica.orden()
    evento = fabrica.recibir_y_aplicar(fabrica.cuerpo(orden, **cambios))
    assert (evento.resultado, nota in evento.nota) == (Resultado.POR_CONCILIAR, True)
    assert _estado(orden) == OrdenPago.Estado.PENDIENTE
    assert not Pago.objects.exists()


@pytest.mark.django_db
def test_lo_pagado_despues_de_cancelar_se_concilia() -> None:
    orden = fabrica.orden()
    services.cancelar_ordenes(expediente=orden.expediente)
    evento = fabrica.recibir_y_aplicar(fabrica.cuerpo(orden))
    assert evento.resultado == Resultado.POR_CONCILIAR
    assert "cancelada" in evento.nota
    assert _estado(orden) == OrdenPago.Estado.CANCELADA


@pytest.mark.django_db
def test_cuenta_el_dia_en_que_llego_el_evento_no_el_dia_en_que_se_aplica(reloj_en: RELOJ) -> None:
    reloj_en("2026-03-12 10:00")
    a_tiempo, tarde = fabrica.orden(dias=1), fabrica.orden(dias=1)
    reloj_en("2026-03-13 23:59")
    evento = fabrica.recibir(fabrica.cuerpo(a_tiempo))
    reloj_en("2026-03-14 00:01")
    pago = services.aplicar_evento(evento=evento, orden=a_tiempo)
    assert pago is not None
    assert fabrica.recibir_y_aplicar(fabrica.cuerpo(tarde)).resultado == Resultado.POR_CONCILIAR
    assert _estado(tarde) == OrdenPago.Estado.PENDIENTE


@pytest.mark.django_db
def test_el_mismo_cobro_dicho_por_otro_evento_es_repetido_y_otro_cobro_se_concilia() -> None:
    orden = fabrica.orden()
    primero = fabrica.recibir_y_aplicar(fabrica.cuerpo(orden))
    mismo = fabrica.recibir_y_aplicar(fabrica.cuerpo(orden))
    doble = fabrica.recibir_y_aplicar(fabrica.cuerpo(orden, cobro="cob_otro"))
    assert [e.resultado for e in (primero, mismo, doble)] == [
        Resultado.APLICADO,
        Resultado.REPETIDO,
        Resultado.POR_CONCILIAR,
    ]
    assert Pago.objects.get(orden=orden).evento == primero


@pytest.mark.django_db
def test_lo_cobrado_en_caja_y_en_linea_se_concilia() -> None:
    orden = fabrica.orden()
    pago = services.cobrar(orden=orden, cajera=fabrica.persona())
    evento = fabrica.recibir_y_aplicar(fabrica.cuerpo(orden))
    assert evento.resultado == Resultado.POR_CONCILIAR
    assert "pagada" in evento.nota
    assert Pago.objects.get() == pago


@pytest.mark.django_db
def test_la_caja_cobra_una_vez_y_no_lo_vencido(reloj_en: RELOJ) -> None:
    reloj_en("2026-03-12 10:00")
    cajera, orden, vencida = fabrica.persona(), fabrica.orden(), fabrica.orden(dias=0)
    pago = services.cobrar(orden=orden, cajera=cajera)
    assert pago is not None
    assert (pago.importe_centavos, pago.cajera, pago.recibo) == (
        fabrica.TOTAL,
        cajera,
        "RC-2026-000001",
    )
    assert services.cobrar(orden=orden, cajera=cajera) is None
    reloj_en("2026-03-13 10:00")
    assert services.cobrar(orden=vencida, cajera=cajera) is None


@pytest.mark.django_db
def test_un_identificador_con_dos_contenidos_se_concilia_y_no_cambia_el_primero() -> None:
    orden = fabrica.orden()
    datos = fabrica.cuerpo(orden, clase="pendiente")
    primero = fabrica.recibir_y_aplicar(datos)
    otro = fabrica.recibir_y_aplicar({**datos, "clase": "pagado"})
    assert otro != primero
    assert otro == fabrica.recibir_y_aplicar({**datos, "clase": "pagado"})
    assert otro.resultado == Resultado.POR_CONCILIAR
    assert _estado(orden) == OrdenPago.Estado.PENDIENTE


@pytest.mark.django_db
def test_la_tesoreria_concilia_una_vez_y_queda_dicho_quien() -> None:
    orden, persona = fabrica.orden(), fabrica.persona()
    evento = fabrica.recibir_y_aplicar(fabrica.cuerpo(orden, moneda="USD"))
    assert services.conciliar(evento=evento, persona=persona, nota="Se devolvió.")
    assert not services.conciliar(evento=evento, persona=fabrica.persona(), nota="Otra vez.")
    evento.refresh_from_db()
    assert (evento.resultado, evento.nota, evento.conciliado_por) == (
        Resultado.CONCILIADO,
        "Se devolvió.",
        persona,
    )


@pytest.mark.django_db
def test_la_pagina_de_la_pasarela_de_demostracion_firma_lo_que_paga() -> None:
    orden = fabrica.orden()
    cuerpo, cabeceras = services.evento_de_demostracion(orden=orden, clase="pagado")
    evento = services.recibir_evento(proveedor="demo", cuerpo=cuerpo, cabeceras=cabeceras)
    pago = services.aplicar_evento(evento=evento, orden=orden)
    assert pago is not None
    assert (pago.orden, pago.medio, pago.evento) == (orden, Pago.Medio.PASARELA, evento)


EVENTOS = st.fixed_dictionaries(
    {
        "clase": st.sampled_from([*CLASES, "pagado", "pagado", "fallido", "regalado"]),
        "cobro": st.sampled_from(["a", "a", "b", "c"]),
        "moneda": st.sampled_from(["MXN", "MXN", "MXN", "USD"]),
        "importe_centavos": st.sampled_from([fabrica.TOTAL] * 4 + [fabrica.TOTAL - 1, 0]),
    }
)
PASOS = st.lists(st.one_of(EVENTOS, EVENTOS, st.sampled_from(["caja", "cancelar"])), max_size=10)


def _dar(paso: dict[str, Any] | str, orden: OrdenPago) -> dict[str, Any] | None:
    if paso == "caja":
        services.cobrar(orden=orden, cajera=fabrica.persona())
    elif paso == "cancelar":
        services.cancelar_ordenes(expediente=orden.expediente)
    else:
        assert isinstance(paso, dict)
        return fabrica.cuerpo(orden, **paso)
    return None


def _exacto(cuerpo: dict[str, Any]) -> bool:
    dicho = (cuerpo["clase"], cuerpo["moneda"], cuerpo["importe_centavos"])
    return dicho == ("pagado", "MXN", fabrica.TOTAL)


@pytest.mark.django_db
@given(PASOS)
def test_pase_lo_que_pase_el_dinero_cuadra(pasos: list[dict[str, Any] | str]) -> None:
    orden = fabrica.orden()
    enviados = []
    for paso in pasos:
        datos = _dar(paso, orden)
        if datos:
            enviados.append(datos)
            fabrica.recibir_y_aplicar(datos)
            fabrica.recibir_y_aplicar(enviados[0])  # an old one comes again
    pagos = list(Pago.objects.filter(orden=orden))
    assert (_estado(orden) == OrdenPago.Estado.PAGADA) == (len(pagos) == 1)
    assert sum(pago.importe_centavos for pago in pagos) in (0, fabrica.TOTAL)
    eventos = EventoPago.objects.filter(evento__in=[d["evento"] for d in enviados])
    finales = [(e.cuerpo, e.resultado) for e in eventos]
    assert len(finales) == len(enviados)
    assert Resultado.RECIBIDO not in {resultado for _, resultado in finales}
    for cuerpo, resultado in finales:
        mueve_dinero = cuerpo["clase"] not in ("creado", "pendiente", "liquidado", "fallido")
        if mueve_dinero and not _exacto(cuerpo):
            assert resultado == Resultado.POR_CONCILIAR
    # Every charge that really was made is either the payment or waits for the treasury.
    cobros = {c["cobro"] for c, _ in finales if _exacto(c)}
    aplicados = {c["cobro"] for c, r in finales if r == Resultado.APLICADO}
    en_espera = {c["cobro"] for c, r in finales if _exacto(c) and r == Resultado.POR_CONCILIAR}
    assert cobros == aplicados | en_espera
    assert not aplicados & en_espera
    assert len(aplicados) <= 1
