"""The times: plazos, promise, validity and renewal."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from experta.catalogo.declaracion import PATRON_CLAVE, PATRON_PREGUNTA, PATRON_SLUG, dice
from experta.catalogo.listas import CERTEZA, UNIDADES_DE_PLAZO, UNIDADES_DE_VIGENCIA
from experta.comun.municipio import municipio_actual

# The vigencia of what is granted for one event: it ends with it.
POR_EVENTO = "por_evento"
# The rules of the frame for a ficha that fixes no plazo of its own.
SUPLETORIO = "plazo-supletorio"
_PREVENCION = "prevencion"
_SILENCIO = "negativa-ficta"


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


def respuesta_del_marco() -> Respuesta:
    """Return the plazo that the frame gives where the ficha has none: nobody waits without a date.

    Of a frame without that rule it is of no length; the review refuses it by the missing rule.
    """
    regla = municipio_actual().marco.get(SUPLETORIO)
    return Respuesta(
        cantidad=regla.valor if regla else 0,
        unidad="dias_habiles",
        regla=SUPLETORIO,
        fuente=f"{regla.ley}, {regla.articulo}" if regla else "",
        certeza=regla.certeza if regla else "por confirmar",
    )


@dataclass(frozen=True, kw_only=True)
class PlazoFicha:
    """The legal times of the trámite and what silence means."""

    respuesta: Respuesta = field(
        default_factory=respuesta_del_marco,
        metadata=dice("Plazo de la autoridad para resolver; sin él, el del marco legal."),
    )
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


def plazo_del_marco() -> PlazoFicha:
    """Return the times of a ficha that says none: those of the frame, silence included."""
    prevencion = municipio_actual().marco.get(_PREVENCION)
    return PlazoFicha(
        prevencion=TiempoDePrevencion(
            cantidad=prevencion.valor if prevencion else 0, unidad="dias_habiles"
        ),
        ficta="negativa",
        ficta_regla=_SILENCIO,
    )


def con_plazo(ficha: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of a ficha with the frame's times written where it has none of its own.

    So they are published: what reads the stored ficha always finds a plazo, its rule and its
    certeza, and another frame does not move the clocks of what was already filed.
    """
    escrito = ficha.get("plazo", {})
    if not isinstance(escrito, Mapping) or "respuesta" in escrito:
        return dict(ficha)
    del_marco = asdict(plazo_del_marco())
    falta = {"respuesta": del_marco["respuesta"]} if escrito else del_marco
    return {**ficha, "plazo": {**escrito, **falta}}


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
