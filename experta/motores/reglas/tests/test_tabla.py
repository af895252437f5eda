"""Decision tables: what a cell means, what each policy gives, what is refused and by which line."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.comun.hallazgos import ContenidoInvalido
from experta.motores.reglas import (
    ErrorDeDecision,
    ErrorDeEvaluacion,
    Tabla,
    leer_tabla,
    leer_tarifa,
)

RAIZ = Path(__file__).parents[4]
NOMBRES = {
    "metros": "numero",
    "pisos": "numero",
    "zona": "texto",
    "alcohol": "booleano",
    "alta": "fecha",
    "giros": "lista",
    "persona": "objeto",
}
RIESGO = """# politica: unica
entrada:metros,entrada:zona,salida:riesgo,salida:cuota,nota:motivo
0..60,"Centro, Norte",bajo,metros * 2,Art. 1
0..60,"!= Centro, Norte",medio,5.50,"Art. 2, fracción I"
> 60,,alto,metros / pisos,Art. 3
"""


def tabla(texto: str) -> Tabla:
    return leer_tabla(texto.encode(), "reglas/riesgo.csv", NOMBRES)


def de_una_columna(columna: str, *celdas: str, politica: str = "suma") -> Tabla:
    filas = "".join(f'"{c.replace(chr(34), chr(34) * 2)}",f{i}\n' for i, c in enumerate(celdas))
    return tabla(f"# politica: {politica}\nentrada:{columna},salida:fila\n{filas}")


def filas_de(decidida: Tabla, **contexto: object) -> list[object]:
    return [fila["fila"] for fila in decidida.decidir(contexto)]


def test_una_fila_da_sus_salidas_y_sus_notas() -> None:
    riesgo = tabla(RIESGO)
    assert riesgo.decidir({"metros": 50, "zona": "Norte"}) == [
        {"riesgo": "bajo", "cuota": Decimal(100), "motivo": "Art. 1"}
    ]
    assert riesgo.decidir({"metros": 60, "zona": "Sur"})[0]["motivo"] == "Art. 2, fracción I"
    assert riesgo.nombres == {"metros", "zona", "pisos"}


@pytest.mark.parametrize(
    ("columna", "celda", "si", "no"),
    [
        ("metros", "", [0, 7, None], []),
        ("metros", "-", [0, None], []),
        ("metros", "5", [5, "5.0"], [4, 6]),
        ("metros", "0..60", [0, 60, Decimal("59.99")], [-1, Decimal("60.01")]),
        ("metros", "[0..15)", [0, Decimal("14.99")], [15]),
        ("metros", "(0..15]", [15], [0]),
        ("metros", "> 60", [61], [60]),
        ("metros", "<= 30", [30], [31]),
        ("metros", "1, 2, 10..20", [1, 2, 15], [3]),
        ("metros", "!= 1, 2", [3], [1, 2]),
        ("metros", "-1.5..0", [-1, 0], [-2]),
        ("metros", "sin dato", [None, ""], [0]),
        ("zona", "Centro, Sur", ["Centro", "Sur"], ["centro", "Norte"]),
        ("zona", '"Centro, Sur"', ["Centro, Sur"], ["Centro"]),
        ("zona", "Sin dato", [None, ""], ["x"]),
        ("alcohol", "Sí", [True], [False, None]),
        ("alcohol", "no", [False, None], [True]),
        ("alta", "2026-01-01..2026-03-31", ["2026-03-31"], ["2026-04-01"]),
        ("alta", ">= 2026-07-01", ["2026-07-01"], ["2026-06-30"]),
        ("giros", "bar, cantina", [["cafe", "bar"]], [["cafe"], []]),
        ("giros", "!= bar", [["cafe"], []], [["bar", "cafe"]]),
        ("metros * 2", "> 60", [31], [30]),
    ],
)
def test_lo_que_significa_una_celda(columna: str, celda: str, si: list, no: list) -> None:  # type: ignore[type-arg]
    decidida = de_una_columna(columna, celda)
    nombre = columna.partition(" ")[0]
    for valor in si:
        assert filas_de(decidida, **{nombre: valor}) == ["f0"]
    for valor in no:
        with pytest.raises(ErrorDeDecision, match="ninguna fila"):
            filas_de(decidida, **{nombre: valor})


def test_cada_politica_elige_sus_filas() -> None:
    celdas = ("0..60", "50..90", "")
    assert filas_de(de_una_columna("metros", *celdas), metros=55) == ["f0", "f1", "f2"]
    primera = de_una_columna("metros", *celdas, politica="primera")
    assert filas_de(primera, metros=55) == ["f0"]
    with pytest.raises(ErrorDeDecision, match="a la vez las filas 3, 4, 5"):
        filas_de(de_una_columna("metros", *celdas, politica="unica"), metros=55)


def test_lo_que_nadie_contesto_no_se_adivina() -> None:
    suma = de_una_columna("metros", "", "> 60")
    with pytest.raises(ErrorDeDecision, match="falta «metros»"):
        filas_de(suma)
    primera = de_una_columna("metros", "", "> 60", politica="primera")
    assert filas_de(primera) == ["f0"]


def test_no_hace_falta_un_dato_si_otra_columna_ya_descarta_la_fila() -> None:
    riesgo = tabla(
        "# politica: suma\nentrada:alcohol,entrada:pisos,salida:fila\n,,base\nsí,> 2,alcohol\n"
    )
    assert filas_de(riesgo, alcohol=False) == ["base"]
    with pytest.raises(ErrorDeDecision, match="falta «pisos»"):
        filas_de(riesgo, alcohol=True)


def test_una_entrada_puede_ser_una_division_que_no_es_exacta() -> None:
    por_piso = de_una_columna("metros / pisos", "< 1.2", ">= 1.2", politica="unica")
    assert filas_de(por_piso, metros=200, pisos=180) == ["f0"]
    assert filas_de(por_piso, metros=200, pisos=150) == ["f1"]


def test_una_cuenta_con_un_dato_que_falta_es_un_dato_que_falta() -> None:
    por_piso = tabla(
        "# politica: unica\nentrada:pisos,entrada:metros / pisos,salida:fila\n"
        "<= 5,< 10,f0\n<= 5,>= 10,f1\n> 5,,f2\n"
    )
    assert filas_de(por_piso, pisos=6) == ["f2"]
    with pytest.raises(ErrorDeDecision, match="falta «metros / pisos»"):
        filas_de(por_piso, pisos=5)


def test_un_resultado_imposible_es_un_error() -> None:
    with pytest.raises(ErrorDeEvaluacion, match="falta pisos"):
        tabla(RIESGO).decidir({"metros": 61, "zona": "Sur"})
    with pytest.raises(ErrorDeEvaluacion, match="entre cero"):
        tabla(RIESGO).decidir({"metros": 61, "zona": "Sur", "pisos": 0})


@pytest.mark.parametrize("guardado", ["utf-8-sig", "comillas", "punto y coma", "crlf"])
def test_se_lee_como_lo_guarda_una_hoja_de_calculo(guardado: str) -> None:
    texto = "# politica: suma\nentrada:zona,salida:fila\nSur,uno\n"
    variantes = {
        "utf-8-sig": "\ufeff" + texto,
        "comillas": '"# politica: suma",\nentrada:zona,salida:fila\n"Sur",uno\n,\n',
        "punto y coma": texto.replace(",", ";").replace("suma", "suma;"),
        "crlf": texto.replace("\n", "\r\n"),
    }
    assert filas_de(tabla(variantes[guardado]), zona="Sur") == ["uno"]


@pytest.mark.parametrize(
    ("viejo", "nuevo", "linea", "mensaje"),
    [
        ("unica", "todas", 1, "no existe"),
        ("# politica: unica\n", "", 1, "Falta la línea"),
        ("entrada:zona", "entrada:sona", 2, "«zona»"),
        ("entrada:zona", "entrada:metros", 2, "repetida"),
        ("entrada:zona", "entrada:persona", 2, "no se puede comparar"),
        ("entrada:zona", "zona", 2, "empieza con"),
        ("salida:riesgo", "salida:Riesgo alto", 2, "minúsculas"),
        ("salida:cuota", "salida:cuota:moneda", 2, "no existe el tipo"),
        ("0..60", "60..0", 3, "al revés"),
        ("> 60", "más de 60", 5, "no se entiende"),
        ("> 60", '"1,500"', 5, "millares sin coma"),
        ("metros * 2", "metos * 2", 3, "«metros»"),
        ("5.50", "", 4, "Falta un dato"),
        ("5.50", "'uno'", 4, "debía ser de tipo numero"),
        ("Art. 3", "Art. 3, II", 5, "sin título"),
        ("Art. 3", '"Art. 3', 5, "comillas"),
    ],
)
def test_cada_falta_dice_su_linea(viejo: str, nuevo: str, linea: int, mensaje: str) -> None:
    with pytest.raises(ContenidoInvalido, match=mensaje) as error:
        tabla(RIESGO.replace(viejo, nuevo, 1) if viejo != "0..60" else RIESGO.replace(viejo, nuevo))
    assert error.value.hallazgos[0].linea == linea


def test_un_archivo_que_no_es_texto_o_esta_vacio_se_rechaza() -> None:
    for contenido, mensaje in (
        (b"\xff\xfe", "UTF-8"),
        (b"", "línea de títulos"),
        (b"a", "títulos"),
    ):
        with pytest.raises(ContenidoInvalido, match=mensaje):
            leer_tabla(contenido, "t.csv", NOMBRES)


@pytest.mark.parametrize(
    ("directiva", "mensaje"),
    [
        ("zona", "Escribe"),
        ("zona =", "van los valores"),
        ("metros = 9..1", "al revés"),
        ("metros = muchos", "no se entiende"),
        ("giros = a", "no corresponde"),
    ],
)
def test_los_valores_posibles_se_revisan(directiva: str, mensaje: str) -> None:
    with pytest.raises(ContenidoInvalido, match=mensaje) as error:
        tabla(RIESGO.replace("entrada", f"# valores: {directiva}\nentrada", 1))
    assert error.value.hallazgos[0].linea == 2


def test_una_celda_puede_listar_cientos_de_valores() -> None:
    numeros = de_una_columna("metros", ", ".join(str(n) for n in range(0, 1000, 2)))
    assert filas_de(numeros, metros=998) == ["f0"]
    with pytest.raises(ContenidoInvalido, match=":3: Columna «metros»: La expresión tiene"):
        de_una_columna("metros", ", ".join(f"{n}..{n}" for n in range(200)))


def test_los_ejemplos_de_la_guia_funcionan() -> None:
    guia = (RAIZ / "docs/guias/tablas-de-decision.md").read_text(encoding="utf-8")
    riesgo, tarifa = re.findall(r"```\n(# politica.*?)```", guia, re.DOTALL)
    nombres = {"superficie_m2": "numero", "zona": "texto", "vende_alcohol": "booleano"}
    assert leer_tabla(riesgo.encode(), "riesgo.csv", nombres).revisar() == []
    assert leer_tarifa(tarifa.encode(), "tarifa.csv", nombres).revisar() == []


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=6),
    st.decimals(0, 60, places=2),
)
def test_la_suma_da_las_mismas_filas_que_comparar_a_mano(
    rangos: list[tuple[int, int]], metros: Decimal
) -> None:
    ordenados = [(min(par), max(par)) for par in rangos]
    decidida = de_una_columna("metros", *(f"{a}..{b}" for a, b in ordenados))
    esperadas = [f"f{i}" for i, (a, b) in enumerate(ordenados) if a <= metros <= b]
    if esperadas:
        assert filas_de(decidida, metros=metros) == esperadas
    else:
        with pytest.raises(ErrorDeDecision):
            filas_de(decidida, metros=metros)
