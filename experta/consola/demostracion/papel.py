"""A sheet of paper for the demonstration, so that attachments open and can be read."""

from functools import cache

from experta.comun import reloj
from experta.motores.plantillas import generar_pdf

_PLANTILLA = b"""
#let datos = json(bytes(sys.inputs.datos))
#set document(title: "Documento de demostraci\xc3\xb3n")
#set page("us-letter", margin: 3cm)
#set text(lang: "es", font: "Source Sans 3", size: 14pt)
= Documento de demostraci\xc3\xb3n
A nombre de: #datos.nombre

No es un documento oficial.
"""


@cache
def hoja_de_prueba(nombre: str) -> bytes:
    """Return a one-page PDF that says whose paper it is and that it is a demonstration."""
    return generar_pdf(_PLANTILLA, {"nombre": nombre}, {}, reloj.ahora())
