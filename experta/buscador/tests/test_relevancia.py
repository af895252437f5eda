"""People's questions find their trámite, and it is the synonyms that do a part of it."""

import pytest

from experta.buscador.analizador import Sinonimos
from experta.buscador.indice import Indice
from experta.buscador.tests import corpus, estante


def test_the_questions_cover_every_ficha() -> None:
    assert len(corpus.preguntas()) >= 60
    assert {slug for _, slug in corpus.preguntas()} == set(corpus.fichas())


@pytest.mark.parametrize("archivo", [corpus.ANTES, corpus.DESPUES])
def test_people_find_their_tramite_first_or_among_five(archivo: str) -> None:
    primero, entre_cinco = corpus.aciertos(Indice(corpus.entradas(), corpus.sinonimos()), archivo)
    print(f"{archivo}: hit@1 {primero:.2f}, hit@5 {entre_cinco:.2f}")
    assert primero >= 0.85
    assert entre_cinco >= 0.95


def test_without_synonyms_fewer_people_find_it() -> None:
    con = corpus.aciertos(Indice(corpus.entradas(), corpus.sinonimos()))
    sin = corpus.aciertos(Indice(corpus.entradas(), Sinonimos()))
    assert sin[0] < con[0] - 0.1
    assert sin[1] < con[1] - 0.05


def test_the_questions_ask_for_most_of_the_shelf_in_both_halves() -> None:
    for mitad in (estante.AJUSTE, estante.RESERVA):
        preguntas = estante.preguntas(mitad)
        pedidos = {slug for _, esperados in preguntas for slug in esperados}
        assert len(preguntas) >= 60
        # A new trámite may come to the shelf before its questions.
        assert len(pedidos) >= 0.9 * len(estante.slugs())


def test_the_two_halves_share_no_question() -> None:
    ajuste, reserva = (
        {una for una, _ in estante.preguntas(mitad)} for mitad in (estante.AJUSTE, estante.RESERVA)
    )
    assert not ajuste & reserva


@pytest.mark.parametrize("mitad", [estante.AJUSTE, estante.RESERVA])
def test_people_find_the_tramites_of_the_town(mitad: str) -> None:
    primero, entre_cinco = estante.aciertos(estante.indice(), estante.preguntas(mitad))
    print(f"{mitad}: hit@1 {primero:.2f}, hit@5 {entre_cinco:.2f}")
    assert primero >= 0.85
    assert entre_cinco >= 0.95


@pytest.mark.parametrize("mitad", [estante.AJUSTE, estante.RESERVA])
def test_people_who_had_not_seen_the_shelf_find_its_tramites(mitad: str) -> None:
    preguntas = estante.preguntas_de_otros(mitad)
    assert len(preguntas) >= 200
    assert {slug for _, esperados in preguntas for slug in esperados} <= set(estante.slugs())
    primero, entre_cinco = estante.aciertos(estante.indice(), preguntas)
    print(f"de otros, {mitad}: hit@1 {primero:.2f}, hit@5 {entre_cinco:.2f}")
    assert primero >= 0.85
    assert entre_cinco >= 0.95


def test_without_synonyms_fewer_people_find_the_tramites_of_the_town() -> None:
    reserva = estante.preguntas(estante.RESERVA)
    con = estante.aciertos(estante.indice(), reserva)
    sin = estante.aciertos(estante.indice(Sinonimos()), reserva)
    assert sin[0] < con[0] - 0.08
    assert sin[1] < con[1] - 0.03
