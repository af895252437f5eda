"""The firma of another professional on an application: whether it is asked for and still counts."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings

from experta.avisos import services as avisos
from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.catalogo.partes.corresponsable import EN_LINEA, EN_PAPEL, Corresponsable
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.comun.texto import fecha_larga, sin_enlaces
from experta.cuentas.models import Persona
from experta.expedientes.models import Corresponsabilidad, Expediente
from experta.expedientes.rules import BORRADOR, PREVENIDO
from experta.tramitacion.errores import Conflicto, dato_invalido
from experta.tramitacion.previa import Observable

SIN_FIRMA: Final = "sin-firma-del-corresponsable"
POR_HORA: Final = 10
_FALTA = {
    "sin_invitar": "Falta la firma de tu {cargo}: invítale, o elige que firme en papel.",
    "invitada": "Tu {cargo} todavía no firma. Espera su firma, o elige que firme en papel.",
    "vencida": "La invitación a tu {cargo} venció sin respuesta. Invítale otra vez.",
    "declinada": "Tu {cargo} no aceptó firmar. Invita a otra persona, o elige la firma en papel.",
    "caduca": "La solicitud cambió después de que firmó tu {cargo}. Pídele su firma otra vez.",
}
_CARTA = """Hola:

{titular} te invita a firmar como {cargo} en su solicitud «{tramite}».

Ábrela aquí con tu cuenta, léela y firma, o di que no:
{enlace}

El enlace vale hasta el {hasta} y sirve a la primera persona que lo acepta: no lo compartas.
Si no conoces a quien te invita, no hagas nada. Sin tu firma no se envía a tu nombre.

{plataforma}, {municipio}
"""


@dataclass(frozen=True)
class Situacion:
    """How the firma stands.

    `paso` is sin_invitar, invitada, vencida, declinada, caduca (what was signed changed), firmada
    or en_papel; `fila` is the invitation it speaks of, where there is one.
    """

    regla: Corresponsable
    paso: str
    fila: Corresponsabilidad | None = None

    @property
    def resuelta(self) -> bool:
        """Say whether nothing is missing: signed over this very content, or on paper."""
        return self.paso in ("firmada", EN_PAPEL)

    @property
    def te_toca(self) -> bool:
        """Say whether the applicant has something to do: to invite, or to ask again."""
        return not self.resuelta and self.paso != "invitada"

    @property
    def falta(self) -> str:
        """Return what is missing and what to do; empty when nothing is."""
        return "" if self.resuelta else _FALTA[self.paso].format(cargo=self.regla.cargo)


def situacion(expediente: Expediente, ejecutable: Ejecutable) -> Situacion | None:
    """Return how the firma stands, None where nobody else signs; then it asks the database nothing.

    In a practice nobody is invited.
    """
    regla = ejecutable.ficha.corresponsable
    if regla is None or expediente.practica:
        return None
    if not ejecutable.pide_corresponsable(expediente.respuestas):
        return None
    if regla.forma and expediente.respuestas.get(regla.forma) == EN_PAPEL:
        return Situacion(regla, EN_PAPEL)
    filas = expediente.corresponsabilidades.exclude(estado=Corresponsabilidad.Estado.RETIRADA)
    fila = filas.select_related("persona").first()
    return Situacion(regla, _paso(expediente, fila), fila)


def _paso(expediente: Expediente, fila: Corresponsabilidad | None) -> str:
    if fila is None:
        return "sin_invitar"
    if fila.estado == Corresponsabilidad.Estado.FIRMADA:
        return "firmada" if fila.huella == expediente.huella() else "caduca"
    return "vencida" if fila.vencida else fila.estado


def lo_que_falta(expediente: Expediente, ejecutable: Ejecutable) -> list[Observable]:
    """Return that the firma is missing, as one more thing that stops the sending."""
    una = situacion(expediente, ejecutable)
    if una is None or una.resuelta:
        return []
    forma = una.regla.forma
    if forma and not expediente.respuestas.get(forma):
        return []  # how the professional signs was not chosen yet: the form itself asks for it
    return [Observable(forma, forma, SIN_FIRMA, una.falta, obliga=True)]


def exigir_abierta(expediente: Expediente) -> Situacion:
    """Return how the firma stands in a case that may still change.

    Raises:
        Conflicto: it was sent, or nobody else signs it.
    """
    if expediente.estado not in (BORRADOR, PREVENIDO):
        raise Conflicto("Esta solicitud ya se envió; su firma ya no se puede cambiar.")
    una = situacion(expediente, cargar(expediente.version))
    if una is None:
        raise Conflicto("Esta solicitud no lleva la firma de otra persona.")
    return una


def elegir_en_linea(expediente: Expediente, regla: Corresponsable) -> None:
    """Write in the answers that the professional signs in line, for who had not said so."""
    if regla.forma and expediente.respuestas.get(regla.forma) != EN_LINEA:
        respuestas = {**expediente.respuestas, regla.forma: EN_LINEA}
        expediente.guardar_respuestas(expediente.revision, respuestas)


def exigir_cupo(persona: Persona) -> None:
    """Refuse to flood mailboxes.

    Raises:
        DatosInvalidos: that person sent too many invitations within the hour.
    """
    hace_una_hora = reloj.ahora() - timedelta(hours=1)
    if Corresponsabilidad.hechas_desde(persona, hace_una_hora) >= POR_HORA:
        raise dato_invalido("correo", "Mandaste muchas invitaciones. Espera una hora y sigue.")


def exigir_suya(persona: Persona, fila: Corresponsabilidad) -> None:
    """Refuse an answer to an invitation that closed.

    Raises:
        Conflicto: it was answered or withdrawn, it expired, or the application was sent.
    """
    if not Corresponsabilidad.objects.abiertas().filter(pk=fila.pk, persona=persona).exists():
        raise Conflicto("Esta invitación ya se cerró: se respondió, se retiró o venció.")


def mandar(fila: Corresponsabilidad, llave: str, titular: str) -> None:
    """Leave the invitation in the outbox, in the name of the holder of the application."""
    expediente, municipio = fila.expediente, municipio_actual()
    avisos.encolar_correo(
        destino=fila.correo,
        asunto=f"Te invitan a firmar como {fila.cargo}",
        cuerpo=_CARTA.format(
            titular=sin_enlaces(titular) or "Alguien",
            cargo=fila.cargo,
            tramite=expediente.version.nombre,
            enlace=f"{settings.URL_PUBLICA}/firmar/invitacion/{llave}/",
            hasta=fecha_larga(reloj.local(fila.vence_at).date()),
            plataforma=municipio.plataforma,
            municipio=municipio.nombre,
        ),
    )


def avisar_a_quien_invito(fila: Corresponsabilidad, titulo: str, texto: str) -> None:
    """Leave a message for whoever sent the invitation."""
    avisos.avisar(persona=fila.invitada_por, expediente=fila.expediente, titulo=titulo, texto=texto)
