"""The traps of expressions: what is unknown, what is misspelt, what is not exact."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.motores.reglas import ErrorDeEvaluacion, ErrorDeExpresion, compilar

NOMBRES = {
    "metros": "numero",
    "count": "numero",
    "zona": "texto",
    "alcohol": "booleano",
    "alta": "fecha",
    "giros": "lista",
    "persona": "objeto",
}


@pytest.mark.parametrize(
    ("texto", "esperado"),
    [
        ("metros > 3", False),
        ("metros <= 3", False),
        ("metros * 2 < 3", False),
        ("metros in [0..60]", False),
        ("not alcohol", True),
        ("zona == 'Centro'", False),
        ("zona in ['Centro', 'Sur']", False),
        ("len(zona) == 0", True),
        ("len(giros) == 0", True),
        ("'bar' in giros", False),
        ("some(giros, #.riesgo > 3)", False),
        ("alta >= '2026-07-01'", False),
        ("year(alta) == 2026", False),
        ("month(alta) in [1, 2]", False),
        ("metros * 2 != 4", True),
        ("persona.edad >= 18", False),
        ("not persona.activa", True),
        ("metros == null", True),
        ("(metros ?? 0) < 3", True),
        ("max(metros, 1) in giros", None),
        ("((metros * 2) ?? 0) < 3", True),
    ],
)
def test_lo_no_contestado_tiene_un_valor_neutro(texto: str, esperado: bool | None) -> None:
    """None in the table means that arithmetic (not comparison) met what is unknown."""
    for contexto in ({}, dict.fromkeys(NOMBRES), dict.fromkeys(NOMBRES, "")):
        if esperado is None:
            with pytest.raises(ErrorDeEvaluacion, match="falta"):
                compilar(texto, NOMBRES).es_cierta(contexto)
        else:
            assert compilar(texto, NOMBRES).es_cierta(contexto) is esperado


@pytest.mark.parametrize(
    ("texto", "mensaje"),
    [
        ("metos > 3", "«metros»"),
        ("rand(10)", "No se puede usar la función «rand»"),
        ("d()", "función «d»"),
        ("date('now')", "función «date»"),
        ("now()", "función «now»"),
        ("roud(metros)", "«round»"),
        ("metros = 3", "«==»"),
        ("zona > 'A'", "entre un texto y un texto"),
        ("zona + 1", "entre un texto y un número"),
        ("zona == null", "entre un texto y null"),
        ("metros and alcohol", "Aquí va un sí o no, no un número"),
        ("1 < metros < 3", "Une dos comparaciones"),
        ("metros +", "Falta un dato antes de terminar"),
        ("metros metros", "Sobra «metros»"),
        ("tamaño > 3", "acentos"),
        ("(metros", "Falta «)»"),
        ("round()", "lleva 1"),
        ("zona.largo", "solo se lee de un grupo"),
        ("#", "solo va dentro"),
        ("alta > '2026-02-30'", "no existe"),
        ("giros == giros", "entre una lista"),
        ("`${metros}`", "No se entiende"),
        ("", "Falta un dato"),
        ("(" * 100, "demasiados paréntesis"),
        ("+".join("1" * 200), "demasiadas operaciones"),
        ("1" * 29, "demasiadas cifras"),
        ("'" + "a" * 500 + "'", "500"),
    ],
)
def test_lo_mal_escrito_no_se_publica(texto: str, mensaje: str) -> None:
    with pytest.raises(ErrorDeExpresion, match=re.escape(mensaje)):
        compilar(texto, NOMBRES)


@pytest.mark.parametrize("texto", ["10 / 0", "10 % 0", "10 / 0 > 3", "max([])", "metros * metros"])
def test_una_cuenta_imposible_es_un_error_y_no_nada(texto: str) -> None:
    with pytest.raises(ErrorDeEvaluacion):
        compilar(texto, NOMBRES).evaluar({"metros": 10**20})


@pytest.mark.parametrize(
    ("nombre", "valor"),
    [
        ("metros", True),
        ("metros", "muchos"),
        ("metros", float("nan")),
        ("metros", Decimal("1e40")),
        ("zona", 5),
        ("alcohol", "si"),
        ("alta", "ayer"),
        ("alta", datetime(2026, 1, 1, tzinfo=UTC)),
        ("giros", "bar"),
        ("persona", [1]),
    ],
)
def test_un_dato_de_otro_tipo_se_nombra(nombre: str, valor: object) -> None:
    with pytest.raises(ErrorDeEvaluacion, match=f"El dato «{nombre}» no es"):
        compilar(nombre, NOMBRES).evaluar({nombre: valor})


@pytest.mark.parametrize(
    ("texto", "esperado"),
    [
        ("2 * 117.31", "234.62"),
        ("0.1 + 0.2", "0.3"),
        ("1.005 * 100", "100.500"),
        ("12345678901234567.89 + 0.01", "12345678901234567.90"),
        ("round(2.345, 2)", "2.35"),
        ("max(metros, 2)", "2"),
        ("-(2 + 3) * -2", "10"),
        ("len('ñandú')", "5"),
        ("count + 1", "8"),
        ("alta - '2026-01-04'", "28"),
        ("year(alta) * 100 + month(alta) + day(alta)", "202603"),
    ],
)
def test_las_cuentas_son_exactas(texto: str, esperado: str) -> None:
    contexto = {"metros": Decimal("0.1"), "count": 7, "alta": date(2026, 2, 1)}
    assert compilar(texto, NOMBRES).decimal(contexto) == Decimal(esperado)


def test_las_fechas_entran_y_salen_como_texto() -> None:
    suma = compilar("alta + 10", NOMBRES)
    assert suma.tipo == "fecha"
    assert suma.evaluar({"alta": "2026-02-20"}) == suma.evaluar({"alta": date(2026, 2, 20)})
    assert suma.evaluar({"alta": "2026-02-20"}) == "2026-03-02"


def test_lo_que_esta_dentro_de_listas_y_grupos_se_lee() -> None:
    contexto = {"giros": [{"clave": "bar", "m": Decimal("0.1")}, {"clave": "cafe", "m": 0.2}]}
    assert compilar("some(giros, #.clave == 'bar')", NOMBRES).es_cierta(contexto)
    assert compilar("sum(map(giros, #.m))", NOMBRES).decimal(contexto) == Decimal("0.3")
    datos = {"persona": {"hijos": [1, 2], "alta": date(2026, 1, 1)}}
    assert compilar("persona.hijos", NOMBRES).evaluar(datos) == [Decimal(1), Decimal(2)]
    assert compilar("persona.alta", NOMBRES).evaluar(datos) == "2026-01-01"


def test_una_condicion_es_estrictamente_si_o_no() -> None:
    with pytest.raises(ErrorDeEvaluacion, match="no responde sí o no"):
        compilar("metros", NOMBRES).es_cierta({"metros": 1})
    with pytest.raises(ErrorDeEvaluacion, match="no da un número"):
        compilar("zona", NOMBRES).decimal({"zona": "1"})


def test_dice_que_nombres_lee() -> None:
    assert compilar("metros > 3 and zona == 'Sur'", NOMBRES).nombres == {"metros", "zona"}


def test_se_comparte_entre_hilos() -> None:
    doble = compilar("metros * 2", NOMBRES)
    with ThreadPoolExecutor(4) as hilos:
        dobles = list(hilos.map(lambda n: doble.decimal({"metros": n}), range(500)))
    assert dobles == [Decimal(n * 2) for n in range(500)]


@given(st.text(alphabet="metroszna()[]#.,?:<>=!+-*/%'\" 0123456789", max_size=60))
def test_ningun_texto_rompe_el_analizador(texto: str) -> None:
    try:
        expresion = compilar(texto, NOMBRES)
    except ErrorDeExpresion:
        return
    try:
        expresion.evaluar({"metros": 3, "zona": "a"})
    except ErrorDeEvaluacion:
        return


CIFRAS = st.decimals(-(10**7), 10**7, places=4, allow_nan=False)


@given(CIFRAS, CIFRAS, st.sampled_from("+-*"))
def test_la_aritmetica_es_la_de_decimal(a: Decimal, b: Decimal, operador: str) -> None:
    esperado = {"+": a + b, "-": a - b, "*": a * b}[operador]
    contexto = {"metros": a, "count": b}
    assert compilar(f"metros {operador} count", NOMBRES).decimal(contexto) == esperado


@given(CIFRAS, CIFRAS, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
def test_las_comparaciones_son_las_de_decimal(a: Decimal, b: Decimal, operador: str) -> None:
    esperado = {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a == b, "!=": a != b}
    condicion = compilar(f"metros {operador} count", NOMBRES)
    assert condicion.es_cierta({"metros": a, "count": b}) is esperado[operador]
