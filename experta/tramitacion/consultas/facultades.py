"""What the clock of a case lets each side do: extend, warn, ask for help, certify a silence."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Ayuda, Expediente, Ficta
from experta.expedientes.rules import EN_TRAMITE, PREVENIDO
from experta.plazos.models import Estado, Plazo
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.tramitacion import ayudas, caducidad, fictas, prorrogas, reanudacion, relojes


@dataclass(frozen=True)
class Silencio:
    """The recorded effect of silence: its sense, what it means and the certificate.

    `constancia_hasta` is the last day to issue the certificate that was asked for, empty once it
    is issued.
    """

    sentido: str
    nombre: str
    texto: str
    articulo: str
    autoriza: str
    registrada_at: datetime
    se_puede_pedir: bool
    pedida_at: datetime | None
    constancia_hasta: date | None


@dataclass(frozen=True)
class PeticionDeAyuda:
    """A request for help: `puntos` are (label of the question or empty, what is asked)."""

    id: int
    texto: str
    puntos: tuple[tuple[str, str], ...]
    pedida_at: datetime
    respuesta: str
    respondida_at: datetime | None


@dataclass(frozen=True)
class Prorrogable:
    """How the plazo may be extended: `opciones` are (units, written out, the day they give)."""

    vence: date | None
    opciones: tuple[tuple[int, str, date], ...]


def silencio(expediente: Expediente) -> Silencio | None:
    """Return what silence means in the case, once it was recorded."""
    ficta: Ficta | None = getattr(expediente, "ficta", None)
    if ficta is None:
        return None
    plazo = relojes.plazo_de(expediente, fictas.RELOJ) if ficta.pedida_at else None
    debida = plazo is not None and plazo.estado != Estado.CUMPLIDO
    return Silencio(
        sentido=ficta.sentido,
        nombre=str(ficta.get_sentido_display()),
        texto=ficta.texto,
        articulo=ficta.articulo,
        autoriza=ficta.autoriza,
        registrada_at=ficta.registrada_at,
        se_puede_pedir=fictas.certificable(expediente) is not None,
        pedida_at=ficta.pedida_at,
        constancia_hasta=plazo.vence_fecha if plazo and debida else None,
    )


def peticiones(expediente: Expediente) -> tuple[PeticionDeAyuda, ...]:
    """Return the requests for help, oldest first; the one that waits has no `respondida_at`."""
    preguntas = cargar(expediente.version).formulario.preguntas
    return tuple(
        PeticionDeAyuda(
            id=una.pk,
            texto=una.texto,
            puntos=tuple(
                (preguntas[punto["pregunta"]].etiqueta if punto["pregunta"] else "", punto["texto"])
                for punto in una.puntos
            ),
            pedida_at=una.created_at,
            respuesta=una.respuesta,
            respondida_at=una.respondida_at,
        )
        for una in Ayuda.objects.filter(expediente=expediente)
    )


def prorrogable(expediente: Expediente, persona: Persona) -> Prorrogable | None:
    """Return how much that officer may extend the plazo now; None when they may not."""
    plazo = relojes.plazo_de(expediente, "respuesta")
    if not _dirige(expediente, persona) or not _ampliable(expediente, plazo):
        return None
    assert plazo  # noqa: S101 - `_ampliable` says so
    opciones = tuple(
        (cantidad, nombrar(cantidad, Unidad(plazo.unidad)), vence)
        for cantidad, vence in prorrogas.opciones(plazo)
    )
    return Prorrogable(vence=plazo.vence_fecha, opciones=opciones) if opciones else None


def advertible(expediente: Expediente, persona: Persona) -> str:
    """Return why that officer may warn of caducidad now, in a sentence; empty if not."""
    plazo = relojes.plazo_de(expediente, caducidad.CLAVE)
    corre = plazo is not None and (plazo.abierto or plazo.estado == Estado.VENCIDO)
    if corre or not _dirige(expediente, persona) or caducidad.por_notificar(expediente):
        return ""
    return caducidad.causa(expediente)


def puede_pedir_ayuda(expediente: Expediente) -> bool:
    """Say whether whoever reviews may ask for help: prevenir is no longer possible."""
    return expediente.estado == EN_TRAMITE and ayudas.se_puede_pedir(expediente)


def respuesta_tardia(expediente: Expediente, persona: Persona) -> datetime | None:
    """Return when the late answer came that this officer may still accept, if there is one."""
    prevencion = getattr(expediente, "prevencion", None)
    if expediente.estado != PREVENIDO or prevencion is None or prevencion.tardia_at is None:
        return None
    if not _dirige(expediente, persona) or reanudacion.acuerdo_firmado(expediente):
        return None
    tardia: datetime = prevencion.tardia_at
    return tardia


def completo(expediente: Expediente) -> str:
    """Return the sentence that says the application counts as complete; empty if it does not."""
    if expediente.completo_at is None:
        return ""
    return _("Ya pasó el tiempo para prevenir: la solicitud cuenta como completa.")


def _dirige(expediente: Expediente, persona: Persona) -> bool:
    dependencia = cargar(expediente.version).ficha.dependencia
    return persona.nombramiento(Rol.FIRMANTE, dependencia) is not None


def _ampliable(expediente: Expediente, plazo: Plazo | None) -> bool:
    if expediente.estado != EN_TRAMITE or plazo is None or plazo.vence_at is None:
        return False
    corre = plazo.estado == Estado.CORRIENDO and reloj.ahora() < plazo.vence_at
    if not corre or plazo.prorroga or plazo.cantidad == 1:
        return False
    return prorrogas.pendiente(expediente, plazo) is None
