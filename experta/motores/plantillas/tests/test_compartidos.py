"""Every shared document renders, is archival and accessible, and says what the law asks."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from experta.motores.plantillas import revisar_plantilla
from experta.motores.plantillas.contrato import campos_de, completar
from experta.motores.plantillas.muestra import EJEMPLO
from experta.motores.plantillas.tests.apoyo import PLANTILLAS, componer, plantilla, recursos, texto


def test_hay_una_plantilla_por_cada_acto_del_expediente() -> None:
    assert {
        "acuse",
        "prevencion",
        "acuerdo",
        "orden-de-pago",
        "recibo",
        "desechamiento",
        "orden-de-inspeccion",
        "acta-de-inspeccion",
        "resolucion-favorable",
        "resolucion-desfavorable",
    } <= set(PLANTILLAS)


@pytest.mark.parametrize("nombre", PLANTILLAS)
def test_cada_documento_es_de_archivo_accesible_y_carta(nombre: str) -> None:
    pdf = componer(nombre)
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    lector = PdfReader(BytesIO(pdf))
    raiz: Any = lector.trailer["/Root"]
    assert raiz["/MarkInfo"]["/Marked"]
    assert raiz["/Lang"] == "es-MX"
    assert [round(lado) for lado in lector.pages[0].mediabox[2:]] == [612, 792]


@pytest.mark.parametrize("nombre", PLANTILLAS)
def test_cada_documento_muestra_sus_elementos_legales(nombre: str) -> None:
    base = {"_base.typ": recursos()["_base.typ"]}
    assert revisar_plantilla(plantilla(nombre), nombre, base, campos_de(nombre)) == []


@pytest.mark.parametrize("nombre", PLANTILLAS)
def test_cada_documento_se_compone_sin_los_datos_que_no_aplican(nombre: str) -> None:
    minimo = completar(
        {"municipio": EJEMPLO["municipio"], "documento": EJEMPLO["documento"], "hechos": ["Uno."]}
    )
    contenido = texto(componer(nombre, minimo))
    assert EJEMPLO["documento"]["url_verificacion"] in contenido
    assert "Si no estás de acuerdo" not in contenido


def test_la_misma_entrada_da_los_mismos_bytes() -> None:
    assert componer("acuse") == componer("acuse")


def test_un_dato_distinto_da_otros_bytes() -> None:
    assert componer("recibo") != componer("recibo", {"total": "$1,702.01"})


def test_la_marca_de_demostracion_depende_del_dato() -> None:
    assert "Documento de demostración" in texto(componer("acuse"))
    assert "demostración" not in texto(componer("acuse", {"demostracion": False}))


def test_el_codigo_se_imprime_en_grupos_de_cuatro() -> None:
    assert "7Q3K M2XW 9RTA 4HCV 8N5P ZD6E JY" in texto(componer("acuse"))


def test_el_acuse_lleva_el_asiento_de_la_bitacora() -> None:
    contenido = texto(componer("acuse"))
    assert "Asiento 18,204 de la bitácora" in contenido
    assert EJEMPLO["hoja"]["huella"] in contenido.replace(" ", "")


@pytest.mark.parametrize("cuantas", [4, 28])
@pytest.mark.parametrize(
    ("nombre", "final"),
    [("resolucion-favorable", "Última razón."), ("acuerdo", EJEMPLO["plazo"]["vence_largo"])],
)
def test_la_firma_nunca_queda_sola_en_una_hoja(nombre: str, final: str, cuantas: int) -> None:
    larga = "Mantén libre la salida y avisa de cualquier cambio de giro o de titular, por escrito, "
    motivos = [f"{larga} dentro de los cinco días hábiles."] * cuantas + ["Última razón."]
    hojas = PdfReader(BytesIO(componer(nombre, {"motivos": motivos}))).pages
    textos = [hoja.extract_text() for hoja in hojas]
    firmante = EJEMPLO["autoridad"]["nombre_firmante"]
    (de_la_firma,) = (texto for texto in textos if firmante in texto)
    assert de_la_firma != textos[0]
    assert final in de_la_firma
