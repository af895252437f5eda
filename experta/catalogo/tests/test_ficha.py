"""The ficha as an object, and its schema."""

from dataclasses import fields
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from experta.catalogo.esquema import escribir_esquema, esquema
from experta.catalogo.ficha import Ficha
from experta.catalogo.tests.apoyo import ESTANTE, RAIZ
from experta.comun.yaml import leer_yaml

COPIA = RAIZ / "docs/esquemas/ficha.schema.json"


def ficha(slug: str) -> Ficha:
    """Return a ficha of the shelf."""
    return Ficha.desde(leer_yaml((ESTANTE / slug / "ficha.yaml").read_bytes(), "ficha").datos)


def test_the_committed_copy_is_up_to_date(tmp_path: Path) -> None:
    escribir_esquema(tmp_path / "nueva.json")
    assert (tmp_path / "nueva.json").read_text() == COPIA.read_text(), (
        "Escribe de nuevo docs/esquemas/ficha.schema.json con escribir_esquema()."
    )


def test_the_schema_is_valid_closed_and_explains_every_field_in_words() -> None:
    Draft202012Validator.check_schema(esquema())
    for parte in (esquema(), *esquema()["$defs"].values()):
        assert parte["additionalProperties"] is False
        assert all(campo["description"] for campo in parte["properties"].values())
    assert esquema()["properties"].keys() == {campo.name for campo in fields(Ficha)}


def test_a_favourable_case_issues_its_documents_and_not_the_negative() -> None:
    constancia = ficha("constancia-de-residencia")
    assert [d.clave for d in constancia.documentos_para("favorable")] == ["constancia"]
    assert [d.clave for d in constancia.documentos_para("desfavorable")] == ["negativa"]


def test_a_negative_always_has_its_document() -> None:
    (negativa,) = ficha("apertura-sare").documentos_para("desfavorable")
    assert negativa.plantilla == "_documentos/resolucion-desfavorable.typ"
    assert negativa.dependencia == "desarrollo-economico"
    assert negativa.requiere_firma
    assert negativa.resolutivos


def test_an_area_leads_to_its_office() -> None:
    sare = ficha("apertura-sare")
    assert sare.area("funcionamiento").dependencia == "gobernacion"
    assert sare.nombre_de_area("proteccion-civil") == "Protección Civil"
    assert sare.nombre_de_area("") == "Revisión"
    with pytest.raises(KeyError):
        sare.area("tesoreria")


def test_what_is_not_written_takes_its_default() -> None:
    constancia = ficha("constancia-de-residencia")
    assert constancia.costo.vigencia_dias == 15
    assert constancia.titular.organizacion is None
    assert constancia.inspeccion is None
    assert constancia.requisitos[1].antiguedad_maxima_dias == 90
