"""What the clock of a case lets its person do: certify a silence, answer a request for help."""

from django.urls import URLPattern, path

from experta.portal.views import reloj

_UNO = "mis-tramites/<uuid:pk>"

urlpatterns: list[URLPattern] = [
    path(f"{_UNO}/silencio/", reloj.silencio, name="silencio"),
    path(f"{_UNO}/ayuda/<int:ayuda>/", reloj.ayuda, name="ayuda"),
]
