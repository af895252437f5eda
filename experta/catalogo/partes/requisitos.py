"""The requirements and the visit."""

from dataclasses import dataclass, field

from experta.catalogo.declaracion import PATRON_CLAVE, PATRON_PREGUNTA, PATRON_SLUG, dice
from experta.catalogo.listas import CERTEZA, COMPROBACIONES, CONECTORES, UNIDADES_DE_PLAZO


@dataclass(frozen=True, kw_only=True)
class Fundamento:
    """A rule on which the trámite stands (art. 54-IV)."""

    ley: str = field(metadata=dice("Nombre de la ley o reglamento."))
    articulo: str = field(metadata=dice("Artículo y fracción, o «por confirmar»."))
    texto: str = field(default="", metadata=dice("Qué dice, en lenguaje sencillo."))
    certeza: str = field(metadata=dice("Qué tan seguro es el dato.", patron=CERTEZA))
    fuente: str = field(default="", metadata=dice("Dónde se encontró."))


@dataclass(frozen=True, kw_only=True)
class Comprobacion:
    """A check that runs while the paper is uploaded; it warns unless it binds."""

    que: str = field(metadata=dice("Qué se comprueba.", opciones=COMPROBACIONES))
    contra: str = field(
        default="",
        metadata=dice("Pregunta con la que se compara, si hace falta.", patron=PATRON_PREGUNTA),
    )
    obliga: bool = field(default=False, metadata=dice("Si impide enviar; sin esto sólo se avisa."))


@dataclass(frozen=True, kw_only=True)
class LoTiene:
    """What the municipality already has is looked up, never asked (LNETB art. 22)."""

    tramite: str = field(
        default="", metadata=dice("Trámite que lo emite, si es un documento.", patron=PATRON_SLUG)
    )
    documento: str = field(
        default="", metadata=dice("Cuál de sus documentos.", patron=PATRON_CLAVE)
    )
    no_sirve_si: dict[str, str] = field(
        default_factory=dict,
        metadata=dice("Respuestas con que se dio un documento que aquí no sirve."),
    )
    conector: str = field(
        default="", metadata=dice("Registro donde se consulta.", opciones=("", *CONECTORES))
    )
    texto: str = field(default="", metadata=dice("Qué se consulta, en lenguaje sencillo."))


@dataclass(frozen=True, kw_only=True)
class Requisito:
    """Something the person must bring, meet or obtain (art. 54-VI)."""

    clave: str = field(metadata=dice("Nombre interno del requisito.", patron=PATRON_CLAVE))
    nombre: str = field(metadata=dice("Cómo se llama."))
    tipo: str = field(
        metadata=dice(
            "Qué clase de requisito es.",
            opciones=(
                "documento",
                "condicional",
                "tercero",
                "resolucion",
                "inspeccion",
                "protesta",
            ),
        )
    )
    razon: str = field(metadata=dice("Por qué se pide: una persona debe poder entenderlo."))
    fundamento: str = field(metadata=dice("Norma que permite pedirlo."))
    como_obtener: str = field(default="", metadata=dice("Dónde y cómo se consigue."))
    formas: tuple[str, ...] = field(
        default=(),
        metadata=dice("Clases de archivo que se admiten.", opciones=("pdf", "jpg", "png")),
    )
    antiguedad_maxima_dias: int | None = field(
        default=None,
        metadata=dice("Días que puede tener el documento, si tiene límite.", minimum=1),
    )
    alternativas: tuple[str, ...] = field(
        default=(), metadata=dice("Qué otra cosa puede presentarse.")
    )
    condicion: str = field(default="", metadata=dice("En qué caso se pide, si no es siempre."))
    aplica_si: str = field(
        default="",
        metadata=dice(
            "La misma condición sobre las respuestas del formulario, en el lenguaje de reglas: si "
            "no se cumple, no se busca ni se cuenta entre los papeles."
        ),
    )
    ejemplo: str = field(
        default="",
        metadata=dice(
            "Imagen de ejemplo: «_imagenes/…» o «imagenes/…».",
            patron=r"^(_imagenes|imagenes)/[a-z0-9][a-z0-9-]*\.(svg|png|jpg)$",
        ),
    )
    autoridad: str = field(
        default="",
        metadata=dice(
            "Dependencia que hace la visita, si es una inspección después de la respuesta.",
            patron=PATRON_CLAVE,
        ),
    )
    lo_tiene: LoTiene | None = field(
        default=None, metadata=dice("Si el municipio ya lo tiene, dónde se consulta.")
    )
    comprobaciones: tuple[Comprobacion, ...] = field(
        default=(), metadata=dice("Lo que se comprueba al subirlo.")
    )
    fuente: str = field(default="", metadata=dice("De dónde se tomó el dato."))
    certeza: str = field(metadata=dice("Qué tan seguro es el dato.", patron=CERTEZA))


@dataclass(frozen=True, kw_only=True)
class PuntoDeInspeccion:
    """One thing that the inspector checks."""

    clave: str = field(metadata=dice("Nombre interno del punto.", patron=PATRON_CLAVE))
    texto: str = field(metadata=dice("Qué se revisa."))


@dataclass(frozen=True, kw_only=True)
class MedidasCorrectivas:
    """The time to correct what a visit reveals: another act than the prevención."""

    cantidad: int = field(metadata=dice("Cuántas unidades.", minimum=1, maximum=400))
    unidad: str = field(metadata=dice("En qué se cuenta.", opciones=UNIDADES_DE_PLAZO))
    regla: str = field(metadata=dice("Clave de la regla del marco legal.", patron=PATRON_CLAVE))
    efecto: str = field(metadata=dice("Qué pasa si no se corrige, en lenguaje sencillo."))


@dataclass(frozen=True, kw_only=True)
class Inspeccion:
    """The visit, its object and who makes it (art. 54-VII)."""

    objetivo: str = field(metadata=dice("Para qué es la visita."))
    autoridad: str = field(
        metadata=dice("Clave de la dependencia que la practica.", patron=PATRON_CLAVE)
    )
    lista: tuple[PuntoDeInspeccion, ...] = field(
        metadata=dice("Lo que se revisa, punto por punto.", minItems=1)
    )
    medidas: MedidasCorrectivas | None = field(
        default=None, metadata=dice("Tiempo para corregir lo que la visita encuentre.")
    )
