"""The plain objects a form is made of.

Each field of these dataclasses carries, in its metadata, what formulario.yaml may say about it; the
JSON Schema (`esquema.py`) is generated from here, so the reader, the editor's help and the objects
never disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

# What an answer looks like once canonical: it can be written as JSON and read back unchanged.
Valor: TypeAlias = "bool | int | str | list[str] | dict[str, str] | list[dict[str, Valor]] | None"

CLAVE = {"type": "string", "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "maxLength": 60}
TEXTO = {"type": "string", "minLength": 1}
EXPRESION = {"type": "string", "minLength": 1, "maxLength": 2000}
LIMITE = {
    "type": ["number", "string"],
    "pattern": r"^(hoy([+-][0-9]{1,4})?|[0-9]{4}-[0-9]{2}-[0-9]{2})$",
}

_NOMBRES_DE_PERSONA = frozenset(
    {"perfil.nombre", "perfil.primer_apellido", "perfil.segundo_apellido"}
)

TIPOS = (
    "texto",
    "texto_largo",
    "numero",
    "dinero",
    "fecha",
    "si_no",
    "opcion",
    "opciones",
    "curp",
    "rfc",
    "correo",
    "telefono",
    "domicilio",
    "predio",
    "giro",
    "archivo",
    "grupo",
    "calculo",
    "protesta",
)
RESULTADOS = ("numero", "dinero", "texto", "si_no")
EXTENSIONES = ("pdf", "jpg", "png")


class ExpresionLike(Protocol):
    """A compiled expression. Evaluating raises ValueError when the answer is not known yet."""

    @property
    def nombres(self) -> frozenset[str]:
        """The names that the expression reads."""

    def evaluar(self, contexto: Mapping[str, object], /) -> object:
        """Return the value of the expression."""

    def es_cierta(self, contexto: Mapping[str, object], /) -> bool:
        """Return whether a strictly boolean expression holds."""


def _yaml(
    descripcion: str,
    esquema: Mapping[str, Any],
    *,
    tipos: tuple[str, ...] = (),
    obligatorio: bool = False,
) -> dict[str, Any]:
    """Return field metadata; `tipos` are the only kinds of question that may carry the field."""
    return {
        "esquema": {"description": descripcion, **esquema},
        "tipos": tipos,
        "obligatorio": obligatorio,
    }


def _lista(referencia: str) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "items": {"$ref": f"#/$defs/{referencia}"}}


@dataclass(frozen=True, kw_only=True)
class Opcion:
    """One choice of a question."""

    clave: str = field(
        metadata=_yaml("Lo que se guarda al elegirla.", CLAVE, obligatorio=True),
    )
    etiqueta: str = field(metadata=_yaml("Lo que lee la persona.", TEXTO, obligatorio=True))
    ayuda: str = field(default="", metadata=_yaml("Aclaración bajo la opción.", TEXTO))


@dataclass(frozen=True, kw_only=True)
class Validacion:
    """A rule that an answer must hold, and the sentence shown when it does not."""

    si: ExpresionLike = field(
        metadata=_yaml("Expresión que debe cumplirse.", EXPRESION, obligatorio=True),
    )
    mensaje: str = field(
        metadata=_yaml(
            "Qué está mal y cómo corregirlo, en lenguaje sencillo.", TEXTO, obligatorio=True
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Pregunta:
    """One question. `minimo` and `maximo` are kept as text; their unit depends on `tipo`."""

    clave: str = field(
        metadata=_yaml(
            "Nombre interno, único en el formulario: minúsculas sin acentos y guion bajo.",
            CLAVE,
            obligatorio=True,
        ),
    )
    tipo: str = field(
        metadata=_yaml("Clase de respuesta.", {"enum": list(TIPOS)}, obligatorio=True),
    )
    etiqueta: str = field(
        metadata=_yaml("La pregunta, como la lee la persona.", TEXTO, obligatorio=True),
    )
    rotulo: str = field(
        default="",
        metadata=_yaml("Cómo se llama el dato donde se imprime; vacío, la etiqueta.", TEXTO),
    )
    ayuda: str = field(
        default="", metadata=_yaml("Dónde encontrar el dato o cómo escribirlo.", TEXTO)
    )
    requerido: bool = field(
        default=True, metadata=_yaml("Si debe responderse; por omisión, sí.", {"type": "boolean"})
    )
    visible_si: ExpresionLike | None = field(
        default=None, metadata=_yaml("Se pregunta solo si la expresión se cumple.", EXPRESION)
    )
    requerido_si: ExpresionLike | None = field(
        default=None,
        metadata=_yaml("Debe responderse solo si se cumple; sustituye a «requerido».", EXPRESION),
    )
    opciones: tuple[Opcion, ...] = field(
        default=(),
        metadata=_yaml("Las opciones a elegir.", _lista("opcion"), tipos=("opcion", "opciones")),
    )
    minimo: str = field(
        default="",
        metadata=_yaml(
            "Lo menos que se admite: número, pesos, fecha (AAAA-MM-DD u hoy+N), opciones, "
            "archivos o filas.",
            LIMITE,
            tipos=("numero", "dinero", "fecha", "opciones", "archivo", "grupo"),
        ),
    )
    maximo: str = field(
        default="",
        metadata=_yaml(
            "Lo más que se admite, en la misma unidad que «minimo».",
            LIMITE,
            tipos=("numero", "dinero", "fecha", "opciones", "archivo", "grupo"),
        ),
    )
    max_largo: int | None = field(
        default=None,
        metadata=_yaml(
            "Número máximo de letras.",
            {"type": "integer", "minimum": 1, "maximum": 20000},
            tipos=("texto", "texto_largo"),
        ),
    )
    calculo: ExpresionLike | None = field(
        default=None,
        metadata=_yaml(
            "Expresión que da el valor; el dinero entra y sale en centavos.",
            EXPRESION,
            tipos=("calculo",),
        ),
    )
    resultado: str = field(
        default="numero",
        metadata=_yaml(
            "Qué da el cálculo; por omisión, un número.",
            {"enum": list(RESULTADOS)},
            tipos=("calculo",),
        ),
    )
    validaciones: tuple[Validacion, ...] = field(
        default=(), metadata=_yaml("Reglas que la respuesta debe cumplir.", _lista("validacion"))
    )
    prellenar: str = field(
        default="",
        metadata=_yaml(
            "De dónde se toma la respuesta si ya la tenemos: perfil.nombre, organizacion.rfc…",
            {"type": "string", "pattern": r"^(perfil|organizacion|resolucion)(\.[a-z0-9_-]+)+$"},
        ),
    )
    acepta: tuple[str, ...] = field(
        default=EXTENSIONES,
        metadata=_yaml(
            "Clases de archivo que se admiten; por omisión, todas.",
            {
                "type": "array",
                "minItems": 1,
                "uniqueItems": True,
                "items": {"enum": list(EXTENSIONES)},
            },
            tipos=("archivo",),
        ),
    )
    requisito: str = field(
        default="",
        metadata=_yaml(
            "Clave del requisito de la ficha que esta respuesta cumple.",
            {"type": "string", "pattern": "^[a-z0-9]+([_-][a-z0-9]+)*$"},
        ),
    )
    preguntas: tuple["Pregunta", ...] = field(
        default=(),
        metadata=_yaml("Las preguntas de cada fila.", _lista("pregunta"), tipos=("grupo",)),
    )

    @property
    def limite_inferior(self) -> Decimal | None:
        """`minimo` as a number (pesos for money); None when there is none."""
        return Decimal(self.minimo) if self.minimo else None

    @property
    def limite_superior(self) -> Decimal | None:
        """`maximo` as a number (pesos for money); None when there is none."""
        return Decimal(self.maximo) if self.maximo else None

    @property
    def nombre_de_persona(self) -> bool:
        """Whether it asks for a part of a person's name."""
        return self.prellenar in _NOMBRES_DE_PERSONA

    @property
    def un_solo_archivo(self) -> bool:
        """Whether it takes one file, so that another takes its place."""
        return self.limite_superior == 1

    @property
    def filas_de_inicio(self) -> int:
        """How many rows a group opens with: its least, and never none to write in."""
        return max(int(self.limite_inferior or 0), 1)


@dataclass(frozen=True, kw_only=True)
class Seccion:
    """One page of the form."""

    clave: str = field(
        metadata=_yaml("Nombre interno, único en el formulario.", CLAVE, obligatorio=True),
    )
    titulo: str = field(metadata=_yaml("Título de la página.", TEXTO, obligatorio=True))
    ayuda: str = field(default="", metadata=_yaml("Introducción de la página.", TEXTO))
    visible_si: ExpresionLike | None = field(
        default=None, metadata=_yaml("Se muestra solo si la expresión se cumple.", EXPRESION)
    )
    preguntas: tuple[Pregunta, ...] = field(
        default=(),
        metadata=_yaml("Las preguntas de la página.", _lista("pregunta"), obligatorio=True),
    )


@dataclass(frozen=True)
class Falta:
    """Something to mend. `clave` is the name of the input in the page; a warning does not block."""

    clave: str
    mensaje: str
    bloquea: bool = True
