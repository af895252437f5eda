"""The review finds every gap and overlap at the boundaries of the cells, and is repeatable."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from experta.motores.reglas import leer_tabla

NOMBRES = {
    "metros": "numero",
    "zona": "texto",
    "alcohol": "booleano",
    "alta": "fecha",
    "giros": "lista",
}


def revisar(texto: str) -> list[str]:
    return [str(h) for h in leer_tabla(texto.encode(), "t.csv", NOMBRES).revisar()]


def test_una_tabla_completa_no_tiene_hallazgos() -> None:
    assert (
        revisar(
            "# politica: unica\nentrada:metros,entrada:alcohol,salida:x\n"
            "0..60,no,a\n0..60,sí,b\n> 60,,c\n"
        )
        == []
    )


def test_un_hueco_entre_dos_rangos_se_halla_con_su_ejemplo() -> None:
    hallazgos = revisar("# politica: unica\nentrada:metros,salida:x\n0..60,a\n> 60.5,b\n")
    assert hallazgos[0] == "t.csv:2: Ninguna fila responde cuando metros = 60.01."


def test_un_traslape_nombra_las_dos_filas() -> None:
    hallazgos = revisar("# politica: unica\nentrada:metros,salida:x\n0..60,a\n>= 60,b\n")
    assert hallazgos == [
        "t.csv:3: Las filas 3 y 4 responden a la vez cuando metros = 60; debe responder una sola."
    ]
    assert revisar("# politica: suma\nentrada:metros,salida:x\n0..60,a\n>= 60,b\n") == []


def test_un_texto_que_nadie_previo_es_un_hueco_salvo_que_se_diga_lo_posible() -> None:
    filas = "entrada:zona,salida:x\nCentro,a\nSur,b\n"
    assert "zona = (otro valor)" in revisar(f"# politica: unica\n{filas}")[0]
    assert revisar(f"# politica: unica\n# valores: zona = Centro, Sur\n{filas}") == []


def test_entre_enteros_no_hay_hueco() -> None:
    filas = "entrada:metros,salida:x\n0..10,a\n11..20,b\n"
    assert revisar(f"# politica: unica\n# valores: metros = 0..20 enteros\n{filas}") == []
    assert len(revisar(f"# politica: unica\n# valores: metros = 0..20\n{filas}")) == 2


def test_faltan_el_no_un_dia_o_la_lista_vacia() -> None:
    assert "alcohol = no" in revisar("# politica: unica\nentrada:alcohol,salida:x\nsí,a\n")[0]
    fechas = revisar("# politica: unica\nentrada:alta,salida:x\n<= 2026-06-30,a\n>= 2026-07-02,b\n")
    assert fechas == ["t.csv:2: Ninguna fila responde cuando alta = 2026-07-01."]
    assert "giros = []" in revisar("# politica: unica\nentrada:giros,salida:x\nbar,a\n")[0]


def test_una_fila_tapada_por_otra_nunca_responde() -> None:
    hallazgos = revisar("# politica: primera\nentrada:metros,salida:x\n,a\n> 60,b\n")
    assert hallazgos == [
        "t.csv:4: Esta fila nunca responde; quítala, o súbela si otra responde antes."
    ]


def test_muchas_combinaciones_se_recortan_siempre_igual() -> None:
    filas = "".join(f"{n * 10}..{n * 10 + 5},z{n},{n}\n" for n in range(90))
    texto = f"# politica: unica\nentrada:metros,entrada:zona,salida:x\n{filas}"
    hallazgos = revisar(texto)
    assert hallazgos == revisar(texto)
    assert len(hallazgos) == 6
    assert "casos más" in hallazgos[-1]


@given(st.lists(st.integers(1, 500), min_size=1, max_size=6, unique=True))
def test_cortes_contiguos_nunca_tienen_hallazgos_y_quitar_uno_siempre(cortes: list[int]) -> None:
    bordes = [0, *sorted(cortes)]
    filas = [f"[{a}..{b}),x" for a, b in pairwise(bordes)]
    filas.append(f">= {bordes[-1]},x")
    titulos = "# politica: unica\nentrada:metros,salida:x\n"
    assert revisar(titulos + "\n".join(filas)) == []
    assert revisar(titulos + "\n".join([*filas[1:], filas[-1]]))
