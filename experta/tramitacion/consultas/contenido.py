"""Documents, notifications, payments and visits of a case, as the screens list them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experta.comun import codigos, reloj
from experta.documentos.models import Documento
from experta.documentos.vigor import suspension_de
from experta.expedientes import rules
from experta.expedientes.models import Expediente, Inspeccion, Notificacion
from experta.pagos.models import OrdenPago
from experta.tramitacion.consultas.fechas import con_hora, en_letra
from experta.tramitacion.consultas.turno import RESPUESTAS, nombre_de
from experta.tramitacion.contra_documentos import si_no_estas_de_acuerdo
from experta.tramitacion.suspensiones import que_puedes_hacer

# What a document is for, where its name in the law does not tell.
_QUE_ES = {
    "acuse": gettext_lazy("La prueba de que recibimos tu solicitud, y para cuándo te respondemos."),
    "prevencion": gettext_lazy("Lo que te pedimos corregir o completar."),
    "desechamiento": gettext_lazy("Cierra la solicitud porque no se completó a tiempo."),
    "desistimiento": gettext_lazy("Cierra la solicitud porque la retiraste."),
    "acuerdo": gettext_lazy("La autoridad toma más tiempo para responder, por única vez."),
    "advertencia-caducidad": gettext_lazy("Avisa que el trámite está detenido y puede cerrarse."),
    "caducidad": gettext_lazy("Cierra el trámite porque estuvo detenido y no respondiste."),
}


@dataclass(frozen=True)
class Papel:
    """A document: `descargable` now, `en_preparacion` while it is being made.

    `explicacion` says in plain words what a document with a name of the law is for.
    `estado` and `tono` say in words whether it is in force. A resolution that waits to be opened
    as an electronic notification is not downloadable before (`notificacion` is that one).
    """

    id: UUID
    titulo: str
    folio: str
    clave: str
    es_resolucion: bool
    estado: str
    tono: str
    detalle: str
    codigo: str
    descargable: bool
    en_preparacion: bool
    notificacion: int | None
    explicacion: str


@dataclass(frozen=True)
class Notificada:
    """A legal notification: `por_leer` when the person must open it here."""

    id: int
    titulo: str
    asunto: str
    medio: str
    practicada_at: datetime | None
    surte_efectos_at: datetime | None
    por_leer: bool
    documento: UUID | None


@dataclass(frozen=True)
class Orden:
    """A payment order and what became of it."""

    id: UUID
    referencia: str
    total_centavos: int
    conceptos: list[dict[str, object]]
    vence: date
    estado: str
    tono: str
    pagable: bool
    recibo: str
    pagada_at: datetime | None


@dataclass(frozen=True)
class Visita:
    """A visit: when, who comes, what came out of it."""

    numero: int
    estado: str
    tono: str
    cuando: str
    inspector: str
    resultado: str
    medidas: str


def papeles(expediente: Expediente, notificadas: tuple[Notificada, ...]) -> tuple[Papel, ...]:
    """Return the documents that the person may know of, resolutions first."""
    cerradas = {una.documento: una for una in notificadas if una.por_leer}
    lista = [
        _papel(documento, cerradas.get(documento.pk))
        for documento in expediente.documentos.all()
        if documento.estado in Documento.EMITIDOS or _en_preparacion(documento)
    ]
    return tuple(sorted(lista, key=lambda papel: not papel.es_resolucion))


def notificadas(expediente: Expediente) -> tuple[Notificada, ...]:
    """Return the notifications, newest first, each with the title of its document."""
    titulos = {documento.pk: documento.titulo for documento in expediente.documentos.all()}
    return tuple(
        _notificada(una, titulos.get(una.documento or UUID(int=0), una.asunto))
        for una in reversed(list(expediente.notificaciones.all()))
    )


def titulo_visible(notificacion: Notificacion, titulo: str) -> str:
    """Return the title under which it is listed: an answer not yet opened does not tell itself."""
    cerrada = _por_leer(notificacion) and notificacion.asunto in RESPUESTAS
    return _("Respuesta a tu trámite") if cerrada else titulo


def _por_leer(notificacion: Notificacion) -> bool:
    electronica = notificacion.medio == Notificacion.Medio.ELECTRONICA
    return electronica and notificacion.surte_efectos_at is None


def _notificada(notificacion: Notificacion, titulo: str) -> Notificada:
    return Notificada(
        id=notificacion.pk,
        titulo=titulo_visible(notificacion, titulo),
        asunto=notificacion.asunto,
        medio=notificacion.get_medio_display(),
        practicada_at=notificacion.practicada_at,
        surte_efectos_at=notificacion.surte_efectos_at,
        por_leer=_por_leer(notificacion),
        documento=notificacion.documento,
    )


def titulos_reservados(expediente: Expediente, notificadas: tuple[Notificada, ...]) -> set[str]:
    """Return the titles that would tell an ending which the person has not been notified of."""
    cerradas = {una.documento for una in notificadas if una.por_leer}
    return {
        documento.titulo
        for documento in expediente.documentos.all()
        if documento.clase in RESPUESTAS
        and (documento.pk in cerradas or documento.estado not in Documento.EMITIDOS)
    }


def ordenes(expediente: Expediente) -> tuple[Orden, ...]:
    """Return the payment orders, newest first."""
    return tuple(_orden(orden) for orden in reversed(list(expediente.ordenes.all())))


def visitas(expediente: Expediente) -> tuple[Visita, ...]:
    """Return the visits, newest first; the inspector is named so that nobody is deceived.

    Fetch the case with `con_lo_del_turno`.
    """
    tonos = {
        Inspeccion.Resultado.FAVORABLE: "bien",
        Inspeccion.Resultado.MEDIDAS: "ojo",
        Inspeccion.Resultado.DESFAVORABLE: "mal",
    }
    return tuple(
        Visita(
            numero=visita.numero,
            estado=visita.get_resultado_display() or visita.get_estado_display(),
            tono=tonos.get(Inspeccion.Resultado(visita.resultado), "nota")
            if visita.resultado
            else "nota",
            cuando=con_hora(visita.programada_para) if visita.programada_para else "",
            inspector=visita.inspector.nombre_completo if visita.inspector else "",
            resultado=visita.resultado,
            medidas=visita.medidas,
        )
        for visita in reversed(list(expediente.inspecciones.all()))
    )


def _en_preparacion(documento: Documento) -> bool:
    """Say whether only the machine's work is missing; what waits for a firma is not told yet."""
    if documento.estado == Documento.Estado.FIRMADO:
        return True
    return documento.estado == Documento.Estado.RESERVADO and not documento.requiere_firma


