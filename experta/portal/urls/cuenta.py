"""My account: data, companies and mandates. Log-in and its kin are in urls_cuenta.py."""

from django.urls import URLPattern, path

from experta.portal.views import carpeta, cuenta, mandatos, perfil

urlpatterns: list[URLPattern] = [
    path("cuenta/", cuenta.cuenta, name="cuenta"),
    path("cuenta/carpeta/", carpeta.carpeta, name="carpeta"),
    path("cuenta/carpeta/<uuid:pk>/", carpeta.papel, name="papel"),
    path("cuenta/carpeta/<uuid:pk>/quitar/", carpeta.descartar, name="descartar_papel"),
    path("cuenta/perfil/", perfil.perfil, name="perfil"),
    path("cuenta/empresa/", mandatos.registrar_empresa, name="registrar_empresa"),
    path("cuenta/representacion/", mandatos.mandatos, name="mandatos"),
    path("cuenta/representacion/otorgar/", mandatos.otorgar, name="otorgar_mandato"),
    path("cuenta/representacion/<int:pk>/quitar/", mandatos.revocar, name="revocar_mandato"),
]
