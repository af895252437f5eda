"""What a person may do against the answer to a trámite."""

from dataclasses import dataclass, field

from experta.catalogo.declaracion import PATRON_CLAVE, dice


@dataclass(frozen=True, kw_only=True)
class Remedio:
    """A means of defence of its own; a ficha without it has the recurso of the town."""

    nombre: str = field(metadata=dice("Cómo se llama, sin artículo: «recurso de revisión»."))
    ante: str = field(metadata=dice("Ante quién se presenta, con artículo."))
    plazo_dias: int | None = field(
        default=None,
        metadata=dice(
            "Días hábiles para presentarlo desde que se notifica; vacío si no se sabe.", minimum=1
        ),
    )
    regla: str = field(
        metadata=dice("Clave de la regla del marco legal que lo da.", patron=PATRON_CLAVE)
    )
    en_linea: bool = field(
        default=False,
        metadata=dice("Si se presenta en esta plataforma, como el recurso del municipio."),
    )
    como: str = field(
        default="",
        metadata=dice("Cómo y dónde se presenta, en lenguaje sencillo; obligatorio fuera de aquí."),
    )
