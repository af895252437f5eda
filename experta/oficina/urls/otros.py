"""Signing, visits, cash desk, counter, support, control body, catalogue and people."""

from django.urls import URLPattern, path

from experta.oficina.views import (
    bitacora,
    busquedas,
    caja,
    catalogo,
    firma,
    notificar,
    oic,
    personas,
    reportes,
    revocar,
    ventanilla,
    visitas,
)

_firma: list[URLPattern] = [
    path("firma/", firma.firma, name="firma"),
    path("firma/resultado/", firma.firma_resultado, name="firma_resultado"),
    path("firma/<uuid:pk>/", firma.por_firmar, name="por_firmar"),
    path("firma/<uuid:pk>/revocar/", revocar.revocar, name="revocar"),
    path("firma/<uuid:pk>/suspender/", revocar.suspender, name="suspender_documento"),
    path("firma/<uuid:pk>/levantar/", revocar.levantar, name="levantar_suspension"),
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
_reportes: list[URLPattern] = [
    path("reportes/", reportes.reportes, name="reportes"),
    path("reportes/<str:folio>/", reportes.reporte, name="reporte"),
    path("oic/quejas/", reportes.quejas, name="quejas"),
]
_oic: list[URLPattern] = [
    path("oic/", oic.oic, name="oic"),
    path("oic/saltos/", oic.saltos, name="saltos"),
    path("oic/lecturas/", oic.lecturas, name="lecturas"),
    path("oic/cargos/", oic.coincidencias, name="coincidencias"),
    path("oic/observaciones/", oic.observaciones, name="observaciones"),
    path("oic/bitacora/", bitacora.bitacora, name="bitacora"),
    path("oic/bitacora/exportacion/", bitacora.exportacion, name="bitacora_exportacion"),
    path("oic/bitacora/minuta/", bitacora.minuta, name="minuta"),
    path("oic/bitacora/puntos/<int:tamano>/", bitacora.punto, name="punto_de_control"),
]
_catalogo: list[URLPattern] = [
    path("busquedas/", busquedas.busquedas, name="busquedas"),
    path("catalogo/", catalogo.catalogo, name="catalogo"),
    path("catalogo/<slug:slug>/", catalogo.tramite, name="tramite"),
    path("catalogo/<slug:slug>/publicar/", catalogo.publicar, name="publicar"),
    path("catalogo/<slug:slug>/suspender/", catalogo.suspender, name="suspender"),
    path("catalogo/<slug:slug>/habilitar/", catalogo.habilitar, name="habilitar"),
]
_personas: list[URLPattern] = [
    path("personas/", personas.personas, name="personas"),
    path("personas/nombrar/", personas.nombrar, name="nombrar"),
    path("personas/nombramientos/<int:pk>/", personas.cesar, name="cesar"),
    path("personas/<uuid:publica>/", personas.cuenta, name="cuenta"),
]

urlpatterns: list[URLPattern] = [
    *_firma,
    *_caja,
    *_visitas,
    *_ventanilla,
    *_reportes,
    *_oic,
    *_catalogo,
    *_personas,
]
