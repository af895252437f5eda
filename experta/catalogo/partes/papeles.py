"""What is issued, what is published of it and how long it is kept."""

from dataclasses import dataclass, field

from experta.catalogo.declaracion import PATRON_CLAVE, PATRON_PREGUNTA, dice
from experta.catalogo.listas import CERTEZA
from experta.catalogo.partes.tiempos import Vigencia


@dataclass(frozen=True, kw_only=True)
class DocumentoFicha:
    """A document that the trámite issues, and when."""

    clave: str = field(metadata=dice("Nombre interno del documento.", patron=PATRON_CLAVE))
    clase: str = field(metadata=dice("Qué clase de documento es.", opciones=("resolucion",)))
    cuando: str = field(
        metadata=dice(
            "Con qué sentido se emite.", opciones=("favorable", "desfavorable", "siempre")
        )
    )
    titulo: str = field(metadata=dice("El título que lleva."))
    plantilla: str = field(
        metadata=dice(
            "Ruta de su plantilla: «_documentos/…» o «documentos/…».",
            patron=r"^(_documentos|documentos)/[a-z0-9][a-z0-9-]*\.typ$",
        )
    )
    dependencia: str = field(default="", metadata=dice("Quién lo emite, si no es la del trámite."))
    requiere_firma: bool = field(default=True, metadata=dice("Si lo firma una persona."))
    vigencia: Vigencia = field(metadata=dice("Cuánto vale."))
    resolutivos: tuple[str, ...] = field(
        default=(), metadata=dice("Lo que dispone, frase por frase.")
    )
    datos: tuple[str, ...] = field(
        default=(), metadata=dice("Preguntas cuya respuesta se imprime.", patron=PATRON_PREGUNTA)
    )
    imagenes: dict[str, str] = field(
        default_factory=dict,
        metadata=dice(
            "Fotografías que se imprimen: nombre en la plantilla y pregunta de tipo archivo."
        ),
    )
    publico: tuple[str, ...] = field(
        default=(),
        metadata=dice(
            "Preguntas cuya respuesta ve cualquiera que verifique el documento.",
            patron=PATRON_PREGUNTA,
        ),
    )


@dataclass(frozen=True, kw_only=True)
class RegistroPublico:
    """What the public register shows of each document issued (transparency law)."""

    titular: str = field(
        metadata=dice("Cómo aparece la persona.", opciones=("nombre", "iniciales", "reservado"))
    )
    objeto: str = field(metadata=dice("Qué se autoriza, en pocas palabras."))
    datos: tuple[str, ...] = field(
        default=(),
        metadata=dice("Preguntas cuya respuesta es pública.", patron=PATRON_PREGUNTA),
    )


@dataclass(frozen=True, kw_only=True)
class Retencion:
    """How long the case is kept and what follows (Ley General de Archivos, arts. 13 and 51)."""

    serie: str = field(metadata=dice("Clave de la serie documental."))
    anios: int = field(
        metadata=dice("Años que se conserva después de concluir.", minimum=1, maximum=100)
    )
    destino: str = field(metadata=dice("Qué pasa al final.", opciones=("baja", "historico")))


@dataclass(frozen=True, kw_only=True)
class Fuente:
    """Where a datum of the ficha comes from."""

    dato: str = field(metadata=dice("Qué dato."))
    fuente: str = field(metadata=dice("Dónde está."))
    certeza: str = field(metadata=dice("Qué tan seguro es.", patron=CERTEZA))
