"""The citizen answers the prevención: the clock goes on and the paused tasks come back."""

from django.db import transaction

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.rules import PREVENIDO
from experta.expedientes.services.decisiones import responder_prevencion
from experta.expedientes.services.historia import anotar
from experta.plazos import services as plazos
from experta.tramitacion import fuera, marcha, permisos, relojes, solicitud
from experta.tramitacion.errores import Conflicto


def subsanar(*, persona: Persona, expediente: Expediente) -> Expediente:
    """Send the answer to every observation at once.

    Raises:
        NoPermitido: not a party.
        DatosInvalidos: the application would be incomplete.
        Conflicto: there is nothing to answer, or it was answered before.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if actual.estado != PREVENIDO:
            raise Conflicto("Ya respondiste esta prevención; la autoridad sigue con tu trámite.")
        prevencion = actual.prevencion
        notificacion = prevencion.notificacion
        if notificacion is None or notificacion.surte_efectos_at is None:
            raise Conflicto(
                "Aún no se te notifica la prevención; en cuanto llegue podrás responder."
            )
        solicitud.exigir_completa(actual, cargar(actual.version))
        _reanudar(actual)
        anotar(
            expediente=actual,
            acto="subsanar",
            texto="Respondiste a la prevención. El plazo sigue el siguiente día hábil.",
            actor=persona,
            en_nombre_de=str(acceso.mandato) if acceso.mandato else "",
            cambio={"respuestas": actual.respuestas},
        )
    return actual


def _reanudar(expediente: Expediente) -> None:
    """Give the turn back to the authority: answers, state, clocks and inboxes."""
    ahora = reloj.ahora()
    responder_prevencion(prevencion=expediente.prevencion, momento=ahora)
    desechamientos = expediente.documentos.filter(lote=fuera.DESECHAMIENTO)
    if desechamientos.filter(estado=Documento.Estado.VIGENTE).exists():
        raise Conflicto("Se acaba de emitir el acuerdo que desecha tu solicitud.")
    expediente.mover("subsanar")
    documentos.cancelar_lote(expediente=expediente, lote=fuera.DESECHAMIENTO)
    bandeja.cerrar_de_fuera(expediente=expediente, actos=["atender", "firmar"])
    plazos.cumplir(asunto=expediente.pk, clave="subsanar", at=ahora, quien="solicitante")
    relojes.reanudar(expediente, ahora)
    relojes.copiar_vencimiento(expediente)
    bandeja.descongelar(expediente=expediente, vence=expediente.vence)
