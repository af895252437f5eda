"""What would be observed is found before sending, and only what binds stops the person."""

import pytest
from django.utils.translation import override

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.catalogo.muestras import respuestas_de_ejemplo
from experta.comun.identificadores import digito_curp
from experta.expedientes.models import Expediente
from experta.tramitacion.consultas.frecuentes import contar
from experta.tramitacion.previa import Advertencia, Observable, Papel, lo_que_se_observaria
from experta.tramitacion.solicitud import observable
from tests import fabrica

pytestmark = pytest.mark.django_db
CURP = "RUSA850314MCHZNN0" + digito_curp("RUSA850314MCHZNN0")
BUENOS = {"identificacion": [Papel("ine.pdf")], "comprobante": [Papel("luz.pdf")]}


@pytest.fixture
def residencia() -> Ejecutable:
    vigente = fabrica.publicar().vigente
    assert vigente is not None
    return cargar(vigente)


def hallado(
    ejecutable: Ejecutable, papeles: dict[str, list[Papel]] | None = None, **respuestas: object
) -> list[Observable]:
    todas = {**respuestas_de_ejemplo(ejecutable), "comprobante_a_nombre_de": "mio"}
    todas |= {"curp": CURP, **respuestas}
    return lo_que_se_observaria(ejecutable, todas, BUENOS if papeles is None else papeles)


def test_a_sound_application_has_nothing_to_observe(residencia: Ejecutable) -> None:
    assert hallado(residencia) == []


def test_a_missing_paper_is_said_as_a_reviewer_would(residencia: Ejecutable) -> None:
    uno = hallado(residencia, {"identificacion": BUENOS["identificacion"]})[0]
    assert (uno.pregunta, uno.motivo, uno.obliga) == ("comprobante", "falta-documento", True)


def test_an_empty_answer_and_a_wrong_one_have_their_own_reason(residencia: Ejecutable) -> None:
    vacia = hallado(residencia, nombre="")[0]
    mala = hallado(residencia, anios_de_residir=900)[0]
    assert (vacia.motivo, mala.motivo) == ("dato-incompleto", "dato-mal-escrito")


@pytest.mark.parametrize(
    ("que", "motivo"),
    [
        ("antiguedad", "documento-vencido"),
        ("legible", "documento-ilegible"),
        ("paginas", "documento-incompleto"),
        ("nombre", "documento-de-otra-persona"),
        ("rfc", "datos-no-coinciden"),
    ],
)
def test_what_a_check_of_a_paper_found_is_an_observation(
    residencia: Ejecutable, que: str, motivo: str
) -> None:
    leido = Papel("luz.pdf", (Advertencia(que, "Algo."),))
    assert hallado(residencia, {**BUENOS, "comprobante": [leido]}) == [
        Observable("comprobante", "comprobante", motivo, "Algo.", obliga=False)
    ]


def test_a_binding_check_of_a_paper_binds(residencia: Ejecutable) -> None:
    leido = Papel("luz.pdf", (Advertencia("antiguedad", "Es de hace un año.", obliga=True),))
    assert hallado(residencia, {**BUENOS, "comprobante": [leido]})[0].obliga


def test_what_is_optional_is_never_observed_when_it_is_not_given() -> None:
    vigente = fabrica.publicar("denuncia-ciudadana").vigente
    assert vigente is not None
    ejecutable = cargar(vigente)
    hallados = lo_que_se_observaria(ejecutable, respuestas_de_ejemplo(ejecutable), {})
    assert "pruebas" not in {uno.pregunta for uno in hallados}


def test_the_words_of_an_authority_never_advise_to_go_on(residencia: Ejecutable) -> None:
    expediente = fabrica.borrador()
    ine, luz = (expediente.adjuntos.get(pregunta=una) for una in ("identificacion", "comprobante"))
    type(luz).objects.filter(pk=luz.pk).update(sha256=ine.sha256)
    (visto,) = [
        uno
        for uno in observable(expediente, cargar(expediente.version))
        if uno.motivo == "documento-equivocado"
    ]
    assert "si es a propósito, continúa" in visto.texto
    assert visto.hecho == "Es el mismo archivo que ya subiste como «identificacion.pdf»."


def test_answers_that_contradict_each_other_are_told_from_those_badly_written() -> None:
    vigente = fabrica.publicar(fabrica.SARE).vigente
    assert vigente is not None
    ejecutable = cargar(vigente)
    respuestas = {**respuestas_de_ejemplo(ejecutable), "medidas": ["botiquin"]}
    hallados = lo_que_se_observaria(ejecutable, respuestas, {})
    motivos = {uno.motivo for uno in hallados if uno.pregunta == "medidas"}
    assert motivos == {"respuestas-se-contradicen"}


def test_most_observed_counts_only_what_was_asked_for_and_often() -> None:
    casos: list[Expediente] = [fabrica.prevenido() for _ in range(3)]
    assert [(f.pregunta, f.motivo, f.veces) for f in contar(casos[0].tramite_id)] == [
        ("identificacion", "documento-ilegible", 3)
    ]
    casos[0].observaciones.update(estado="retirada")
    assert contar(casos[0].tramite_id) == ()


def test_a_home_where_none_is_allowed_warns_whatever_giro_was_written_before() -> None:
    vigente = fabrica.publicar("uso-de-suelo").vigente
    assert vigente is not None
    predio = {"clave_catastral": "123-045-006", "latitud": "28.60", "longitud": "-106.09"}
    todas = {"predio": predio, "giro": {"codigo": "812110", "nombre": "Estética"}}
    casa = todas | {"uso": "habitacional"}
    (uno,) = [v for v in lo_que_se_observaria(cargar(vigente), casa, {}) if v.pregunta == "predio"]
    assert "Ahí no se permite" in uno.texto
    assert "se conserva sin construir" in uno.texto
    assert not uno.obliga


@pytest.mark.parametrize(
    ("punto", "giro", "dice"),
    [
        (("28.63", "-106.07"), "722511", ""),
        (("28.64", "-106.11"), "722511", "Necesita condiciones"),
        (("28.64", "-106.11"), "722412", "Ahí no se permite"),
        (("28.6468", "-106.0918"), "722511", "cae justo en el límite de «Zona habitacional»"),
        (("20.1", "-100.1"), "722412", ""),
    ],
)
def test_a_zone_that_may_not_admit_the_giro_warns_and_never_binds(
    punto: tuple[str, str], giro: str, dice: str
) -> None:
    vigente = fabrica.publicar("uso-de-suelo").vigente
    assert vigente is not None
    predio = {"clave_catastral": "123-045-006", "latitud": punto[0], "longitud": punto[1]}
    todas = {"predio": predio, "giro": {"codigo": giro, "nombre": "Uno"}}
    with override("en"):
        vistos = lo_que_se_observaria(cargar(vigente), todas, {})
    hallados = [uno for uno in vistos if uno.motivo == "zona-por-revisar"]
    assert [dice in uno.texto for uno in hallados] == ([True] if dice else [])
    for uno in hallados:
        assert (uno.pregunta, uno.campo, uno.obliga) == ("predio", "predio__latitud", False)
        assert "Es orientación" in uno.texto
