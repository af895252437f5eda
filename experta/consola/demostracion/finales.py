"""Every way in which a trámite ends, and every silence: told once each, all of one citizen.

Each goes through the real acts on a moved clock, so its acuerdo, its notification, its papers and
its ledger are those of a real case. They go first, oldest first: their sweeps find nobody else's.
"""

from experta.comun import reloj
from experta.consola.demostracion import actuacion as a
from experta.consola.demostracion.guion import (
    RESIDENCIA,
    SARE,
    Avanzar,
    Escena,
    decidido,
    desechado,
    desfavorable,
    desistido,
    favorable,
)
from experta.cuentas.models import Nombramiento, Persona
from experta.expedientes.models import Expediente
from experta.tramitacion import jobs
from experta.tramitacion.actos.advertir_caducidad import advertir_caducidad
from experta.tramitacion.actos.caducar import caducar
from experta.tramitacion.actos.pedir_constancia_ficta import pedir_constancia_ficta
from experta.tramitacion.relojes import plazo_de

PADRON = "padron-de-proveedores"
DE_QUIEN = "ciudadana@demo.mx"


def _hasta_que_venza(expediente: Expediente, clave: str, avanzar: Avanzar) -> Expediente:
    """Move the clock past the end of that plazo, and let the sweep attend it."""
    plazo = plazo_de(expediente, clave)
    while plazo and plazo.vence_at and reloj.ahora() < plazo.vence_at:
        avanzar(1)
    jobs.atender_vencimientos()
    return a.leer(expediente)


def _quien_firma(expediente: Expediente) -> Persona:
    vigentes = Nombramiento.objects.vigentes(reloj.hoy())
    dependencia = expediente.version.ficha["dependencia"]
    cargos = vigentes.filter(rol="firmante", dependencia=dependencia)
    return cargos.order_by("pk")[0].persona


def caducado(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """The order expired unpaid; warned, the person did nothing; an officer let it expire."""
    expediente = decidido(expediente, avanzar)
    avanzar(30)
    jobs.vencer_ordenes()
    advertir_caducidad(persona=_quien_firma(expediente), expediente=expediente)
    a.drenar()
    expediente = a.leer_notificaciones(a.firmar_todo(expediente))
    expediente = _hasta_que_venza(expediente, "caducidad", avanzar)
    tarea = next(una for una in a.tareas(expediente, "atender") if "caducidad" in una.tarea)
    caducar(persona=a.quien_atiende(tarea), tarea=tarea)
    a.drenar()
    avanzar(1)
    return a.leer_notificaciones(a.firmar_todo(expediente))


def con_constancia(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """Nobody answered in time; the person asked for the certificate and an officer signed it."""
    expediente = _hasta_que_venza(expediente, "respuesta", avanzar)
    avanzar(1)
    persona = expediente.creado_por
    assert persona is not None  # noqa: S101 - every scene is of somebody with an account
    pedir_constancia_ficta(persona=persona, expediente=expediente)
    a.drenar()
    avanzar(1)
    return a.leer_notificaciones(a.firmar_todo(expediente))


def respondido_tarde(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """After the negativa ficta and its certificate, the authority answered in favour."""
    expediente = con_constancia(expediente, avanzar)
    avanzar(2)
    return a.leer_notificaciones(favorable(expediente, avanzar))


def favorable_leido(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """In favour, and read."""
    return a.leer_notificaciones(favorable(expediente, avanzar))


def desfavorable_leido(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """Against, and read: the days to contest it run."""
    expediente = desfavorable(expediente, avanzar)
    avanzar(1)
    return a.leer_notificaciones(expediente)


FINALES = (
    Escena(SARE, 1, 215, caducado, "Caducado: nadie pagó ni pidió otra orden"),
    Escena(RESIDENCIA, 1, 60, respondido_tarde, "Negativa ficta, y después la respuesta tardía"),
    Escena(PADRON, 1, 40, con_constancia, "Afirmativa ficta, con su constancia"),
    Escena(RESIDENCIA, 1, 34, desechado, "Desechado: nadie respondió la prevención"),
    Escena(RESIDENCIA, 1, 32, desfavorable_leido, "Resuelto en contra"),
    Escena(RESIDENCIA, 1, 30, desistido, "Desistido: la persona lo retiró"),
    Escena(RESIDENCIA, 1, 29, favorable_leido, "Resuelto a favor"),
)
