"""The town's colonias, from the file that SEPOMEX publishes, kept as municipio/colonias.csv.

SEPOMEX's «CPdescarga.txt» is Latin-1: a notice in the first line, then a table whose columns are
parted by «|» and named in its first row (`d_codigo`, `d_asenta`, `d_tipo_asenta`, `D_mnpio`…).
"""

import csv
import io
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.municipio import municipio_actual
from experta.comun.texto import plegar

ARCHIVO = "colonias.csv"
COLUMNAS = ("codigo_postal", "colonia", "tipo")
_DE_SEPOMEX = ("d_codigo", "d_asenta", "d_tipo_asenta")
_MUNICIPIO = "D_mnpio"
_ESTADO = "d_estado"


@dataclass(frozen=True, order=True)
class Colonia:
    """A settlement as the postal service names it."""

    codigo_postal: str
    colonia: str
    tipo: str


def leer_sepomex(contenido: bytes, municipio: str, entidad: str) -> list[Colonia]:
    """Return the colonias of a municipality of a state, in order, each once.

    Two states may have one of the same name; SEPOMEX writes a state whole («Coahuila de Zaragoza»).

    Raises:
        ContenidoInvalido: it is not a file of SEPOMEX, or has nothing of that municipality.
    """
    renglones = contenido.decode("latin-1").splitlines()
    inicio = next((i for i, uno in enumerate(renglones) if uno.startswith("d_codigo|")), None)
    if inicio is None:
        raise _invalido("No es el archivo de SEPOMEX: falta el renglón que empieza con d_codigo.")
    tabla = csv.DictReader(renglones[inicio:], delimiter="|", quoting=csv.QUOTE_NONE)
    columnas = (*_DE_SEPOMEX, _MUNICIPIO, _ESTADO)
    if not set(columnas) <= set(tabla.fieldnames or ()):
        raise _invalido(f"Faltan columnas: se necesitan {', '.join(columnas)}.")
    buscado, estado = plegar(municipio), plegar(entidad)
    halladas = {
        Colonia(*(str(fila[columna]).strip() for columna in _DE_SEPOMEX))
        for fila in tabla
        if plegar(str(fila[_MUNICIPIO])) == buscado
        and plegar(str(fila[_ESTADO])).startswith(estado)
    }
    if not halladas:
        raise _invalido(
            f"No hay colonias del municipio «{municipio}», {entidad}; revisa cómo se escribe."
        )
    return sorted(halladas)


def escribir(colonias: list[Colonia]) -> str:
    """Return the text of municipio/colonias.csv."""
    salida = io.StringIO()
    escritor = csv.writer(salida, lineterminator="\n")
    escritor.writerow(COLUMNAS)
    escritor.writerows(map(astuple, colonias))
    return salida.getvalue()


def nombres() -> tuple[str, ...]:
    """Return the names of the town's colonias; none when nobody loaded them."""
    return _nombres(municipio_actual().carpeta / ARCHIVO)


@cache
def _nombres(ruta: Path) -> tuple[str, ...]:
    # The town does not change while the process lives.
    if not ruta.exists():
        return ()
    with ruta.open(encoding="utf-8", newline="") as archivo:
        return tuple(sorted({fila["colonia"] for fila in csv.DictReader(archivo)}, key=plegar))


def _invalido(mensaje: str) -> ContenidoInvalido:
    return ContenidoInvalido([Hallazgo("SEPOMEX", 0, mensaje)])
