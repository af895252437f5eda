"""The times: plazos, promise, validity and renewal."""

from dataclasses import dataclass, field

from experta.catalogo.declaracion import PATRON_CLAVE, PATRON_PREGUNTA, PATRON_SLUG, dice
from experta.catalogo.listas import CERTEZA, UNIDADES_DE_PLAZO, UNIDADES_DE_VIGENCIA

# The vigencia of what is granted for one event: it ends with it.
POR_EVENTO = "por_evento"


@dataclass(frozen=True, kw_only=True)
class Respuesta:
    """How long the authority has to resolve (art. 54-IX)."""

    cantidad: int = field(metadata=dice("Cuántas unidades.", minimum=1, maximum=400))
    unidad: str = field(metadata=dice("En qué se cuenta.", opciones=UNIDADES_DE_PLAZO))
    regla: str = field(
        metadata=dice("Clave de la regla del marco legal que lo fija.", patron=PATRON_CLAVE)
    )
    fuente: str = field(default="", metadata=dice("De dónde se tomó."))
    certeza: str = field(metadata=dice("Qué tan seguro es el dato.", patron=CERTEZA))


@dataclass(frozen=True, kw_only=True)
class TiempoDePrevencion:
    """How long the person has to answer the prevención (art. 54-X)."""

    cantidad: int = field(metadata=dice("Cuántas unidades.", minimum=1, maximum=400))
    unidad: str = field(metadata=dice("En qué se cuenta.", opciones=UNIDADES_DE_PLAZO))
    regla: str = field(default="prevencion", metadata=dice("Clave de la regla del marco legal."))


@dataclass(frozen=True, kw_only=True)
class PlazoFicha:
    """The legal times of the trámite and what silence means."""

    respuesta: Respuesta = field(metadata=dice("Plazo de la autoridad para resolver."))
    prevencion: TiempoDePrevencion = field(
        metadata=dice("Plazo de la persona para responder la prevención.")
    )
    ficta: str = field(
        metadata=dice(
            "Qué significa que no haya respuesta.", opciones=("negativa", "afirmativa", "ninguna")
        )
    )
    ficta_regla: str = field(
        default="",
        metadata=dice("Clave de la regla que da ese efecto al silencio.", patron=PATRON_CLAVE),
    )
    ficta_texto: str = field(
        default="",
        metadata=dice("Qué significa el silencio y qué puedes hacer, en lenguaje sencillo."),
    )
    ficta_autoriza: str = field(
        default="", metadata=dice("Qué autoriza la afirmativa ficta; obligatorio si la hay.")
    )


@dataclass(frozen=True, kw_only=True)
class Promesa:
    """In how long the office promises to answer; it never replaces the legal plazo."""

    cantidad: int = field(metadata=dice("Cuántas unidades.", minimum=1, maximum=400))
    unidad: str = field(metadata=dice("En qué se cuenta.", opciones=UNIDADES_DE_PLAZO))


@dataclass(frozen=True, kw_only=True)
class Vigencia:
    """For how long something is in force (art. 54-XII)."""

    tipo: str = field(
        metadata=dice(
            "De qué depende que termine.",
            opciones=("duracion", "fecha_fija", POR_EVENTO, "temporada", "unica", "indefinida"),
        )
    )
    cantidad: int | None = field(
        default=None, metadata=dice("Cuánto dura, si es por duración.", minimum=1)
    )
    unidad: str = field(
        default="",
        metadata=dice("En qué se cuenta la duración.", opciones=("", *UNIDADES_DE_VIGENCIA)),
    )
    mes: int | None = field(
        default=None, metadata=dice("Mes en que termina, si es fecha fija.", minimum=1)
    )
    dia: int | None = field(
        default=None, metadata=dice("Día en que termina, si es fecha fija.", minimum=1)
    )
    hasta: str = field(
        default="",
        metadata=dice(
            "Último día, si es por evento: una pregunta de tipo fecha, o una cuenta con ella "
            "(«inicia + dias - 1»)."
        ),
    )
    texto: str = field(
        metadata=dice("La vigencia en una frase; vacía en el documento que no vence.", patron=".*")
    )


@dataclass(frozen=True, kw_only=True)
class Renovacion:
    """How what was granted is renewed before its vigencia ends."""

    tramite: str = field(
        default="", metadata=dice("Trámite que lo renueva; vacío si es éste.", patron=PATRON_SLUG)
    )
    avisos_dias: tuple[int, ...] = field(
        default=(60, 30, 7), metadata=dice("Con cuántos días de anticipación se avisa.")
    )
    gracia: Vigencia | None = field(
        default=None,
        metadata=dice(
            "Hasta cuándo se renueva todavía lo que ya venció, si se puede; un año o menos."
        ),
    )
    inmediata_sin_cambios: bool = field(
        default=False, metadata=dice("Si sin cambios se renueva en el momento.")
    )
    preguntas: tuple[str, ...] = field(
        default=(),
        metadata=dice(
            "Preguntas que se vuelven a hacer con lo que se contestó antes, para confirmarlo.",
            patron=PATRON_PREGUNTA,
        ),
    )
    en_blanco: tuple[str, ...] = field(
        default=(),
        metadata=dice(
            "Preguntas que se contestan de nuevo, sin lo de antes: las que cuestan o envejecen.",
            patron=PATRON_PREGUNTA,
        ),
    )
    texto: str = field(default="", metadata=dice("Cómo se renueva, en lenguaje sencillo."))
