"""`experta preparar`: database, cache, calendar, schedules and static files; safe to repeat."""

import argparse
from contextlib import suppress
from pathlib import Path

from experta.consola.principal import con_json, en_privado, imprimir

AYUDA = "deja lista la base de datos, el calendario y los archivos estáticos"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take how to answer."""
    con_json(orden, "carpeta", "recalculados")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Prepare the installation and say where it keeps its data; safe to repeat."""
    from django.conf import settings  # noqa: PLC0415

    datos = {"recalculados": preparar(), "carpeta": settings.VAR}
    imprimir(datos, como_json=opciones.json, texto="Listo.")
    return 0


def preparar() -> int:
    """Migrate, make the cache table, load the calendar, schedule the jobs, collect the static.

    Returns:
        How many cases another calendar made it count again.

    Raises:
        ContenidoInvalido: the folder of the town has a mistake; nothing was touched.
    """
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from experta.consola.del_municipio import exigir_bien_escrito  # noqa: PLC0415
    from experta.plazos.zona_en_base import comprobar_zona_en_base  # noqa: PLC0415
    from experta.tramitacion.jobs import recalcular_plazos  # noqa: PLC0415
    from experta.tramitacion.programa import programar  # noqa: PLC0415

    en_privado()
    exigir_bien_escrito()
    comprobar_zona_en_base()
    for carpeta in (settings.VAR, settings.ARCHIVOS_DIR, settings.LLAVES_DIR, settings.SALIDA_DIR):
        Path(carpeta).mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(PermissionError):  # of another user, who decides
            Path(carpeta).chmod(0o700)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    recalculados = recalcular_plazos()
    programar()
    return recalculados
