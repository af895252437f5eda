"""How each kind of question reads, judges and shows its answer."""

from datetime import UTC, datetime

import pytest

from experta.comun import reloj
from experta.motores.formularios import NO_LA_TENGO
from experta.motores.formularios.tests.apoyo import leer, mensajes, una

CURP = "HEGG560427MVZRRL04"


@pytest.mark.parametrize(
    ("tipo", "escrito", "canonico"),
    [
        ("texto", "  Doña   Mary\t", "Doña Mary"),
        ("texto", "nul\x00o", "nulo"),
        ("texto", "   ", None),
        ("texto_largo", "uno \r\n  dos", "uno\ndos"),
        ("numero", "1,250.50", "1250.5"),
        ("numero", "-0.0", "0"),
        ("numero", "007", "7"),
        ("numero", "12,5", "12,5"),
        ("numero", "1e5", "1e5"),
        ("numero", "123456789012.345", "123456789012.345"),
        ("numero", "123456789012.34500", "123456789012.345"),
        ("numero", "123456789012.345600", "123456789012.345600"),
        ("dinero", "$1,702.00", 170200),
        ("dinero", "0", 0),
        ("dinero", "1.005", "1.005"),
        ("fecha", "2026-11-22", "2026-11-22"),
        ("fecha", "5/2/2026", "2026-02-05"),
        ("fecha", "31/02/2026", "31/02/2026"),
        ("si_no", "Sí", True),
        ("si_no", "no", False),
        ("si_no", "", None),
        ("si_no", "quizá", "quizá"),
        ("protesta", "on", True),
        ("protesta", "", False),
        ("curp", " hegg560427-mvzrrl04 ", CURP),
        ("curp", "No la tengo", NO_LA_TENGO),
        ("rfc", "sat-970701-nn3", "SAT970701NN3"),
        ("correo", " Ana@Ejemplo.MX ", "ana@ejemplo.mx"),
        ("telefono", "+52 (614) 123-4567", "6141234567"),
        ("telefono", "123", "123"),
    ],
)
def test_an_answer_takes_its_canonical_form(tipo: str, escrito: str, canonico: object) -> None:
    leido = leer(una(tipo), escrito)
    assert leido == canonico
    assert type(leido) is type(canonico)


def test_the_box_of_a_missing_curp_wins_over_an_empty_text() -> None:
    assert leer(una("curp"), "", NO_LA_TENGO) == NO_LA_TENGO
    assert leer(una("curp"), CURP, "") == CURP


def test_choices_follow_the_order_of_the_form_and_unknown_ones_are_kept() -> None:
    formulario = una("opciones", "opciones: [a, b, c]")
    assert leer(formulario, "c", "vieja", "a", "c") == ["a", "c", "vieja"]
    assert mensajes(formulario, ["a", "c"]) == []
    assert "solo opciones de la lista" in mensajes(formulario, ["vieja"])[0][1]


def test_composed_answers_keep_the_parts_that_were_given() -> None:
    assert leer(una("domicilio"), __calle=" Aldama ", __colonia="") == {"calle": "Aldama"}
    assert leer(una("domicilio"), __calle="") is None
    predio = leer(una("predio"), __clave_catastral="123045006", __latitud="28.6300")
    assert predio == {"clave_catastral": "123-045-006", "latitud": "28.63"}


