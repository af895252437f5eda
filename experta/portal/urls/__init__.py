"""Every address of citizens and the public, by family of screens."""

from django.urls import URLPattern

from experta.portal.urls import (
    cifras,
    cuenta,
    participacion,
    publico,
    registro,
    reloj,
    rutas,
    seguimiento,
    sitio,
    solicitud,
)

app_name = "portal"
urlpatterns: list[URLPattern] = [
    *cuenta.urlpatterns,
    *publico.urlpatterns,
    *participacion.urlpatterns,
    *registro.urlpatterns,
    *cifras.urlpatterns,
    *sitio.urlpatterns,
    *rutas.urlpatterns,
    *solicitud.urlpatterns,
    *seguimiento.urlpatterns,
    *reloj.urlpatterns,
]
