"""What a legal notification is, and what opening it sets going, in plain words."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import cargar
from experta.catalogo.ficha import Ficha
from experta.catalogo.partes import Remedio
from experta.comun.municipio import municipio_actual
from experta.documentos.models import Documento
from experta.expedientes.models import Notificacion
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.tramitacion.consultas.contenido import titulo_visible
from experta.tramitacion.consultas.fechas import tiempo
from experta.tramitacion.consultas.turno import RESPUESTAS
from experta.tramitacion.medidas import ACTA
from experta.tramitacion.remedios import remedio_de


@dataclass(frozen=True)
class Explicada:
    """A notification with its effects; `vence` is the person's last day once it runs."""

    id: int
    titulo: str
    asunto: str
    medio: str
    electronica: bool
    por_leer: bool
    enviada_at: datetime
    surte_efectos_at: datetime | None
    efecto: str
    articulo: str
    documento: UUID | None
    vence: date | None


def explicacion(notificacion: Notificacion) -> Explicada:
    """Return a notification explained; fetch it with `expediente__version`."""
    hallados = Documento.objects.filter(pk__in=[notificacion.documento or UUID(int=0)])
    documento = hallados.first()
    electronica = notificacion.medio == Notificacion.Medio.ELECTRONICA
    regla = municipio_actual().regla(
        "notificacion-electronica" if electronica else "notificacion-efectos"
    )
    return Explicada(
        id=notificacion.pk,
        titulo=titulo_visible(notificacion, documento.titulo if documento else notificacion.asunto),
        asunto=notificacion.asunto,
        medio=notificacion.get_medio_display(),
        electronica=electronica,
        por_leer=electronica and notificacion.surte_efectos_at is None,
        enviada_at=notificacion.practicada_at or notificacion.created_at,
        surte_efectos_at=notificacion.surte_efectos_at,
        efecto=_efecto(notificacion),
        articulo=f"{regla.ley}, {regla.articulo}",
        documento=documento.pk if documento else None,
        vence=_vence(notificacion),
    )


def _efecto(notificacion: Notificacion) -> str:
    """Return what begins when the person opens it."""
    if notificacion.asunto == "prevencion":
        dado = cargar(notificacion.expediente.version).ficha.plazo.prevencion
        plazo = tiempo(nombrar(dado.cantidad, Unidad(dado.unidad)))
        return _(
            "Te piden corregir o completar tu solicitud. Desde que la abras tienes {plazo} para "
            "responder. Mientras tanto, el plazo de la autoridad está en pausa."
        ).format(plazo=plazo)
    if notificacion.asunto == "advertencia-caducidad":
        return _(
            "Te advierten que tu trámite está detenido. Desde que la abras tienes {meses} meses "
            "para dar el paso que te toca; si no, el trámite puede caducar."
        ).format(meses=municipio_actual().regla("caducidad").valor)
    if notificacion.asunto == ACTA:
        return _de_acta(cargar(notificacion.expediente.version).ficha)
    if notificacion.asunto in RESPUESTAS:
        return _de_respuesta(remedio_de(cargar(notificacion.expediente.version).ficha))
    return _("Desde que la abras se considera que la conoces.")


def _de_acta(ficha: Ficha) -> str:
    plazo = ficha.inspeccion.medidas if ficha.inspeccion else None
    if plazo is None:
        return _("Desde que la abras se considera que la conoces.")
    return _(
        "Es el acta de la visita que te hicieron. Desde que la abras tienes {plazo} para corregir "
        "lo que señaló."
    ).format(plazo=tiempo(nombrar(plazo.cantidad, Unidad(plazo.unidad))))


def _de_respuesta(remedio: Remedio) -> str:
    if remedio.plazo_dias is None:
        return _("Es la respuesta a tu trámite. En ella se dice qué puedes hacer en su contra.")
    return _(
        "Es la respuesta a tu trámite. Desde que la abras empiezan a contar los {dias} días "
        "hábiles que tienes si quieres inconformarte."
    ).format(dias=remedio.plazo_dias)


def _vence(notificacion: Notificacion) -> date | None:
    prevencion = getattr(notificacion, "prevencion", None)
    return prevencion.vence if prevencion and notificacion.surte_efectos_at else None
