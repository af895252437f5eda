"""Orders are frozen, one per step, with a reference that catches typing errors."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from experta.comun import reloj
from experta.pagos import referencias, services
from experta.pagos.errores import OrdenNoReemitible, PasarelaNoDisponible
from experta.pagos.models import OrdenPago
from experta.pagos.tests import fabrica

RELOJ = Callable[[str], datetime]
FOLIOS = st.builds("OP-{}-{:06d}".format, st.integers(2024, 2100), st.integers(1, 9_999_999))


def _reemitir(orden: OrdenPago) -> OrdenPago:
    return services.reemitir(
        orden=orden,
        conceptos=fabrica.CONCEPTOS[:1],
        uma=Decimal("120.00"),
        huella_tarifa="b" * 64,
        vigencia_dias=15,
    )


@pytest.mark.django_db
def test_la_orden_congela_conceptos_uma_tarifa_y_ultimo_dia(reloj_en: RELOJ) -> None:
    reloj_en("2026-03-12 23:30")
    orden = fabrica.orden(dias=15)
    orden.refresh_from_db()
    assert (
        orden.total_centavos
        == fabrica.TOTAL
        == sum(concepto["importe_centavos"] for concepto in orden.conceptos)
    )
    assert [concepto["fundamento"] for concepto in orden.conceptos] == ["Art. 12", "Art. 13"]
    assert (orden.uma, orden.huella_tarifa) == ("117.31", "a" * 64)
    assert orden.vence == date(2026, 3, 27)


@pytest.mark.django_db
def test_la_misma_tarea_pide_la_misma_orden_aunque_ya_se_haya_pagado() -> None:
    orden = fabrica.orden()
    services.cobrar(orden=orden, cajera=fabrica.persona())
    assert fabrica.orden(orden.expediente) == orden
    assert OrdenPago.objects.filter(expediente=orden.expediente).count() == 1


@pytest.mark.django_db
def test_una_tarea_que_se_repite_no_revive_lo_cancelado_ni_lo_vencido(reloj_en: RELOJ) -> None:
    reloj_en("2026-03-12 10:00")
    cancelada, vencida = fabrica.orden(), fabrica.orden(dias=1)
    services.cancelar_ordenes(expediente=cancelada.expediente)
    reloj_en("2026-03-20 10:00")
    vencer_todas()
    assert fabrica.orden(cancelada.expediente) == cancelada
    assert fabrica.orden(vencida.expediente) == vencida
    assert OrdenPago.objects.count() == 2


@pytest.mark.django_db
def test_la_base_no_admite_dos_ordenes_vivas_de_una_tarea() -> None:
    orden = fabrica.orden()
    services.cobrar(orden=orden, cajera=fabrica.persona())
    otra = OrdenPago(
        expediente=orden.expediente, referencia="1", conceptos=[], total_centavos=1,
        uma="1", huella_tarifa="", tarea=orden.tarea, vence=orden.vence,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        otra.save()


@pytest.mark.django_db
def test_otra_tarea_no_emite_mientras_se_debe_la_primera() -> None:
    orden = fabrica.orden()
    with pytest.raises(IntegrityError):
        fabrica.orden(orden.expediente, tarea="orden-2")
    assert orden.expediente.ordenes.count() == 1


@pytest.mark.django_db
def test_una_orden_sin_importe_no_se_emite() -> None:
    with pytest.raises(ValueError, match="mayor que cero"):
        services.emitir_orden(
            expediente=fabrica.expediente(), conceptos=[], uma=Decimal(1),
            huella_tarifa="", tarea="t", vigencia_dias=1,
        )  # fmt: skip


@pytest.mark.django_db
def test_vence_al_terminar_su_ultimo_dia_en_el_municipio(reloj_en: RELOJ) -> None:
    reloj_en("2026-03-12 10:00")
    orden = fabrica.orden(dias=2)
    reloj_en("2026-03-14 23:59")  # already the 15th in UTC
    assert orden.vigente
    assert vencer_todas() == 0
    reloj_en("2026-03-15 00:00")
    assert vencer_todas() == 1
    orden.refresh_from_db()
    assert orden.estado == OrdenPago.Estado.VENCIDA
    assert not orden.vigente


@pytest.mark.django_db
def test_solo_una_orden_vencida_se_reemite_y_una_sola_vez(reloj_en: RELOJ) -> None:
    reloj_en("2026-03-12 10:00")
    orden = fabrica.orden(dias=1)
    with pytest.raises(OrdenNoReemitible):
        _reemitir(orden)
    reloj_en("2026-03-20 10:00")
    vencer_todas()
    nueva = _reemitir(orden)
    assert nueva == _reemitir(orden)
    assert nueva.referencia != orden.referencia
    assert (nueva.tarea, nueva.total_centavos, nueva.uma) == (orden.tarea, 170_000, "120.00")
    assert nueva.vigente


@pytest.mark.django_db
def test_cancelar_no_toca_lo_pagado() -> None:
    pagada, debida = fabrica.orden(), fabrica.orden()
    services.cobrar(orden=pagada, cajera=fabrica.persona())
    assert services.cancelar_ordenes(expediente=pagada.expediente) == 0
    assert services.cancelar_ordenes(expediente=debida.expediente) == 1
    debida.refresh_from_db()
    assert debida.estado == OrdenPago.Estado.CANCELADA


@pytest.mark.django_db
def test_la_caja_encuentra_la_orden_aunque_se_teclee_con_espacios() -> None:
    orden = fabrica.orden()
    tecleada = f" {orden.referencia[:4]} {orden.referencia[4:8]}-{orden.referencia[8:]} "
    assert services.por_referencia(tecleada) == orden
    assert services.por_referencia("no es una referencia") is None
    assert services.por_referencia("") is None


def vencer_todas() -> int:
    """Expire every order whose last day ended; return how many."""
    ahora = reloj.ahora()
    return sum(services.vencer(orden=una, ahora=ahora) for una in services.por_vencer(ahora))


def test_la_referencia_lleva_los_digitos_de_la_norma() -> None:
    # ISO/IEC 7064 MOD 97-10, its published example: 794 takes the check digits 44.
    assert referencias.de_folio("794") == "79444"
    assert referencias.normalizar("79444") == "79444"


@given(FOLIOS, st.data())
def test_un_digito_mal_tecleado_se_nota(folio: str, data: st.DataObject) -> None:
    buena = referencias.de_folio(folio)
    lugar = data.draw(st.integers(0, len(buena) - 1))
    digito = data.draw(st.sampled_from([d for d in "0123456789" if d != buena[lugar]]))
    assert referencias.normalizar(buena) == buena
    assert referencias.normalizar(buena[:lugar] + digito + buena[lugar + 1 :]) is None


@given(FOLIOS, st.data())
def test_dos_digitos_vecinos_cambiados_de_lugar_se_notan(folio: str, data: st.DataObject) -> None:
    buena = referencias.de_folio(folio)
    lugar = data.draw(st.integers(0, len(buena) - 2))
    cruzada = buena[:lugar] + buena[lugar + 1] + buena[lugar] + buena[lugar + 2 :]
    assert cruzada == buena or referencias.normalizar(cruzada) is None


@pytest.mark.django_db
def test_la_pasarela_recibe_la_referencia_y_a_donde_volver() -> None:
    orden = fabrica.orden()
    destino = services.iniciar(orden=orden, url_retorno="http://localhost:8000/mis-tramites/1/")
    assert f"/demostracion/pasarela/{orden.referencia}/?retorno=http%3A%2F%2F" in destino


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("proveedor", "demo"), [("falla", True), ("demo", False), ("", True), ("nadie", True)]
)
def test_sin_pasarela_se_dice_que_hacer(settings: Any, proveedor: str, demo: bool) -> None:
    settings.PAGO_PROVEEDOR, settings.DEMO = proveedor, demo
    with pytest.raises(PasarelaNoDisponible, match="en caja"):
        services.iniciar(orden=fabrica.orden(), url_retorno="/")


@pytest.mark.django_db
def test_lo_que_llego_a_tiempo_paga_la_orden_que_el_barrido_ya_vencio(reloj_en: RELOJ) -> None:
    reloj_en("2026-03-12 10:00")
    a_tiempo, repuesta = fabrica.orden(dias=1), fabrica.orden(dias=1)
    reloj_en("2026-03-13 23:59")
    eventos = [fabrica.recibir(fabrica.cuerpo(una)) for una in (a_tiempo, repuesta)]
    reloj_en("2026-03-14 00:30")
    vencer_todas()
    assert _reemitir(repuesta).total_centavos != repuesta.total_centavos
    pagos = [
        services.aplicar_evento(evento=evento, orden=orden)
        for evento, orden in zip(eventos, (a_tiempo, repuesta), strict=True)
    ]
    assert [pago.orden for pago in pagos if pago] == [a_tiempo]
    repuesta.refresh_from_db()
    assert repuesta.estado == OrdenPago.Estado.VENCIDA
