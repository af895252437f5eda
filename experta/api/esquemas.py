"""What programs with a key send and receive."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

from experta.api.problemas import FaltaDeCampo


class Enviado(Schema):
    """What comes in a body: a name written wrong is told, never ignored."""

    model_config = ConfigDict(extra="forbid")


class AbrirBorrador(Enviado):
    """Start a trámite for the organisation of the key."""

    tramite: str = Field(max_length=80)


class GuardarRespuestas(Enviado):
    """Answers by question; those not sent stay. `revision` is the last one that was read."""

    revision: int = Field(ge=0, le=2**31 - 1)
    respuestas: dict[str, Any]


class Ingresar(Enviado):
    """Submit: `version` is the number of the trámite's version that was filled in."""

    version: int = Field(ge=0, le=2**31 - 1)
    acepta_notificacion: bool = False


class Subsanar(Enviado):
    """Answer a prevención: why each thing observed that did not change is left so, by question."""

    sin_cambio: dict[str, str] = Field(default_factory=dict)


class Reenviar(Enviado):
    """Tell again from that event on."""

    desde: int = Field(ge=0, le=2**62)


class LlaveUsada(Schema):
    """The key of the request: for whom it acts, what for, until when."""

    nombre: str
    organizacion: str
    persona: str
    alcance: list[str]
    vence_at: datetime


class OpcionDePregunta(Schema):
    """A value that may be chosen."""

    clave: str
    etiqueta: str


class PreguntaDeFormulario(Schema):
    """A question; of a `grupo`, the ones of each row. `condicional`: not always asked."""

    clave: str
    tipo: str
    etiqueta: str
    ayuda: str
    requerido: bool
    condicional: bool
    opciones: list[OpcionDePregunta]
    acepta: list[str]
    preguntas: list["PreguntaDeFormulario"]


class SeccionDeFormulario(Schema):
    """A page of questions."""

    clave: str
    titulo: str
    preguntas: list[PreguntaDeFormulario]


class FormularioPublicado(Schema):
    """The questions of a trámite."""

    tramite: str
    version: int
    secciones: list[SeccionDeFormulario]


class Archivo(Schema):
    """A file handed in; `avisos` is what was seen in it that a reviewer may observe."""

    id: UUID
    pregunta: str
    nombre: str
    sha256: str
    avisos: list[str] = []


class Solicitud(Schema):
    """What may still be written: its revision, and what is missing before it can be sent.

    `faltas` stop the sending; `avisos` are what a reviewer would observe.
    """

    version: int
    revision: int
    respuestas: dict[str, Any]
    archivos: list[Archivo]
    faltas: list[FaltaDeCampo]
    avisos: list[FaltaDeCampo]


class Resumen(Schema):
    """A case in a list. `estado` is `por_leer` while an answer waits to be opened."""

    id: UUID
    folio: str | None
    tramite: str
    estado: str
    frase: str
    quien: str
    hasta: date | None
    te_toca: bool


class AccionPosible(Schema):
    """One thing to do now; `objeto` is the id of what it is about."""

    clave: str
    texto: str
    objeto: str
    urge: bool
    hasta: date | None


class PapelEmitido(Schema):
    """A document; one that waits in a notification is downloaded after opening it."""

    id: UUID
    titulo: str
    folio: str
    estado: str
    codigo: str
    descargable: bool
    notificacion: int | None


class NotificacionRecibida(Schema):
    """A legal notification; opening one that is `por_leer` starts the plazos of the person."""

    id: int
    titulo: str
    por_leer: bool
    practicada_at: datetime | None
    surte_efectos_at: datetime | None
    documento: UUID | None


class OrdenPorPagar(Schema):
    """A payment order, in centavos."""

    referencia: str
    total_centavos: int
    vence: date
    estado: str
    pagable: bool


class Caso(Resumen):
    """A case: whose move it is, what it has produced, and what may still be written."""

    url: str
    acciones: list[AccionPosible]
    documentos: list[PapelEmitido]
    notificaciones: list[NotificacionRecibida]
    ordenes: list[OrdenPorPagar]
    solicitud: Solicitud | None


class Casos(Schema):
    """A page of cases, newest first; `siguiente` asks for the next one, null in the last."""

    casos: list[Resumen]
    siguiente: int | None


class Suceso(Schema):
    """An event, as it is told to the addresses of the organisation."""

    id: int
    clase: str
    at: datetime
    expediente: UUID
    folio: str | None
    tramite: str


class Sucesos(Schema):
    """Events in order; ask for those from `siguiente` on when there are more."""

    eventos: list[Suceso]
    siguiente: int | None


class Reenviados(Schema):
    """How many deliveries were put in the outbox again."""

    entregas: int
