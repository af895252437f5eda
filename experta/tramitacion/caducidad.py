"""When a case is stopped for a cause of the person, and what interrupts its caducidad.

Causes known here (LFPA art. 60): the order of payment expired unpaid, and a visit found what the
person must correct. A case that was prevenido and not answered is not one of them: it is dismissed
(art. 17-A). A visit that the person did not allow is an unfavourable result of the visit.
"""

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.rules import EN_TRAMITE
from experta.pagos.models import OrdenPago
from experta.plazos import services as plazos
from experta.tramitacion import proyectos, relojes

CLAVE = "caducidad"
ADVERTENCIA = "advertencia-caducidad"
_CAUSAS = {
    "pago": "La orden de pago venció y no se pagó ni se pidió otra.",
    "corregir": "No se avisó que se corrigió lo que la visita señaló.",
}


def causa(expediente: Expediente) -> str:
    """Return why the case waits for the person, in a sentence; empty if it does not."""
    if expediente.estado != EN_TRAMITE or not expediente.proceso:
        return ""
    pasos = cargar(expediente.version).continuar(expediente.proceso).tareas()
    if any(paso.acto == "corregir" for paso in pasos):
        return _CAUSAS["corregir"]
    if not any(paso.espera == "pago" for paso in pasos):
        return ""
    ultima = expediente.ordenes.order_by("-created_at", "-pk").first()
    impagada = ultima and not ultima.vigente and ultima.estado != OrdenPago.Estado.PAGADA
    return _CAUSAS["pago"] if impagada else ""


def advertencias(expediente: Expediente) -> int:
    """Return how many warnings were prepared for the case, in force or dropped."""
    return expediente.documentos.filter(clave=ADVERTENCIA).count()


def por_notificar(expediente: Expediente) -> bool:
    """Say whether a warning waits for its firma, its seal or the person's reception."""
    if expediente.notificaciones.filter(asunto=ADVERTENCIA, surte_efectos_at=None).exists():
        return True
    sin_emitir = [
        Documento.Estado.RESERVADO,
        Documento.Estado.GENERADO,
        Documento.Estado.FIRMADO,
    ]
    return expediente.documentos.filter(clave=ADVERTENCIA, estado__in=sin_emitir).exists()


def interrumpir(expediente: Expediente) -> None:
    """The person acted: the warning loses its effect, and so does a draft that nobody signed."""
    plazo = relojes.plazo_de(expediente, CLAVE)
    if plazo is None:
        return
    ahora = reloj.ahora()
    plazos.cancelar(asunto=expediente.pk, clave=CLAVE, at=ahora, quien=plazos.SOLICITANTE)
    proyectos.descartar(expediente, plazo)
