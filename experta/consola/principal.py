"""`experta`: the town's one command. Each subcommand is a module of `comandos`."""

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from experta.consola.errores import frase

COMANDOS = (
    "demo",
    "preparar",
    "revisar",
    "publicar",
    "nombrar",
    "nuevo_municipio",
    "colonias",
    "buscar",
    "plazo",
    "servir",
    "trabajar",
    "exportar_bitacora",
    "verificar_bitacora",
    "cotejar",
    "punto_de_control",
    "minuta",
    "simular",
)


# What argparse says, and how we do.
_DE_ARGPARSE = (
    (r"the following arguments are required: (.+)", r"falta \1"),
    (r"one of the arguments (.+) is required", r"falta uno de: \1"),
    (r"unrecognized arguments: (.+)", r"sobra «\1»"),
    (r"expected (one|\d+|at least one) arguments?", "le falta su valor"),
    (r"invalid choice: '?([^']*?)'? \(choose from (.+)\)", r"«\1» no es una de: \2"),
    (r"invalid \w+ value: '(.*)'", r"no sirve «\1»"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 no va junto con \2"),
    (r"ambiguous option: (\S+) could match (.+)", r"«\1» puede ser \2"),
    (r"^argument ", ""),
)


class Lector(argparse.ArgumentParser):
    """argparse that complains in Spanish."""

    def error(self, message: str) -> Any:
        """Print the usage and a Spanish sentence, exit 2."""
        self.print_usage(sys.stderr)
        for dicho, frase_ in _DE_ARGPARSE:
            message = re.sub(dicho, frase_, message)
        self.exit(2, f"experta: no entendí la orden: {message}. Prueba con --help.\n")


def main(argumentos: Sequence[str] | None = None) -> int:
    """Run a subcommand; every error exits non-zero with a Spanish sentence on stderr."""
    lector = Lector(prog="experta", description="Los trámites de un municipio.")
    ordenes = lector.add_subparsers(dest="orden", required=True, metavar="ORDEN")
    for nombre in COMANDOS:
        modulo = import_module(f"experta.consola.comandos.{nombre}")
        orden = ordenes.add_parser(nombre.replace("_", "-"), help=modulo.AYUDA)
        modulo.configurar(orden)
        orden.set_defaults(modulo=modulo)
    opciones = lector.parse_args(argumentos)
    try:
        if opciones.modulo.CON_BASE_DE_DATOS:
            preparar_django()
        return int(opciones.modulo.ejecutar(opciones) or 0)
    except BrokenPipeError:  # whoever read what is printed has left: `experta … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if (dicho := frase(error)) is None:
            raise
        print(dicho, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def con_json(orden: argparse.ArgumentParser, *claves: str) -> None:
    """Take `--json`, and say in the help which keys its object has."""
    orden.add_argument("--json", action="store_true", help=f"en JSON: {', '.join(claves)}")


def imprimir(datos: Any, *, como_json: bool, texto: str) -> None:
    """Print a report: JSON for machines, text for people."""
    print(json.dumps(datos, ensure_ascii=False, indent=2, default=str) if como_json else texto)


def en_privado() -> None:
    """Let only its owner read what is written from here on: database, papers and keys."""
    os.umask(0o077)


def preparar_django() -> None:
    """Start Django, for what needs the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django  # noqa: PLC0415 - commands that need no database start without it

    django.setup()
