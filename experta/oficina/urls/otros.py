"""Signing, visits, cash desk, counter, support, control body, catalogue and people."""

from django.urls import URLPattern, path

from experta.oficina.views import caja, firma, notificar, ventanilla, visitas

_firma: list[URLPattern] = [
    path("firma/", firma.firma, name="firma"),
    path("firma/resultado/", firma.firma_resultado, name="firma_resultado"),
    path("firma/<uuid:pk>/", firma.por_firmar, name="por_firmar"),
]
_caja: list[URLPattern] = [
    path("caja/", caja.caja, name="caja"),
    path("caja/corte/", caja.corte, name="corte"),
    path("caja/conciliacion/", caja.conciliacion, name="conciliacion"),
    path("caja/conciliacion/<int:pk>/", caja.conciliar, name="conciliar"),
    path("caja/<uuid:pk>/", caja.orden, name="orden"),
    path("caja/<uuid:pk>/cobrar/", caja.cobrar, name="cobrar"),
    path("caja/<uuid:pk>/recibo/", caja.recibo, name="recibo"),
]
_visitas: list[URLPattern] = [
    path("visitas/", visitas.visitas, name="visitas"),
    path("visitas/<int:pk>/", visitas.visita, name="visita"),
    path("visitas/<int:pk>/programar/", visitas.programar, name="programar"),
]
_ventanilla: list[URLPattern] = [
    path("ventanilla/", ventanilla.ventanilla, name="ventanilla"),
    path("ventanilla/nuevo/", ventanilla.nuevo, name="ventanilla_nuevo"),
    path("tareas/<int:pk>/notificar/", notificar.notificar, name="notificar"),
    path("tareas/<int:pk>/atender/", notificar.atender, name="atender"),
]

urlpatterns: list[URLPattern] = [*_firma, *_caja, *_visitas, *_ventanilla]
