"""What was granted: the public register, and renewing what ends."""

from django.urls import URLPattern, path

from experta.portal.views import registro, renovacion

urlpatterns: list[URLPattern] = [
    path("registro/", registro.registro, name="registro"),
    path("registro/registro.csv", registro.registro_csv, name="registro_csv"),
    path("mis-tramites/<uuid:pk>/renovar/<uuid:documento>/", renovacion.renovar, name="renovar"),
    path("mis-tramites/<uuid:pk>/renovacion/", renovacion.renovacion, name="renovacion"),
]
