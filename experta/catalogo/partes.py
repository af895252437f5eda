"""The parts of a ficha, as plain objects. What the law makes public is in art. 54 of the LNETB."""

from dataclasses import dataclass, field

from experta.catalogo.declaracion import PATRON_CLAVE, PATRON_PREGUNTA, dice
from experta.catalogo.listas import CERTEZA, UNIDADES_DE_PLAZO, UNIDADES_DE_VIGENCIA


@dataclass(frozen=True, kw_only=True)
class Fundamento:
    """A rule on which the trámite stands (art. 54-IV)."""

    ley: str = field(metadata=dice("Nombre de la ley o reglamento."))
    articulo: str = field(metadata=dice("Artículo y fracción, o «por confirmar»."))
    texto: str = field(default="", metadata=dice("Qué dice, en lenguaje sencillo."))
    certeza: str = field(metadata=dice("Qué tan seguro es el dato.", patron=CERTEZA))
    fuente: str = field(default="", metadata=dice("Dónde se encontró."))


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
    fuente: str = field(default="", metadata=dice("De dónde se tomó el dato."))
    certeza: str = field(metadata=dice("Qué tan seguro es el dato.", patron=CERTEZA))


@dataclass(frozen=True, kw_only=True)
class PuntoDeInspeccion:
    """One thing that the inspector checks."""

    clave: str = field(metadata=dice("Nombre interno del punto.", patron=PATRON_CLAVE))
    texto: str = field(metadata=dice("Qué se revisa."))


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


@dataclass(frozen=True, kw_only=True)
class Promesa:
    """In how long the office promises to answer; it never replaces the legal plazo."""

    cantidad: int = field(metadata=dice("Cuántas unidades.", minimum=1, maximum=400))
    unidad: str = field(metadata=dice("En qué se cuenta.", opciones=UNIDADES_DE_PLAZO))


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
class Vigencia:
    """For how long something is in force (art. 54-XII)."""

    tipo: str = field(
        metadata=dice(
            "De qué depende que termine.",
            opciones=("duracion", "fecha_fija", "por_evento", "temporada", "unica", "indefinida"),
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
    texto: str = field(metadata=dice("La vigencia dicha en una frase."))


@dataclass(frozen=True, kw_only=True)
class Area:
    """A desk that gives an opinion, and the dependencia it belongs to."""

    clave: str = field(metadata=dice("Nombre interno del área.", patron="^[a-z0-9]+(-[a-z0-9]+)*$"))
    nombre: str = field(metadata=dice("Cómo se llama."))
    dependencia: str = field(metadata=dice("Clave de su dependencia.", patron=PATRON_CLAVE))


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
            patron="^[a-z0-9]+(-[a-z0-9]+)*$",
        )
    )
    parametros: Parametros = field(metadata=dice("Lo que ese proceso necesita saber."))


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
    publico: tuple[str, ...] = field(
        default=(),
        metadata=dice(
            "Preguntas cuya respuesta ve cualquiera que verifique el documento.",
            patron=PATRON_PREGUNTA,
        ),
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
