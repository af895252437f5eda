"""How the town is doing."""

from django.urls import URLPattern, path

from experta.portal.views import cifras

urlpatterns: list[URLPattern] = [
    path("cifras/", cifras.cifras, name="cifras"),
    path("cifras/tabla.csv", cifras.cifras_csv, name="cifras_csv"),
    path("cifras/causas.csv", cifras.causas_csv, name="causas_csv"),
]
