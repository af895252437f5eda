"""Checks that reviewers propose."""

from django.urls import URLPattern, path

from experta.oficina.views import propuestas

_UNA = "catalogo/propuestas/<int:pk>"

urlpatterns: list[URLPattern] = [
    path(
        "expedientes/<uuid:pk>/observaciones/<int:observacion>/proponer/",
        propuestas.proponer,
        name="proponer_comprobacion",
    ),
    # Before `catalogo/<slug>/`, which would take it for a trámite.
    path("catalogo/propuestas/", propuestas.propuestas, name="propuestas"),
    path(f"{_UNA}/aceptar/", propuestas.aceptar, name="aceptar_propuesta"),
    path(f"{_UNA}/descartar/", propuestas.descartar, name="descartar_propuesta"),
]
