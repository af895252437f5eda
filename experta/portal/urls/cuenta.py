"""My account: data, companies and mandates. Log-in and its kin are in urls_cuenta.py."""

from django.urls import URLPattern, path

from experta.portal.views import carpeta, cuenta, integraciones, mandatos, perfil

urlpatterns: list[URLPattern] = [
    path("cuenta/", cuenta.cuenta, name="cuenta"),
    path("cuenta/carpeta/", carpeta.carpeta, name="carpeta"),
    path("cuenta/carpeta/<uuid:pk>/", carpeta.papel, name="papel"),
    path("cuenta/carpeta/<uuid:pk>/quitar/", carpeta.descartar, name="descartar_papel"),
    path("cuenta/perfil/", perfil.perfil, name="perfil"),
    path("cuenta/programas/", integraciones.integraciones, name="integraciones"),
    path("cuenta/programas/llave/", integraciones.crear_llave, name="crear_llave"),
    path(
        "cuenta/programas/llaves/<int:pk>/quitar/",
        integraciones.revocar_llave,
        name="revocar_llave",
    ),
    path("cuenta/programas/direccion/", integraciones.suscribir, name="suscribir"),
    path("cuenta/programas/direcciones/<int:pk>/", integraciones.entregas, name="entregas"),
    path(
        "cuenta/programas/direcciones/<int:pk>/quitar/",
        integraciones.cancelar,
        name="cancelar_suscripcion",
    ),
    path(
        "cuenta/programas/entregas/<int:pk>/reenviar/",
        integraciones.reenviar,
        name="reenviar_entrega",
    ),
    path("cuenta/empresa/", mandatos.registrar_empresa, name="registrar_empresa"),
    path("cuenta/representacion/", mandatos.mandatos, name="mandatos"),
    path("cuenta/representacion/otorgar/", mandatos.otorgar, name="otorgar_mandato"),
    path("cuenta/representacion/<int:pk>/quitar/", mandatos.revocar, name="revocar_mandato"),
]
