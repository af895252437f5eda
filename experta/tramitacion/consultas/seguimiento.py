"""Everything that the page of a case tells, for the citizen's door and the officials'."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import cargar
from experta.comun.municipio import Dependencia, municipio_actual
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.plazos.models import Estado, Plazo
from experta.plazos.tipos import Unidad
from experta.tramitacion.consultas import contenido
from experta.tramitacion.consultas.acciones import Accion, acciones, del_reloj
from experta.tramitacion.consultas.fechas import con_hora, en_letra
from experta.tramitacion.consultas.historia import Evento, historia
from experta.tramitacion.consultas.pasos import Opinion, Paso, opiniones, pasos
from experta.tramitacion.consultas.remedio import Remedio, remedio
from experta.tramitacion.consultas.tiempos import Tiempos, tiempos
from experta.tramitacion.consultas.turno import RESPUESTAS, Turno, con_lo_del_turno, turno


@dataclass(frozen=True)
class Seguimiento:
    """A case as people follow it. Every text is a plain sentence in the language of the page.

    `hasta` is the last day of the authority to answer, in words, and `promesa` that of the
    service promise; both empty when they do not run. `sigue` names the next step.
    """

    expediente: Expediente
    estado: str
    turno: Turno
    hasta: str
    en_pausa: bool
    promesa: str
    sigue: str
    acciones: tuple[Accion, ...]
    pasos: tuple[Paso, ...]
    opiniones: tuple[Opinion, ...]
    historia: tuple[Evento, ...]
    papeles: tuple[contenido.Papel, ...]
    notificadas: tuple[contenido.Notificada, ...]
    ordenes: tuple[contenido.Orden, ...]
    visitas: tuple[contenido.Visita, ...]
    remedio: Remedio | None
    tiempos: Tiempos
    oficina: Dependencia

    @property
    def preparando(self) -> bool:
        """Say whether some document is being made right now."""
        return any(papel.en_preparacion for papel in self.papeles)

    @property
    def por_hacer(self) -> tuple[Accion, ...]:
        """Return what the case waits for the citizen to do."""
        return tuple(accion for accion in self.acciones if accion.urge)


def seguimiento(
    expediente: Expediente, para: Persona | None = None, *, interna: bool = False
) -> Seguimiento:
    """Return how a case goes, in a number of queries that does not depend on its size.

    `para` is who reads (what they did is told as «Tú»); `interna` adds what only officials see.
    """
    # Documents first: one that is issued meanwhile is not seen without its notification.
    suyo = Expediente.objects.filter(pk=expediente.pk).prefetch_related("documentos")
    caso = con_lo_del_turno(suyo).select_related("ficta").get()
    ficha = cargar(caso.version).ficha
    plazos = {plazo.clave: plazo for plazo in Plazo.objects.filter(asunto=caso.pk).order_by("pk")}
    turno_ = turno(caso)
    notificadas = contenido.notificadas(caso)
    papeles = contenido.papeles(caso, notificadas)
    reservados = contenido.titulos_reservados(caso, notificadas)
    camino = pasos(caso)
    return Seguimiento(
        expediente=caso,
        estado=_estado(caso, turno_),
        turno=turno_,
        hasta=_ultimo_momento(plazos.get("respuesta")),
        en_pausa=_suspendido(plazos.get("respuesta")),
        promesa=_ultimo_momento(plazos.get("promesa")),
        sigue=next((paso.nombre for paso in camino if paso.estado == "pendiente"), ""),
        acciones=(*acciones(caso, turno_, papeles), *del_reloj(caso)),
        pasos=camino,
        opiniones=opiniones(caso),
        historia=historia(caso, para, interna=interna, reservados=reservados),
        papeles=papeles,
        notificadas=notificadas,
        ordenes=contenido.ordenes(caso),
        visitas=contenido.visitas(caso),
        remedio=remedio(caso, _surtio(notificadas)),
        tiempos=tiempos(caso, plazos),
        oficina=municipio_actual().dependencias[ficha.dependencia],
    )


def _estado(expediente: Expediente, turno_: Turno) -> str:
    """Return the state in two or three words; an unread ending is not told by its label."""
    if turno_.paso == "leer":
        return _("Notificación por leer")
    return str(Expediente.Estado(expediente.estado).label)


def _ultimo_momento(plazo: Plazo | None) -> str:
    if plazo is None or plazo.vence_at is None or not plazo.vence_fecha:
        return ""
    if plazo.estado not in (Estado.CORRIENDO, Estado.VENCIDO):
        return ""
    if plazo.unidad == Unidad.HORAS_HABILES:
        return con_hora(plazo.vence_at)
    return en_letra(plazo.vence_fecha)


def _suspendido(plazo: Plazo | None) -> bool:
    return plazo is not None and plazo.estado == Estado.SUSPENDIDO


def _surtio(notificadas: tuple[contenido.Notificada, ...]) -> datetime | None:
    """Return when the notification of the ending took effect."""
    return next((una.surte_efectos_at for una in notificadas if una.asunto in RESPUESTAS), None)
