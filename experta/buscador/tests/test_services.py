"""The index follows the catalogue: what is published and available, rebuilt with each edition."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from experta.buscador import services
from experta.buscador.indice import Indice
from experta.buscador.services import (
    Filtros,
    buscar,
    como_json,
    fichas_disponibles,
    leer_sinonimos,
    olvidar,
    sugerir,
)
from experta.buscador.tests import corpus
from experta.catalogo.models import EdicionCatalogo, Tramite, VersionTramite
from experta.comun import reloj
from experta.comun.hallazgos import ContenidoInvalido


@pytest.fixture
def catalogo(db: None) -> Iterator[dict[str, Any]]:
    """Publish three fichas and begin without an index."""
    fichas = {slug: corpus.fichas()[slug] for slug in ("evento", "aforo", "poda-de-arbol")}
    for slug, ficha in fichas.items():
        publicar(slug, ficha)
    olvidar()
    yield fichas
    olvidar()


def publicar(slug: str, ficha: dict[str, Any]) -> None:
    tramite = Tramite.objects.create(slug=slug)
    tramite.vigente = VersionTramite.objects.create(
        tramite=tramite, numero=1, huella=slug, nombre=ficha["nombre"], ficha=ficha, archivos={}
    )
    tramite.save()
    EdicionCatalogo.avanzar()


def test_what_is_published_is_found(catalogo: dict[str, Any]) -> None:
    respuesta = buscar("cerrar la calle para una fiesta")
    assert respuesta.resultados[0].slug == "evento"
    assert respuesta.resultados[0].dependencia == "Subdirección de Gobernación"
    assert sugerir("afo") == ["Dictamen y placa de aforo"]


def test_the_index_is_built_again_only_when_the_edition_changes(catalogo: dict[str, Any]) -> None:
    assert buscar("").total == 3
    Tramite.objects.filter(slug="aforo").update(estado=Tramite.Estado.SUSPENDIDO)
    assert buscar("").total == 3
    EdicionCatalogo.avanzar()
    assert buscar("").total == 2
    publicar("solventes", corpus.fichas()["solventes"])
    assert buscar("thinner").resultados[0].slug == "solventes"


def test_others_go_on_with_the_index_before_while_one_rebuilds(
    catalogo: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    buscar("")
    Tramite.objects.filter(slug="aforo").update(estado=Tramite.Estado.SUSPENDIDO)
    EdicionCatalogo.avanzar()
    vistas, construir = [], services._construir

    def mientras() -> Indice:
        vistas.append(buscar("").total)  # what another thread would see at this moment
        return construir()

    monkeypatch.setattr(services, "_construir", mientras)
    assert buscar("").total == 2
    assert vistas == [3]


def test_a_search_costs_one_query(catalogo: dict[str, Any], django_assert_num_queries: Any) -> None:
    buscar("")
    with django_assert_num_queries(1):  # the number of the edition
        buscar("poda", Filtros(canal=("en_linea",)))


def test_only_available_and_published_fichas_are_listed(
    catalogo: dict[str, Any], django_assert_num_queries: Any
) -> None:
    Tramite.objects.create(slug="sin-publicar")
    Tramite.objects.filter(slug="evento").update(estado=Tramite.Estado.SUSPENDIDO)
    with django_assert_num_queries(1):
        listadas = dict(fichas_disponibles())
    assert listadas == {slug: catalogo[slug] for slug in ("aforo", "poda-de-arbol")}


def test_the_json_has_what_machines_read(catalogo: dict[str, Any]) -> None:
    assert como_json(buscar("podar un arvol", limite=1)) == {
        "resultados": [
            {
                "slug": "poda-de-arbol",
                "nombre": "Permiso de poda de árbol",
                "descripcion": "Autoriza recortar ramas de un árbol sin quitarlo.",
            }
        ],
        "total": 1,
        "quisiste_decir": "podar un árbol",
    }


def test_a_town_may_have_no_synonyms(tmp_path: Path) -> None:
    assert leer_sinonimos(tmp_path / "sinonimos.yaml").palabras == {}


def test_wrong_synonyms_are_told_with_their_line(tmp_path: Path) -> None:
    ruta = tmp_path / "sinonimos.yaml"
    ruta.write_text("- [poda, podar]\n- [solo]\n- [uno, 2]\n", encoding="utf-8")
    with pytest.raises(ContenidoInvalido) as error:
        leer_sinonimos(ruta)
    assert [hallazgo.linea for hallazgo in error.value.hallazgos] == [2, 3]


def test_the_towns_synonyms_are_many_and_read() -> None:
    assert len(corpus.sinonimos().palabras) >= 80


def test_what_came_after_the_opening_is_new_for_some_months(catalogo: dict[str, Any]) -> None:
    publicar("barda", {**corpus.fichas()["evento"], "conjunto": "apertura"})
    nuevos = {uno.slug for uno in buscar("").resultados if uno.nuevo}
    assert nuevos == {"evento", "aforo", "poda-de-arbol"}
    olvidar()
    with reloj.detenido(reloj.ahora() + timedelta(days=91)):
        assert not any(uno.nuevo for uno in buscar("").resultados)
