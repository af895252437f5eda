"""What follows from slow work that is done: somebody signs, somebody is told, a case ends."""

from collections.abc import Callable

from experta.bandeja import services as bandeja
from experta.cuentas.models import Rol
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Expediente, Operacion
from experta.expedientes.services.apertura import abrir_acceso_de_area
from experta.tramitacion import cierre, fuera, marcha, notificaciones

TEXTOS = {
    "acuse": "Tu acuse está listo.",
    "orden-de-pago": "Tu orden de pago está lista.",
    "recibo": "Tu recibo está listo.",
    "generar-documentos": "Los documentos pasaron a firma.",
    "desechamiento": "El acuerdo pasó a firma.",
    "prevencion": "La solicitud de correcciones pasó a firma.",
    "orden-de-inspeccion": "La orden de visita pasó a firma.",
    "reasignacion": "Un documento por firmar se preparó a nombre de quien hoy firma.",
    "acta-de-inspeccion": "El acta de la visita está lista.",
    "sellar": "Tus documentos están listos.",
    "sellar-suelto": "El documento está firmado y sellado.",
    "consultar-padron": "Se consultó lo que el municipio ya tiene.",
}
_DE_PREVENIDO = {"prevencion", "desechamiento"}
PUBLICAS = frozenset({"acuse", "orden-de-pago", "recibo", "acta-de-inspeccion", "sellar"})


def aplicar(expediente: Expediente, operacion: Operacion) -> None:
    """Take the consequences of one operation, in the transaction that records it."""
    consecuencia = _CONSECUENCIAS.get(operacion.clase)
    if consecuencia:
        consecuencia(expediente, operacion)


def _pasar_a_firma(expediente: Expediente, operacion: Operacion) -> None:
    """Open a signing task in each office that signs a document of the lot."""
    por_firmar = Documento.objects.por_firmar().filter(expediente=expediente, lote=operacion.tarea)
    for documento in por_firmar:
        abrir_acceso_de_area(
            expediente=expediente, rol=Rol.FIRMANTE, dependencia=documento.dependencia
        )
        bandeja.abrir(
            expediente=expediente,
            pendiente=bandeja.Pendiente(
                tarea=f"{operacion.tarea}#{documento.dependencia}",
                acto="firmar",
                nombre=f"Firmar: {documento.titulo}",
                rol=Rol.FIRMANTE,
                dependencia=documento.dependencia,
            ),
            vence=expediente.vence,
        )


def _notificar_sueltos(expediente: Expediente, operacion: Operacion) -> None:
    documentos = Documento.objects.filter(
        expediente=expediente,
        lote=fuera.lote_de_sello(operacion.tarea),
        estado=Documento.Estado.VIGENTE,
    )
    for documento in documentos:
        if documento.clave in _DE_PREVENIDO and expediente.estado != rules.PREVENIDO:
            continue  # the case moved on while it was being sealed
        if documento.clave == "desechamiento":
            # Before it is notified: ending closes every task, and notifying may open one.
            expediente.mover("desechar")
            marcha.cancelar(expediente)
            cierre.cerrar(expediente)
        notificacion = notificaciones.practicar(expediente, documento.clave, documento)
        if documento.clave == "prevencion":
            expediente.prevencion.fijar_notificacion(notificacion)


def _terminar(expediente: Expediente, operacion: Operacion) -> None:
    if expediente.estado not in rules.FINALES:
        return
    cierre.cerrar(expediente)
    vigentes = Documento.objects.filter(
        expediente=expediente, clase="resolucion", estado=Documento.Estado.VIGENTE
    )
    cierre.notificar_resolucion(expediente, list(vigentes))


def _avisar_orden(expediente: Expediente, operacion: Operacion) -> None:
    notificaciones.avisar_a_partes(
        expediente,
        f"Ya puedes pagar tu trámite {expediente.folio}",
        "Tu orden de pago está lista. Entra a tu trámite para pagarla en línea o en caja.",
    )


def _avisar_acuse(expediente: Expediente, operacion: Operacion) -> None:
    notificaciones.avisar_a_partes(
        expediente,
        f"Recibimos tu trámite {expediente.folio}",
        f"Tu acuse de «{expediente.version.nombre}» está listo. "
        "En tu trámite ves quién lo tiene y para cuándo debe responderte.",
    )


_CONSECUENCIAS: dict[str, Callable[[Expediente, Operacion], None]] = {
    "acuse": _avisar_acuse,
    "orden-de-pago": _avisar_orden,
    "prevencion": _pasar_a_firma,
    "desechamiento": _pasar_a_firma,
    "orden-de-inspeccion": _pasar_a_firma,
    "sellar": _terminar,
    "sellar-suelto": _notificar_sueltos,
}
