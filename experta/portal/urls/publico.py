"""What anybody may see: the front page, the catalogue, verification, reports, notices."""

from django.urls import URLPattern, path

from experta.portal.views import (
    abiertos,
    catalogo,
    estaticas,
    ficha,
    idioma,
    inicio,
    privacidad,
    reportes,
    verificacion,
)

urlpatterns: list[URLPattern] = [
    path("", inicio.inicio, name="inicio"),
    path("tramites/", catalogo.catalogo, name="catalogo"),
    path("tramites/sugerencias/", catalogo.sugerencias, name="sugerencias"),
    path("tramites/<slug:slug>/", ficha.ficha, name="ficha"),
    path("tramites/<slug:slug>/costo/", ficha.costo, name="costo"),
    path(
        "tramites/<slug:slug>/requisitos/<slug:requisito>/ejemplo/", ficha.ejemplo, name="ejemplo"
    ),
    path("tramites/<slug:slug>/historia/", abiertos.historia, name="historia"),
    path("tramites/<slug:slug>/qr.svg", abiertos.qr, name="qr"),
    path("datos-abiertos/", abiertos.datos_abiertos, name="datos_abiertos"),
    path("datos-abiertos/catalogo.json", abiertos.catalogo_json, name="catalogo_json"),
    path("datos-abiertos/ficha.schema.json", abiertos.esquema_ficha, name="esquema_ficha"),
    path("datos-abiertos/catalogo.csv", abiertos.catalogo_csv, name="catalogo_csv"),
    path("datos-abiertos/cambios.atom", abiertos.cambios_atom, name="cambios_atom"),
    path("verificar/", verificacion.verificar, name="verificar"),
    path("verificar/archivo/", verificacion.verificar_archivo, name="verificar_archivo"),
    path("verificar/<str:codigo>/", verificacion.verificar_codigo, name="verificar_codigo"),
    path("reportar/", reportes.reportar, name="reportar"),
    path("reportar/<slug:folio>/", reportes.reporte, name="reporte"),
    path("aviso-de-privacidad/", privacidad.privacidad, name="privacidad"),
    path("aviso-de-privacidad/integral/", privacidad.integral, name="privacidad_integral"),
    path("accesibilidad/", estaticas.accesibilidad, name="accesibilidad"),
    path("idioma/", idioma.idioma, name="idioma"),
    path("tema-<str:version>.css", estaticas.tema, name="tema"),
    path("robots.txt", estaticas.robots, name="robots"),
    path("sitemap.xml", estaticas.sitemap, name="sitemap"),
    path("favicon.ico", estaticas.favicon, name="favicon"),
]
