"""What `ejemplos/*.yaml` says: a case answered, what is decided in it and what must happen."""

from dataclasses import dataclass, field
from typing import Any

from experta.catalogo.declaracion import dice

_FECHA = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$"
_SENTIDOS = ("favorable", "desfavorable")


@dataclass(frozen=True, kw_only=True)
class Decisiones:
    """What each authority decides. Without a word, it is in favour."""

    dictamenes: dict[str, str] = field(
        default_factory=dict, metadata=dice("Sentido del dictamen de cada área, por su clave.")
    )
    consulta: str = field(
        default="favorable",
        metadata=dice("Qué responde el padrón, si el proceso lo consulta.", opciones=_SENTIDOS),
    )
    revisar: str = field(
        default="favorable", metadata=dice("Qué resulta de la revisión.", opciones=_SENTIDOS)
    )
    resolver: str = field(
        default="favorable", metadata=dice("En qué sentido se resuelve.", opciones=_SENTIDOS)
    )
    inspecciones: tuple[str, ...] = field(
        default=("favorable",),
        metadata=dice(
            "Resultado de cada visita, en orden.", opciones=("favorable", "medidas", "desfavorable")
        ),
    )


@dataclass(frozen=True, kw_only=True)
class PrevencionDeEjemplo:
    """The one prevención of the case, and its answer."""

    notificada: str = field(metadata=dice("Día (y hora) en que surte efectos.", patron=_FECHA))
    respondida: str = field(metadata=dice("Día en que la persona responde.", patron=_FECHA))
    preguntas: tuple[str, ...] = field(metadata=dice("Preguntas observadas.", minItems=1))


@dataclass(frozen=True, kw_only=True)
class Esperado:
    """What must happen; what is not written is not compared."""

    faltas: tuple[str, ...] | None = field(
        default=None, metadata=dice("Preguntas que impiden enviar; si hay, no se compara más.")
    )
    pasos: tuple[str, ...] | None = field(
        default=None, metadata=dice("Pasos del proceso, por su id, en orden.")
    )
    costo_centavos: int | None = field(default=None, metadata=dice("Lo que se cobra, en centavos."))
    vence: str | None = field(
        default=None, metadata=dice("Cuándo vence el plazo de la autoridad.", patron=_FECHA)
    )
    documentos: tuple[str, ...] | None = field(
        default=None, metadata=dice("Claves de los documentos que se emiten.")
    )
    final: str | None = field(
        default=None,
        metadata=dice("Cómo termina.", opciones=("favorable", "desfavorable", "concluido")),
    )


@dataclass(frozen=True, kw_only=True)
class Ejemplo:
    """One case. It is a test of its trámite and the best explanation of it."""

    descripcion: str = field(metadata=dice("Qué caso es, en una frase."))
    ingresado: str = field(metadata=dice("Día y hora en que se presenta.", patron=_FECHA))
    respuestas: dict[str, Any] = field(metadata=dice("Respuestas por pregunta."))
    adjuntos: dict[str, int] = field(
        default_factory=dict, metadata=dice("Cuántos archivos tiene cada pregunta.")
    )
    decisiones: Decisiones = field(
        default=Decisiones(), metadata=dice("Lo que decide cada autoridad.")
    )
    prevencion: PrevencionDeEjemplo | None = field(
        default=None, metadata=dice("La prevención, si la hay.")
    )
    esperado: Esperado = field(metadata=dice("Lo que debe pasar."))
