"""What follows from slow work that is done: somebody signs, somebody is told, a case ends."""

from collections.abc import Callable
from datetime import date

from experta.bandeja import services as bandeja
from experta.comun import reloj
from experta.comun.dinero import con_signo
from experta.comun.texto import fecha_larga
from experta.cuentas.models import Rol
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Expediente, Operacion
from experta.expedientes.services.apertura import abrir_acceso_de_area
from experta.plazos import services as plazos
from experta.tramitacion import (
    anuncios,
    cierre,
    cobros,
    coordinacion,
    efectos,
    fictas,
    fuera,
    marcha,
    medidas,
    notificaciones,
    recursos,
    relojes,
)

TEXTOS = {
    "acuse": "Tu acuse está listo.",
    "orden-de-pago": "Tu orden de pago está lista.",
    "recibo": "Tu recibo está listo.",
    "generar-documentos": "Los documentos pasaron a firma.",
    "desechamiento": "El acuerdo pasó a firma.",
    "desistimiento": "El acuerdo pasó a firma.",
    "acuerdo": "El acuerdo pasó a firma.",
    "suspension": "El acuerdo pasó a firma.",
    "levantamiento": "El acuerdo pasó a firma.",
    "revocacion": "El acuerdo pasó a firma.",
    "admision": "El acuerdo de admisión pasó a firma.",
    "advertencia-caducidad": "La advertencia pasó a firma.",
    "caducidad": "El acuerdo pasó a firma.",
    "constancia-ficta": "La constancia pasó a firma.",
    "prevencion": "La solicitud de correcciones pasó a firma.",
    "orden-de-inspeccion": "La orden de visita pasó a firma.",
    "reasignacion": "Un documento por firmar se preparó a nombre de quien hoy firma.",
    "fecha-de-firma": "Un documento por firmar se preparó con la fecha de hoy.",
    "acta-de-inspeccion": "El acta de la visita está lista.",
    "sellar": "Tus documentos están listos.",
    "sellar-suelto": "El documento está firmado y sellado.",
    "consultar-padron": "Se consultó lo que el municipio ya tiene.",
}
# In which state a paper outside the process may still be notified; any other, while it is open.
_ESTADOS = {
    "acuerdo": set(rules.ABIERTOS),
    "prevencion": {rules.PREVENIDO},
    "desechamiento": {rules.PREVENIDO},
    "caducidad": {rules.EN_TRAMITE},
    "advertencia-caducidad": {rules.EN_TRAMITE},
}
# Which plazo of an officer is met when one of these is notified.
_CUMPLEN = {fictas.RELOJ: fictas.RELOJ, "desechamiento": relojes.DECISION}
_SON_DOCUMENTOS = frozenset({"acuse", "recibo", "acta-de-inspeccion", "sellar"})
# What programs are told when one of these is notified; never what it says.
_ANUNCIOS = {
    "prevencion": anuncios.Clase.PREVENIDO,
    "desechamiento": anuncios.Clase.RESUELTO,
    "caducidad": anuncios.Clase.RESUELTO,
}
PUBLICAS = frozenset({"acuse", "orden-de-pago", "recibo", "acta-de-inspeccion", "sellar"})


def texto(expediente: Expediente, operacion: Operacion) -> str:
    """Return the line of the history for an operation that is done."""
    if operacion.clase == "orden-de-pago" and _sin_cobro(expediente, operacion):
        return "No hay nada que pagar: el trámite sigue."
    return TEXTOS[operacion.clase]


def aplicar(expediente: Expediente, operacion: Operacion) -> None:
    """Take the consequences of one operation, in the transaction that records it."""
    if operacion.clase in _SON_DOCUMENTOS:
        anuncios.anunciar(expediente, anuncios.Clase.DOCUMENTO)
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
            vence=_para_cuando(expediente, documento),
        )


def _para_cuando(expediente: Expediente, documento: Documento) -> date | None:
    if documento.clave == "prevencion":
        return relojes.primera_respuesta_de(expediente).limite_prevencion
    clave = _CUMPLEN.get(documento.clave, documento.clave)
    propio = relojes.plazo_de(expediente, clave)
    return propio.vence_fecha if propio and propio.abierto else expediente.vence


