"""The shelf of this repository: every trámite is sound, and says what it must."""

import csv
import shutil
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.catalogo.giros import leer_giros
from experta.catalogo.lector import leer, slugs_de
from experta.catalogo.tests.apoyo import ESTANTE, RAIZ, copiar, ejecutable, hallazgos
from experta.comun.yaml import leer_yaml

SLUGS = slugs_de(ESTANTE)
NOVIEMBRE = date(2026, 11, 23)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_tramite_is_sound_and_its_examples_pass(slug: str) -> None:
    assert hallazgos(ESTANTE, slug) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_tramite_has_a_favourable_an_unfavourable_and_a_prevenido_example(slug: str) -> None:
    cierre = leer(slug)
    ejemplos = [leer_yaml(cierre.archivos[r], r).datos for r in cierre.en("ejemplos")]
    finales = {ejemplo["esperado"].get("final") for ejemplo in ejemplos}
    assert {"favorable", "desfavorable"} <= finales
    assert any("prevencion" in ejemplo for ejemplo in ejemplos)


def test_the_folder_to_copy_is_sound_once_copied(tmp_path: Path) -> None:
    copiar(tmp_path)
    shutil.copytree(ESTANTE / "_plantilla", tmp_path / "nuevo")
    assert hallazgos(tmp_path, "nuevo") == []


def test_the_sare_costs_1702_pesos_in_three_concepts() -> None:
    conceptos = ejecutable("apertura-sare").costo({"superficie_m2": "40"}, NOVIEMBRE)
    assert len(conceptos) == 3
    assert sum(concepto.importe_centavos for concepto in conceptos) == 170_200


def test_a_free_tramite_has_no_concepts_and_no_tarifa() -> None:
    constancia = ejecutable("constancia-de-residencia")
    assert constancia.costo({}, NOVIEMBRE) == []
    assert constancia.huella_tarifa == ""


def test_each_of_the_three_resolutions_is_signed_by_its_own_office() -> None:
    documentos = ejecutable("apertura-sare").ficha.documentos_para("favorable")
    oficinas = [documento.dependencia for documento in documentos]
    assert oficinas == ["desarrollo-urbano", "proteccion-civil", "gobernacion"]


def _giros() -> list[dict[str, str]]:
    with (RAIZ / "municipio" / "giros.csv").open(encoding="utf-8", newline="") as archivo:
        return list(csv.DictReader(archivo))


def test_the_sare_form_takes_exactly_the_giros_of_low_risk() -> None:
    formulario = ejecutable("apertura-sare").formulario
    for giro in [*_giros(), {"codigo": "999999", "nombre": "Otro", "riesgo": ""}]:
        respuesta = {"giro": {"codigo": giro["codigo"], "nombre": giro["nombre"]}}
        faltas = [f for f in formulario.validar(respuesta, {}, "negocio") if f.clave == "giro"]
        assert (not faltas) == (giro["riesgo"] == "bajo"), giro["nombre"]
        assert all("bajo riesgo" in falta.mensaje for falta in faltas)


def test_the_list_of_giros_is_read_whole() -> None:
    giros = leer_giros((RAIZ / "municipio" / "giros.csv").read_bytes(), "giros.csv")
    assert len(giros) == len(_giros()) >= 800
    assert "changarro" in giros["461110"].sinonimos
    assert sum(bool(giro.sinonimos) for giro in giros.values()) >= 500


def test_what_sells_alcohol_or_sleeps_people_is_never_of_low_risk() -> None:
    giros = leer_giros((RAIZ / "municipio" / "giros.csv").read_bytes(), "giros.csv")
    de_cuidado = [g for g in giros.values() if g.codigo.startswith(("4612", "7224", "721", "622"))]
    suaves = {giro.codigo for giro in de_cuidado if giro.riesgo == "bajo"}
    # Soft drinks and cigarettes share their branch with alcohol.
    assert suaves == {"461213", "461220"}


def test_the_construction_fee_grows_with_the_surface() -> None:
    construccion = ejecutable("construccion-menor-60")
    casa = [
        construccion.costo_centavos({"uso": "habitacional", "superficie_m2": m2}, NOVIEMBRE)
        for m2 in ("10", "40")
    ]
    # 40 m2 x 0.20 x 117.31 = 938.48, plus a visit of 1.5 x 117.31 = 175.97
    assert casa == [23462 + 17597, 93848 + 17597]


def test_the_guide_names_every_shared_process() -> None:
    guia = (RAIZ / "docs" / "guias" / "publicar-un-tramite.md").read_text(encoding="utf-8")
    procesos = [ruta.stem for ruta in (ESTANTE / "_procesos").glob("*.bpmn")]
    assert len(procesos) >= 4
    assert [nombre for nombre in procesos if f"| `{nombre}` |" not in guia] == []


@given(
    m2=st.decimals(min_value=1, max_value=Decimal("59.99"), places=2),
    uso=st.sampled_from(["habitacional", "comercial"]),
)
def test_each_concept_of_construction_is_rounded_half_up_before_adding(
    m2: Decimal, uso: str
) -> None:
    factor = {"habitacional": Decimal("0.20"), "comercial": Decimal("0.35")}[uso]
    obra = (m2 * factor * Decimal("117.31")).quantize(Decimal("0.01"), ROUND_HALF_UP)
    respuestas = {"uso": uso, "superficie_m2": str(m2)}
    total = ejecutable("construccion-menor-60").costo_centavos(respuestas, NOVIEMBRE)
    assert total == obra * 100 + 17597
