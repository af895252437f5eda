"""The data every document receives: one shape for all templates, known to who writes either side.

Amounts and dates arrive written out (`$1,702.00`, `22 de noviembre de 2026`): a template lays
out, it never computes. A text that does not apply is empty, a list that does not apply is `[]`,
and the template leaves the place out.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, TypedDict, is_typeddict


class Municipio(TypedDict):
    """The town. `colores` holds `principal` and `acento` as `#rrggbb`."""

    nombre: str
    plataforma: str
    domicilio: str
    colores: dict[str, str]
    sitio: str


class Documento(TypedDict):
    """The paper itself. `codigo` is the bare verification code; the template groups it."""

    clase: str
    titulo: str
    folio_documento: str
    lugar: str
    fecha_larga: str
    codigo: str
    url_verificacion: str
    vigencia_texto: str


class Autoridad(TypedDict):
    """Who acts, by which article, and the appointment of who signs."""

    dependencia: str
    competencia_texto: str
    competencia_articulo: str
    cargo: str
    nombre_firmante: str
    nombramiento: str


class Expediente(TypedDict):
    """The case. `donde_consultar` says where the file may be seen."""

    folio: str
    tramite: str
    ingresado_largo: str
    titular: str
    representante: str
    donde_consultar: str


class Observacion(TypedDict):
    """One observation: which requirement, what is wrong, what to do."""

    requisito: str
    motivo: str
    que_hacer: str


class Concepto(TypedDict):
    """One line of an order or receipt; `importe` is written out."""

    concepto: str
    fundamento: str
    importe: str


class Remedio(TypedDict):
    """How to contest: which appeal, before whom, until when, by which article."""

    nombre: str
    ante: str
    hasta_texto: str
    fundamento: str


class Plazo(TypedDict):
    """When it is due and why."""

    vence_largo: str
    explicacion: str


class Imagen(TypedDict):
    """A picture to print: its plain name among the files of the template, and what it shows."""

    archivo: str
    alt: str


class Hoja(TypedDict):
    """The leaf of the log that keeps this act: its number and its fingerprint (hexadecimal)."""

    numero: str
    huella: str


class Datos(TypedDict):
    """Everything a template may use."""

    municipio: Municipio
    documento: Documento
    autoridad: Autoridad
    expediente: Expediente
    hechos: list[str]
    motivos: list[str]
    resolutivos: list[str]
    datos: list[list[str]]
    imagenes: dict[str, Imagen]
    observaciones: list[Observacion]
    conceptos: list[Concepto]
    total: str
    remedio: Remedio
    plazo: Plazo
    demostracion: bool
    hoja: Hoja


# What makes an administrative act valid: organ and competence, signer and appointment, facts and
# reasons, place and date, where the file is, the remedy, and the means to verify the paper.
VERIFICACION = {
    "documento.codigo": "el código de verificación",
    "documento.url_verificacion": "la dirección de verificación escrita con letras",
    "qr": "el código QR",
}
AUTORIDAD = {
    "autoridad.dependencia": "la autoridad que emite el documento",
    "autoridad.competencia_texto": "la competencia de la autoridad",
    "autoridad.competencia_articulo": "el artículo que da competencia a la autoridad",
    "autoridad.cargo": "el cargo de quien firma",
    "autoridad.nombre_firmante": "el nombre de quien firma",
    "autoridad.nombramiento": "el nombramiento de quien firma",
    "documento.lugar": "el lugar",
    "documento.fecha_larga": "la fecha",
    "expediente.donde_consultar": "dónde se puede consultar el expediente",
}
FUNDAMENTO = {"hechos": "los hechos", "motivos": "las razones"}
REMEDIO = {
    "remedio.nombre": "el medio de defensa",
    "remedio.ante": "ante quién se interpone el medio de defensa",
    "remedio.hasta_texto": "hasta cuándo se puede interponer el medio de defensa",
}
ELEMENTOS = VERIFICACION | AUTORIDAD | FUNDAMENTO | REMEDIO

# For `revisar_plantilla`: an act of authority, and a paper that only records.
CAMPOS_ACTO = tuple(ELEMENTOS)
CAMPOS_CONSTANCIA = ("autoridad.dependencia", "documento.fecha_larga", *VERIFICACION)
_CONSTANCIAS = {"acuse", "orden-de-pago", "recibo"}


def campos_de(clase: str) -> tuple[str, ...]:
    """Return the fields that a class of document (the name of its shared template) must show."""
    return CAMPOS_CONSTANCIA if clase in _CONSTANCIAS else CAMPOS_ACTO


def completar(parcial: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data with every field that is missing filled with its empty value."""
    completo: dict[str, Any] = {}
    for clave, tipo in Datos.__annotations__.items():
        dado = parcial.get(clave)
        if is_typeddict(tipo):
            vacio = {campo: _vacio(t) for campo, t in tipo.__annotations__.items()}
            completo[clave] = vacio | dict(dado or {})
        else:
            completo[clave] = _vacio(tipo) if dado is None else deepcopy(dado)
    return completo


def _vacio(tipo: Any) -> Any:
    return getattr(tipo, "__origin__", tipo)()
