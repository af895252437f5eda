"""The professional who answers for the application with whoever asks for it."""

from dataclasses import dataclass, field
from typing import Final

from experta.catalogo.declaracion import PATRON_CLAVE, PATRON_PREGUNTA, dice
from experta.catalogo.listas import CERTEZA

# The two options of the question named in `forma`.
EN_LINEA: Final = "en_linea"
EN_PAPEL: Final = "en_papel"


@dataclass(frozen=True, kw_only=True)
class Corresponsable:
    """Who must take part and sign besides the applicant, and how it may be done on paper."""

    cargo: str = field(
        metadata=dice(
            "En calidad de qué firma, por ejemplo Director Responsable de Obra.", maxLength=150
        )
    )
    declara: str = field(metadata=dice("La frase que firma, en primera persona y sencilla."))
    fundamento: str = field(metadata=dice("Norma que pide su firma."))
    aplica_si: str = field(
        default="", metadata=dice("Condición sobre las respuestas; vacío si firma siempre.")
    )
    forma: str = field(
        default="",
        metadata=dice(
            "Pregunta en que la persona elige cómo firma: una opción con «en_linea» y «en_papel».",
            patron=PATRON_PREGUNTA,
        ),
    )
    en_papel: str = field(
        default="",
        metadata=dice("Requisito que la sustituye cuando firma en papel.", patron=PATRON_CLAVE),
    )
    fuente: str = field(default="", metadata=dice("De dónde se tomó."))
    certeza: str = field(metadata=dice("Qué tan seguro es el dato.", patron=CERTEZA))
