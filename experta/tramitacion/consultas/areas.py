"""What each area that looks at a case has decided, and which ones still owe their opinion."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Dictamen, Expediente
from experta.expedientes.models.decisiones import Sentido
from experta.tramitacion.consultas.turno import nombre_de

REVISAN = ("dictaminar", "revisar", "resolver")


@dataclass(frozen=True)
class Opinion:
    """An area: its state in words with a tone, and its opinion once it gave one."""

    nombre: str
    estado: str
    tono: str
    quien: str = ""
    cuando: datetime | None = None
    fundamento: str = ""
    condiciones: str = ""


def opiniones(expediente: Expediente) -> tuple[Opinion, ...]:
    """Return every area's opinion given or owed, and the decision when there is one; 3 queries."""
    ficha = cargar(expediente.version).ficha
    dictadas = [
        _dada(ficha.nombre_de_area(uno.area), uno)
        for uno in expediente.dictamenes.select_related("autor").order_by("dictada_at")
    ]
    vivas = [Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA]
    tareas = expediente.tareas.filter(acto__in=REVISAN, estado__in=vivas)
    debidas = [
        _debida(ficha.nombre_de_area(tarea.area) if tarea.area else tarea.nombre, tarea)
        for tarea in tareas.select_related("asignada_a").order_by("pk")
    ]
    return (*dictadas, *debidas, *_decision(expediente))


def aun_revisan(expediente: Expediente) -> tuple[str, ...]:
    """Return the areas that can still observe: their review is open; one query."""
    ficha = cargar(expediente.version).ficha
    abiertas = expediente.tareas.filter(acto__in=REVISAN, estado=Tarea.Estado.PENDIENTE)
    return tuple(
        ficha.nombre_de_area(tarea.area) if tarea.area else nombre_de(tarea.dependencia)
        for tarea in abiertas.order_by("pk")
    )


def _dada(nombre: str, dictamen: Dictamen) -> Opinion:
    return Opinion(
        nombre=nombre,
        estado=_("Asentimiento tácito")
        if dictamen.asentimiento
        else str(dictamen.get_sentido_display()),
        tono="bien" if dictamen.sentido == Sentido.FAVORABLE else "mal",
        quien=str(dictamen.autor) if dictamen.autor else _("Por regla, ante su silencio"),
        cuando=dictamen.dictada_at,
        fundamento=dictamen.fundamento,
        condiciones=dictamen.condiciones,
    )


def _debida(nombre: str, tarea: Tarea) -> Opinion:
    pausada = tarea.estado == Tarea.Estado.CONGELADA
    return Opinion(
        nombre=f"{nombre} ({nombre_de(tarea.dependencia)})",
        estado=_("En pausa") if pausada else _("Aún revisa"),
        tono="neutro" if pausada else "nota",
        quien=str(tarea.asignada_a) if tarea.asignada_a else "",
    )


def _decision(expediente: Expediente) -> tuple[Opinion, ...]:
    resolucion = getattr(expediente, "resolucion", None)
    if resolucion is None:
        return ()
    return (
        Opinion(
            nombre=_("Resolución"),
            estado=str(resolucion.get_sentido_display()),
            tono="bien" if resolucion.sentido == Sentido.FAVORABLE else "mal",
            quien=str(resolucion.autor),
            cuando=resolucion.resuelta_at,
            fundamento=resolucion.motivos,
            condiciones=resolucion.condiciones,
        ),
    )
