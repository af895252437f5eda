"""What follows a payment, whoever received it: receipt, and the process that waited goes on.

And what follows money that no order takes: its person is told.
"""

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.dinero import con_signo
from experta.expedientes.models import Expediente, Operacion
from experta.expedientes.services.historia import anotar
from experta.pagos.models import EventoPago, Pago
from experta.tramitacion import fuera, marcha, notificaciones, papeleo, papeles, relojes
from experta.tramitacion.errores import AunNo


def esperar(expediente: Expediente) -> None:
    """Stop the clocks of the authority while the person has to pay, where the ficha says so."""
    costo = cargar(expediente.version).ficha.costo
    if not (costo.detiene_plazo and costo.detiene_regla):
        return
    if relojes.suspender(expediente, reloj.ahora(), motivo="pago", regla=costo.detiene_regla):
        relojes.copiar_vencimiento(expediente)


def seguir(expediente: Expediente, pago: Pago) -> None:
    """Prepare the receipt, let the clock that waited go on from the next día hábil, and wake it.

    Raises:
        AunNo: the order is issued but its paper is not made, so the process does not wait yet.
    """
    ordenes = expediente.operaciones.filter(clase="orden-de-pago").exclude(
        tarea__startswith=fuera.lote("")
    )
    if ordenes.exclude(estado=Operacion.Estado.HECHA).exists():
        raise AunNo("La orden de pago aún se está preparando. Inténtalo otra vez en un momento.")
    papeleo.pedir_documento(
        expediente=expediente,
        clave="recibo",
        lote=fuera.lote(f"recibo-{pago.orden.referencia}"),
        dependencia="tesoreria",
        contenido=papeles.Contenido(orden=pago.orden),
    )
    if pago.orden.tarea and relojes.suspendido_por_pago(expediente):
        relojes.reanudar(expediente, pago.pagado_at)
        relojes.copiar_vencimiento(expediente)
    notificaciones.avisar_a_partes(
        expediente,
        f"Recibimos tu pago del trámite {expediente.folio}",
        f"Recibimos {con_signo(pago.importe_centavos)}. Tu recibo es el {pago.recibo}: "
        "en un momento lo descargas en tu trámite.",
    )
    marcha.avisar(expediente, "pago", {"monto_centavos": pago.importe_centavos})


def decir_si_sobra(expediente: Expediente, evento: EventoPago) -> None:
    """Write in the history, and tell the person, that money came that settled nothing, and why."""
    razon = evento.razon_de_devolver
    if not razon:
        return
    importe = evento.cuerpo.get("importe_centavos")
    cuanto = f" de {con_signo(importe)}" if isinstance(importe, int) else ""
    texto = (
        f"Llegó un pago en línea{cuanto} que no se aplicó. {razon} "
        "Tesorería lo devuelve o lo aplica."
    )
    anotar(
        expediente=expediente,
        acto="registrar_pago",
        texto=texto,
        actor=None,
        cambio={"evento": evento.pk},
    )
    notificaciones.avisar_a_partes(
        expediente, f"Revisamos un pago de tu trámite {expediente.folio}", texto
    )
