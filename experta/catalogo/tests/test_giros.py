"""The list of giros, and the risk of a giro in the expressions of a form."""

import pytest

from experta.catalogo.giros import compilador, leer_giros
from experta.comun.hallazgos import ContenidoInvalido
from experta.motores.reglas import ErrorDeExpresion

TITULOS = "codigo,nombre,sinonimos,riesgo,certeza\n"
LISTA = f"{TITULOS}461110,Abarrotes,tiendita; changarro,bajo,demostración\n722412,Bares,,alto,x\n"
NOMBRES = {"giro": "texto", "giro__codigo": "texto", "giro__nombre": "texto", "otra": "texto"}


def test_synonyms_are_separated_by_semicolons() -> None:
    assert leer_giros(LISTA.encode(), "giros.csv")["461110"].sinonimos == ("tiendita", "changarro")


@pytest.mark.parametrize(
    ("fila", "dice"),
    [
        ("46111,Abarrotes,,bajo,x", "2: El código SCIAN lleva 6 números."),
        ("461110,Abarrotes,,nulo,x", "2: El riesgo debe ser: bajo, medio, alto."),
        ("461110,,,bajo,x", "2: Faltan el nombre o la certeza."),
        ("461110,Abarrotes,bajo", "2: A esta fila le sobran o le faltan columnas"),
        ("461110,A,,bajo,x,y", "2: A esta fila le sobran o le faltan columnas"),
        ("461110,A,,bajo,x\n461110,B,,bajo,x", "3: El código 461110 está repetido"),
    ],
)
def test_a_wrong_row_is_refused_at_its_line(fila: str, dice: str) -> None:
    with pytest.raises(ContenidoInvalido, match=f"giros.csv:{dice}"):
        leer_giros(f"{TITULOS}{fila}\n".encode(), "giros.csv")


@pytest.mark.parametrize(
    ("contenido", "dice"), [(b"codigo,nombre\n", "Los títulos deben ser"), (b"\xff", "UTF-8")]
)
def test_another_kind_of_file_is_refused(contenido: bytes, dice: str) -> None:
    with pytest.raises(ContenidoInvalido, match=dice):
        leer_giros(contenido, "giros.csv")


@pytest.mark.parametrize(("codigo", "bajo"), [("461110", True), ("722412", False), ("0", False)])
def test_an_expression_reads_the_risk_of_the_giro(codigo: str, bajo: bool) -> None:
    compilar = compilador(leer_giros(LISTA.encode(), "giros.csv"))
    expresion = compilar('giro__riesgo == "bajo" and otra == "x"', NOMBRES)
    assert expresion.nombres == {"giro", "otra"}
    assert expresion.es_cierta({"giro": codigo, "otra": "x"}) is bajo
    assert expresion.evaluar({"giro": codigo, "otra": "y"}) is False


def test_only_a_giro_has_a_risk() -> None:
    compilar = compilador(leer_giros(LISTA.encode(), "giros.csv"))
    with pytest.raises(ErrorDeExpresion, match="otra__riesgo"):
        compilar('otra__riesgo == "bajo"', NOMBRES)
