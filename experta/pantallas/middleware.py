"""Headers of every answer: what the browser may run and keep, and which request it was."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
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
