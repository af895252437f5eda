"""Visits: what must be programmed, the inspector's agenda, and where each one is."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Nombramiento, Persona, Rol
from experta.documentos.models import Documento
from experta.expedientes.models import Adjunto, Expediente, Inspeccion
from experta.plazos.services import calendario_vigente
from experta.tramitacion import fuera
from experta.tramitacion.consultas.de_oficio import tareas_de_oficio
from experta.tramitacion.consultas.semaforo import Semaforo, Semaforos
from experta.tramitacion.lugares import Lugar, lugares, punto

MAXIMO: Final = 200
_MEDIA_HORA: Final = timedelta(minutes=30)


@dataclass(frozen=True)
class PorProgramar:
    """A visit that waits for a date."""

    tarea: int
    folio: str
    titular: str
    tramite: str
    semaforo: Semaforo


@dataclass(frozen=True)
class Cita:
    """A visit in the agenda. `punto` is (latitude, longitude) when the applicant gave it."""

    tarea: int
    dia: date
    cuando: datetime
    folio: str
    titular: str
    tramite: str
    numero: int
    inspector: str
    mia: bool
    lugares: tuple[Lugar, ...]
    punto: tuple[str, str] | None
    telefono: str
    atrasada: bool

    @property
    def sin_calle(self) -> bool:
        """Whether nothing says how to get there: neither a street nor a point."""
        return self.punto is None and not any(lugar.se_halla for lugar in self.lugares)


def por_programar(persona: Persona) -> tuple[PorProgramar, ...]:
    """Return the visits that wait for a date in the offices of the person."""
    semaforos = Semaforos()
    tareas = tareas_de_oficio(persona).pendientes().filter(acto="programar-inspeccion")
    return tuple(
        PorProgramar(
            tarea=tarea.pk,
            folio=tarea.expediente.folio or "",
            titular=tarea.expediente.titular_nombre,
            tramite=tarea.expediente.version.nombre,
            semaforo=semaforos.de(tarea.vence),
        )
        for tarea in tareas.select_related("expediente__version").por_vencer()[:MAXIMO]
    )


def agenda(persona: Persona, dia: date | None, *, solo_mias: bool) -> tuple[Cita, ...]:
    """Return the visits still to be made, by time; of that day, or all of them.

    The same number of queries for one and for many.
    """
    tareas = tareas_de_oficio(persona).pendientes().filter(acto="inspeccionar")
    por_expediente = dict(tareas.values_list("expediente_id", "pk"))
    visitas = Inspeccion.objects.filter(
        estado=Inspeccion.Estado.PROGRAMADA, expediente__in=list(por_expediente)
    )
    if solo_mias:
        visitas = visitas.filter(inspector=persona)
    if dia:
        desde = datetime.combine(dia, time.min, reloj.zona())
        hasta = datetime.combine(dia + timedelta(days=1), time.min, reloj.zona())
        visitas = visitas.filter(programada_para__gte=desde, programada_para__lt=hasta)
    filas = (
        visitas.select_related("expediente__version", "inspector")
        .prefetch_related("expediente__partes__persona")
        .order_by("programada_para")[:MAXIMO]
    )
    return tuple(cita(una, por_expediente[una.expediente_id], persona) for una in filas)


def cita(visita: Inspeccion, tarea: int, persona: Persona) -> Cita:
    """Return a visit as the agenda shows it."""
    expediente = visita.expediente
    cuando = visita.programada_para or visita.created_at
    return Cita(
        tarea=tarea,
        dia=reloj.local(cuando).date(),
        cuando=cuando,
        folio=expediente.folio or "",
        titular=expediente.titular_nombre,
        tramite=expediente.version.nombre,
        numero=visita.numero,
        inspector=str(visita.inspector or ""),
        mia=visita.inspector_id == persona.pk,
        lugares=lugares(expediente),
        punto=punto(expediente),
        telefono=_telefono(expediente),
        atrasada=cuando < reloj.ahora() - timedelta(hours=1),
    )


def inspectores(dependencia: str) -> tuple[Persona, ...]:
    """Return who may be sent on a visit of that office today, by name."""
    vigentes = Nombramiento.objects.vigentes(reloj.hoy()).filter(
        rol=Rol.INSPECTOR, dependencia=dependencia, persona__is_active=True
    )
    personas = Persona.objects.filter(pk__in=vigentes.values("persona"))
    return tuple(personas.order_by("nombre_plegado"))


def horas_de(dependencia: str) -> tuple[str, ...]:
    """Return the half hours at which a visit of that office may begin (`09:30`)."""
    oficina = municipio_actual().dependencias[dependencia]
    ancla = date.min
    hora = datetime.combine(ancla, time.fromisoformat(oficina.hora_abre))
    cierra = datetime.combine(ancla, time.fromisoformat(oficina.hora_cierra))
    horas = []
    while hora < cierra:
        horas.append(f"{hora:%H:%M}")
        hora += _MEDIA_HORA
    return tuple(horas)


def es_habil(dia: date) -> bool:
    """Say whether the town works that day.

    Raises:
        CalendarioSinEjercicio: the year has no published calendar.
    """
    return calendario_vigente().calendario.es_habil(dia)


def papeles_de(visita: Inspeccion) -> tuple[Documento, ...]:
    """Return the order and the acta of a visit, once rendered."""
    lotes = [fuera.lote(f"visita-{visita.numero}"), fuera.lote(f"acta-{visita.numero}")]
    rendidos = Documento.objects.filter(expediente=visita.expediente_id, lote__in=lotes)
    return tuple(rendidos.exclude(archivo_generado=""))


def evidencia_de(visita: Inspeccion) -> tuple[Adjunto, ...]:
    """Return the photographs and papers added to a visit."""
    suyos = Adjunto.objects.vigentes().filter(expediente=visita.expediente_id)
    return tuple(suyos.filter(pregunta=f"visita-{visita.numero}"))


def _telefono(expediente: Expediente) -> str:
    personas = [parte.persona for parte in expediente.partes.all() if parte.persona]
    return next((persona.telefono for persona in personas if persona.telefono), "")
