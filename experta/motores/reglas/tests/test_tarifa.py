"""Fees: exact pesos, each concept rounded half up to the centavo, then added."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.comun.hallazgos import ContenidoInvalido
from experta.motores.reglas import (
    ErrorDeDecision,
    calcular_tarifa,
    leer_tarifa,
    total_centavos,
)

UMA = Decimal("117.31")
MES = 11
NOMBRES = {"metros": "numero", "alcohol": "booleano"}
TARIFA = """# politica: suma
entrada:metros,entrada:alcohol,salida:clave,salida:concepto,salida:importe,nota:fundamento
,,LIC,Licencia,2 * uma,Art. 10
> 60,,EXT,Superficie adicional,(metros - 60) * 0.015 * uma,Art. 11
,sí,ALC,Alcohol,0.1 + 0.2,Art. 12
"""


def importes(expresion: str, metros: Decimal = Decimal(1)) -> list[int]:
    texto = (
        "# politica: suma\nentrada:metros,salida:clave,salida:concepto,salida:importe,"
        f"salida:fundamento\n,A,Concepto,{expresion},Art. 1\n"
    )
    tabla = leer_tarifa(texto.encode(), "tarifa.csv", NOMBRES)
    return [c.importe_centavos for c in calcular_tarifa(tabla, {"metros": metros}, UMA, MES)]


def test_la_tarifa_suma_los_conceptos_que_tocan() -> None:
    tabla = leer_tarifa(TARIFA.encode(), "tarifa.csv", NOMBRES)
    conceptos = calcular_tarifa(tabla, {"metros": Decimal("100.5"), "alcohol": True}, UMA, MES)
    assert [(c.clave, c.importe_centavos) for c in conceptos] == [
        ("LIC", 23462),
        ("EXT", 7127),
        ("ALC", 30),
    ]
    assert total_centavos(conceptos) == 30619
    assert (conceptos[0].nombre, conceptos[0].fundamento) == ("Licencia", "Art. 10")
    assert conceptos[0].explicacion == "2 * uma (uma = 117.31)"
    assert tabla.revisar() == []


@pytest.mark.parametrize(
    ("expresion", "centavos"),
    [
        ("2 * 117.31", 23462),
        ("0.1 + 0.2", 30),
        ("1.005", 101),
        ("2.675", 268),
        ("0.285 * 100 - 28.495", 1),
        ("1.1 * 1.1 * 100", 12100),
        ("10 / 3 * 3", 1000),
        ("-1.005", -101),
        ("max(metros * 0.5, 2 * uma)", 23462),
    ],
)
def test_los_centavos_son_exactos(expresion: str, centavos: int) -> None:
    texto = f'"{expresion}"' if "," in expresion else expresion
    assert importes(texto) == [centavos]


def test_cada_concepto_se_redondea_antes_de_sumar() -> None:
    fila = ",A,Concepto,0.005,Art. 1\n"
    texto = (
        "# politica: suma\nentrada:metros,salida:clave,salida:concepto,salida:importe,"
        f"salida:fundamento\n{fila * 3}"
    )
    tabla = leer_tarifa(texto.encode(), "tarifa.csv", NOMBRES)
    assert total_centavos(calcular_tarifa(tabla, {}, UMA, MES)) == 3


def test_sin_el_dato_no_hay_cobro() -> None:
    tabla = leer_tarifa(TARIFA.encode(), "tarifa.csv", NOMBRES)
    with pytest.raises(ErrorDeDecision, match="falta «metros»"):
        calcular_tarifa(tabla, {"alcohol": True}, UMA, MES)


@pytest.mark.parametrize(
    ("viejo", "nuevo", "mensaje"),
    [
        ("suma", "unica", "«# politica: suma»"),
        ("salida:importe", "salida:monto", "«salida:importe»"),
        ("Art. 11", "", "Falta «fundamento»"),
        ("2 * uma", "2 * umma", "«uma»"),
        ("2 * uma", "Gratis", "No existe «Gratis»"),
    ],
)
def test_una_tarifa_incompleta_no_se_publica(viejo: str, nuevo: str, mensaje: str) -> None:
    with pytest.raises(ContenidoInvalido, match=mensaje):
        leer_tarifa(TARIFA.replace(viejo, nuevo, 1).encode(), "tarifa.csv", NOMBRES)


@pytest.mark.parametrize("nombre", ["uma", "mes"])
def test_una_pregunta_no_puede_llamarse_como_un_dato_del_dia(nombre: str) -> None:
    with pytest.raises(ContenidoInvalido, match=f"«{nombre}» es un nombre reservado"):
        leer_tarifa(TARIFA.encode(), "tarifa.csv", {**NOMBRES, nombre: "numero"})


@pytest.mark.parametrize(("mes", "centavos"), [(1, 10000), (2, 5000), (3, 6000), (4, 10000)])
def test_un_descuento_cambia_con_el_mes(mes: int, centavos: int) -> None:
    texto = (
        "# politica: suma\n# valores: mes = 1..12 enteros\n"
        "entrada:mes,salida:clave,salida:concepto,salida:importe,salida:fundamento\n"
        ",A,Permiso,100,Art. 1\n2,D2,Descuento de febrero,-50,Art. 2\n"
        "3,D3,Descuento de marzo,-40,Art. 2\n"
    )
    tabla = leer_tarifa(texto.encode(), "tarifa.csv", {})
    assert tabla.revisar() == []
    assert total_centavos(calcular_tarifa(tabla, {}, UMA, mes)) == centavos


@given(
    st.decimals(0, 10**6, places=2),
    st.decimals(0, 1000, places=3),
)
def test_el_cobro_es_el_de_la_aritmetica_exacta(metros: Decimal, factor: Decimal) -> None:
    esperado = (metros * factor * UMA * 100).quantize(Decimal(1), ROUND_HALF_UP)
    assert importes(f"metros * {factor:f} * uma", metros) == [int(esperado)]
