"""App of the room cuentas."""

from django.apps import AppConfig


class CuentasConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.cuentas"
    label = "cuentas"
