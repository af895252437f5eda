"""The treasury closes a payment event that did not settle an order by itself."""

from django.db import transaction

from experta.bitacora.services import anotar, asunto_general
from experta.cuentas.models import Persona, Rol
from experta.pagos import services as pagos
from experta.pagos.models import EventoPago
from experta.tramitacion import permisos
from experta.tramitacion.errores import Conflicto, dato_invalido

_NOTA_MINIMA = 10


def conciliar(*, persona: Persona, evento: EventoPago, nota: str) -> EventoPago:
    """Record what the treasury did with the event; no case moves by it.

    Raises:
        NoPermitido: not an official of the treasury, or a party of the order's case.
        DatosInvalidos: the note does not say what was done.
        Conflicto: somebody closed it first.
    """
    permisos.exigir_rol(persona, Rol.TESORERIA)
    orden = pagos.orden_de(evento)
    if orden:
        permisos.exigir_ajeno(persona, orden.expediente)
    if len(nota.strip()) < _NOTA_MINIMA:
        raise dato_invalido("nota", "Escribe qué revisaste y qué hiciste con este pago.")
    with transaction.atomic():
        if not pagos.conciliar(evento=evento, persona=persona, nota=nota.strip()):
            raise Conflicto("Alguien de Tesorería ya concilió este evento.")
        anotar(
            asunto=asunto_general("pagos"),
            acto="conciliar",
            estado="conciliado",
            actor=str(persona.publica),
            cambio={"evento": evento.pk, "proveedor": evento.proveedor, "nota": evento.nota},
        )
    return evento
