"""Every request without what no database keeps; every answer with its headers."""

import secrets
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.utils.cache import patch_cache_control

GetResponse = Callable[[HttpRequest], HttpResponse]

_POLITICA = "; ".join(
    (
        "default-src 'none'",
        "script-src 'nonce-{nonce}'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)
# The camera photographs documents and the location fills a map point; nothing else is ever asked.
_PERMISOS = (
    "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), "
    "display-capture=(), browsing-topics=()"
)


class RequestIdMiddleware:
    """Names each request (`request.id`, 16 hexadecimal digits) for the logs and for the person.

    The name is ours: one sent by the client is ignored, so nobody can write into the logs with it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, telling the name in `X-Request-ID`."""
        request.id = secrets.token_hex(8)  # type: ignore[attr-defined]  # HttpRequest has no slot for it
        response = self.get_response(request)
        response["X-Request-ID"] = request.id  # type: ignore[attr-defined]
        return response


class NulMiddleware:
    """Replaces U+0000 by U+FFFD in all that a request says, as browsers do when they read a page.

    Nobody types it and PostgreSQL refuses it, so one in an address would be an error of ours. The
    body of a program is refused instead (`experta.api.cuerpo`), and a file is bytes.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with a clean address, query and cookies."""
        request.path = _without_nul(request.path)
        request.path_info = _without_nul(request.path_info)
        request.GET = _clean(request.GET)  # type: ignore[assignment]  # django-stubs: immutable
        request.COOKIES = {name: _without_nul(said) for name, said in request.COOKIES.items()}
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> None:
        """Clean a form, where the check of its token has it read before the view anyway."""
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return
        try:
            request.POST = _clean(request.POST)  # type: ignore[assignment]
        except UnreadablePostError:
            return  # whoever sent it left; the check of the token tells them


def _without_nul(said: str) -> str:
    return said.replace("\0", "\ufffd")


def _clean(said: QueryDict) -> QueryDict:
    if not any("\0" in part for name, parts in said.lists() for part in (name, *parts)):
        return said
    clean = QueryDict(mutable=True)
    for name, parts in said.lists():
        clean.setlist(_without_nul(name), [_without_nul(part) for part in parts])
    return clean


class CspMiddleware:
    """Sets the content security policy with a nonce of its own (`request.csp_nonce`) per answer.

    Opener policy, nosniff and referrer policy are Django's SecurityMiddleware's; framing, both.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the policy that lets only our own files, and scripts with the nonce, in."""
        nonce = secrets.token_urlsafe(16)
        request.csp_nonce = nonce  # type: ignore[attr-defined]  # HttpRequest has no slot for it
        response = self.get_response(request)
        # A download brings its own, narrower one (`descargas.py`).
        response.setdefault("Content-Security-Policy", _POLITICA.format(nonce=nonce))
        response["Permissions-Policy"] = _PERMISOS
        return response


class NoStoreMiddleware:
    """Forbids keeping an answer unless its view says it is public and nobody is logged in.

    A view says so with `cache_control(public=True, …)`. With `immutable` too, it declares that the
    answer is the same for everybody (a stylesheet whose address changes with its content), and a
    logged-in person's browser may keep it as well. Shared computers at the counter are the reason.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, replacing any other cache rule by `no-store` where that is due."""
        response = self.get_response(request)
        if not _may_be_kept(request, response):
            del response["Cache-Control"]
            patch_cache_control(response, no_store=True, private=True)
        return response


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    rules = {rule.strip() for rule in response.get("Cache-Control", "").lower().split(",")}
    if "public" not in rules or response.cookies:
        return False
    if "immutable" in rules:
        return True
    # Only a public page looks at the user, so no other answer pays for the session.
    user = getattr(request, "user", None)
    return user is None or not user.is_authenticated
