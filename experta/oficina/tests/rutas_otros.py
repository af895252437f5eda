"""Public site and office together; the reviewing screens answer nothing here."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from experta.oficina.urls import otros


def _vacia(request: HttpRequest, **_partes: object) -> HttpResponse:
    return HttpResponse("")


_revision = [
    path("", _vacia, name="bandeja"),
    path("expedientes/", _vacia, name="expedientes"),
    path("expedientes/<uuid:pk>/", _vacia, name="expediente"),
    path("expedientes/<uuid:pk>/adjuntos/<uuid:adjunto>/", _vacia, name="adjunto"),
    path("tareas/<int:pk>/", _vacia, name="tarea"),
]

urlpatterns = [
    path("", include("experta.portal.urls")),
    path("", include("experta.portal.urls_cuenta")),
    path("oficina/", include(([*_revision, *otros.urlpatterns], "oficina"))),
]
