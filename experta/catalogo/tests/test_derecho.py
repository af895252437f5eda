"""What the law asks of a ficha, apart from the files: silence, payment, budgets, what is looked up.

The control is `test_the_published_ficha_breaks_no_rule`: each case changes one thing of it.
"""

import dataclasses
from typing import Any

import pytest

from experta.catalogo.derecho import reglas_de, revisar_derecho
from experta.catalogo.ficha import Ficha
from experta.catalogo.lector import estante
from experta.catalogo.referencias import revisar_ficha
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import leer_yaml

SARE = "tramites/apertura-sare/ficha.yaml"
AFIRMATIVA = {"ficta": "afirmativa", "ficta_regla": "afirmativa-ficta-padron"}


@pytest.fixture
def datos() -> dict[str, Any]:
    """The ficha of a trámite with areas and a fee, whose areas have no budget nor silence."""
    datos = dict(leer_yaml((estante() / "apertura-sare/ficha.yaml").read_bytes(), SARE).datos)
    for area in datos["proceso"]["parametros"]["areas"]:
        for clave in ("plazo", "asentimiento_tacito", "asentimiento_regla"):
            area.pop(clave, None)
    return datos


def dicho(datos: dict[str, Any]) -> list[str]:
    """Return the sentences of the review of those data."""
    ficha, municipio = Ficha.desde(datos), municipio_actual()
    errores = [*revisar_derecho(ficha, datos, municipio), *revisar_ficha(ficha, municipio)]
    return [frase for _, frase in errores]


def test_the_published_ficha_breaks_no_rule(datos: dict[str, Any]) -> None:
    assert dicho(datos) == []


def test_without_a_plazo_rules_that_of_the_frame_and_the_promise_may_not_be_longer(
    datos: dict[str, Any],
) -> None:
    del datos["plazo"]["respuesta"]
    assert dicho(datos) == []
    datos["promesa"] = {"cantidad": 16, "unidad": "dias_habiles"}
    assert dicho(datos) == ["Lo que se promete no puede tardar más que el plazo de la ley."]


