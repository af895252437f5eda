"""YAML written for people: in the order given, with accents, under a comment that explains it."""

import re
from pathlib import Path
from typing import Any, Final

import yaml

# The words that stand wherever only the town knows; whoever fills the folder searches for them.
POR_CONFIRMAR: Final = "Por confirmar"
_HORA: Final = re.compile(r"\d\d:\d\d")


class _Escritor(yaml.SafeDumper):
    """Quotes every hour: without quotes 10:00 is read as a number."""


def _texto(escritor: yaml.SafeDumper, valor: str) -> yaml.ScalarNode:
    estilo = '"' if _HORA.fullmatch(valor) else None
    return escritor.represent_scalar("tag:yaml.org,2002:str", valor, style=estilo)


_Escritor.add_representer(str, _texto)


def escribir_yaml(ruta: Path, datos: Any, comentario: str) -> None:
    """Write a file of the folder, with its comment on top."""
    cuerpo = yaml.dump(
        datos,
        Dumper=_Escritor,
        allow_unicode=True,
        sort_keys=False,
        width=110,
        default_flow_style=False,
    )
    escribir(ruta, "".join(f"# {linea}\n" for linea in comentario.splitlines()) + cuerpo)


def escribir(ruta: Path, texto: str) -> None:
    """Write a text, making its folders."""
    ruta.parent.mkdir(parents=True, exist_ok=True)
    ruta.write_text(texto, encoding="utf-8")
