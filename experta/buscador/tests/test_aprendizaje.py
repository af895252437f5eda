"""What was not found is kept without who asked, 90 days, until somebody adds the synonym."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.buscador import aprendizaje, services
from experta.buscador.aprendizaje import agregar_sinonimo, anotar_sin_resultado, sin_hallar
from experta.buscador.limpieza import limpiar
from experta.buscador.models import BusquedaSinResultado
from experta.buscador.tests import corpus
from experta.buscador.tests.test_services import publicar
from experta.catalogo.models import EdicionCatalogo
from experta.comun import reloj
from experta.comun.hallazgos import ContenidoInvalido

PERSONALES = [
    "SAGC850101MCHLRN08",
    "ROCA800101AB1",
    "ana.ruiz@correo.mx",
    "614 123 45 67",
    "4152-3131-0000-1111",
    "+52 (614) 123-4567",
    "614/123/4567",
    "614,123,45,67",
    "614_123_4567",
    "SAGC 850101 MCHLRN 08",
    "sagc-850101-mchlrn-08",
    "ROCA 800101 AB1",
]


@pytest.mark.parametrize("dato", PERSONALES)
def test_what_says_who_asked_is_taken_out(dato: str) -> None:
    assert limpiar(f"Licencia de {dato} para mí") == "licencia de … para mi"


@given(st.integers(min_value=10_000, max_value=10**18))
def test_no_long_number_stays(numero: int) -> None:
    assert str(numero) not in limpiar(f"folio {numero} perdido")


def test_a_short_number_says_what_is_looked_for() -> None:
    assert limpiar("obra de 60 m2") == "obra de 60 m2"


@pytest.mark.django_db
def test_equal_searches_of_a_day_are_one_row() -> None:
    for texto in ("Pasaporte", "pasaporte", "PASAPORTE "):
        anotar_sin_resultado(texto)
    anotar_sin_resultado("ana@correo.mx")
    (una,) = sin_hallar()
    assert (una.texto, una.veces, una.ultima) == ("pasaporte", 3, reloj.hoy())


@pytest.mark.django_db
def test_a_flooded_day_keeps_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aprendizaje, "MAX_POR_DIA", 2)
    for texto in ("uno nuevo", "otro nuevo", "uno mas nuevo", "otro nuevo"):
        anotar_sin_resultado(texto)
    assert {una.texto: una.veces for una in sin_hallar()} == {"uno nuevo": 1, "otro nuevo": 2}


@pytest.mark.django_db
def test_after_ninety_days_it_is_forgotten() -> None:
    hoy = reloj.hoy()
    for atras in (0, 89, 90, 200):
        BusquedaSinResultado.objects.create(texto=f"hace {atras}", dia=hoy - timedelta(days=atras))
    assert aprendizaje.olvidar_viejas() == 2
    assert {una.texto for una in sin_hallar()} == {"hace 0", "hace 89"}
    assert aprendizaje.descartar("hace 0") == 1
    assert [una.ultima for una in sin_hallar()] == [hoy - timedelta(days=89)]


@pytest.mark.django_db
def test_a_synonym_added_serves_the_next_search() -> None:
    publicar("aforo", corpus.fichas()["aforo"])
    services.olvidar()
    assert services.buscar("cotorreo zarandeado").total == 0
    edicion = EdicionCatalogo.actual()
    agregado = agregar_sinonimo("cotorreo zarandeado", "aforo", por=None)
    assert EdicionCatalogo.actual() > edicion
    assert services.buscar("cotorreo zarandeado").resultados[0].slug == "aforo"
    assert aprendizaje.en_el_estante() == '- ["cotorreo zarandeado", "aforo"]\n'
    assert aprendizaje.quitar_sinonimo(agregado.pk, por=None)
    assert services.buscar("cotorreo zarandeado").total == 0
    services.olvidar()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("una", "otra"), [("", "aforo"), ("!!", "aforo"), ("Aforo", "aforo"), ("a" * 81, "aforo")]
)
def test_a_synonym_that_says_nothing_is_refused(una: str, otra: str) -> None:
    with pytest.raises(ContenidoInvalido):
        agregar_sinonimo(una, otra, por=None)
