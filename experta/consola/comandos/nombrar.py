"""`experta nombrar`: gives somebody with an account an appointment; the first administrator."""

import argparse

from experta.consola.errores import ErrorDeConsola
from experta.consola.principal import con_json, imprimir

AYUDA = "da un nombramiento a quien ya tiene cuenta (así entra la primera administradora)"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take who, which role, where, and by which paper."""
    orden.add_argument("correo")
    orden.add_argument("rol")
    orden.add_argument("dependencia")
    orden.add_argument("--cargo", required=True)
    orden.add_argument("--oficio", required=True, help="número del oficio que lo ordena")
    con_json(orden, "persona", "rol", "dependencia", "cargo", "oficio", "desde")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Appoint from today, with its leaf in the log.

    Raises:
        ErrorDeConsola: no such account, role or dependencia.
    """
    from experta.comun import reloj  # noqa: PLC0415
    from experta.comun.municipio import municipio_actual  # noqa: PLC0415
    from experta.cuentas.altas import nombrar  # noqa: PLC0415
    from experta.cuentas.models import Persona, Rol  # noqa: PLC0415

    if opciones.rol not in Rol.values:
        raise ErrorDeConsola(f"no hay ese rol; los que hay: {', '.join(Rol.values)}.")
    if opciones.dependencia not in municipio_actual().dependencias:
        raise ErrorDeConsola("esa dependencia no está en municipio/dependencias.yaml.")
    persona = Persona.objects.filter(correo=opciones.correo.strip().lower()).first()
    if persona is None:
        raise ErrorDeConsola("nadie tiene cuenta con ese correo; que la cree primero en el sitio.")
    datos = {
        "rol": opciones.rol,
        "dependencia": opciones.dependencia,
        "cargo": opciones.cargo,
        "oficio": opciones.oficio,
        "desde": reloj.hoy(),
    }
    nombrar(persona=persona, **datos)
    imprimir(
        {"persona": persona.correo, **datos},
        como_json=opciones.json,
        texto=f"{persona} tiene ya el rol «{Rol(opciones.rol).label}».",
    )
    return 0
