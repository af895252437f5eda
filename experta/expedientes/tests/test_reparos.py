"""A remark is made only with something to go by, says how to go on, and binds only by the ficha."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from experta.catalogo.partes import Comprobacion, Requisito
from experta.comun.identificadores import digito_curp
from experta.expedientes.revision.hijo.mirar import mirar_pdf
from experta.expedientes.revision.lectura import Lectura, de_json
from experta.expedientes.revision.reparos import Caso, Papel, Reparo, revisar_papel
from experta.expedientes.tests.papeles_de_prueba import escrito

HOY = date(2026, 11, 22)
CURP, OTRA_CURP = (uno + digito_curp(uno) for uno in ("RULA800101MCHZNN0", "PELJ750202HCHRPN0"))
RFC, OTRO_RFC, DE_EMPRESA = "RULA800101AB1", "PELJ750202XY3", "CSS160330CP7"
CATASTRAL = {"patron": "^[0-9]{3}-[0-9]{3}-[0-9]{3}$", "ejemplo": "123-045-006"}
RESPUESTAS: dict[str, Any] = {
    "nombre": "Ana Ruiz Luna",
    "curp": CURP,
    "rfc": RFC,
    "predio": {"clave_catastral": "123-045-006"},
    "hojas": "3",
}
CONTRA = {"clave_catastral": "predio", "paginas": "hojas"}
ACTA = "Constancia que acredita el domicilio particular de la persona solicitante en esta ciudad. "


def requisito(*que: str, obliga: bool = False, dias: int | None = None) -> Requisito:
    """Return a requirement with those checks."""
    return Requisito(
        clave="comprobante",
        nombre="Comprobante",
        tipo="documento",
        razon="Para saber.",
        fundamento="art. 1",
        certeza="demostración",
        antiguedad_maxima_dias=dias,
        comprobaciones=tuple(
            Comprobacion(que=uno, contra=CONTRA.get(uno, uno), obliga=obliga) for uno in que
        ),
    )


def papel(texto: str = "", *codigos: str, **cambios: Any) -> Papel:
    """Return a paper with that text and those codes."""
    base = Papel("a.pdf", "comprobante", "0" * 64, 1, HOY, Lectura(texto, codigos))
    return replace(base, **cambios)


def reparos(uno: Papel, *que: str, **opciones: Any) -> list[Reparo]:
    """Return the remarks of a paper under those checks."""
    caso = Caso(opciones.pop("respuestas", RESPUESTAS), opciones.pop("antes", ()), CATASTRAL)
    return revisar_papel(uno, requisito(*que, **opciones), caso)


MALOS = [
    ("nombre", papel(ACTA + "A nombre de JUAN PÉREZ LÓPEZ")),
    ("curp", papel(f"CURP: {OTRA_CURP}")),
    ("rfc", papel(f"RFC {OTRO_RFC} emitido por {DE_EMPRESA}")),
    ("rfc", papel("", f"https://siat.sat.gob.mx/app/qr/x.jsf?D1=10&D2=1&D3=123_{OTRO_RFC}")),
    ("rfc", papel("", f"https://verificacfdi.facturaelectronica.sat.gob.mx/?id=1&re={OTRO_RFC}&rr={DE_EMPRESA}")),
    ("rfc", papel("", "https://siat.sat.gob.mx/app/qr/x.jsf?D3=123_NU%C3%91L750202XY3")),
    ("clave_catastral", papel("Clave catastral 999-045-006")),
    ("paginas", papel(paginas=2)),
]  # fmt: skip
BUENOS = [
    ("nombre", papel(ACTA + "A nombre de RUIZ LUNA ANA")),
    ("nombre", papel(ACTA + "A nombre de Ána María Ruíz Luna")),
    ("nombre", papel("Recibo")),
    ("curp", papel(f"Clave Única: {CURP}")),
    ("curp", papel(ACTA)),
    ("rfc", papel(f"Emisor {OTRO_RFC} Receptor {RFC}")),
    ("rfc", papel(f"Emisor {DE_EMPRESA}, público en general XAXX010101000")),
    ("rfc", papel("", f"https://siat.sat.gob.mx/app/qr/x.jsf?D1=10&D2=1&D3=123_{RFC}")),
    ("clave_catastral", papel("predio 123-045-006, colinda con 123-045-007")),
    ("clave_catastral", papel("Tel. 614-415-1234")),
    ("paginas", papel(paginas=3)),
    ("paginas", papel(paginas=5)),
]


@pytest.mark.parametrize(("que", "uno"), MALOS)
def test_what_does_not_agree_with_the_answer_is_said_and_how_to_go_on(que: str, uno: Papel) -> None:
    (reparo,) = reparos(uno, que)
    assert (reparo.clave, reparo.obliga) == (que, False)
    assert reparo.texto.endswith(".")
    assert reparo.remedio.endswith(".")
    assert len(str(reparo)) < 260


@pytest.mark.parametrize(("que", "uno"), BUENOS)
def test_what_agrees_or_says_nothing_gets_no_remark(que: str, uno: Papel) -> None:
    assert reparos(uno, que) == []


@pytest.mark.parametrize(("que", "uno"), MALOS)
def test_only_what_the_ficha_asks_is_compared(que: str, uno: Papel) -> None:
    assert reparos(uno) == []
    assert revisar_papel(uno, None, Caso(RESPUESTAS)) == []


@pytest.mark.parametrize("que", ["nombre", "curp", "rfc", "clave_catastral", "paginas"])
def test_an_answer_that_is_not_there_yet_compares_with_nothing(que: str) -> None:
    for suyo, uno in MALOS:
        if suyo == que:
            assert reparos(uno, que, respuestas={"curp": "no_la_tengo"}) == []


def test_the_ficha_makes_a_check_binding_and_it_goes_first() -> None:
    borrosa = Lectura(f"CURP: {OTRA_CURP}", nitidez=((1, 0.001),))
    hallados = reparos(papel(lectura=borrosa), "curp", obliga=True)
    assert [(uno.clave, uno.obliga) for uno in hallados] == [("curp", True), ("legible", False)]
    (solo,) = reparos(papel(lectura=replace(borrosa, texto="")), "legible", obliga=True)
    assert solo.obliga


def test_the_greatest_age_is_checked_without_listing_it() -> None:
    viejo = papel("Fecha de expedición: 1 de agosto de 2026")
    (reparo,) = reparos(viejo, dias=90)
    assert "1.º de agosto de 2026" in reparo.texto
    assert "90 días" in reparo.texto
    assert reparos(viejo, dias=113) == []
    assert reparos(viejo) == []


def test_age_is_counted_to_the_day_it_was_handed_in() -> None:
    entonces = papel("Expedida el 1 de agosto de 2026", recibido=date(2026, 8, 20))
    assert reparos(entonces, dias=90) == []


def test_the_same_file_twice_is_said_once_and_names_the_other() -> None:
    otro = papel(nombre="ine.jpg", pregunta="identificacion")
    (reparo,) = reparos(papel(), antes=(otro, otro))
    assert reparo.clave == "repetido"
    assert "«ine.jpg»" in reparo.texto
    assert reparos(papel(sha256="1" * 64), antes=(otro,)) == []


def test_the_pages_of_all_the_files_of_a_question_add_up() -> None:
    hermana = papel(sha256="1" * 64, paginas=2)
    ajena = papel(sha256="2" * 64, paginas=9, pregunta="otra")
    assert reparos(papel(), "paginas", antes=(hermana,)) == []
    (reparo,) = reparos(papel(), "paginas", antes=(ajena,))
    assert "una hoja" in reparo.texto


def test_which_pages_are_blurred_is_said() -> None:
    borrosa = Lectura(nitidez=((1, 0.4), (2, 0.01), (3, None)))
    (reparo,) = reparos(papel(lectura=borrosa, paginas=3))
    assert "la hoja 2" in reparo.texto
    assert reparos(papel(lectura=Lectura(nitidez=((1, None), (2, 0.04))))) == []


def test_a_reading_is_stored_and_read_back() -> None:
    lectura = Lectura("texto", ("QR",), ((1, None), (2, 0.5)), vacia=False, figura="AAAA")
    assert de_json(lectura.a_json()) == lectura
    assert de_json({}) == Lectura()


@pytest.mark.parametrize(("que", "malo"), [malo for malo in MALOS if malo[0] != "paginas"])
def test_of_a_text_that_was_cut_nothing_is_said(que: str, malo: Papel) -> None:
    cortado = replace(malo, lectura=replace(malo.lectura, cortado=True))
    assert reparos(cortado, que) == []


def test_the_date_in_a_long_text_is_no_verdict() -> None:
    viejo = papel("Expedida el 3 de enero de 2020. " + ACTA)
    assert reparos(viejo, "antiguedad", dias=90)
    cortado = replace(viejo, lectura=replace(viejo.lectura, cortado=True))
    assert reparos(cortado, "antiguedad", dias=90) == []


def test_a_reading_of_before_is_cut_when_it_is_as_long_as_was_kept() -> None:
    assert de_json({"texto": "a" * 6000}).cortado
    assert not de_json({"texto": "a" * 5999}).cortado


@pytest.mark.parametrize(("hojas", "cortado"), [(1, False), (5, True)])
def test_what_is_read_of_a_pdf_says_whether_it_goes_on(hojas: int, *, cortado: bool) -> None:
    leido = mirar_pdf(escrito(*["Comparece la persona ante mí"] * 50, hojas=hojas))
    assert leido["cortado"] is cortado
