"""`experta simular`: a month of a large department, or a year as a model, on a simulated clock."""

import argparse
import os
import sys
import time
from datetime import date
from pathlib import Path

from experta.consola.errores import ErrorDeConsola
from experta.consola.principal import en_privado, imprimir
from experta.consola.simulacion.carpeta import estrenar, leer_marca, marcar

AYUDA = "juega un mes de una dependencia grande con un reloj simulado (nunca en la base de verdad)"
CON_BASE_DE_DATOS = False
_RAIZ = Path(__file__).resolve().parents[3]
DIAS = 20
POR_DIA = 225  # 56,677 files a year between the working days


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take how long, how much, the seed, where to keep it and what to print."""
    orden.add_argument("--dias", type=int, default=DIAS, help="días hábiles (20)")
    orden.add_argument("--por-dia", type=int, default=POR_DIA, help="solicitudes al día (225)")
    orden.add_argument("--semilla", type=int, default=1, help="la misma da las mismas cifras")
    orden.add_argument("--desde", type=date.fromisoformat, metavar="AAAA-MM-DD")
    orden.add_argument("--base", type=Path, metavar="CARPETA", help="por omisión var/simulacion")
    orden.add_argument(
        "--comprobar", action="store_true", help="solo cuenta otra vez los plazos de una ya hecha"
    )
    orden.add_argument(
        "--modelo", action="store_true", help="un año de reloj y colas, sin actos ni base de datos"
    )
    orden.add_argument("--json", action="store_true")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Simulate, or check what was simulated; 1 when some clock did not keep its word."""
    if opciones.dias < 1 or opciones.por_dia < 1:
        raise ErrorDeConsola("--dias y --por-dia deben ser de uno o más.")
    if opciones.modelo:
        return _modelar(opciones)
    del_municipio = Path(os.environ.get("EXPERTA_VAR", _RAIZ / "var"))
    carpeta = (opciones.base or del_municipio / "simulacion").resolve()
    if opciones.comprobar:
        return _comprobar(carpeta, opciones)
    estrenar(carpeta, del_municipio)
    try:
        return _simular(carpeta, opciones)
    except KeyboardInterrupt:
        _decir(
            "Se interrumpió. Cada acto quedó entero, pero la simulación no llegó a su fin: "
            "repite la orden y empieza de nuevo, con las mismas cifras."
        )
        return 130


def _simular(carpeta: Path, opciones: argparse.Namespace) -> int:
    _abrir(carpeta)
    from experta.consola.comandos.preparar import preparar  # noqa: PLC0415
    from experta.consola.simulacion import corrida, informe, preparacion  # noqa: PLC0415
    from experta.consola.simulacion.llegadas import Parametros  # noqa: PLC0415

    _decir(f"Preparando la base de la simulación en {carpeta}…")
    preparar()
    preparacion.publicar()
    desde = opciones.desde or preparacion.primer_dia(opciones.dias)
    parametros = Parametros(desde, opciones.dias, opciones.por_dia, opciones.semilla)
    empezo = time.monotonic()
    cifras = corrida.correr(parametros, _decir)
    segundos = round(time.monotonic() - empezo)
    marcar(carpeta, terminada=True, segundos=segundos, cifras=cifras)
    texto = informe.escribir(cifras)
    ritmo = f"\nTardó {segundos} s: {cifras['actos'] / max(segundos, 1):.0f} actos por segundo."
    imprimir({**cifras, "segundos": segundos}, como_json=opciones.json, texto=texto + ritmo)
    return 1 if cifras["plazos"]["violaciones"] else 0


def _comprobar(carpeta: Path, opciones: argparse.Namespace) -> int:
    """Count again every plazo of a simulation already made."""
    nota = leer_marca(carpeta)
    if nota is None or not nota["terminada"]:
        raise ErrorDeConsola(f"En {carpeta} no hay una simulación terminada.")
    _abrir(carpeta)
    from experta.consola.simulacion import comprobacion, corrida, informe  # noqa: PLC0415

    contados, violaciones = comprobacion.comprobar(corrida.final_de(nota["cifras"]["hasta"]))
    plazos = {"contados": contados, "violaciones": violaciones}
    imprimir(plazos, como_json=opciones.json, texto="\n".join(informe.relojes(plazos)))
    return 1 if violaciones else 0


def _modelar(opciones: argparse.Namespace) -> int:
    _abrir(None)
    from experta.consola.simulacion import anual  # noqa: PLC0415

    cifras = anual.correr(opciones.por_dia, opciones.semilla, opciones.desde, _decir)
    imprimir(cifras, como_json=opciones.json, texto=anual.escribir(cifras))
    return 0


def _abrir(carpeta: Path | None) -> None:
    """Start Django on the folder of the simulation, whatever the environment says."""
    en_privado()
    if carpeta:
        os.environ["EXPERTA_VAR"] = str(carpeta)
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.simulacion"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django  # noqa: PLC0415

    django.setup()


def _decir(texto: str) -> None:
    print(texto, file=sys.stderr, flush=True)