def _notificar_sueltos(expediente: Expediente, operacion: Operacion) -> None:
    documentos = Documento.objects.filter(
        expediente=expediente,
        lote=fuera.lote_de_sello(operacion.tarea),
        estado=Documento.Estado.VIGENTE,
    )
    for documento in documentos:
        if not _se_notifica(expediente, documento):
            continue
        notificacion = notificaciones.practicar(expediente, documento.clave, documento)
        efectos.al_practicar(expediente, notificacion)
        if documento.clave in _ANUNCIOS:
            anuncios.anunciar(expediente, _ANUNCIOS[documento.clave])
        if documento.clave == "prevencion":
            expediente.prevencion.fijar_notificacion(notificacion)
        if documento.clave in _CUMPLEN:
            clave = _CUMPLEN[documento.clave]
            plazos.cumplir(asunto=expediente.pk, clave=clave, at=reloj.ahora())


def _se_notifica(expediente: Expediente, documento: Documento) -> bool:
    """Say whether the case did not move on, nor a window close, while it was being sealed."""
    if documento.clave == "prevencion" and coordinacion.ventana_cerrada(expediente):
        return False
    return expediente.estado in _ESTADOS.get(documento.clave, {expediente.estado})


def _notificar_acta(expediente: Expediente, operacion: Operacion) -> None:
    medidas.notificar(expediente, operacion.tarea)


def _terminar(expediente: Expediente, operacion: Operacion) -> None:
    if expediente.estado not in rules.FINALES:
        return
    cierre.cerrar(expediente)
    vigentes = Documento.objects.filter(
        expediente=expediente, clase="resolucion", estado=Documento.Estado.VIGENTE
    )
    cierre.notificar_resolucion(expediente, list(vigentes))
    recursos.surtir(expediente)
    anuncios.anunciar(expediente, anuncios.Clase.RESUELTO)


def _saltar_firma(expediente: Expediente, operacion: Operacion) -> None:
    """Go on when no document of the step asks for a firma: nobody would come to sign."""
    del_lote = Documento.objects.filter(expediente=expediente, lote=operacion.tarea)
    if not del_lote.filter(requiere_firma=True).exists():
        marcha.saltar(expediente, "firmar")


def _sin_cobro(expediente: Expediente, operacion: Operacion) -> bool:
    """Say whether the step that would have issued an order found nothing to charge."""
    if fuera.es_de_fuera(operacion.tarea):
        return False
    return not expediente.ordenes.filter(tarea=operacion.tarea).exists()


def _avisar_orden(expediente: Expediente, operacion: Operacion) -> None:
    """Tell the person to pay, and stop the plazo where the ficha says so; free, nothing waits."""
    if _sin_cobro(expediente, operacion):
        marcha.avisar(expediente, "pago", {"monto_centavos": 0})
        return
    cobros.esperar(expediente)
    anuncios.anunciar(expediente, anuncios.Clase.POR_PAGAR)
    orden = expediente.ordenes.order_by("-created_at", "-pk")[0]
    notificaciones.avisar_a_partes(
        expediente,
        f"Ya puedes pagar tu trámite {expediente.folio}",
        f"Son {con_signo(orden.total_centavos)}. Paga a más tardar el {fecha_larga(orden.vence)}: "
        "entra a tu trámite para hacerlo en línea o ver cómo pagar en caja.",
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
    "generar-documentos": _saltar_firma,
    "prevencion": _pasar_a_firma,
    "desechamiento": _pasar_a_firma,
    "acuerdo": _pasar_a_firma,
    "advertencia-caducidad": _pasar_a_firma,
    "caducidad": _pasar_a_firma,
    "desistimiento": _pasar_a_firma,
    "suspension": _pasar_a_firma,
    "levantamiento": _pasar_a_firma,
    "revocacion": _pasar_a_firma,
    "constancia-ficta": _pasar_a_firma,
    "orden-de-inspeccion": _pasar_a_firma,
    medidas.ACTA: _notificar_acta,
    "sellar": _terminar,
    "sellar-suelto": _notificar_sueltos,
}
