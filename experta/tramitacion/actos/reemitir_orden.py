"""The citizen asks for another payment order because theirs expired: today's tariff applies."""

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.catalogo.uma import UmaSinPublicar
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.historia import anotar
from experta.pagos import services as pagos
from experta.pagos.errores import OrdenNoReemitible
from experta.pagos.models import OrdenPago
from experta.tramitacion import caducidad, fuera, marcha, papeleo, papeles, permisos
from experta.tramitacion.errores import AunNo, Conflicto


def reemitir_orden(*, persona: Persona, expediente: Expediente) -> OrdenPago:
    """Issue the order again for the step that waits for its payment.

    Raises:
        NoPermitido: not a party.
        Conflicto: the case does not wait for a payment, or its order did not expire.
        AunNo: there is no UMA for today.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        vencida = actual.ordenes.order_by("-created_at").first()
        if actual.estado != EN_TRAMITE or vencida is None:
            raise Conflicto("Este trámite no espera un pago.")
        pagos.vencer(orden=vencida, ahora=reloj.ahora())
        caducidad.interrumpir(actual)
        # The leaf before the folios, as every act takes them: else two would deadlock.
        anotar(
            expediente=actual,
            acto="reemitir_orden",
            texto="Pediste otra orden de pago porque la anterior venció.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            cambio={"vencida": vencida.referencia},
        )
        return _emitir(actual, vencida)


def _emitir(expediente: Expediente, vencida: OrdenPago) -> OrdenPago:
    """Freeze the new order and ask for its document."""
    ejecutable, hoy = cargar(expediente.version), reloj.hoy()
    try:
        orden = pagos.reemitir(
            orden=vencida,
            conceptos=ejecutable.costo(expediente.respuestas, hoy),
            uma=ejecutable.uma(hoy),
            huella_tarifa=ejecutable.huella_tarifa,
            vigencia_dias=ejecutable.ficha.costo.vigencia_dias,
        )
    except OrdenNoReemitible as error:
        raise Conflicto("Tu orden de pago sigue vigente o ya se pagó.") from error
    except UmaSinPublicar as error:
        raise AunNo(
            "Por ahora no se puede calcular tu pago porque falta publicar el valor oficial de la "
            "UMA. Tu trámite sigue como está; inténtalo más tarde."
        ) from error
    papeleo.pedir_documento(
        expediente=expediente,
        clave="orden-de-pago",
        lote=fuera.lote(f"orden-{orden.referencia}"),
        dependencia="tesoreria",
        contenido=papeles.Contenido(orden=orden),
    )
    return orden
