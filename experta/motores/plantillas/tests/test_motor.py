"""A template is not trusted: it sees its data and nothing else, and it always ends."""

import subprocess
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from experta.motores.plantillas import ErrorDePlantilla, generar_pdf, motor
from experta.motores.plantillas.tests.apoyo import FECHA, componer, componer_suelta, texto


@pytest.mark.parametrize(
    "hostil",
    [
        '#read("/etc/passwd")',
        "$x^2$ *negritas* _cursivas_ `código` <etiqueta> @cita \\ // /* ",
        '")]} #eval("1+1") #import "@preview/cetz:0.2.0": *',
        "= Título falso - lista + enum",
    ],
)
def test_el_texto_de_una_persona_nunca_es_codigo(hostil: str) -> None:
    contenido = texto(componer("prevencion", {"hechos": [hostil]}))
    assert " ".join(hostil.split()) in contenido


def test_lo_que_no_se_puede_dibujar_se_dice_y_no_se_esconde() -> None:
    contenido = texto(componer("acuerdo", {"motivos": ["fiesta 🎉 \u202egpj.exe \x00 \ue000"]}))
    assert "fiesta [U+1F389] [U+202E]gpj.exe [U+0000] [U+E000]" in contenido


def test_otros_alfabetos_se_dibujan() -> None:
    pdf = componer("acuerdo", {"motivos": ["Владимир Ωμέγα سلام Ñandú Rarámuri ő"]})
    assert "Владимир Ωμέγα" in texto(pdf)
    assert "[U+" not in texto(pdf)


def test_diez_mil_letras_sin_blancos_caben() -> None:
    pdf = componer("acuerdo", {"motivos": ["W" * 10_000]})
    assert texto(pdf).count("W") >= 10_000
    assert len(PdfReader(BytesIO(pdf)).pages) > 3  # in lines, not in one that leaves the sheet


@pytest.mark.parametrize(
    ("cuerpo", "frase"),
    [
        ('#read("/etc/passwd")', "archivo que no es suyo"),
        ('#read("../../../etc/passwd")', "archivo que no es suyo"),
        ('#image("/etc/passwd", alt: "x")', "archivo que no es suyo"),
        ('#import "@preview/cetz:0.2.0": *', "paquetes"),
        ('#import ("@" + "preview/cetz:0.2.0"): *', "paquetes"),
        ('#import "@local/x:0.1.0": *', "paquetes"),
        ("#nada", "No existe la variable «nada»"),
        ("#let x = (", "Falta cerrar"),
        ('#json(bytes(sys.inputs.datos)).at("folio")', "no tienen el campo «folio»"),
        (
            "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"))",
            "«alt»",
        ),
        ("Cumpleaños 🎉", "no tiene el carácter «🎉»"),
        ("#while true {}", "no termina nunca"),
        ("#let f(n) = f(n + 1)\n#f(0)", "sin fin"),
    ],
)
def test_el_error_de_una_plantilla_dice_que_y_en_que_linea(cuerpo: str, frase: str) -> None:
    with pytest.raises(ErrorDePlantilla, match=frase) as error:
        componer_suelta(cuerpo)
    assert error.value.linea == 3


def test_la_plantilla_no_lee_los_archivos_de_quien_la_compone() -> None:
    with pytest.raises(ErrorDePlantilla, match="archivo que no es suyo"):
        componer_suelta(f'#read("{motor.__file__}")')


def test_un_ciclo_que_no_acaba_se_corta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motor, "SEGUNDOS", 1)
    with pytest.raises(ErrorDePlantilla, match="tiempo"):
        componer_suelta("#for a in range(100000) { for b in range(100000) {} }")


@pytest.mark.parametrize(
    "cuerpo", ['#let x = "a"\n#for i in range(40) { x = x + x }', "#range(900000000)"]
)
def test_lo_que_devora_la_memoria_se_corta(cuerpo: str) -> None:
    with pytest.raises(ErrorDePlantilla, match="memoria"):
        componer_suelta(cuerpo)


def test_el_hijo_no_hereda_secretos_del_ambiente(monkeypatch: pytest.MonkeyPatch) -> None:
    visto: dict[str, Any] = {}
    correr = subprocess.run

    def espia(*args: Any, **kwargs: Any) -> Any:
        visto.update(kwargs["env"])
        return correr(*args, **kwargs)

    monkeypatch.setenv("SECRETO", "x")
    monkeypatch.setattr(subprocess, "run", espia)
    componer_suelta("Hola")
    assert "SECRETO" not in visto
    assert visto["HTTPS_PROXY"] == "http://127.0.0.1:9"


@pytest.mark.parametrize("nombre", ["../x.typ", "/etc/x.svg", "plantilla.typ", "x.exe", "a/b.svg"])
def test_un_recurso_no_puede_salir_de_su_carpeta(nombre: str) -> None:
    with pytest.raises(ErrorDePlantilla, match="no puede llamarse así"):
        generar_pdf(b"", {}, {nombre: b"x"}, FECHA)


def test_la_fecha_de_la_plantilla_es_la_dada_y_no_la_del_reloj() -> None:
    assert "2026-11-22" in texto(componer_suelta("#datetime.today().display()"))
