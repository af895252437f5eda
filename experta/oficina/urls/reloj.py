"""The clock of the cases: its ledger, what may be done with it, what comes to its end."""

from django.urls import URLPattern, path

from experta.oficina.views import escalera, reloj

_UNO = "expedientes/<uuid:pk>"

urlpatterns: list[URLPattern] = [
    path(f"{_UNO}/plazo/", reloj.plazo, name="plazo"),
    path(f"{_UNO}/prorrogar/", reloj.prorrogar, name="prorrogar"),
    path(f"{_UNO}/advertir/", reloj.advertir, name="advertir"),
    path(f"{_UNO}/pedir-ayuda/", reloj.pedir_ayuda, name="pedir_ayuda"),
    path(f"{_UNO}/respuesta-tardia/", reloj.respuesta_tardia, name="respuesta_tardia"),
    path("por-vencer/", escalera.por_vencer, name="por_vencer"),
    path("calendario/", escalera.calendario, name="calendario"),
]
