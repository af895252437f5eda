"""Who gathers the observations of every department into the one prevención, and until when."""

from experta.bandeja import services as bandeja
from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Rol
from experta.expedientes.models import Expediente, Observacion
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.apertura import abrir_acceso_de_area
from experta.plazos.tipos import Ventana
from experta.tramitacion import fuera, relojes
from experta.tramitacion.errores import Conflicto

ACTO = "prevenir"
FUERA_DE_TIEMPO = "Pasó el tiempo para pedirla en la prevención."


def coordinadora(expediente: Expediente) -> str:
    """Return the dependencia that leads the trámite: it sends the prevención."""
    return cargar(expediente.version).ficha.proceso.parametros.dependencia


def que_firma(expediente: Expediente) -> str:
    """Return the dependencia whose officer signs what the leading one sends."""
    parametros = cargar(expediente.version).ficha.proceso.parametros
    return parametros.dependencia_firmante or parametros.dependencia


def exigir_sin_prevenir(expediente: Expediente) -> None:
    """Refuse a remark, or a prevención, once the only one was sent or its time passed.

    The window is the first third of the plazo (LFPA art. 17-A).

    Raises:
        Conflicto: it was sent, the case is not open, or the window closed.
    """
    if hasattr(expediente, "prevencion"):
        raise Conflicto(
            "La prevención ya se envió; sólo puede haber una. "
            "Resuelve con lo que la persona respondió."
        )
    if expediente.estado != EN_TRAMITE:
        raise Conflicto("El expediente ya no está en trámite.")
    if ventana_cerrada(expediente):
        raise Conflicto(
            "Ya pasó el tiempo para prevenir (el primer tercio del plazo). "
            "El expediente sigue como completo."
        )


def ventana_cerrada(expediente: Expediente) -> bool:
    """Say whether the time to prevent has passed."""
    plazo = relojes.plazo_de(expediente, "respuesta")
    if plazo is None:
        return False
    return plazo.ventana == Ventana.NINGUNA or reloj.ahora() >= plazo.limite_prevencion_at


def encargar(expediente: Expediente, tarea: Tarea, observacion: int) -> None:
    """Put the prevención in the inbox of the leading dependencia, when another one observed.

    Whoever leads and observes sends it from their own review.
    """
    dependencia = coordinadora(expediente)
    abiertas = expediente.tareas.filter(estado=Tarea.Estado.PENDIENTE)
    if tarea.dependencia == dependencia or abiertas.filter(acto=ACTO).exists():
        return
    plazo = relojes.plazo_de(expediente, "respuesta")
    abrir_acceso_de_area(expediente=expediente, rol=Rol.REVISOR, dependencia=dependencia)
    bandeja.abrir(
        expediente=expediente,
        pendiente=bandeja.Pendiente(
            tarea=fuera.lote(f"{ACTO}#{observacion}"),
            acto=ACTO,
            nombre="Reunir las observaciones y enviar la prevención",
            rol=Rol.REVISOR,
            dependencia=dependencia,
        ),
        vence=plazo.limite_prevencion if plazo else expediente.vence,
    )


def dar_por_hecha(expediente: Expediente) -> None:
    """Close the task of the leading dependencia: sent, or nothing is left to send."""
    bandeja.cerrar_de_fuera(expediente=expediente, actos=[ACTO])


def dar_por_hecha_si_nada_queda(expediente: Expediente) -> None:
    """Do so when the last observation noted was withdrawn."""
    if not expediente.observaciones.filter(estado=Observacion.Estado.ANOTADA).exists():
        dar_por_hecha(expediente)
