"""Every address of officials, by family of screens."""

from django.urls import URLPattern

from experta.oficina.urls import cifras, otros, propuestas, reloj, revision

app_name = "oficina"
urlpatterns: list[URLPattern] = [
    *revision.urlpatterns,
    *reloj.urlpatterns,
    *propuestas.urlpatterns,
    *otros.urlpatterns,
    *cifras.urlpatterns,
]
