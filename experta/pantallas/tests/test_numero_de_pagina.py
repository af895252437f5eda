"""Every list reads its page in one way, and no number of an address breaks it."""

import pytest
from django.test import Client, RequestFactory

from experta.pantallas.paginas import PAGINA_MAXIMA, pagina_de
from tests import fabrica

RAROS = ["", "0", "-1", "x", "1.5", "00000199999999999999999999", "9" * 5000, "²", str(10**6)]


@pytest.mark.parametrize("escrita", RAROS)
def test_what_is_not_a_page_is_the_first(escrita: str) -> None:
    assert pagina_de(RequestFactory().get("/", {"pagina": escrita})) == 1


def test_a_page_is_read_up_to_the_last() -> None:
    pedido = RequestFactory().get("/", {"pagina": "41"})
    assert (pagina_de(pedido), pagina_de(pedido, 41), pagina_de(pedido, 40)) == (41, 41, 1)
    assert pagina_de(RequestFactory().get("/", {"pagina": str(PAGINA_MAXIMA)})) == PAGINA_MAXIMA


@pytest.mark.django_db
@pytest.mark.parametrize("lista", ["/mis-tramites/", "/avisos/", "/registro/", "/tramites/"])
def test_a_huge_page_number_breaks_no_list(client: Client, lista: str) -> None:
    client.force_login(fabrica.ciudadana())
    for escrita in ("00000199999999999999999999", "99999"):
        assert client.get(lista, {"pagina": escrita}).status_code == 200
