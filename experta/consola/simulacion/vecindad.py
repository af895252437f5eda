"""The hands of citizens: what they do before the town, always by the real act."""

from experta.consola.demostracion.actuacion import adjuntar_lo_pedido
from experta.consola.demostracion.guion import respuestas_de
from experta.consola.simulacion.llegadas import Conducta
from experta.consola.simulacion.registro import hoja_minima
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.pagos import services as pagos
from experta.pagos.models import OrdenPago
from experta.tramitacion import jobs
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.cobrar_en_caja import cobrar_en_caja
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.ingresar import ingresar


def escribir(conducta: Conducta, persona: Persona, mostrador: Persona | None) -> Expediente:
    """Return a complete draft, with its files; `mostrador` is who captures it at the counter."""
    quien = mostrador or persona
    expediente = abrir_borrador(
        persona=quien,
        slug=conducta.tramite,
        en_ventanilla=mostrador is not None,
        titular=persona if mostrador else None,
    )
    expediente = guardar_respuestas(
        persona=quien,
        expediente=expediente,
        cambios=respuestas_de(conducta.tramite, persona),
        revision=0,
    )
    adjuntar_lo_pedido(expediente, quien, hoja_minima())
    return expediente


def entregar(conducta: Conducta, expediente: Expediente) -> None:
    """Submit the draft."""
    ingresar(
        persona=expediente.creado_por,
        expediente=expediente,
        clave=f"simulacion-{conducta.numero}",
        version_vista=expediente.version_id,
        acepta_notificacion=conducta.acepta_electronica,
    )


def pagar(conducta: Conducta, orden: OrdenPago, cajera: Persona) -> None:
    """Pay the order: by the gateway's signed event, or at the cash desk."""
    if not conducta.paga_en_linea:
        cobrar_en_caja(persona=cajera, orden=orden, recibido_centavos=orden.total_centavos)
        return
    cuerpo, cabeceras = pagos.evento_de_demostracion(orden=orden, clase="pagado")
    evento = pagos.recibir_evento(proveedor="demo", cuerpo=cuerpo, cabeceras=cabeceras)
    jobs.aplicar_evento(evento.pk)
