"""Turns documentos/*.typ and plain data into PDF that is archival and accessible.

A template is content, written by a municipality, and so it is not trusted: it is rendered in a
child process that sees one private folder, has bounded time and memory and no packages.
"""

from experta.motores.plantillas.errores import ErrorDePlantilla
from experta.motores.plantillas.motor import generar_pdf
from experta.motores.plantillas.revision import revisar_plantilla

__all__ = ["ErrorDePlantilla", "generar_pdf", "revisar_plantilla"]
