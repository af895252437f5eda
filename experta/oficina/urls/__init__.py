"""Every address of officials, by family of screens."""

from django.urls import URLPattern

from experta.oficina.urls import cifras, otros, propuestas, revision

app_name = "oficina"
urlpatterns: list[URLPattern] = [
    *revision.urlpatterns,
    *propuestas.urlpatterns,
    *otros.urlpatterns,
    *cifras.urlpatterns,
]
