"""A case as officials read it: who has it, what waits, its documents and its inner history."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experta.bandeja.models import Tarea
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Adjunto, Expediente, Parte
from experta.expedientes.rules import FINALES
from experta.plazos.models import Plazo
from experta.tramitacion.consultas import contenido
from experta.tramitacion.consultas.areas import Opinion, opiniones
from experta.tramitacion.consultas.fechas import en_letra
from experta.tramitacion.consultas.historia import Evento, historia
from experta.tramitacion.consultas.libro import Reloj, libro
from experta.tramitacion.consultas.pasos import Paso, pasos
from experta.tramitacion.consultas.revision import Revision, revision
from experta.tramitacion.consultas.semaforo import Semaforo, Semaforos
from experta.tramitacion.consultas.tiempos import Tiempos, tiempos
from experta.tramitacion.consultas.turno import con_lo_del_turno, nombre_de, turno
from experta.tramitacion.suspensiones import suspendible

# The labels of the states as officials say them: those of the model speak to the citizen.
ESTADOS = {
    rules.EN_TRAMITE: gettext_lazy("En trámite"),
    rules.PREVENIDO: gettext_lazy("Prevenido"),
    rules.FAVORABLE: gettext_lazy("Favorable"),
    rules.DESFAVORABLE: gettext_lazy("Desfavorable"),
    rules.DESECHADO: gettext_lazy("Desechado"),
    rules.DESISTIDO: gettext_lazy("Desistido"),
    rules.CADUCADO: gettext_lazy("Caducado"),
}
TONOS = {
    rules.EN_TRAMITE: "nota",
    rules.PREVENIDO: "ojo",
    rules.FAVORABLE: "bien",
    rules.DESFAVORABLE: "mal",
    rules.DESECHADO: "mal",
}


@dataclass(frozen=True)
class Papel:
    """A document of any state; `legible` when there is a file to read.

    `suspendible` says whether it authorises something today.
    """

    id: UUID
    titulo: str
    folio: str
    estado: str
    oficina: str
    firmante: str
    legible: bool
    dependencia: str
    vigente: bool
    suspendible: bool
    suspendido: bool


@dataclass(frozen=True)
class Pendiente:
    """An open task: whose it is and how its date stands."""

    id: int
    nombre: str
    oficina: str
    de: str
    semaforo: Semaforo


@dataclass(frozen=True)
class Interno:
    """The page. `quien` has the case now; `fotos` are those taken in its visits."""

    expediente: Expediente
    estado: str
    tono: str
    semaforo: Semaforo | None
    quien: str
    pendientes: tuple[Pendiente, ...]
    pasos: tuple[Paso, ...]
    opiniones: tuple[Opinion, ...]
    solicitud: Revision
    fotos: tuple[Adjunto, ...]
    partes: tuple[Parte, ...]
    papeles: tuple[Papel, ...]
    ordenes: tuple[contenido.Orden, ...]
    visitas: tuple[contenido.Visita, ...]
    notificadas: tuple[contenido.Notificada, ...]
    relojes: tuple[Reloj, ...]
    tiempos: Tiempos
    historia: tuple[Evento, ...]


def interno(expediente: Expediente) -> Interno:
    """Return everything about a case; the number of queries does not depend on its size."""
    suyo = con_lo_del_turno(Expediente.objects.filter(pk=expediente.pk))
    caso = suyo.select_related("ficta").get()
    semaforos = Semaforos()
    # Under way and without a last day, its plazo waits for the payment.
    pausada = caso.estado == rules.PREVENIDO or caso.vence is None
    return Interno(
        expediente=caso,
        estado=str(ESTADOS[caso.estado]),
        tono=TONOS.get(caso.estado, "neutro"),
        semaforo=semaforos.de(caso.vence, en_pausa=pausada) if caso.abierto else None,
        quien=quien_lo_tiene(caso),
        pendientes=_pendientes(caso, semaforos),
        pasos=pasos(caso),
        opiniones=opiniones(caso),
        solicitud=revision(caso),
        fotos=tuple(caso.adjuntos.vigentes().filter(etapa=Adjunto.Etapa.INSPECCION)),
        partes=tuple(
            caso.partes.filter(hasta=None).select_related(
                "mandato__persona", "mandato__organizacion"
            )
        ),
        papeles=_papeles(caso),
        ordenes=contenido.ordenes(caso),
        visitas=contenido.visitas(caso),
        notificadas=contenido.notificadas(caso),
        relojes=libro(caso.pk),
        tiempos=tiempos(caso, _plazos_de(caso)),
        historia=historia(caso, interna=True),
    )


def _plazos_de(caso: Expediente) -> dict[str, Plazo]:
    """Return the last plazo of each key."""
    return {uno.clave: uno for uno in Plazo.objects.filter(asunto=caso.pk).order_by("pk")}


def quien_lo_tiene(expediente: Expediente) -> str:
    """Return who must move, for officials; fetch the case with `con_lo_del_turno`."""
    if expediente.estado in FINALES:
        dia = en_letra(expediente.concluido_at) if expediente.concluido_at else ""
        return _("Terminó el {dia}").format(dia=dia)
    ahora = turno(expediente)
    return _("La persona solicitante") if ahora.tuyo else ahora.quien


def _pendientes(expediente: Expediente, semaforos: Semaforos) -> tuple[Pendiente, ...]:
    vivas = [Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA]
    tareas = expediente.tareas.filter(estado__in=vivas).select_related("asignada_a")
    return tuple(
        Pendiente(
            id=tarea.pk,
            nombre=tarea.nombre,
            oficina=nombre_de(tarea.dependencia),
            de=str(tarea.asignada_a) if tarea.asignada_a else "",
            semaforo=semaforos.de(tarea.vence, en_pausa=tarea.estado == Tarea.Estado.CONGELADA),
        )
        for tarea in tareas.order_by("pk")
    )


def _papeles(expediente: Expediente) -> tuple[Papel, ...]:
    documentos = expediente.documentos.exclude(estado=Documento.Estado.CANCELADO)
    return tuple(
        Papel(
            id=uno.pk,
            titulo=uno.titulo,
            folio=uno.folio,
            estado=str(uno.get_estado_display()),
            oficina=nombre_de(uno.dependencia),
            firmante=str(uno.nombramiento.persona) if uno.nombramiento else "",
            legible=bool(uno.archivo_sellado or uno.archivo_generado),
            dependencia=uno.dependencia,
            vigente=uno.estado == Documento.Estado.VIGENTE,
            suspendible=suspendible(uno),
            suspendido=uno.estado == Documento.Estado.SUSPENDIDO,
        )
        for uno in documentos.select_related("nombramiento__persona")
    )
