"""The shared screens keep the rules of accessible HTML, and what they send the engine can read."""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from lxml import html

from experta.motores.formularios.modelo import TIPOS, Pregunta
from experta.motores.formularios.normalizacion import normalizar
from experta.pantallas import galeria
from experta.pantallas.lectura import crudo
from experta.pantallas.tests.hoja import CONTROLES, envio, hoja

PLANTILLAS = Path(__file__).parents[1] / "templates"


@pytest.fixture(params=galeria.PLANTILLAS)
def pagina(request: pytest.FixtureRequest) -> html.HtmlElement:
    return hoja(request.param, galeria.contexto())


def sin_rotulo(pagina: html.HtmlElement) -> list[str]:
    rotulados = {r.get("for") for r in pagina.xpath("//label")}
    return [c.get("name") for c in pagina.xpath(CONTROLES) if c.get("id") not in rotulados]


def referencias_rotas(pagina: html.HtmlElement) -> set[str]:
    ids = set(pagina.xpath("//@id"))
    atributos = (
        "//@aria-describedby | //@aria-labelledby | //@for | //@data-estado | //@data-cuenta"
    )
    return {una for lista in pagina.xpath(atributos) for una in lista.split()} - ids


def test_every_control_has_a_label(pagina: html.HtmlElement) -> None:
    assert pagina.xpath(CONTROLES)
    assert sin_rotulo(pagina) == []


def test_the_label_check_notices_a_control_without_label() -> None:
    roto = html.document_fromstring("<form><input id='a' name='x'><label for='b'>x</label></form>")
    assert sin_rotulo(roto) == ["x"]
    assert referencias_rotas(roto) == {"b"}


def test_ids_are_unique(pagina: html.HtmlElement) -> None:
    assert [i for i, veces in Counter(pagina.xpath("//@id")).items() if veces > 1] == []


def test_every_reference_points_to_something_in_the_page(pagina: html.HtmlElement) -> None:
    assert referencias_rotas(pagina) == set()


def test_every_error_is_told_by_the_control_it_belongs_to() -> None:
    pagina = hoja(galeria.PLANTILLAS[0], galeria.contexto())
    errores = pagina.xpath("//p[contains(@class, 'campo__error')]/@id")
    contados = " ".join(pagina.xpath("//@aria-describedby")).split()
    assert len(errores) == len(galeria.FALTAS)
    assert set(errores) <= set(contados)


def test_the_error_summary_leads_to_each_field() -> None:
    pagina = hoja(galeria.PLANTILLAS[0], galeria.contexto())
    destinos = pagina.xpath("//div[@role='alert']//a/@href")
    assert len(destinos) == len(galeria.FALTAS)
    assert {d.removeprefix("#") for d in destinos} <= set(pagina.xpath("//@id"))
    assert "".join(pagina.xpath("//title/text()")).startswith("Error:")


def test_nothing_inline_that_the_content_policy_would_refuse(pagina: html.HtmlElement) -> None:
    assert pagina.xpath("//@style | //style | //@*[starts-with(name(), 'on')]") == []
    assert pagina.xpath("//script[not(@src)] | //script[not(@nonce)]") == []
    assert pagina.xpath("//@hx-on | //@*[starts-with(name(), 'hx-on')]") == []


def test_buttons_say_what_they_do_to_the_form(pagina: html.HtmlElement) -> None:
    assert pagina.xpath("//button[not(@type)]") == []


def test_enter_sends_the_form_instead_of_removing_a_row() -> None:
    formulario = hoja(galeria.PLANTILLAS[0], galeria.contexto()).forms[-1]
    assert formulario.xpath(".//button[@type='submit']")[0].get("name") is None


def test_every_kind_of_question_has_a_template_and_is_shown() -> None:
    assert {p.tipo for p, _, _ in galeria.contexto()["campos"]} == set(TIPOS)
    for tipo in TIPOS:
        assert (PLANTILLAS / f"pantallas/campos/{tipo}.html").exists()


@pytest.mark.parametrize(
    ("pregunta", "valor"),
    [
        pytest.param(p, v, id=p.tipo)
        for p, v, _ in galeria.contexto()["campos"]
        if p.tipo not in ("archivo", "calculo")
    ],
)
def test_an_answer_shown_and_sent_again_stays_the_same(pregunta: Pregunta, valor: object) -> None:
    enviado = crudo(envio(hoja(galeria.PLANTILLAS[0], galeria.contexto())))
    leido = normalizar(pregunta, enviado, settings.MUNICIPIO.clave_catastral)
    assert leido == valor


def test_no_template_marks_text_as_safe_or_grows_too_long() -> None:
    archivos = list(PLANTILLAS.rglob("*.html"))
    assert len(archivos) > 50
    for archivo in archivos:
        texto = archivo.read_text()
        assert "|safe" not in texto, archivo
        assert "autoescape off" not in texto, archivo
        assert len(texto.splitlines()) <= 120, archivo
