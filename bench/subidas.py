"""`python -m bench.subidas`: what the checks of an upload say of each paper of the corpus.

No database: each paper is opened in the child process as in an upload, and timed with it.
"""

import resource
from dataclasses import replace
from time import perf_counter

from experta.expedientes.tests.corpus import BUENOS, MALOS, Documento

_ANCHO = 44


def main() -> None:
    """Print a line for each paper, and how many were called what they are."""
    print(f"{'documento':{_ANCHO}}  {'ms':>5}  juicio y lo que se dijo")
    aciertos = [_renglon(uno) for uno in (*BUENOS, *MALOS)]
    memoria = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    cuantos = f"{len(BUENOS)} buenos, {len(MALOS)} malos"
    print(f"\n{sum(aciertos)} de {len(aciertos)} como se esperaba ({cuantos}).")
    print(f"El proceso que más memoria usó: {memoria:.0f} MB.")


def _renglon(documento: Documento) -> bool:
    contenido = documento.hacer()  # drawing it is not timed
    inicio = perf_counter()
    salida = replace(documento, hacer=lambda: contenido).salida()
    milesimas = (perf_counter() - inicio) * 1000
    acierta = salida.startswith(documento.espera) if documento.espera else not salida
    juicio = "bien" if acierta else "MAL "
    print(f"{documento.que:{_ANCHO}}  {milesimas:5.0f}  {juicio} {salida or 'sin reparos'}")
    return acierta


if __name__ == "__main__":
    main()