def test_a_ficha_without_plazo_in_a_frame_without_one_is_refused(
    datos: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    marco = {c: r for c, r in municipio_actual().marco.items() if c != "plazo-supletorio"}
    otro = dataclasses.replace(municipio_actual(), marco=marco)
    monkeypatch.setattr("experta.catalogo.partes.tiempos.municipio_actual", lambda: otro)
    monkeypatch.setattr("experta.catalogo.tests.test_derecho.municipio_actual", lambda: otro)
    del datos["plazo"]
    assert any(
        "«plazo-supletorio» no está en municipio/marco-legal.yaml" in f for f in dicho(datos)
    )


def test_an_afirmativa_ficta_says_what_it_authorises(datos: dict[str, Any]) -> None:
    datos["plazo"] |= AFIRMATIVA
    assert dicho(datos) == ["Di en «ficta_autoriza» qué queda autorizado si no hay respuesta."]


def test_silence_never_authorises_what_risks_life(datos: dict[str, Any]) -> None:
    datos["plazo"] |= AFIRMATIVA | {"ficta_autoriza": "Abrir el local."}
    assert dicho(datos) == []
    datos["riesgo_a_la_vida"] = True
    (frase,) = dicho(datos)
    assert "su silencio no puede autorizar nada" in frase


def test_the_silence_of_a_department_needs_a_rule_and_a_budget(datos: dict[str, Any]) -> None:
    area = datos["proceso"]["parametros"]["areas"][0]
    area["asentimiento_tacito"] = True
    assert [frase[:32] for frase in dicho(datos)] == [
        "El asentimiento tácito necesita ",
        "El asentimiento tácito necesita ",
    ]
    area |= {
        "asentimiento_regla": "plazo-sare",
        "plazo": {"cantidad": 1, "unidad": "dias_habiles"},
    }
    assert dicho(datos) == []
    datos["riesgo_a_la_vida"] = True
    assert dicho(datos) == ["Con riesgo a la vida ningún silencio cuenta como opinión favorable."]


def test_stopping_the_plazo_for_the_payment_needs_its_rule(datos: dict[str, Any]) -> None:
    datos["costo"] = {**datos["costo"], "detiene_regla": ""}
    (frase,) = dicho(datos)
    assert "escribe «detiene_regla»" in frase


def test_what_is_paid_before_it_is_handed_over_never_lets_not_paying_become_silence(
    datos: dict[str, Any],
) -> None:
    sin_parar = {**datos["costo"], "detiene_plazo": False, "detiene_regla": ""}
    (frase,) = dicho(datos | {"costo": sin_parar})
    assert "Mientras la persona no paga, el silencio no es del municipio" in frase
    assert dicho(datos | {"costo": sin_parar | {"exigible": "al_ingresar"}}) == []


def test_every_rule_named_is_in_the_frame(datos: dict[str, Any]) -> None:
    datos["proceso"]["parametros"]["areas"][0]["asentimiento_regla"] = "inventada"
    assert dicho(datos) == [
        "«inventada» no está en municipio/marco-legal.yaml; agrégala o corrígela."
    ]


def test_a_remedy_of_its_own_has_its_rule_and_says_how_where_it_is_not_filed_here(
    datos: dict[str, Any],
) -> None:
    suyo = {"nombre": "recurso de revisión", "ante": "la autoridad garante", "regla": "remedio"}
    assert dicho(datos | {"remedio": suyo | {"en_linea": True}}) == []
    assert dicho(datos | {"remedio": suyo | {"como": "Por escrito."}}) == []
    assert dicho(datos | {"remedio": suyo}) == [
        "Di en «como» cómo y dónde se presenta: aquí no habrá botón."
    ]
    (falta,) = dicho(datos | {"remedio": suyo | {"como": "Por escrito.", "regla": "otra"}})
    assert "«otra» no está en municipio/marco-legal.yaml" in falta


def test_every_rule_that_decides_is_certain_outside_a_demonstration(datos: dict[str, Any]) -> None:
    ficha = Ficha.desde(datos)
    municipio = dataclasses.replace(municipio_actual(), demostracion=False)
    frases = [frase for _, frase in revisar_derecho(ficha, datos, municipio)]
    dudosas = [clave for _, clave in reglas_de(ficha)]
    assert len(frases) == 2 + len(dudosas) + 1
    assert "caducidad" in frases[-1]


def test_nothing_goes_beyond_the_plazo_nor_this_beyond_its_rule(datos: dict[str, Any]) -> None:
    assert datos["plazo"]["respuesta"]["regla"] == "plazo-sare"
    datos["promesa"] = {"cantidad": 4, "unidad": "dias_habiles"}
    datos["proceso"]["parametros"]["areas"][0]["plazo"] = {"cantidad": 9, "unidad": "dias_habiles"}
    promesa, area = dicho(datos)
    assert "no puede tardar más que el plazo" in promesa
    assert "no puede usar más tiempo" in area
    datos["plazo"]["respuesta"]["cantidad"] = 90
    assert dicho(datos) == ["La regla «plazo-sare» da 3 días hábiles a lo más."]


def test_what_the_municipality_has_says_where_it_is_looked_up(datos: dict[str, Any]) -> None:
    datos["requisitos"][0]["lo_tiene"] = {"texto": "Ya lo tenemos."}
    (frase,) = dicho(datos)
    assert frase.startswith("Di dónde lo tiene el municipio")
    datos["requisitos"][0]["lo_tiene"] = {"conector": "predial"}
    assert dicho(datos) == []


def test_a_check_says_with_what_it_compares(datos: dict[str, Any]) -> None:
    datos["requisitos"][0]["comprobaciones"] = [{"que": "nombre"}, {"que": "antiguedad"}]
    contra, antiguedad = dicho(datos)
    assert "escribe «contra»" in contra
    assert "escribe «antiguedad_maxima_dias»" in antiguedad
