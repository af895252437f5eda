"""How answers come back to the page: typed wrong, without a value, in rows, too many options."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from experta.motores.formularios.modelo import Opcion, Pregunta
from experta.motores.formularios.tipos.identidad import NO_LA_TENGO
from experta.pantallas.cajas import trozos_de_fecha
from experta.pantallas.lectura import crudo


def mostrar(valor: Any, faltas: Any = None, **datos: Any) -> html.HtmlElement:
    pregunta = Pregunta(**{"clave": "dato", "etiqueta": "Dato", **datos})
    plantilla = Template("{% load pantallas %}<div>{% campo p v f %}</div>")
    return html.fragment_fromstring(
        plantilla.render(Context({"p": pregunta, "v": valor, "f": faltas}))
    )


def test_what_was_typed_wrong_comes_back_as_typed() -> None:
    assert mostrar("mil pesos", tipo="dinero").xpath("//input/@value") == ["mil pesos"]
    assert mostrar("31/2/2026", tipo="fecha").xpath("//input/@value") == ["31", "2", "2026"]


def test_text_of_people_is_escaped() -> None:
    campo = mostrar('"><script>alert(1)</script>', tipo="texto", etiqueta="<b>x</b>")
    assert campo.xpath("//script | //b") == []
    assert campo.xpath("//input/@value") == ['"><script>alert(1)</script>']


def test_an_error_is_marked_next_to_its_input_only() -> None:
    campo = mostrar({}, {"dato__calle": "Escribe la calle."}, tipo="domicilio")
    assert campo.xpath("//*[@aria-invalid]/@name") == ["dato__calle"]
    assert campo.xpath("//p[@id='campo-dato__calle-error']")


def test_an_error_in_a_row_of_a_group_finds_its_input() -> None:
    hija = Pregunta(clave="rfc", tipo="rfc", etiqueta="RFC")
    faltas = {"dato-1-rfc": "Escribe el RFC."}
    campo = mostrar([{}, {"rfc": "X"}], faltas, tipo="grupo", preguntas=(hija,))
    assert campo.xpath("//*[@aria-invalid]/@name") == ["dato-1-rfc"]


def test_a_full_group_offers_no_more_rows() -> None:
    hija = Pregunta(clave="rfc", tipo="rfc", etiqueta="RFC")
    agregar = "//button[@name='_agregar']"
    assert mostrar([{}], tipo="grupo", preguntas=(hija,), maximo="2").xpath(agregar)
    assert not mostrar([{}, {}], tipo="grupo", preguntas=(hija,), maximo="2").xpath(agregar)


def test_a_group_opens_with_its_least_rows_and_none_of_them_is_removed() -> None:
    hija = Pregunta(clave="rfc", tipo="rfc", etiqueta="RFC")
    testigos: dict[str, Any] = {"tipo": "grupo", "preguntas": (hija,), "minimo": "2"}
    quitar = "//button[@name='_quitar']"
    valores: tuple[Any, ...] = (None, [], [{"rfc": "X"}], [{}, {}])
    for valor in valores:
        campo = mostrar(valor, **testigos)
        assert campo.xpath("//input/@name") == ["dato-0-rfc", "dato-1-rfc"]
        assert not campo.xpath(quitar)
    assert len(mostrar([{}, {}, {}], **testigos).xpath(quitar)) == 3


@pytest.mark.parametrize(("cuantas", "control"), [(7, "//input[@type='radio']"), (8, "//option")])
def test_up_to_seven_options_are_radios_and_more_a_list(cuantas: int, control: str) -> None:
    opciones = tuple(Opcion(clave=f"o{i}", etiqueta=f"O {i}") for i in range(cuantas))
    assert mostrar("o1", tipo="opcion", opciones=opciones).xpath(control)


def test_a_person_without_curp_sees_the_box_marked_and_no_text() -> None:
    campo = mostrar(NO_LA_TENGO, tipo="curp")
    assert campo.xpath("//input[@type='text']/@value") == [""]
    assert campo.xpath("//input[@type='checkbox']/@checked")


def test_only_what_is_not_required_says_optional() -> None:
    assert "(opcional)" in mostrar(None, tipo="texto", requerido=False).text_content()
    assert "(opcional)" not in mostrar(None, tipo="texto").text_content()


def test_the_line_of_business_tells_its_error_and_offers_what_was_found() -> None:
    campo = mostrar(None, {"dato__codigo": "Elige un giro."}, tipo="giro")
    assert "Elige un giro." in campo.text_content()
    assert campo.xpath("//*[@id='campo-dato__codigo']")


def test_a_file_question_accepts_only_its_kinds() -> None:
    campo = mostrar([], tipo="archivo", acepta=("jpg",), maximo="1")
    assert campo.xpath("//input/@accept") == ["image/jpeg"]
    assert not campo.xpath("//input/@multiple")


def test_several_photos_may_be_chosen_where_they_become_one_pdf() -> None:
    campo = mostrar([], tipo="archivo", acepta=("pdf", "jpg"), maximo="1")
    assert campo.xpath("//input/@multiple")
    assert "en un solo PDF" in campo.text_content()
    solo_pdf = mostrar([], tipo="archivo", acepta=("pdf",), maximo="1")
    assert not solo_pdf.xpath("//input/@multiple | //*[@data-camara]")


def test_the_label_may_be_the_heading_of_the_page() -> None:
    plantilla = Template("{% load pantallas %}{% campo p titulo=True %}")
    pregunta = Pregunta(clave="x", tipo="texto", etiqueta="¿Cómo te llamas?")
    assert html.fragment_fromstring(plantilla.render(Context({"p": pregunta}))).xpath("//h1/label")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_any_date_taken_apart_and_sent_is_the_same_date(dia: date) -> None:
    datos = QueryDict(mutable=True)
    for trozo, texto in trozos_de_fecha(dia).items():
        datos[f"nace__{trozo}"] = texto
    assert crudo(datos) == {"nace": [f"{dia.day}/{dia.month}/{dia.year}"]}


def test_an_empty_date_is_no_answer_and_half_a_date_is_kept() -> None:
    assert crudo(QueryDict("d__dia=&d__mes=&d__anio=")) == {"d": [""]}
    assert crudo(QueryDict("d__dia=31&d__mes=&d__anio=2026")) == {"d": ["31//2026"]}


def test_the_colonias_of_the_town_are_offered_where_somebody_loaded_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert mostrar({}, tipo="domicilio").xpath("//datalist | //@list") == []
    monkeypatch.setattr("experta.pantallas.campos.nombres_de_colonias", lambda: ("San Felipe",))
    campo = mostrar({}, tipo="domicilio")
    (lista,) = campo.xpath("//input[@name='dato__colonia']/@list")
    assert campo.xpath(f"//datalist[@id='{lista}']/option/@value") == ["San Felipe"]
