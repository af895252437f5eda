"""A list of the screen as a file that a spreadsheet opens, and that runs nothing in it."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from experta.comun.texto import celda_segura
from experta.pantallas.descargas import como_descarga


def como_csv(
    nombre: str, encabezados: Sequence[str], filas: Iterable[Sequence[object]]
) -> HttpResponse:
    """Return the rows as a download in UTF-8 with its mark, which old spreadsheets ask for."""
    salida = io.StringIO()
    escritor = csv.writer(salida)
    escritor.writerow(encabezados)
    escritor.writerows([[celda_segura(celda) for celda in fila] for fila in filas])
    contenido = salida.getvalue().encode("utf-8-sig")
    return como_descarga(f"{nombre}.csv", contenido, "text/csv; charset=utf-8")
