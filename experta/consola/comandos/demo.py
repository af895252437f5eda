"""`experta demo`: a town on this computer: database, catalogue, people, web server and worker."""

import argparse
import os

from experta.consola.errores import exigir_puerto_libre, puerto
from experta.consola.principal import en_privado
from experta.consola.simulacion.historia import con_historia

AYUDA = "abre la demostración completa en esta computadora"
CON_BASE_DE_DATOS = False


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take the port."""
    orden.add_argument("--puerto", type=puerto, default=8000)
    orden.add_argument(
        "--historia",
        action="store_true",
        help="empieza con un mes simulado, en una base aparte (var/historia)",
    )


def ejecutar(opciones: argparse.Namespace) -> int:
    """Prepare everything once, then keep web server and worker running until Ctrl-C."""
    exigir_puerto_libre("127.0.0.1", opciones.puerto)
    en_privado()
    direccion = f"http://localhost:{opciones.puerto}"
    os.environ["EXPERTA_DEMO"] = "1"
    os.environ["EXPERTA_URL"] = direccion
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    if opciones.historia:
        os.environ["EXPERTA_VAR"] = str(con_historia())
    import django  # noqa: PLC0415

    django.setup()
    from experta.consola.comandos.preparar import preparar  # noqa: PLC0415
    from experta.consola.comandos.servir import granian  # noqa: PLC0415
    from experta.consola.comandos.trabajar import trabajador  # noqa: PLC0415
    from experta.consola.demostracion.pueblo import ACCESOS, CONTRASENA, poblar  # noqa: PLC0415
    from experta.consola.supervisor import mantener  # noqa: PLC0415

    print("Preparando la base de datos y los archivos…", flush=True)
    preparar()
    poblar(lambda texto: print(texto, flush=True))
    print(f"\n  Experta está en  {direccion}\n")
    print(f"  Cuentas de demostración (contraseña: {CONTRASENA})")
    for correo, papel in ACCESOS:
        print(f"    {correo:<32} {papel}")
    print("\n  Ctrl-C cierra todo.\n", flush=True)
    return mantener([granian("127.0.0.1", opciones.puerto, 1), trabajador()])