@pytest.mark.parametrize(
    ("tipo", "extra", "valor", "dice"),
    [
        ("texto", "max_largo: 3", "largo", "con 3 letras como máximo"),
        ("numero", "", "12,5", "solo con números"),
        ("numero", "minimo: 2", "1", "2 o más"),
        ("numero", "maximo: 1000", "1000.01", "1,000 o menos"),
        ("dinero", "", -1, "$0.00 o más"),
        ("dinero", "maximo: 10", 1001, "$10.00 o menos"),
        ("dinero", "", "mil", "1250.50"),
        ("fecha", "", "31/02/2026", "una fecha que exista"),
        ("fecha", "minimo: 2026-01-02", "2026-01-01", "2 de enero de 2026 o una fecha después"),
        ("fecha", "maximo: 2026-01-02", "2026-01-03", "o una fecha antes"),
        ("si_no", "", "quizá", "Elige sí o no"),
        ("opcion", "opciones: [a]", "b", "Elige una opción de la lista"),
        ("opciones", "'opciones': [a, b], minimo: 2", ["a"], "Elige al menos 2"),
        ("opciones", "'opciones': [a, b], maximo: 1", ["a", "b"], "Elige 1 como máximo en"),
        ("curp", "", CURP[:17] + "5", "no coincide"),
        ("rfc", "", "SAT97070", "escribiste 8"),
        ("correo", "", "ana@ejemplo", "como nombre@ejemplo.com"),
        ("telefono", "", "123", "10 números"),
        ("giro", "", {"codigo": "31", "nombre": "Pan"}, "6 números"),
        ("predio", "", {"clave_catastral": "1"}, "123-045-006"),
        (
            "predio",
            "",
            {"clave_catastral": "123-045-006", "latitud": "28.6"},
            "también la longitud",
        ),
        (
            "predio",
            "",
            {"clave_catastral": "123-045-006", "latitud": "28.6", "longitud": "106.1"},
            "Escribe la longitud en grados",
        ),
        ("texto", "", 7, "Escribe de nuevo «Dato»"),
        ("grupo", "preguntas: [{clave: x, tipo: texto, etiqueta: X}]", ["x"], "Escribe de nuevo"),
    ],
)
def test_a_wrong_answer_blocks_and_says_how_to_mend_it(
    tipo: str, extra: str, valor: object, dice: str
) -> None:
    ((bloquea, mensaje),) = mensajes(una(tipo, extra), valor)
    assert bloquea
    assert dice in mensaje
    assert "«Dato»" in mensaje


@pytest.mark.parametrize(
    ("tipo", "valor", "dice"),
    [
        ("rfc", "SAT970701NN4", "no coincide"),
        ("curp", NO_LA_TENGO, "puedes continuar sin ella"),
        ("curp", None, "puedes continuar sin ella"),
    ],
)
def test_an_rfc_digit_and_a_missing_curp_only_warn(tipo: str, valor: object, dice: str) -> None:
    ((bloquea, mensaje),) = mensajes(una(tipo), valor)
    assert not bloquea
    assert dice in mensaje


@pytest.mark.parametrize(
    ("tipo", "valor"),
    [
        ("rfc", "XAXX010101000"),
        ("curp", CURP),
        ("dinero", 0),
        ("si_no", False),
        ("telefono", "6141234567"),
        ("domicilio", {"calle": "A", "numero_exterior": "S/N", "colonia": "B",
                       "codigo_postal": "31000"}),
        ("predio", {"clave_catastral": "123-045-006", "latitud": "28.6", "longitud": "-106.1"}),
        ("giro", {"codigo": "311812", "nombre": "Panadería"}),
    ],
)  # fmt: skip
def test_a_right_answer_has_no_faults(tipo: str, valor: object) -> None:
    assert mensajes(una(tipo), valor) == []


def test_limits_of_dates_move_with_the_town_s_day() -> None:
    formulario = una("fecha", "minimo: hoy+10")
    with reloj.detenido(datetime(2026, 11, 22, 18, tzinfo=UTC)):
        assert "2 de diciembre de 2026" in mensajes(formulario, "2026-12-01")[0][1]
        assert mensajes(formulario, "2026-12-02") == []
    with reloj.detenido(datetime(2026, 11, 23, 18, tzinfo=UTC)):
        assert mensajes(formulario, "2026-12-02")


@pytest.mark.parametrize(
    ("tipo", "extra", "valor", "legible"),
    [
        ("numero", "", "12500.5", "12,500.5"),
        ("dinero", "", 170200, "$1,702.00"),
        ("fecha", "", "2026-11-22", "22 de noviembre de 2026"),
        ("si_no", "", False, "No"),
        ("opcion", "opciones: [{clave: a, etiqueta: La A}]", "a", "La A"),
        ("opciones", "opciones: [{clave: a, etiqueta: La A}, b]", ["a", "b"], "La A; b"),
        ("curp", "", NO_LA_TENGO, "No la tengo"),
        ("telefono", "", "6141234567", "614 123 4567"),
        ("texto", "", None, "Sin respuesta"),
        ("protesta", "", True, "Acepto, bajo protesta de decir verdad"),
        ("giro", "", {"codigo": "311812", "nombre": "Panadería"}, "Panadería (311812)"),
        (
            "domicilio",
            "",
            {"calle": "Aldama", "numero_exterior": "10", "colonia": "Centro"},
            "Aldama 10, col. Centro",
        ),
        ("predio", "", {"clave_catastral": "1-2", "domicilio": "Aldama 10"}, "1-2 · Aldama 10"),
    ],
)
def test_an_answer_is_shown_in_words(tipo: str, extra: str, valor: object, legible: str) -> None:
    ((_, ((_, texto),)),) = una(tipo, extra).resumen({"dato": valor})
    assert texto == legible
