"""What an expired clock means for a case, and what the officer may do about it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.comun.municipio import municipio_actual
from experta.expedientes.models import Expediente
from experta.expedientes.rules import PREVENIDO
from experta.plazos.models import Plazo
from experta.tramitacion import caducidad, proyectos, vencimientos
from experta.tramitacion.consultas.turno import nombre_de

_EFECTOS = {
    "afirmativa": gettext_lazy("La persona ya puede tener por aprobada su solicitud."),
    "negativa": gettext_lazy("La persona ya puede tener por negada su solicitud y reclamarla."),
    "ninguna": gettext_lazy("La ley no da un efecto al silencio; la demora la ve el OIC."),
}
_QUE_PASO = {
    "respuesta": gettext_lazy(
        "Venció el plazo para responderle a la persona. El trámite sigue y se le debe."
    ),
    "subsanar": gettext_lazy("La persona no respondió la prevención a tiempo."),
    "caducidad": gettext_lazy("Pasó el tiempo de la advertencia y la persona no actuó."),
    "medidas": gettext_lazy("La persona no avisó que corrigió lo que señaló la visita."),
}
_REGLAS = {"subsanar": "desechamiento", "caducidad": "caducidad"}


@dataclass(frozen=True)
class Pendiente:
    """A step that somebody owes."""

    tarea: int
    nombre: str
    oficina: str
    quien: str


@dataclass(frozen=True)
class Proyecto:
    """The draft that waits for the decision, as it would print."""

    titulo: str
    hechos: tuple[str, ...]
    motivos: tuple[str, ...]
    resolutivos: tuple[str, ...]


@dataclass(frozen=True)
class Vencido:
    """What expired and when; `desechable` or `caducable` when that may be decided.

    `respondio` is when a late answer came, which the officer may accept (`aceptable`).
    """

    clave: str
    texto: str
    vencio: date | None
    efecto: str
    fundamento: str
    desechable: bool
    caducable: bool
    aceptable: bool
    respondio: datetime | None
    proyecto: Proyecto | None
    pendientes: tuple[Pendiente, ...]


def vencido(tarea: Tarea) -> Vencido:
    """Return what the officer must know to attend that task."""
    expediente = tarea.expediente
    plazo = vencimientos.plazo_de_tarea(tarea)
    clave = plazo.clave if plazo else "respuesta"
    regla = municipio_actual().regla(_regla(expediente, clave))
    prevencion = getattr(expediente, "prevencion", None)
    tardia = prevencion.tardia_at if prevencion and clave == "subsanar" else None
    prevenido = clave == "subsanar" and expediente.estado == PREVENIDO
    return Vencido(
        clave=clave,
        texto=str(_QUE_PASO.get(clave, _QUE_PASO["respuesta"])),
        vencio=plazo.vence_fecha if plazo else None,
        efecto=_efecto(expediente, clave),
        fundamento=f"{regla.ley}, {regla.articulo}",
        desechable=prevenido,
        caducable=clave == caducidad.CLAVE and bool(caducidad.causa(expediente)),
        aceptable=prevenido and tardia is not None,
        respondio=tardia,
        proyecto=_proyecto(expediente, plazo),
        pendientes=_pendientes(tarea),
    )


def _regla(expediente: Expediente, clave: str) -> str:
    ficha = cargar(expediente.version).ficha
    if clave == "medidas" and ficha.inspeccion and ficha.inspeccion.medidas:
        return ficha.inspeccion.medidas.regla
    return _REGLAS.get(clave) or ficha.plazo.ficta_regla or ficha.plazo.respuesta.regla


def _efecto(expediente: Expediente, clave: str) -> str:
    ficha = cargar(expediente.version).ficha
    medidas = ficha.inspeccion.medidas if ficha.inspeccion else None
    if clave == "subsanar":
        return _("Puedes desechar, o aceptar la respuesta si llega antes de tu firma.")
    if clave == caducidad.CLAVE:
        return _("Puedes declarar la caducidad; si la persona actúa antes de tu firma, sigue.")
    if clave == "medidas":
        return medidas.efecto if medidas else ""
    return str(_EFECTOS[ficha.plazo.ficta])


def _proyecto(expediente: Expediente, plazo: Plazo | None) -> Proyecto | None:
    documento = proyectos.de(expediente, plazo) if plazo else None
    if documento is None:
        return None
    datos = documento.datos
    return Proyecto(
        titulo=documento.titulo,
        hechos=tuple(datos["hechos"]),
        motivos=tuple(datos["motivos"]),
        resolutivos=tuple(datos["resolutivos"]),
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
