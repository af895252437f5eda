"""What the index answers: order, filters with counts, corrections, prefixes and odd questions."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.buscador.analizador import Sinonimos
from experta.buscador.entradas import entrada, rango_de_tiempo
from experta.buscador.indice import MAX_LIMITE, Indice
from experta.buscador.tests import corpus
from experta.buscador.tipos import FACETAS, Filtros, Respuesta
from experta.comun.texto import plegar
from experta.plazos.tipos import Unidad

INDICE = Indice(corpus.entradas(), corpus.sinonimos())
TODAS = len(corpus.fichas())


def slugs(respuesta: Respuesta) -> list[str]:
    return [uno.slug for uno in respuesta.resultados]


def cuentas(respuesta: Respuesta, faceta: str) -> dict[str, int]:
    return {una.valor: una.cuenta for una in respuesta.facetas[faceta]}


@pytest.mark.parametrize(
    "texto", ["", "   ", "¿?", "🌳🌳", "quiero hacer un trámite", "\x00", '"" *']
)
def test_a_question_that_says_nothing_lists_everything_by_name(texto: str) -> None:
    respuesta = INDICE.buscar(texto, Filtros(), MAX_LIMITE)
    nombres = [plegar(uno.nombre) for uno in respuesta.resultados]
    assert nombres == sorted(nombres)
    assert respuesta.total == len(nombres) == TODAS


def test_words_nobody_uses_here_find_nothing() -> None:
    respuesta = INDICE.buscar("xylofonwq zzkkvrt", Filtros())
    assert (respuesta.resultados, respuesta.total) == ([], 0)


@pytest.mark.parametrize(
    "texto",
    [
        "poda AND arbol",
        "nombre:poda",
        "+poda -arbol",
        "(poda",
        '"poda de arbol',
        "poda^9",
        "poda~2",
    ],
)
def test_query_syntax_is_only_text(texto: str) -> None:
    assert "poda-de-arbol" in slugs(INDICE.buscar(texto, Filtros(), 2))


@given(st.text(max_size=300))
def test_no_text_breaks_the_search(texto: str) -> None:
    respuesta = INDICE.buscar(texto, Filtros(), 3)
    assert len(respuesta.resultados) == min(3, respuesta.total)
    assert set(respuesta.facetas) == set(FACETAS)


def test_a_very_long_text_is_cut() -> None:
    corto = INDICE.buscar("poda " * 40, Filtros())
    assert slugs(INDICE.buscar("poda " * 40 + "panteón " * 9000, Filtros())) == slugs(corto)


def test_a_slip_is_corrected_and_said() -> None:
    respuesta = INDICE.buscar("podar un arvol", Filtros())
    assert respuesta.quisiste_decir == "podar un árbol"
    assert slugs(respuesta)[0] == "poda-de-arbol"
    assert INDICE.buscar("podar un árbol", Filtros()).quisiste_decir is None


def test_the_last_word_may_be_half_written() -> None:
    assert slugs(INDICE.buscar("permiso de solve", Filtros()))[0] == "solventes"
    assert slugs(INDICE.buscar("changa", Filtros()))[0] == "apertura-sare"
    assert INDICE.buscar("ino ", Filtros()).total == 0


def test_every_facet_counts_every_tramite() -> None:
    respuesta = INDICE.buscar("", Filtros())
    for faceta in ("dependencia", "sector", "costo", "tiempo"):
        assert sum(cuentas(respuesta, faceta).values()) == TODAS
    gratuitas = sum(ficha["costo"]["gratuito"] for ficha in corpus.fichas().values())
    assert cuentas(respuesta, "costo") == {"gratuito": gratuitas, "con-costo": TODAS - gratuitas}


def test_what_is_for_all_counts_for_citizens_and_for_companies() -> None:
    publicos = [ficha["dirigido_a"] for ficha in corpus.fichas().values()]
    assert cuentas(INDICE.buscar("", Filtros()), "dirigido_a") == {
        "ciudadania": TODAS - publicos.count("empresa"),
        "empresa": TODAS - publicos.count("ciudadania"),
    }


@pytest.mark.parametrize("texto", ["", "licencia", "permiso para vender"])
def test_the_count_of_a_value_is_what_ticking_it_leaves(texto: str) -> None:
    activos = {"canal": ["en_linea"], "costo": ["con-costo"]}
    antes = INDICE.buscar(texto, Filtros.desde(activos))
    for faceta in FACETAS:
        for valor in antes.facetas[faceta]:
            despues = INDICE.buscar(texto, Filtros.desde(activos | {faceta: [valor.valor]}))
            assert despues.total == valor.cuenta, (faceta, valor)


def test_two_values_of_a_facet_add_up() -> None:
    filtros = Filtros.desde({"sector": ["proteccion-civil", "medio-ambiente"]})
    respuesta = INDICE.buscar("", filtros)
    partes = cuentas(respuesta, "sector")
    assert respuesta.total == partes["proteccion-civil"] + partes["medio-ambiente"] == 6


def test_a_ticked_value_stays_even_when_it_leaves_nothing() -> None:
    filtros = Filtros.desde({"tiempo": ["mismo-dia"], "sector": ["proteccion-civil"]})
    respuesta = INDICE.buscar("", filtros)
    assert respuesta.total == 0
    (activa,) = [una for una in respuesta.facetas["tiempo"] if una.activa]
    assert (activa.valor, activa.etiqueta, activa.cuenta) == ("mismo-dia", "El mismo día", 0)


def test_unknown_filters_of_a_query_string() -> None:
    assert Filtros.desde({"orden": ["x"], "canal": []}) == Filtros()
    assert INDICE.buscar("", Filtros.desde({"sector": ["no-existe"]})).total == 0


def test_filters_do_not_change_the_order() -> None:
    todos = slugs(INDICE.buscar("predio", Filtros(), MAX_LIMITE))
    filtros = Filtros(dependencia=("desarrollo-urbano", "tesoreria", "gobernacion"))
    quedan = slugs(INDICE.buscar("predio", filtros, MAX_LIMITE))
    assert quedan == [slug for slug in todos if slug in set(quedan)]
    assert len(quedan) > 3


@pytest.mark.parametrize("texto", ["", "permiso"])
def test_pages_follow_one_another(texto: str) -> None:
    entero = slugs(INDICE.buscar(texto, Filtros(), 10))
    paginas = [slugs(INDICE.buscar(texto, Filtros(), 4, inicio)) for inicio in (0, 4, 8)]
    assert [slug for pagina in paginas for slug in pagina][:10] == entero


@pytest.mark.parametrize(
    ("cantidad", "unidad", "rango"),
    [
        (7, Unidad.HORAS_HABILES, "mismo-dia"),
        (8, Unidad.HORAS_HABILES, "hasta-3-dias"),
        (3, Unidad.DIAS_HABILES, "hasta-3-dias"),
        (4, Unidad.DIAS_HABILES, "hasta-10-dias"),
        (14, Unidad.DIAS_NATURALES, "hasta-10-dias"),
        (11, Unidad.DIAS_HABILES, "mas-de-10-dias"),
        (1, Unidad.MESES, "mas-de-10-dias"),
    ],
)
def test_times_fall_in_their_range(cantidad: int, unidad: Unidad, rango: str) -> None:
    assert rango_de_tiempo(cantidad, unidad) == rango


def test_the_promise_of_service_is_the_time_shown() -> None:
    ficha = corpus.fichas()["constancia-de-residencia"]
    assert entrada("x", ficha, str).resultado.tiempo_texto == "4 horas hábiles"
    sin_promesa = entrada("x", ficha | {"promesa": None}, str).resultado
    assert (sin_promesa.tiempo_texto, sin_promesa.costo_texto) == ("7 horas hábiles", "Gratuito")


def test_suggestions_are_names_with_a_word_that_begins_so() -> None:
    assert set(INDICE.sugerir("ANÚN")) == {"permiso de anuncio", "Licencia de anuncio publicitario"}
    assert INDICE.sugerir("constancia de i") == ["Constancia de identidad"]
    assert INDICE.sugerir("permiso", 3) == sorted(INDICE.sugerir("permiso", 3), key=plegar)
    assert INDICE.sugerir("x") == INDICE.sugerir("") == INDICE.sugerir("🌳") == []


def test_an_empty_catalogue_answers() -> None:
    vacio = Indice([], Sinonimos())
    assert vacio.buscar("poda", Filtros()) == vacio.buscar("", Filtros())
    assert vacio.buscar("", Filtros()).total == 0


def test_threads_share_the_index() -> None:
    esperado = {p: slugs(INDICE.buscar(p, Filtros())) for p, _ in corpus.preguntas()}
    with ThreadPoolExecutor(8) as hilos:
        hallado = list(hilos.map(lambda p: slugs(INDICE.buscar(p, Filtros())), esperado))
    assert hallado == list(esperado.values())


def test_each_filter_taken_off_says_what_it_would_leave() -> None:
    filtros = Filtros.desde({"tiempo": ["mismo-dia"], "sector": ["proteccion-civil"]})
    assert INDICE.buscar("", filtros).total == 0
    salidas = {una.faceta: una for una in INDICE.salidas("", filtros)}
    for faceta, salida in salidas.items():
        assert salida.total == INDICE.buscar("", filtros.sin(faceta, salida.valor)).total > 0
    assert salidas["tiempo"].etiqueta == "El mismo día"


def test_a_value_that_no_longer_exists_can_be_taken_off() -> None:
    (salida,) = INDICE.salidas("poda", Filtros(sector=("ya-no-existe",)))
    assert (salida.etiqueta, salida.total) == (
        "ya-no-existe",
        INDICE.buscar("poda", Filtros()).total,
    )


def test_the_square_metres_said_choose_between_siblings() -> None:
    hermanas = [
        entrada(slug, ficha | {"superficie": superficie, "nombre": "Licencia de obra"}, str)
        for slug, ficha, superficie in (
            ("menor", next(iter(corpus.fichas().values())), {"menos_de": 60}),
            ("mayor", next(iter(corpus.fichas().values())), {"desde": 60}),
        )
    ]
    indice = Indice(hermanas, Sinonimos())
    for dicho, primera in (
        ("obra de 40 metros", "menor"),
        ("obra 59m2", "menor"),
        ("obra menor a 60 metros", "menor"),
        ("obra de menos de 60 mts", "menor"),
        ("obra de 60 m²", "mayor"),
        ("obra de 4 x 20 mts", "menor"),
        ("OBRA 250 MTS2", "mayor"),
    ):
        respuesta = indice.buscar(dicho, Filtros())
        assert (slugs(respuesta)[0], respuesta.total) == (primera, 2), dicho


def test_a_phrase_that_decides_goes_before_what_is_spoken_of() -> None:
    base = next(iter(corpus.fichas().values()))
    licencia, recurso = (
        entrada(slug, base | {"nombre": nombre, "frases_que_deciden": frases}, str)
        for slug, nombre, frases in (
            ("licencia", "Licencia de obra para construir una casa", []),
            ("recurso", "Recurso", ["me negaron", "impugnar"]),
        )
    )
    con = Indice([licencia, recurso], Sinonimos())
    assert slugs(con.buscar("me negaron la licencia de obra de mi casa", Filtros()))[0] == "recurso"
    assert slugs(con.buscar("licencia de obra de mi casa", Filtros()))[0] == "licencia"
