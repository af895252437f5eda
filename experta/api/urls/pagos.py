"""The address to which the payment gateways speak."""

from django.urls import URLPattern, path

from experta.api.views import pagos

urlpatterns: list[URLPattern] = [
    path("api/pagos/<slug:proveedor>/eventos/", pagos.evento, name="pago_evento"),
]
