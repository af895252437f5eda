"""Every address of machines, by family."""

from django.urls import URLPattern, URLResolver

from experta.api.urls import pagos, publico

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [*publico.urlpatterns, *pagos.urlpatterns]
