"""The plazo to correct what a visit revealed: from when its acta is notified, never before."""

from experta.catalogo.ejecutable import cargar
from experta.catalogo.partes import MedidasCorrectivas
from experta.comun import reloj
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Inspeccion, Notificacion
from experta.expedientes.rules import EN_TRAMITE
from experta.tramitacion import contenidos, fuera, notificaciones, papeleo, relojes, turnos

ACTA = "acta-de-inspeccion"


def de(visita: Inspeccion) -> MedidasCorrectivas | None:
    """Return the plazo that the ficha gives to correct what that visit ordered, if it does."""
    inspeccion = cargar(visita.expediente.version).ficha.inspeccion
    con_medidas = visita.resultado == Inspeccion.Resultado.MEDIDAS
    return inspeccion.medidas if inspeccion and con_medidas else None


def levantar(visita: Inspeccion, dependencia: str, copia: str) -> Notificacion | None:
    """Have the acta rendered; return its notification, if somebody received a copy on the spot.

    `copia` is who did. Without it, what has a plazo is notified as any other document.
    """
    expediente, entregada = visita.expediente, bool(copia and de(visita))
    plazo = relojes.abrir_medidas(expediente, reloj.ahora()) if entregada else None
    documento = papeleo.pedir_documento(
        expediente=expediente,
        clave=ACTA,
        lote=_lote(visita),
        dependencia=dependencia,
        contenido=contenidos.de_acta(visita, de(visita), plazo, copia),
    )
    if not entregada:
        return None
    evidencia = {
        "recibio": copia,
        "constancia": documento.folio,
        "registro": str(visita.inspector.publica) if visita.inspector else "",
    }
    return notificaciones.entregada(expediente, ACTA, documento, evidencia)


def notificar(expediente: Expediente, lote: str) -> None:
    """Practise the notification of the acta of a lot from which a plazo must run, once."""
    for visita in expediente.inspecciones.all():
        if _lote(visita) != lote or de(visita) is None:
            continue
        for acta in Documento.objects.filter(expediente=expediente, clave=ACTA, lote=lote):
            notificaciones.practicar(expediente, ACTA, acta)


def empiezan(expediente: Expediente) -> bool:
    """Say whether the acta of the last visit arrived and its plazo to correct has not begun."""
    visita = expediente.inspecciones.order_by("numero").last()
    corrige = turnos.tarea_de_correccion(expediente) is not None
    if visita is None or expediente.estado != EN_TRAMITE or not corrige:
        return False
    previo = relojes.plazo_de(expediente, "medidas")
    if previo and visita.realizada_at and previo.presentado_at >= visita.realizada_at:
        return False
    actas = expediente.documentos.filter(clave=ACTA, lote=_lote(visita)).values("pk")
    recibidas = expediente.notificaciones.exclude(surte_efectos_at=None)
    return recibidas.filter(documento__in=actas).exists()


def _lote(visita: Inspeccion) -> str:
    return fuera.lote(f"acta-{visita.numero}")
