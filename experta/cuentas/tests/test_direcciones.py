"""Guesses are counted by line, not by address."""

import pytest
from allauth.account.adapter import get_adapter
from django.test import RequestFactory


@pytest.mark.parametrize(
    ("direccion", "contada"),
    [
        ("187.190.1.2", "187.190.1.2"),
        ("2806:10ae:7:1:aaaa::1", "2806:10ae:7:1::"),
        ("2806:10ae:7:1:bbbb::2", "2806:10ae:7:1::"),
        ("2806:10ae:7:2::1", "2806:10ae:7:2::"),
    ],
)
def test_all_the_addresses_of_one_line_count_as_one(direccion: str, contada: str) -> None:
    pedido = RequestFactory().get("/", REMOTE_ADDR=direccion)
    assert get_adapter().get_client_ip(pedido) == contada
