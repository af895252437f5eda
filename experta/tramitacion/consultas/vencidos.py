"""What an expired clock means for a case, and what the officer may do about it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.comun.municipio import municipio_actual
from experta.expedientes.rules import PREVENIDO
from experta.tramitacion import relojes
from experta.tramitacion.consultas.turno import nombre_de

_EFECTOS = {
    "afirmativa": gettext_lazy("La persona ya puede tener por aprobada su solicitud."),
    "negativa": gettext_lazy("La persona ya puede tener por negada su solicitud y reclamarla."),
    "ninguna": gettext_lazy("La ley no da un efecto al silencio; la demora la ve el OIC."),
}


@dataclass(frozen=True)
class Pendiente:
    """A step that somebody owes."""

    tarea: int
    nombre: str
    oficina: str
    quien: str


@dataclass(frozen=True)
class Vencido:
    """What expired and when; `desechable` when dismissal may be decided."""

    texto: str
    vencio: date | None
    efecto: str
    fundamento: str
    desechable: bool
    pendientes: tuple[Pendiente, ...]


def vencido(tarea: Tarea) -> Vencido:
    """Return what the officer must know to attend that task."""
    expediente = tarea.expediente
    de_la_persona = tarea.tarea.endswith("vencido-subsanar")
    plazo = relojes.plazo_de(expediente, "subsanar" if de_la_persona else "respuesta")
    ficha = cargar(expediente.version).ficha
    regla = municipio_actual().regla(
        "desechamiento" if de_la_persona else ficha.plazo.ficta_regla or ficha.plazo.respuesta.regla
    )
    texto = _("La persona no respondió la prevención a tiempo.")
    efecto = _("Puedes desechar la solicitud o esperar: si responde antes de que se firme, sigue.")
    if not de_la_persona:
        texto = _("Venció el plazo para responderle a la persona. El trámite sigue y se le debe.")
        efecto = str(_EFECTOS[ficha.plazo.ficta])
    return Vencido(
        texto=texto,
        vencio=plazo.vence_fecha if plazo else None,
        efecto=efecto,
        fundamento=f"{regla.ley}, {regla.articulo}",
        desechable=de_la_persona and expediente.estado == PREVENIDO,
        pendientes=_pendientes(tarea),
    )


def _pendientes(tarea: Tarea) -> tuple[Pendiente, ...]:
    abiertas = tarea.expediente.tareas.filter(estado=Tarea.Estado.PENDIENTE).exclude(pk=tarea.pk)
    return tuple(
        Pendiente(
            tarea=una.pk,
            nombre=una.nombre,
            oficina=nombre_de(una.dependencia),
            quien=str(una.asignada_a) if una.asignada_a else "",
        )
        for una in abiertas.select_related("asignada_a").order_by("pk")
    )
