"""A moment of the clock passed: the system records the fact and tells people, no more."""

from django.db import transaction

from experta.bandeja import services as bandeja
from experta.cuentas.models import Rol
from experta.expedientes import rules
from experta.expedientes.models import Expediente
from experta.expedientes.services.apertura import abrir_acceso_de_area
from experta.expedientes.services.historia import anotar
from experta.plazos import services as plazos
from experta.plazos.models import MITAD, Vencimiento
from experta.tramitacion import marcha, notificaciones

_TEXTOS = {
    ("respuesta", MITAD): ("Pasó la mitad del plazo para responderte.", False),
    ("respuesta", "respuesta"): (
        "Venció el plazo para responderte. Tu trámite sigue.",
        True,
    ),
    ("promesa", "promesa"): ("Se pasó el tiempo que ofrecimos para responderte.", True),
    ("subsanar", "subsanar"): ("Venció tu plazo para responder la prevención.", True),
}


def atender_vencimiento(*, vencimiento: Vencimiento) -> bool:
    """Record a due moment once, escalate it, and tell the citizen what it means."""
    plazo = vencimiento.plazo
    with transaction.atomic():
        # The case first and its clock after, as every act takes them: else two would deadlock.
        existe = Expediente.objects.filter(pk=plazo.asunto).exists()
        expediente = marcha.tomar(plazo.asunto) if existe else None
        if not plazos.marcar_atendido(vencimiento):
            return False
        hecho = _TEXTOS.get((plazo.clave, vencimiento.tipo))
        if expediente is None or expediente.estado not in rules.ABIERTOS or hecho is None:
            return True
        texto, publico = hecho
        anotar(
            expediente=expediente,
            acto="atender_vencimiento",
            texto=texto,
            actor=None,
            publico=publico,
            cambio={"plazo": plazo.clave, "momento": vencimiento.tipo},
        )
        if publico:
            notificaciones.avisar_a_partes(expediente, f"Tu trámite {expediente.folio}", texto)
        if plazo.clave in ("respuesta", "subsanar") and vencimiento.tipo != MITAD:
            _escalar(expediente, plazo.clave)
    return True


def _escalar(expediente: Expediente, clave: str) -> None:
    """Open a task for whoever signs: only an officer decides what an expiry means."""
    dependencia = expediente.version.ficha["dependencia"]
    abrir_acceso_de_area(expediente=expediente, rol=Rol.FIRMANTE, dependencia=dependencia)
    bandeja.abrir(
        expediente=expediente,
        pendiente=bandeja.Pendiente(
            tarea=f"{bandeja.FUERA}vencido-{clave}",
            acto="atender",
            nombre="Plazo vencido: decide qué procede",
            rol=Rol.FIRMANTE,
            dependencia=dependencia,
        ),
        vence=expediente.vence,
    )
