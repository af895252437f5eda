"""`experta buscar`: finds trámites in the words people use."""

import argparse

from experta.consola.principal import imprimir

AYUDA = "busca trámites con las palabras de la gente"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take the text and how many results."""
    orden.add_argument("texto")
    orden.add_argument("--limite", type=int, default=10)
    orden.add_argument("--json", action="store_true")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Print the results, best first."""
    from experta.buscador.services import Filtros, buscar, como_json  # noqa: PLC0415

    respuesta = buscar(opciones.texto, Filtros(), opciones.limite)
    lineas = [f"{r.nombre}  ({r.slug})" for r in respuesta.resultados]
    imprimir(
        como_json(respuesta),
        como_json=opciones.json,
        texto="\n".join(lineas) or "No encontramos trámites con esas palabras.",
    )
    return 0
