"""The applying pages, with a bare page in place of the other families of both doors."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, include, path

from experta.portal import urls


def otra(request: HttpRequest, **_: object) -> HttpResponse:
    """Stand for a page of another family."""
    return HttpResponse("otra página")


_AJENAS: list[URLPattern] = [
    path("mis-tramites/", otra, name="mis_tramites"),
    path("mis-tramites/<uuid:pk>/", otra, name="expediente"),
]
_OFICINA: list[URLPattern] = [path("oficina/expedientes/<uuid:pk>/", otra, name="expediente")]

urlpatterns = [
    path("", include(([*_AJENAS, *urls.urlpatterns], "portal"))),
    path("", include((_OFICINA, "oficina"))),
    path("", include("experta.portal.urls_cuenta")),
]
