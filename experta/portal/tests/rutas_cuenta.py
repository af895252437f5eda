"""The addresses of accounts alone, so that their tests need no other family of screens."""

from django.urls import URLPattern, URLResolver, include, path

from experta.portal import urls_cuenta
from experta.portal.urls import cuenta

urlpatterns: list[URLPattern | URLResolver] = [
    *urls_cuenta.urlpatterns,
    path("", include((cuenta.urlpatterns, "portal"))),
]
