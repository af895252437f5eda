"""`experta preparar`: database, cache, calendar, schedules and static files; safe to repeat."""

import argparse
from contextlib import suppress
from pathlib import Path

from experta.consola.principal import en_privado

AYUDA = "deja lista la base de datos, el calendario y los archivos estáticos"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take no options."""


def ejecutar(_opciones: argparse.Namespace) -> int:
    """Prepare the installation; safe to repeat."""
    preparar()
    print("Listo.")
    return 0


def preparar() -> None:
    """Migrate, make the cache table, load the calendar, schedule the jobs, collect the static."""
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from experta.plazos.zona_en_base import comprobar_zona_en_base  # noqa: PLC0415
    from experta.tramitacion.jobs import recalcular_plazos  # noqa: PLC0415
    from experta.tramitacion.programa import programar  # noqa: PLC0415

    en_privado()
    comprobar_zona_en_base()
    for carpeta in (settings.VAR, settings.ARCHIVOS_DIR, settings.LLAVES_DIR, settings.SALIDA_DIR):
        Path(carpeta).mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(PermissionError):  # of another user, who decides
            Path(carpeta).chmod(0o700)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    recalcular_plazos()
    programar()
