"""Of the trámites told apart by the risk of the giro, a roadmap needs exactly one."""

from itertools import product
from typing import Any

import pytest

from experta.catalogo.ficha import Ficha
from experta.catalogo.giros import leer_giros
from experta.catalogo.partes import PasoDeRuta
from experta.catalogo.rutas import rutas
from experta.catalogo.tests.apoyo import ESTANTE, RAIZ
from experta.comun.yaml import leer_yaml

NEGOCIO = "abrir-un-negocio"
GIROS = leer_giros((RAIZ / "municipio" / "giros.csv").read_bytes(), "giros.csv")
CASOS = list(product(("fijo", "casa"), (False, True), ("40", "2000", "2000.01", "5000")))


@pytest.fixture(scope="module")
def distinguidas() -> dict[str, Ficha]:
    """Return the fichas that say for which risk they are."""
    leidas = {
        ruta.parent.name: Ficha.desde(leer_yaml(ruta.read_bytes(), ruta.name).datos)
        for ruta in ESTANTE.glob("[a-z]*/ficha.yaml")
    }
    return {slug: ficha for slug, ficha in leidas.items() if ficha.giros_de_riesgo}


def _aplican(distinguidas: dict[str, Ficha], **respuestas: Any) -> list[str]:
    pasos: dict[str, PasoDeRuta] = {
        slug: paso
        for slug, ficha in distinguidas.items()
        for paso in ficha.rutas
        if paso.ruta == NEGOCIO
    }
    return list(rutas()[NEGOCIO].aplicables(pasos, respuestas))


def test_each_risk_has_its_ficha(distinguidas: dict[str, Ficha]) -> None:
    riesgos = [riesgo for ficha in distinguidas.values() for riesgo in ficha.giros_de_riesgo]
    assert sorted(riesgos) == ["alto", "bajo", "medio"]


def test_every_giro_needs_one_and_only_one(distinguidas: dict[str, Ficha]) -> None:
    for codigo, giro in GIROS.items():
        for local, alcohol, superficie in CASOS if codigo.endswith("11") else CASOS[:1]:
            dadas = _aplican(
                distinguidas,
                giro={"codigo": codigo, "nombre": giro.nombre},
                local=local,
                alcohol=alcohol,
                superficie_m2=superficie,
                obra="ninguna",
            )
            assert len(dadas) == 1, (codigo, local, alcohol, superficie, dadas)
            cabe = not alcohol and float(superficie) <= 2000
            if cabe or giro.riesgo != "bajo":
                assert giro.riesgo in distinguidas[dadas[0]].giros_de_riesgo


def test_in_the_street_or_with_a_giro_that_is_not_in_the_list(
    distinguidas: dict[str, Ficha],
) -> None:
    comunes = {"alcohol": False, "superficie_m2": "40"}
    estetica = {"codigo": "812110", "nombre": "Estética"}
    assert _aplican(distinguidas, giro=estetica, local="via_publica", **comunes) == []
    # Nobody knows its risk: the one with a visit, never both nor none.
    desconocido = {"codigo": "999999", "nombre": "Otro"}
    assert len(_aplican(distinguidas, giro=desconocido, local="casa", **comunes)) == 1
