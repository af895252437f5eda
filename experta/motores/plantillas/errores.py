"""What can go wrong with a template, said in Spanish and with its line."""

import re

_LINEA = re.compile(r"plantilla\.typ:(\d+)")

# Pattern in the compiler's message → sentence; a group of the pattern fills `{}`.
_FRASES = (
    (r"package", "La plantilla no puede usar paquetes externos; quita el «@»."),
    (
        r"file not found|escape the project root",
        "La plantilla pide un archivo que no es suyo; sólo puede usar «_base.typ» y sus recursos.",
    ),
    (r"missing alt text", "Una imagen no dice qué muestra; escribe su texto en «alt»."),
    (
        r"text `\"(.+)\"` could not be displayed|contains the codepoint `\"(.+)\"`",
        "La letra del documento no tiene el carácter «{}»; usa otro.",
    ),
    (r"document title", "Falta el título del documento («#set document(title: …)»)."),
    (r"unclosed delimiter", "Falta cerrar un paréntesis, un corchete o una llave."),
    (r"unclosed string", "Falta cerrar unas comillas."),
    (r"unknown variable: (\S+)", "No existe la variable «{}»."),
    (r"does not contain key \"(.+?)\"", "Los datos no tienen el campo «{}»."),
    (
        r"loop seems to be infinite|condition is always true",
        "Un ciclo de la plantilla no termina nunca.",
    ),
    (r"maximum .* depth exceeded", "La plantilla se llama a sí misma sin fin."),
)


class ErrorDePlantilla(Exception):
    """A template that cannot become a document; `linea` counts from 1, 0 means the whole file."""

    def __init__(self, mensaje: str, linea: int = 0) -> None:
        """Keep the Spanish sentence and the line of the template."""
        super().__init__(f"{mensaje} (línea {linea})" if linea else mensaje)
        self.mensaje = mensaje
        self.linea = linea


def traducir(mensaje: str, diagnostico: str) -> ErrorDePlantilla:
    """Return the error for what the compiler said (English message, diagnostic with places)."""
    lugar = _LINEA.search(diagnostico)
    linea = int(lugar.group(1)) if lugar else 0
    for patron, frase in _FRASES:
        hallado = re.search(patron, mensaje)
        if hallado:
            dato = next((grupo for grupo in hallado.groups() if grupo), "")
            return ErrorDePlantilla(frase.format(dato), linea)
    return ErrorDePlantilla(f"La plantilla no se puede componer: {mensaje}.", linea)
