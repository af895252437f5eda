"""Every door of the house."""

from django.urls import URLPattern, URLResolver, include, path

from experta.api.views.v1 import api as v1

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("experta.portal.urls")),
    path("", include("experta.portal.urls_cuenta")),
    path("", include("experta.api.urls")),
    path("api/v1/", v1.urls),
    path("oficina/", include("experta.oficina.urls")),
]

handler500 = "experta.portal.views.errores.falla"
