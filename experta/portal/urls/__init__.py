"""Every address of citizens and the public, by family of screens."""

from django.urls import URLPattern

from experta.portal.urls import publico, solicitud

app_name = "portal"
urlpatterns: list[URLPattern] = [*publico.urlpatterns, *solicitud.urlpatterns]
