"""Documents that an act needs outside the drawn process: reserved now, rendered by the worker."""

from typing import TypedDict, Unpack

from experta.catalogo.ejecutable import cargar
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.tramitacion import fuera, papeles, reservas

# What every trámite has: the key is its template, its class and the operation that renders it.
TITULOS = {
    "prevencion": "Prevención",
    "desechamiento": "Acuerdo de desechamiento",
    "desistimiento": "Acuerdo de desistimiento",
    "acuerdo": "Acuerdo de prórroga",
    "suspension": "Acuerdo de suspensión",
    "levantamiento": "Acuerdo que levanta la suspensión",
    "revocacion": "Acuerdo de revocación",
    "advertencia-caducidad": "Advertencia de caducidad",
    "caducidad": "Acuerdo de caducidad",
    "constancia-ficta": "Constancia de falta de respuesta",
    "orden-de-inspeccion": "Orden de inspección",
    "acta-de-inspeccion": "Acta de inspección",
    "orden-de-pago": "Orden de pago",
    "recibo": "Recibo de pago",
}
SIN_FIRMA = {"acta-de-inspeccion", "orden-de-pago", "recibo"}


class Datos(TypedDict):
    """What a document is: `clave` one of TITULOS, `lote` its name within the case."""

    expediente: Expediente
    clave: str
    lote: str
    dependencia: str
    contenido: papeles.Contenido


def proyectar(**datos: Unpack[Datos]) -> Documento:
    """Reserve the draft of a document: its text can be read, nobody can sign it yet.

    Reserved again before it is rendered, its text is written anew.

    Raises:
        SinFirmante: nobody ever held the firma of that office.
    """
    return reservas.automatico(
        ejecutable=cargar(datos["expediente"].version),
        titulo=TITULOS[datos["clave"]],
        firma=datos["clave"] not in SIN_FIRMA,
        **datos,
    )


def pedir_documento(**datos: Unpack[Datos]) -> Documento:
    """Reserve the document in this transaction and ask for it after the commit."""
    documento = proyectar(**datos)
    fuera.pedir(datos["expediente"], datos["clave"], datos["lote"])
    return documento
