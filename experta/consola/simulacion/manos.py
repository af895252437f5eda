"""The hands of officials: how each kind of task is done, always by the real act."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.consola.demostracion.actuacion import MOTIVOS, acta_de
from experta.consola.simulacion.llegadas import Conducta, azar
from experta.cuentas.models import Persona
from experta.documentos.models import Documento, Firma
from experta.expedientes.models import Expediente, Notificacion, Observacion
from experta.plazos.services import calendario_vigente
from experta.tramitacion import coordinacion, relojes, turnos
from experta.tramitacion.actos.atender_observacion import atender_observacion
from experta.tramitacion.actos.desechar import desechar
from experta.tramitacion.actos.dictaminar import dictaminar
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.inspeccionar import inspeccionar
from experta.tramitacion.actos.notificar import notificar
from experta.tramitacion.actos.observar import observar
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.actos.programar_inspeccion import programar_inspeccion
from experta.tramitacion.actos.resolver import resolver

REVISAN = frozenset({"resolver", "dictaminar", "revisar"})
Mano = Callable[[Tarea, Persona, Conducta], bool]


def hacer(tarea: Tarea, persona: Persona, conducta: Conducta) -> bool:
    """Do the task; False when the simulation does not know how."""
    mano = _MANOS.get(tarea.acto)
    return mano(tarea, persona, conducta) if mano else False


def _revisar(tarea: Tarea, persona: Persona, conducta: Conducta) -> bool:
    """Observe if something is missing and it is time; else give opinion or decision."""
    expediente = tarea.expediente
    if _falta_algo(expediente, conducta) and not coordinacion.ventana_cerrada(expediente):
        _observar(tarea, persona, conducta)
        return True
    _cerrar_respondidas(tarea, persona)
    sentido = _sentido(expediente, conducta)
    if tarea.acto == "resolver":
        admitidos = turnos.sentidos_admitidos(tarea)
        sentido = sentido if sentido in admitidos else admitidos[0]
        resolver(persona=persona, tarea=tarea, sentido=sentido, motivos=MOTIVOS)
    else:
        dictaminar(persona=persona, tarea=tarea, sentido=sentido, fundamento=MOTIVOS)
    return True


def _cerrar_respondidas(tarea: Tarea, persona: Persona) -> None:
    """Mark as attended what the person answered to this area; in a simulation it is always well."""
    respondidas = tarea.expediente.observaciones.filter(
        area=tarea.area or tarea.dependencia, estado=Observacion.Estado.RESPONDIDA
    )
    for observacion in respondidas.select_related("expediente").order_by("pk"):
        atender_observacion(persona=persona, observacion=observacion)


def _falta_algo(expediente: Expediente, conducta: Conducta) -> bool:
    return conducta.con_falta and not hasattr(expediente, "prevencion")


def _sentido(expediente: Expediente, conducta: Conducta) -> str:
    """Return the sense: what lacked something and could not be corrected is not granted."""
    bien = conducta.procede and not _falta_algo(expediente, conducta)
    return "favorable" if bien else "desfavorable"


def _observar(tarea: Tarea, persona: Persona, conducta: Conducta) -> None:
    """Note what is missing; who leads the trámite sends it at once, the others leave it to them."""
    expediente = tarea.expediente
    motivos = sorted(clave for clave, m in municipio_actual().motivos.items() if m.cabe("archivo"))
    if not expediente.observaciones.exists():
        observar(
            persona=persona,
            expediente=expediente,
            pregunta=expediente.adjuntos.order_by("pk")[0].pregunta,
            motivo=azar(conducta.numero, "motivo").choice(motivos),
            area=tarea.area or tarea.dependencia,
        )
    if tarea.dependencia == coordinacion.coordinadora(expediente):
        prevenir(persona=persona, expediente=expediente)


def espera_prevencion(tarea: Tarea) -> datetime | None:
    """Return until when a review that observed waits for those who lead to send it."""
    observada = tarea.expediente.observaciones.exists()
    if not observada or hasattr(tarea.expediente, "prevencion"):
        return None
    plazo = relojes.plazo_de(tarea.expediente, "respuesta")
    return plazo.limite_prevencion_at if plazo else None


def _reunir(tarea: Tarea, persona: Persona, _conducta: Conducta) -> bool:
    prevenir(persona=persona, expediente=tarea.expediente)
    return True


def _firmar(tarea: Tarea, persona: Persona, _conducta: Conducta) -> bool:
    """Sign what that officer has to sign on the case."""
    suyos = Documento.objects.por_firmar().filter(
        expediente=tarea.expediente_id, nombramiento__persona=persona
    )
    documentos = list(suyos.select_related("expediente", "nombramiento").order_by("folio"))
    for documento in documentos:
        firmar(persona=persona, documento=documento, metodo=Firma.Metodo.CONTRASENA)
    return bool(documentos)


def _programar(tarea: Tarea, persona: Persona, conducta: Conducta) -> bool:
    programar_inspeccion(
        persona=persona, tarea=tarea, inspector=persona, cuando=_cita(conducta.numero)
    )
    return True


def _cita(numero: int) -> datetime:
    """Return the moment of a visit: in the morning of the next working day."""
    dia = calendario_vigente().calendario.siguiente_habil(reloj.hoy())
    temprano = datetime.combine(dia, time(9), reloj.zona())
    return temprano + timedelta(minutes=30 * azar(numero, "cita").randrange(9))


def _inspeccionar(tarea: Tarea, persona: Persona, conducta: Conducta) -> bool:
    visita = tarea.expediente.inspecciones.latest("numero")
    resultado = "favorable" if conducta.procede else "desfavorable"
    if conducta.con_medidas and visita.numero == 1:
        resultado = "medidas"
    inspeccionar(
        persona=persona,
        tarea=tarea,
        acta=acta_de(visita, resultado),
        copia=tarea.expediente.titular_nombre,
    )
    return True


def _notificar(tarea: Tarea, persona: Persona, _conducta: Conducta) -> bool:
    notificar(
        persona=persona,
        tarea=tarea,
        notificacion=Notificacion.objects.get(pk=int(tarea.tarea.rpartition("-")[2])),
        medio=Notificacion.Medio.PERSONAL,
        recibio=tarea.expediente.titular_nombre,
        recibida_at=reloj.ahora(),
    )
    return True


def _atender(tarea: Tarea, persona: Persona, _conducta: Conducta) -> bool:
    """Dismiss what the person never answered; any other expiry is not for a machine to decide."""
    if not tarea.tarea.endswith("vencido-subsanar"):
        return False
    desechar(persona=persona, tarea=tarea)
    return True


_MANOS: dict[str, Mano] = {
    "resolver": _revisar,
    "dictaminar": _revisar,
    "revisar": _revisar,
    "prevenir": _reunir,
    "firmar": _firmar,
    "programar-inspeccion": _programar,
    "inspeccionar": _inspeccionar,
    "notificar": _notificar,
    "atender": _atender,
}
