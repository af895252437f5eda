"""The trámites of building, streets and trees: their fees, their lookups and their pictures."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.catalogo.lector import slugs_de
from experta.catalogo.tests.apoyo import ESTANTE, ejecutable
from experta.comun.xml import leer_xml

NOVIEMBRE = date(2026, 11, 23)
IMAGENES = sorted((ESTANTE / "_imagenes").glob("*.svg"))
METROS = st.decimals(min_value=1, max_value=500, places=2)


def costo(slug: str, **respuestas: object) -> int:
    """Return what those answers pay, in centavos."""
    return ejecutable(slug).costo_centavos(respuestas, NOVIEMBRE)


@given(uno=METROS, otro=METROS)
def test_a_wider_front_never_pays_less_and_the_first_fifteen_metres_pay_the_same(
    uno: Decimal, otro: Decimal
) -> None:
    menor, mayor = sorted((uno, otro))
    chico, grande = (
        costo("alineamiento-y-numero-oficial", que_necesitas="ambos", frente_m=str(frente))
        for frente in (menor, mayor)
    )
    assert 121_815 <= chico <= grande
    assert (menor > 15) == (chico > 121_815)


@pytest.mark.parametrize(
    ("m2", "uma"), [("1", 5), ("60", 5), ("60.01", 8), ("150", 8), ("150.01", 14), ("400.01", 25)]
)
def test_the_land_use_licence_pays_by_brackets_of_surface(m2: str, uma: int) -> None:
    assert costo("uso-de-suelo", superficie_m2=m2) == uma * 11_731


def test_who_mends_the_street_pays_only_the_permit_and_the_order_says_so() -> None:
    respuestas = {"piso": "asfalto", "superficie_m2": "4", "quien_repara": "yo"}
    conceptos = ejecutable("ruptura-de-pavimento").costo(respuestas, NOVIEMBRE)
    assert [uno.importe_centavos for uno in conceptos] == [23_462, 0]
    assert "la haces tú" in conceptos[1].explicacion
    assert costo("ruptura-de-pavimento", **{**respuestas, "quien_repara": "municipio"}) == 305_006


@pytest.mark.parametrize(
    ("altura", "arboles"), [("0.5", 2), ("5", 2), ("5.01", 4), ("10", 4), ("10.01", 6), ("60", 6)]
)
def test_the_trees_of_the_order_are_those_that_the_form_computes(altura: str, arboles: int) -> None:
    derribo = ejecutable("derribo-de-arbol")
    respuestas = {"cuantos": "3", "altura_m": altura}
    conceptos = derribo.costo(respuestas, NOVIEMBRE)
    assert derribo.formulario.contexto(respuestas)["arboles_de_reposicion"] == 3 * arboles
    assert [uno.importe_centavos for uno in conceptos] == [3 * 5 * 11_731, 0]
    assert f"entregas {arboles} árboles" in conceptos[1].explicacion


def test_the_express_service_adds_half_and_only_to_whoever_chose_it() -> None:
    normal, expres = (costo("deposito-de-escombro", servicio=s) for s in ("normal", "expres"))
    assert (normal, expres) == (117_310, 175_965)


def test_what_a_tramite_looks_up_is_issued_by_another_of_the_shelf() -> None:
    for slug in slugs_de(ESTANTE):
        for requisito in ejecutable(slug).ficha.requisitos:
            tiene = requisito.lo_tiene
            if tiene and tiene.tramite:
                emite = {uno.clave for uno in ejecutable(tiene.tramite).ficha.documentos}
                assert tiene.documento in emite, f"{slug}: {requisito.clave}"


@pytest.mark.parametrize("imagen", IMAGENES, ids=lambda ruta: ruta.stem)
def test_each_example_picture_is_small_and_says_in_words_what_it_shows(imagen: Path) -> None:
    raiz = leer_xml(imagen.read_bytes())
    textos = {hijo.tag.rpartition("}")[2]: hijo.text or "" for hijo in raiz}
    assert len(imagen.read_bytes()) < 6 * 1024
    assert textos["title"].startswith(("Ejemplo", "Dónde"))
    assert len(textos["desc"]) > 40


def test_whoever_builds_a_home_swears_no_giro_and_no_register_says_that_she_has_a_business() -> (
    None
):
    suelo = ejecutable("uso-de-suelo")

    def se_pregunta(uso: str) -> set[str]:
        return {p.clave for s in suelo.formulario.visibles({"uso": uso}) for p in s.preguntas}

    del_negocio = {"giro", "nombre_comercial", "cajones"}
    assert not del_negocio & se_pregunta("habitacional")
    assert "viviendas" in se_pregunta("habitacional") - se_pregunta("comercial")
    assert del_negocio <= se_pregunta("comercial") & se_pregunta("industrial")
    registro = suelo.ficha.registro
    assert registro is not None
    assert (registro.objeto, registro.datos[0]) == ("Uso de un predio", "uso")
    assert all(dato in suelo.formulario.preguntas for dato in registro.datos)
