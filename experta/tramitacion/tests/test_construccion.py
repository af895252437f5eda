"""Visit, measures, fee and licence."""

import pytest

from experta.tramitacion.actos.cobrar_en_caja import cobrar_en_caja
from experta.tramitacion.actos.corregir import corregir
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db


def test_the_fee_falls_due_after_a_favourable_visit() -> None:
    expediente = fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION))
    assert expediente.ordenes.count() == 0
    assert fabrica.visitado(expediente).ordenes.get().total_centavos > 0


def test_measures_bring_the_inspector_again() -> None:
    expediente = fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION))
    expediente = fabrica.visitado(expediente, "medidas")
    corregir(persona=expediente.creado_por, expediente=expediente, explicacion="Ya hay barandal.")
    expediente = fabrica.visitado(fabrica.leer(expediente))
    assert expediente.inspecciones.count() == 2
    assert expediente.ordenes.count() == 1


def test_there_is_nothing_to_correct_without_measures() -> None:
    expediente = fabrica.ingresado(fabrica.CONSTRUCCION)
    with pytest.raises(Conflicto):
        corregir(persona=expediente.creado_por, expediente=expediente, explicacion="Listo.")


def test_only_the_treasury_receives_money() -> None:
    orden = fabrica.por_pagar(fabrica.CONSTRUCCION).ordenes.get()
    with pytest.raises(NoPermitido):
        cobrar_en_caja(
            persona=fabrica.funcionaria("ventanilla"),
            orden=orden,
            recibido_centavos=orden.total_centavos,
        )


def test_another_amount_is_not_received() -> None:
    orden = fabrica.por_pagar(fabrica.CONSTRUCCION).ordenes.get()
    with pytest.raises(DatosInvalidos):
        cobrar_en_caja(
            persona=fabrica.funcionaria("tesoreria", "tesoreria"),
            orden=orden,
            recibido_centavos=orden.total_centavos - 1,
        )


def test_it_is_paid_once() -> None:
    orden = fabrica.por_pagar(fabrica.CONSTRUCCION).ordenes.get()
    cajera = fabrica.funcionaria("tesoreria", "tesoreria")
    importe = orden.total_centavos
    cobrar_en_caja(persona=cajera, orden=orden, recibido_centavos=importe)
    with pytest.raises(Conflicto, match="No cobres otra vez"):
        cobrar_en_caja(persona=cajera, orden=orden, recibido_centavos=importe)


def test_the_whole_way_ends_in_a_licence() -> None:
    expediente = fabrica.concluido(fabrica.CONSTRUCCION)
    assert expediente.estado == "favorable"
    claves = set(expediente.documentos.filter(estado="vigente").values_list("clase", flat=True))
    assert {"acuse", "orden-de-pago", "recibo", "acta-de-inspeccion", "resolucion"} <= claves
