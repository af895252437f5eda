"""Cases, orders and events for the tests of this room."""

import json
from decimal import Decimal
from itertools import count
from typing import Any

from experta.catalogo.models import Tramite, VersionTramite
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.motores.reglas import Concepto
from experta.pagos import firmas, services
from experta.pagos.models import EventoPago, OrdenPago
from experta.pagos.proveedores import demo

TOTAL = 170_233
CONCEPTOS = [
    Concepto("licencia", "Licencia", 170_000, "Art. 12", "15 UMA"),
    Concepto("forma", "Forma valorada", 233, "Art. 13", "fija"),
]
_numeros = count(1)


def persona() -> Persona:
    """Return a person."""
    return Persona.objects.create_user(correo=f"pagos{next(_numeros)}@example.com", nombre="Eva")


def expediente() -> Expediente:
    """Return a draft of some trámite."""
    tramite, _ = Tramite.objects.get_or_create(slug="licencia-de-prueba")
    version, _ = VersionTramite.objects.get_or_create(
        tramite=tramite,
        numero=1,
        defaults={"huella": "0" * 64, "nombre": "Licencia", "ficha": {}, "archivos": {}},
    )
    return Expediente.objects.create(tramite=tramite, version=version, creado_por=persona())


def orden(caso: Expediente | None = None, tarea: str = "orden-1", dias: int = 15) -> OrdenPago:
    """Return an order of 1,702.33, to be paid within those days."""
    return services.emitir_orden(
        expediente=caso or expediente(),
        conceptos=CONCEPTOS,
        uma=Decimal("117.31"),
        huella_tarifa="a" * 64,
        tarea=tarea,
        vigencia_dias=dias,
    )


def cuerpo(de: OrdenPago, **cambios: Any) -> dict[str, Any]:
    """Return the event that pays an order exactly, or with those changes."""
    return {
        "evento": f"evt_{next(_numeros)}",
        "clase": "pagado",
        "cobro": f"cob_{de.referencia}",
        "referencia": de.referencia,
        "importe_centavos": de.total_centavos,
        "moneda": "MXN",
        **cambios,
    }


def recibir(datos: dict[str, Any]) -> EventoPago:
    """Receive an event as the demonstration's gateway would send it."""
    escrito = json.dumps(datos).encode()
    firma = firmas.firmar(demo._secreto(), escrito)
    return services.recibir_evento(proveedor="demo", cuerpo=escrito, cabeceras=firma)


def recibir_y_aplicar(datos: dict[str, Any]) -> EventoPago:
    """Receive an event and apply it, as the act does."""
    evento = recibir(datos)
    suya = services.orden_de(evento)
    if suya is None:
        services.por_conciliar(evento=evento, nota="La referencia no existe.")
    else:
        services.aplicar_evento(evento=evento, orden=suya)
    evento.refresh_from_db()
    return evento
