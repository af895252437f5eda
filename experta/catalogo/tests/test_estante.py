"""The shelf of this repository: every trámite is sound, and says what it must."""

import csv
import shutil
from dataclasses import fields
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.catalogo.giros import leer_giros
from experta.catalogo.lector import leer, slugs_de
from experta.catalogo.partes import Requisito, Vigencia
from experta.catalogo.tests.apoyo import ESTANTE, RAIZ, copiar, ejecutable, hallazgos
from experta.comun.yaml import leer_yaml

SLUGS = slugs_de(ESTANTE)
NOVIEMBRE = date(2026, 11, 23)


# The shelf that opens: ten trámites at first, fifteen soon after.
APERTURA = {
    *("apertura-sare", "licencia-de-funcionamiento", "dictamen-proteccion-civil"),
    *("licencia-de-anuncio", "uso-de-suelo", "alineamiento-y-numero-oficial"),
    *("construccion-menor-60", "permiso-de-evento", "constancia-de-residencia"),
    "constancia-de-no-adeudo-predial",
}
NUEVOS = {
    *("dictamen-de-aforo", "permiso-via-publica", "permiso-de-solventes", "construccion-mayor-60"),
    *("ampliacion-barda-remodelacion", "ruptura-de-pavimento", "poda-de-arbol"),
    *("derribo-de-arbol", "deposito-de-escombro", "constancia-de-identidad", "inhumacion"),
    *("constancia-de-dependencia-economica", "padron-de-proveedores", "denuncia-ciudadana"),
    "acceso-a-la-informacion",
}
# Each shape of fee: who has it, and what these answers pay that month, in centavos.
COBROS: list[tuple[str, str, dict[str, object], int, int]] = [
    ("fixed", "apertura-sare", {"superficie_m2": "40"}, 11, 170_200),
    ("n UMA", "constancia-de-identidad", {}, 11, 2 * 11_731),
    ("UMA range, lowest", "uso-de-suelo", {"superficie_m2": "60"}, 11, 5 * 11_731),
    ("UMA range, highest", "uso-de-suelo", {"superficie_m2": "401"}, 11, 25 * 11_731),
    ("base", "licencia-de-funcionamiento", {"superficie_m2": "60"}, 11, 140_772),
    ("base plus excess", "licencia-de-funcionamiento", {"superficie_m2": "100"}, 11, 164_234),
    ("per m2", "construccion-menor-60", {"uso": "habitacional", "superficie_m2": "10"}, 11, 41_059),
    ("per kilo", "permiso-de-solventes", {"kilos": "100"}, 11, 35_193),
    ("discount of February", "permiso-de-solventes", {"kilos": "1000"}, 2, 175_965),
    ("discount of March", "permiso-de-solventes", {"kilos": "1000"}, 3, 211_158),
    ("discount of April", "permiso-de-solventes", {"kilos": "1000"}, 4, 246_351),
    ("few people", "permiso-de-evento", {"asistentes": "100", "alcohol": True}, 11, 17 * 11_731),
    ("many people", "permiso-de-evento", {"asistentes": "5000", "alcohol": True}, 11, 102 * 11_731),
    ("express surcharge", "deposito-de-escombro", {"servicio": "expres"}, 11, 175_965),
    ("in kind", "derribo-de-arbol", {"cuantos": "1", "altura_m": "4"}, 11, 5 * 11_731),
    ("zero", "constancia-de-residencia", {}, 11, 0),
]
# Each shape of validity and each kind of requirement, with a trámite that has it.
VIGENCIAS = {
    "duracion": "constancia-de-residencia",
    "fecha_fija": "permiso-via-publica",
    "por_evento": "permiso-de-evento",
    "temporada": "poda-de-arbol",
    "unica": "constancia-de-identidad",
    "indefinida": "dictamen-de-aforo",
}
REQUISITOS = {
    "documento": "constancia-de-residencia",
    "condicional": "permiso-de-evento",
    "tercero": "constancia-de-identidad",
    "resolucion": "constancia-de-no-adeudo-predial",
    "inspeccion": "dictamen-de-aforo",
    "protesta": "apertura-sare",
}


