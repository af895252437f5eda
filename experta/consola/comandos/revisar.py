"""`experta revisar`: checks folders of the shelf, runs their examples and checks the town."""

import argparse
from dataclasses import asdict

from experta.consola.principal import imprimir

AYUDA = "revisa las carpetas de trámites y sus ejemplos"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take the slugs; none means the whole shelf."""
    orden.add_argument("slugs", nargs="*", metavar="SLUG")
    orden.add_argument("--json", action="store_true")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Print each finding as file:line: sentence; exit 1 if there is any.

    The folder of the town is checked with the whole shelf, under «municipio».
    """
    from experta.catalogo.services import revisar  # noqa: PLC0415
    from experta.consola.del_municipio import revisar_municipio  # noqa: PLC0415

    por_slug = revisar(opciones.slugs or None)
    cuantos = len(por_slug)
    if not opciones.slugs and (del_municipio := revisar_municipio()):
        por_slug["municipio"] = del_municipio
    hallazgos = [hallazgo for lista in por_slug.values() for hallazgo in lista]
    datos = {
        slug: [asdict(hallazgo) for hallazgo in lista] for slug, lista in sorted(por_slug.items())
    }
    texto = "\n".join(str(hallazgo) for hallazgo in hallazgos)
    imprimir(
        datos,
        como_json=opciones.json,
        texto=texto or f"Todo bien: {cuantos} trámites revisados con sus ejemplos.",
    )
    return 1 if hallazgos else 0
