"""What machines may read without an account: the public API, health, measures."""

from django.urls import URLPattern, URLResolver, path

from experta.api.views import metricas, salud

urlpatterns: list[URLPattern | URLResolver] = [
    path("salud/", salud.salud, name="salud"),
    path("metricas/", metricas.metricas, name="metricas"),
]
