"""Who moves the case, for whom, what it costs and where it belongs in a roadmap."""

from dataclasses import dataclass, field

from experta.catalogo.declaracion import PATRON_CLAVE, PATRON_PREGUNTA, PATRON_SLUG, dice
from experta.catalogo.listas import CERTEZA, UNIDADES_DE_PLAZO


@dataclass(frozen=True, kw_only=True)
class Costo:
    """What it costs or how it is computed, and how to pay (art. 54-XI)."""

    gratuito: bool = field(metadata=dice("Si no cuesta nada."))
    descripcion: str = field(metadata=dice("Cuánto cuesta, dicho en una frase."))
    tarifa: str | None = field(
        default=None,
        metadata=dice("Tabla que lo calcula; vacío si es gratuito.", opciones=("tarifa.csv",)),
    )
    momento: str = field(default="", metadata=dice("Cuándo se paga."))
    exigible: str = field(
        default="antes_de_entregar",
        metadata=dice(
            "Cuándo hay que pagar.",
            opciones=("al_ingresar", "antes_de_resolver", "antes_de_entregar"),
        ),
    )
    detiene_plazo: bool = field(
        default=False, metadata=dice("Si el plazo se detiene mientras se espera el pago.")
    )
    detiene_regla: str = field(
        default="",
        metadata=dice("Clave de la regla que detiene el plazo.", patron=PATRON_CLAVE),
    )
    formas_de_pago: tuple[str, ...] = field(
        default=(), metadata=dice("Cómo se puede pagar.", opciones=("en_linea", "caja"))
    )
    vigencia_dias: int = field(
        default=15, metadata=dice("Días que vale la orden de pago.", minimum=1, maximum=365)
    )
    fundamento: str = field(default="", metadata=dice("Artículo de la Ley de Ingresos."))
    fuente: str = field(default="", metadata=dice("De dónde se tomó."))
    certeza: str = field(metadata=dice("Qué tan seguro es el dato.", patron=CERTEZA))
    preguntas: tuple[str, ...] = field(
        default=(),
        metadata=dice("Preguntas del formulario que hace la calculadora.", patron=PATRON_PREGUNTA),
    )


@dataclass(frozen=True, kw_only=True)
class TiempoDeArea:
    """The part of the shared plazo that a department may use."""

    cantidad: int = field(metadata=dice("Cuántas unidades.", minimum=1, maximum=400))
    unidad: str = field(metadata=dice("En qué se cuenta.", opciones=UNIDADES_DE_PLAZO))
    regla: str = field(
        default="plazo-de-la-ficha",
        metadata=dice("Clave de la regla del marco legal.", patron=PATRON_CLAVE),
    )


@dataclass(frozen=True, kw_only=True)
class Area:
    """A desk that gives an opinion, and the dependencia it belongs to."""

    clave: str = field(metadata=dice("Nombre interno del área.", patron=PATRON_SLUG))
    nombre: str = field(metadata=dice("Cómo se llama."))
    dependencia: str = field(metadata=dice("Clave de su dependencia.", patron=PATRON_CLAVE))
    plazo: TiempoDeArea | None = field(
        default=None, metadata=dice("Cuánto del plazo puede usar, si tiene un tope.")
    )
    asentimiento_tacito: bool = field(
        default=False, metadata=dice("Si su silencio cuenta como opinión favorable.")
    )
    asentimiento_regla: str = field(
        default="",
        metadata=dice("Clave de la regla que da ese efecto.", patron=PATRON_CLAVE),
    )


@dataclass(frozen=True, kw_only=True)
class Parametros:
    """What the process needs to know of this trámite."""

    dependencia: str = field(
        metadata=dice("Dependencia que conduce el trámite.", patron=PATRON_CLAVE)
    )
    dependencia_firmante: str = field(
        default="", metadata=dice("Dependencia que firma, si es otra.", patron=PATRON_CLAVE)
    )
    dependencia_inspeccion: str = field(
        default="", metadata=dice("Dependencia que inspecciona, si es otra.", patron=PATRON_CLAVE)
    )
    requiere_pago: bool = field(default=False, metadata=dice("Si se cobra antes de entregar."))
    areas: tuple[Area, ...] = field(default=(), metadata=dice("Áreas que dictaminan."))


