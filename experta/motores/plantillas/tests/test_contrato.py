"""The contract of the data: dates written out, empty values, characters."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.comun.texto import fecha_larga
from experta.motores.plantillas.contrato import Datos, completar
from experta.motores.plantillas.letras import dibujables, imprimible
from experta.motores.plantillas.muestra import EJEMPLO, marcado


@pytest.mark.parametrize(
    ("fecha", "escrita"),
    [
        (date(2026, 11, 22), "22 de noviembre de 2026"),
        (date(2027, 1, 1), "1.º de enero de 2027"),
        (date(2028, 2, 29), "29 de febrero de 2028"),
    ],
)
def test_la_fecha_se_escribe_con_letras(fecha: date, escrita: str) -> None:
    assert fecha_larga(fecha) == escrita


def test_completar_llena_lo_que_falta_y_respeta_lo_dado() -> None:
    completo = completar({"expediente": {"folio": "E-1"}, "hechos": ["Uno"]})
    assert set(completo) == set(Datos.__annotations__)
    assert completo["expediente"]["folio"] == "E-1"
    assert completo["expediente"]["titular"] == ""
    assert completo["hechos"] == ["Uno"]
    assert completo["motivos"] == []
    assert completo["demostracion"] is False


def test_el_ejemplo_cumple_el_contrato() -> None:
    completo = completar(EJEMPLO)
    assert completo == EJEMPLO
    assert {clave: set(valor) for clave, valor in completo.items() if isinstance(valor, dict)} == {
        clave: set(valor) for clave, valor in completar({}).items() if isinstance(valor, dict)
    }


def test_el_ejemplo_marcado_no_toca_el_ejemplo() -> None:
    assert marcado()["total"] == "$1,702.00 Ztotalz"
    assert EJEMPLO["total"] == "$1,702.00"


@given(st.text())
def test_todo_texto_se_vuelve_dibujable(texto: str) -> None:
    limpio = imprimible(texto)
    assert all(letra == "\n" or ord(letra) in dibujables() for letra in limpio)
    assert imprimible(limpio) == limpio


def test_el_espanol_queda_igual() -> None:
    frase = "¿Ñandú? «Güereca», 1.º — $1,702.00 · áéíóúÁÉÍÓÚüÜ ½ m²"
    assert imprimible(frase) == frase
