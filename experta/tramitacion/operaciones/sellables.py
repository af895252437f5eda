"""Whether a printed document may take the municipal seal: the log must answer for its bytes."""

from hashlib import sha256
from typing import Final

from experta.catalogo.ejecutable import cargar
from experta.documentos import services
from experta.documentos.models import Documento, Firma
from experta.tramitacion import papeleo
from experta.tramitacion.consultas.integridad import Historia, leer
from experta.tramitacion.contradicciones import denunciar, resolver

# Which act asks for each paper that nobody signs; any other is asked for by the submission.
_LA_PIDE: Final = {
    "recibo": {"registrar_pago", "cobrar_en_caja"},
    "acta-de-inspeccion": {"inspeccionar"},
}
_SIN_FIRMA: Final = papeleo.SIN_FIRMA | {"acuse"}


class SelloNegado(Exception):
    """The document is not what was signed or asked for; the message is a Spanish sentence."""


def exigir(documento: Documento) -> None:
    """Refuse a document whose bytes are not those that its firma, or its act, answers for.

    The refusal goes to the control body.

    Raises:
        SelloNegado: somebody changed the row or the file.
    """
    clave, problema = f"sello-{documento.pk}", _problema(documento, leer(documento.expediente))
    if not problema:
        resolver(clave)
        return
    texto = f"No se selló «{documento}»: {problema}"
    denunciar(clave, texto, documento.expediente_id)
    raise SelloNegado(texto)


def _problema(documento: Documento, historia: Historia) -> str:
    if documento.clave_en_bitacora in historia.filas:
        return "una hoja de la bitácora dice que ya se había sellado."
    if sha256(services.leer_generado(documento)).hexdigest() != documento.huella_generada:
        return "el archivo no es el que se preparó."
    return _de_firma(documento, historia) if _se_firma(documento) else _de_acto(documento, historia)


def _se_firma(documento: Documento) -> bool:
    """Say whether somebody must sign it, by what was published and not by its row."""
    descritos = cargar(documento.expediente.version).ficha.documentos
    descrito = next((uno for uno in descritos if uno.clave == documento.clave), None)
    return descrito.requiere_firma if descrito else documento.clave not in _SIN_FIRMA


def _de_firma(documento: Documento, historia: Historia) -> str:
    firma = Firma.objects.filter(documento=documento).first()
    if firma is None or firma.huella != documento.huella_generada:
        return "nadie firmó ese archivo."
    cambiados = historia.cambiados(firma)
    if cambiados is None and "firmar" in historia.sin_filas:
        return ""  # signed before its leaf could be computed again
    return "" if cambiados == [] else "su firma no es la que se anotó en la bitácora."


def _de_acto(documento: Documento, historia: Historia) -> str:
    if _LA_PIDE.get(documento.clave, {"ingresar"}) & historia.actos:
        return ""
    return "ninguna hoja de la bitácora dice que se pidió."