def _papel(documento: Documento, cerrada: Notificada | None) -> Papel:
    estado, tono, detalle = _como_esta(documento)
    listo = documento.estado in Documento.EMITIDOS
    return Papel(
        id=documento.pk,
        titulo=_titulo(documento, cerrada),
        folio=documento.folio,
        clave=documento.clave,
        es_resolucion=documento.clase == "resolucion",
        estado=estado,
        tono=tono,
        detalle=detalle,
        codigo=codigos.agrupado(documento.codigo) if listo and not cerrada else "",
        descargable=listo and not cerrada,
        en_preparacion=not listo,
        notificacion=cerrada.id if cerrada else None,
        explicacion="" if cerrada else str(_QUE_ES.get(documento.clave, "")),
    )


def _titulo(documento: Documento, cerrada: Notificada | None) -> str:
    if cerrada:
        return cerrada.titulo
    sin_emitir = documento.estado not in Documento.EMITIDOS and documento.clase in RESPUESTAS
    return _("Respuesta a tu trámite") if sin_emitir else documento.titulo


def _como_esta(documento: Documento) -> tuple[str, str, str]:
    if documento.estado == Documento.Estado.REVOCADO:
        return _("Revocado: ya no vale"), "mal", _por_que_revocado(documento)
    if documento.estado not in Documento.EMITIDOS:
        return _("Se está preparando"), "nota", ""
    hasta = documento.vigente_hasta
    if hasta and hasta < reloj.hoy():
        return _("Venció"), "ojo", _("Valió hasta el {dia}.").format(dia=en_letra(hasta))
    if documento.estado == Documento.Estado.SUSPENDIDO:
        return _("Suspendido: por ahora no vale"), "ojo", _por_que_suspendido(documento)
    return _en_vigor(documento)


def _en_vigor(documento: Documento) -> tuple[str, str, str]:
    hasta = documento.vigente_hasta
    if hasta:
        return _("Vigente"), "bien", _("Vale hasta el {dia}.").format(dia=en_letra(hasta))
    emitido = documento.emitido_at
    detalle = _("Emitido el {dia}.").format(dia=en_letra(emitido)) if emitido else ""
    a_favor = documento.expediente.estado == rules.FAVORABLE
    if documento.clase == "resolucion" and a_favor:
        return _("Vigente"), "bien", detalle
    return "", "", detalle


def _por_que_revocado(documento: Documento) -> str:
    dia = en_letra(documento.revocado_at) if documento.revocado_at else ""
    detalle = _("{oficina} lo revocó el {dia}. Motivo: {motivo}").format(
        oficina=nombre_de(documento.dependencia), dia=dia, motivo=documento.motivo_revocacion
    )
    if not documento.fundamento_revocacion:  # a recurso did
        return detalle
    norma = _("Fundamento: {norma}.").format(norma=documento.fundamento_revocacion.rstrip("."))
    return f"{detalle} {norma} {si_no_estas_de_acuerdo(documento)}"


def _por_que_suspendido(documento: Documento) -> str:
    suspension = suspension_de(documento)
    if suspension is None:
        return ""
    oficina = nombre_de(documento.dependencia)
    detalle = _(
        "{oficina} lo suspendió el {dia}: {causa}. Motivo: {motivo} Fundamento: {fundamento}."
    ).format(
        oficina=oficina,
        dia=en_letra(suspension.at),
        causa=suspension.get_causa_display().lower(),
        motivo=suspension.motivo,
        fundamento=suspension.fundamento.rstrip("."),
    )
    return f"{detalle} {que_puedes_hacer(documento)}"


def _orden(orden: OrdenPago) -> Orden:
    pago = getattr(orden, "pago", None)
    vencida = orden.estado == OrdenPago.Estado.PENDIENTE and not orden.vigente
    estado = OrdenPago.Estado.VENCIDA if vencida else OrdenPago.Estado(orden.estado)
    tonos = {OrdenPago.Estado.PAGADA: "bien", OrdenPago.Estado.PENDIENTE: "ojo"}
    return Orden(
        id=orden.pk,
        referencia=orden.referencia,
        total_centavos=orden.total_centavos,
        conceptos=orden.conceptos,
        vence=orden.vence,
        estado=str(estado.label),
        tono=tonos.get(estado, "neutro"),
        pagable=orden.vigente,
        recibo=pago.recibo if pago else "",
        pagada_at=pago.pagado_at if pago else None,
    )
