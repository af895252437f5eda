"""The turn goes back to the authority after the answer to a prevención: clocks, inboxes, drafts."""

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Rol
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.services.decisiones import responder_prevencion
from experta.plazos import services as plazos
from experta.tramitacion import escalera, fuera, relojes
from experta.tramitacion.errores import Conflicto

_FIRMADO = [Documento.Estado.FIRMADO, Documento.Estado.VIGENTE]


def fuera_de_tiempo(expediente: Expediente) -> bool:
    """Say whether the plazo to answer ended: a late answer is the officer's to accept."""
    plazo = relojes.plazo_de(expediente, "subsanar")
    return plazo is not None and plazo.vence_at is not None and reloj.ahora() >= plazo.vence_at


def acuerdo_firmado(expediente: Expediente) -> bool:
    """Say whether the dismissal of the case is signed."""
    desechamientos = expediente.documentos.filter(lote=fuera.DESECHAMIENTO, estado__in=_FIRMADO)
    return desechamientos.exists()


def exigir_sin_acuerdo(expediente: Expediente) -> None:
    """Refuse once the dismissal is signed.

    Raises:
        Conflicto: an officer signed it; what is left is its notification.
    """
    if acuerdo_firmado(expediente):
        raise Conflicto("Se acaba de firmar el acuerdo que desecha tu solicitud.")


def esperar_decision(expediente: Expediente) -> bool:
    """Keep a late answer for the officer, whose time to decide runs; say whether it is the first.

    Raises:
        PlazoInvalido: the calendar does not reach the end of that time.
    """
    if not expediente.prevencion.responder_tarde(reloj.ahora()):
        return False
    relojes.abrir_decision(expediente)
    dependencia = cargar(expediente.version).ficha.dependencia
    texto = "respondieron la prevención fuera de tiempo; decide si aceptas la respuesta."
    escalera.avisar_a_cargo(expediente, Rol.FIRMANTE, dependencia, texto)
    return True


def seguir(expediente: Expediente) -> None:
    """Give the turn back to the authority; what was drafted against the person is dropped.

    Its plazo goes on from the answer: a late one that is accepted counts since it came.

    Raises:
        Conflicto: the dismissal is signed.
    """
    exigir_sin_acuerdo(expediente)
    ahora = reloj.ahora()
    respuesta = expediente.prevencion.tardia_at or ahora
    responder_prevencion(prevencion=expediente.prevencion, momento=respuesta)
    expediente.mover("subsanar")
    documentos.cancelar_lote(expediente=expediente, lote=fuera.DESECHAMIENTO)
    bandeja.cerrar_vencidas(expediente=expediente, clave="subsanar")
    bandeja.cerrar_firmas(expediente=expediente, lote=fuera.DESECHAMIENTO)
    plazos.cumplir(asunto=expediente.pk, clave="subsanar", at=ahora, quien=plazos.SOLICITANTE)
    plazos.cumplir(asunto=expediente.pk, clave=relojes.DECISION, at=ahora)
    relojes.reanudar(expediente, respuesta)
    relojes.copiar_vencimiento(expediente)
    bandeja.descongelar(expediente=expediente, vence=expediente.vence)
