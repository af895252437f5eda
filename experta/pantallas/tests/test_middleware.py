"""Headers of every answer: content policy, cache and the name of the request."""

import re
from collections.abc import Mapping
from types import SimpleNamespace

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.cache import patch_cache_control

from experta.pantallas.middleware import CspMiddleware, NoStoreMiddleware, RequestIdMiddleware


def pedir(cache: Mapping[str, object], *, dentro: bool, cookie: bool = False) -> str:
    def vista(request: HttpRequest) -> HttpResponse:
        response = HttpResponse("hola")
        patch_cache_control(response, **cache)
        if cookie:
            response.set_cookie("x", "1")
        return response

    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=dentro)  # type: ignore[assignment]
    return NoStoreMiddleware(vista)(request)["Cache-Control"]


@pytest.mark.parametrize("dentro", [True, False])
def test_an_answer_that_says_nothing_is_not_kept(dentro: bool) -> None:
    assert set(pedir({}, dentro=dentro).split(", ")) == {"no-store", "private"}


def test_a_public_page_is_kept_only_for_strangers() -> None:
    publica = {"public": True, "max_age": 60}
    assert "public" in pedir(publica, dentro=False)
    assert "no-store" in pedir(publica, dentro=True)


def test_what_is_the_same_for_everybody_may_be_kept_by_everybody() -> None:
    hoja = {"public": True, "immutable": True, "max_age": 31536000}
    assert "immutable" in pedir(hoja, dentro=True)


def test_an_answer_with_a_cookie_is_never_kept() -> None:
    assert "no-store" in pedir({"public": True, "immutable": True}, dentro=False, cookie=True)


def test_a_private_page_with_its_own_rule_is_still_not_kept() -> None:
    assert "max-age" not in pedir({"private": True, "max_age": 60}, dentro=True)


def test_each_answer_has_its_own_nonce_and_no_unsafe_source() -> None:
    vistos = set()
    for _ in range(3):
        request = RequestFactory().get("/")
        politica = CspMiddleware(lambda r: HttpResponse())(request)["Content-Security-Policy"]
        nonce = re.search(r"script-src 'nonce-([\w-]{20,})'", politica)
        assert nonce
        assert nonce[1] == request.csp_nonce  # type: ignore[attr-defined]
        assert "unsafe" not in politica
        assert "default-src 'none'" in politica
        assert "frame-ancestors 'none'" in politica
        vistos.add(nonce[1])
    assert len(vistos) == 3


def test_only_camera_and_location_may_be_asked_for_and_only_by_us() -> None:
    permisos = CspMiddleware(lambda r: HttpResponse())(RequestFactory().get("/"))
    valores = re.findall(r"([\w-]+)=\((\w*)\)", permisos["Permissions-Policy"])
    assert {clave for clave, quien in valores if quien} == {"camera", "geolocation"}


def test_a_request_is_named_by_us_and_never_by_the_client() -> None:
    request = RequestFactory().get("/", headers={"X-Request-ID": "evil\nline"})
    response = RequestIdMiddleware(lambda r: HttpResponse())(request)
    assert re.fullmatch("[0-9a-f]{16}", response["X-Request-ID"])
    assert response["X-Request-ID"] == request.id  # type: ignore[attr-defined]


def test_the_site_puts_them_on_every_answer(client: Client) -> None:
    response = client.get("/no-hay-tal-pagina/")
    assert response.status_code == 404
    assert "no-store" in response["Cache-Control"]
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Request-ID"]
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    nonce = re.findall("'nonce-(.+?)'", response["Content-Security-Policy"])[0]
    assert set(re.findall('nonce="(.+?)"', response.content.decode())) == {nonce}
