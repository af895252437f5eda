"""Roadmaps: the questions, the result, and the cases carried together."""

from django.urls import URLPattern, path

from experta.portal.views import rutas, rutas_envio, rutas_mias

urlpatterns: list[URLPattern] = [
    path("rutas/", rutas.lista, name="rutas"),
    path("rutas/<slug:ruta>/", rutas.ruta, name="ruta"),
    path("rutas/<slug:ruta>/giros/", rutas.giros, name="ruta_giros"),
    path("hojas-de-ruta/<str:codigo>/", rutas.hoja, name="ruta_hoja"),
    path("hojas-de-ruta/<str:codigo>/empezar/", rutas_mias.iniciar, name="ruta_iniciar"),
    path("hojas-de-ruta/<str:codigo>/avance/", rutas_mias.avance, name="ruta_avance"),
    path("hojas-de-ruta/<str:codigo>/enviar/", rutas_envio.enviar, name="ruta_enviar"),
    path("hojas-de-ruta/<str:codigo>/seguir/<uuid:pk>/", rutas_mias.seguir, name="ruta_seguir"),
]