def opciones(parte: type[Vigencia | Requisito], campo: str) -> set[str]:
    """Return every value that the schema admits in a field."""
    return next(set(u.metadata["de_texto"]["enum"]) for u in fields(parte) if u.name == campo)


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


def test_the_twenty_five_are_there_and_ten_of_them_open() -> None:
    de_apertura = {s for s in SLUGS if ejecutable(s).ficha.conjunto == "apertura"}
    assert len(APERTURA | NUEVOS) == 25
    assert set(SLUGS) >= APERTURA | NUEVOS
    assert de_apertura == APERTURA


@pytest.mark.parametrize("slug", sorted(APERTURA))
def test_what_opens_promises_from_two_hours_to_two_days(slug: str) -> None:
    promesa = ejecutable(slug).ficha.promesa
    assert promesa is not None
    minimo, maximo = {"horas_habiles": (2, 14), "dias_habiles": (1, 2)}[promesa.unidad]
    assert minimo <= promesa.cantidad <= maximo


@pytest.mark.parametrize("slug", sorted(APERTURA | NUEVOS))
def test_every_tramite_says_what_people_call_it_ask_of_it_and_what_silence_means(slug: str) -> None:
    ficha = ejecutable(slug).ficha
    assert len(ficha.nombres_comunes) >= 6
    assert len(ficha.preguntas_comunes) >= 5
    assert ficha.plazo.ficta_texto


def test_no_two_tramites_share_the_letters_of_their_folio() -> None:
    series = [ejecutable(slug).ficha.serie_folio for slug in SLUGS]
    assert len(set(series)) == len(series)


@pytest.mark.parametrize(
    ("slug", "respuestas", "mes", "centavos"),
    [caso[1:] for caso in COBROS],
    ids=[caso[0] for caso in COBROS],
)
def test_every_shape_of_fee_is_on_the_shelf(
    slug: str, respuestas: dict[str, object], mes: int, centavos: int
) -> None:
    assert ejecutable(slug).costo_centavos(respuestas, date(2026, mes, 23)) == centavos


def test_every_shape_of_validity_is_on_the_shelf() -> None:
    assert set(VIGENCIAS) == opciones(Vigencia, "tipo")
    for tipo, slug in VIGENCIAS.items():
        assert ejecutable(slug).ficha.vigencia.tipo == tipo


def test_every_kind_of_requirement_is_on_the_shelf() -> None:
    assert set(REQUISITOS) == opciones(Requisito, "tipo")
    for tipo, slug in REQUISITOS.items():
        assert tipo in {uno.tipo for uno in ejecutable(slug).ficha.requisitos}


def test_only_a_complaint_and_a_request_for_information_need_no_account() -> None:
    sin_cuenta = {s for s in SLUGS if ejecutable(s).ficha.identidad == "opcional"}
    assert sin_cuenta == {"denuncia-ciudadana", "acceso-a-la-informacion"}


def test_who_complains_is_on_no_paper_and_in_no_register() -> None:
    ficha = ejecutable("denuncia-ciudadana").ficha
    impresas = {clave for uno in ficha.documentos for clave in (*uno.datos, *uno.publico)}
    assert impresas.isdisjoint({"titular", *ficha.titular.persona})
    assert ficha.registro is None


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


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_printed_and_published_is_named_and_never_asked(slug: str) -> None:
    uno = ejecutable(slug)
    registro = uno.ficha.registro.datos if uno.ficha.registro else ()
    claves = {clave for papel in uno.ficha.documentos for clave in (*papel.datos, *papel.publico)}
    nombres = [
        pregunta.rotulo or pregunta.etiqueta
        for clave, pregunta in uno.formulario.preguntas.items()
        if clave in claves | set(registro)
    ]
    assert [nombre for nombre in nombres if "?" in nombre] == []