@dataclass(frozen=True, kw_only=True)
class ProcesoFicha:
    """Which process runs: a shared one by name, or `proceso` for the folder's own."""

    archivo: str = field(
        metadata=dice(
            "Nombre del proceso compartido, o «proceso» si la carpeta trae el suyo.",
            patron=PATRON_SLUG,
        )
    )
    parametros: Parametros = field(metadata=dice("Lo que ese proceso necesita saber."))


@dataclass(frozen=True, kw_only=True)
class Superficie:
    """The square metres that tell a trámite from its sibling: «construir 40 metros» finds one."""

    desde: int = field(default=0, metadata=dice("Metros cuadrados, éstos incluidos.", minimum=0))
    menos_de: int | None = field(
        default=None, metadata=dice("Metros cuadrados, sin llegar a éstos.", minimum=1)
    )


@dataclass(frozen=True, kw_only=True)
class Titular:
    """Which answers name the holder."""

    persona: tuple[str, ...] = field(
        metadata=dice(
            "Preguntas que forman el nombre, en orden.", patron=PATRON_PREGUNTA, minItems=1
        )
    )
    organizacion: str | None = field(
        default=None, metadata=dice("Pregunta con la razón social.", patron=PATRON_PREGUNTA)
    )
    rfc: str | None = field(
        default=None, metadata=dice("Pregunta con el RFC.", patron=PATRON_PREGUNTA)
    )
    curp: str | None = field(
        default=None, metadata=dice("Pregunta con la CURP.", patron=PATRON_PREGUNTA)
    )


@dataclass(frozen=True, kw_only=True)
class Suelo:
    """Which answers say where and what for: whoever reviews sees if the zone of one fits the other.

    It warns and never decides (see `catalogo.suelo`).
    """

    predio: str = field(
        metadata=dice("Pregunta de tipo predio: su punto dice la zona.", patron=PATRON_PREGUNTA)
    )
    giro: str = field(metadata=dice("Pregunta de tipo giro.", patron=PATRON_PREGUNTA))
    uso: str = field(
        default="",
        metadata=dice(
            "Pregunta de tipo opcion: con «habitacional» es una vivienda y no se compara un giro.",
            patron=PATRON_PREGUNTA,
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Aclaracion:
    """What somebody with certain answers must know of a trámite of their roadmap."""

    si: str = field(
        metadata=dice("Condición sobre las respuestas de la ruta, en el lenguaje de reglas.")
    )
    texto: str = field(metadata=dice("Lo que hay que saber entonces, en lenguaje sencillo."))


@dataclass(frozen=True, kw_only=True)
class PasoDeRuta:
    """When this trámite is part of a roadmap, and what goes before it."""

    ruta: str = field(metadata=dice("Clave de la ruta en municipio/rutas/.", patron=PATRON_SLUG))
    aplica_si: str = field(
        metadata=dice("Condición sobre las respuestas de la ruta, en el lenguaje de reglas.")
    )
    despues_de: tuple[str, ...] = field(
        default=(), metadata=dice("Trámites que van antes.", patron=PATRON_SLUG)
    )
    razon: str = field(default="", metadata=dice("Por qué se necesita, en lenguaje sencillo."))
    aclaraciones: tuple[Aclaracion, ...] = field(
        default=(),
        metadata=dice("Lo que se dice sólo a quien contestó de cierta manera, o no contestó."),
    )
    lleva: dict[str, str] = field(
        default_factory=dict,
        metadata=dice("Qué pregunta de la ruta contesta qué pregunta de este trámite."),
    )
