"""Signing an application with whoever asks for it: the invitation, what is read, the answer."""

from django.urls import URLPattern, path

from experta.portal.views import participacion

_UNA = "firmar/<uuid:pk>"

urlpatterns: list[URLPattern] = [
    path("firmar/invitacion/<str:llave>/", participacion.invitacion, name="invitacion"),
    path(f"{_UNA}/", participacion.participacion, name="participacion"),
    path(f"{_UNA}/no-firmo/", participacion.declinar, name="declinar"),
    path(f"{_UNA}/archivos/<uuid:adjunto>/", participacion.adjunto, name="participacion_adjunto"),
]
