"""The description keeps its word: whatever anybody sends, the answer is one that it tells of."""

from typing import Any

import pytest
import requests
import schemathesis
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks

from tests import fabrica

pytestmark = pytest.mark.django_db
# Plain data, as an integrator downloads it.
DESCRIPCION = Client().get("/api/v1/openapi.json").json()
CON_LLAVE = "security"
COMPROBACIONES = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]


def operaciones(*, con_llave: bool) -> list[tuple[str, str]]:
    """Return the addresses and methods that ask for a key, or those that do not."""
    return [
        (ruta, metodo.upper())
        for ruta, metodos in DESCRIPCION["paths"].items()
        for metodo, operacion in metodos.items()
        if (CON_LLAVE in operacion) == con_llave
    ]


def comprobar(caso: Any) -> int:
    """Send a case and check what comes back; return its status."""
    cache.clear()  # the limits are tested elsewhere
    ruta, cabeceras = caso.formatted_path, {k: str(v) for k, v in (caso.headers or {}).items()}
    pedido = requests.Request(caso.method, f"http://testserver{ruta}", params=caso.query).prepare()
    metodo = getattr(Client(), caso.method.lower())
    hubo = metodo(str(pedido.path_url), headers=cabeceras)
    respuesta = schemathesis.Response(
        hubo.status_code,
        {nombre.lower(): [valor] for nombre, valor in hubo.items()},
        hubo.content,
        pedido,
        0.1,
        False,
    )
    caso.validate_response(respuesta, checks=COMPROBACIONES)
    return int(hubo.status_code)


@pytest.mark.parametrize(("ruta", "metodo"), operaciones(con_llave=False))
def test_what_is_read_without_a_key_answers_as_described(ruta: str, metodo: str) -> None:
    fabrica.publicar(fabrica.RESIDENCIA)
    operacion = schemathesis.openapi.from_dict(DESCRIPCION)[ruta][metodo]

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(operacion.as_strategy())
    def probar(caso: Any) -> None:
        comprobar(caso)

    probar()


@pytest.mark.parametrize(("ruta", "metodo"), operaciones(con_llave=True))
def test_what_asks_for_a_key_is_401_whatever_is_sent(ruta: str, metodo: str) -> None:
    operacion = schemathesis.openapi.from_dict(DESCRIPCION)[ruta][metodo]

    @settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
    @given(operacion.as_strategy())
    def probar(caso: Any) -> None:
        assert comprobar(caso) == 401

    probar()


def test_an_answer_that_is_not_described_is_noticed() -> None:
    falsa = {**DESCRIPCION, "paths": {"/api/v1/catalogo": {"get": {"responses": {"201": {}}}}}}
    operacion = schemathesis.openapi.from_dict(falsa)["/api/v1/catalogo"]["GET"]
    with pytest.raises(FailureGroup):
        comprobar(operacion.Case())


def test_every_address_that_asks_for_a_key_says_so() -> None:
    assert {ruta for ruta, _ in operaciones(con_llave=True)} == {
        ruta
        for ruta in DESCRIPCION["paths"]
        if ruta.startswith(("/api/v1/expedientes", "/api/v1/eventos", "/api/v1/llave"))
    }
