"""Following a case: list, page, documents, ledger, notifications, payment, messages."""

from django.urls import URLPattern, path

from experta.portal.views import (
    avisos,
    demostracion,
    expediente,
    mis_tramites,
    notificaciones,
    pagos,
    recurso,
    seguir,
)

_UNO = "mis-tramites/<uuid:pk>"

urlpatterns: list[URLPattern] = [
    path("mis-tramites/", mis_tramites.mis_tramites, name="mis_tramites"),
    path(f"{_UNO}/", expediente.expediente, name="expediente"),
    path(f"{_UNO}/documentos/<uuid:documento>/", expediente.documento, name="documento"),
    path(f"{_UNO}/plazo/", expediente.plazo, name="plazo"),
    path(f"{_UNO}/desistir/", expediente.desistir, name="desistir"),
    path(f"{_UNO}/corregir/", expediente.corregir, name="corregir"),
    path(
        f"{_UNO}/notificaciones/<int:notificacion>/",
        notificaciones.notificacion,
        name="notificacion",
    ),
    path(f"{_UNO}/pagar/", pagos.pagar, name="pagar"),
    path(f"{_UNO}/pagar/otra-orden/", pagos.renovar, name="renovar_orden"),
    path(f"{_UNO}/pagar/retorno/", pagos.pago_retorno, name="pago_retorno"),
    path(f"{_UNO}/inconformarme/", recurso.inconformarse, name="inconformarse"),
    path("seguir/", seguir.seguir, name="seguir"),
    path("seguir/salir/", seguir.dejar_de_seguir, name="dejar_de_seguir"),
    path(f"{_UNO}/clave/", seguir.otra_llave, name="otra_llave"),
    path(f"{_UNO}/clave/archivo/", seguir.descargar_llave, name="descargar_llave"),
    path(f"{_UNO}/contacto/", seguir.contacto, name="contacto"),
    path("avisos/", avisos.avisos, name="avisos"),
    path(
        "demostracion/pasarela/<str:referencia>/",
        demostracion.pasarela,
        name="pasarela_demostracion",
    ),
]
