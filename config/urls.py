"""Every door of the house."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("experta.portal.urls")),
    path("", include("experta.portal.urls_cuenta")),
    path("", include("experta.api.urls")),
    path("oficina/", include("experta.oficina.urls")),
]

handler500 = "experta.portal.views.errores.falla"
