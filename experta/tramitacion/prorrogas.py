"""The extension of the legal plazo, from the acuerdo that an officer signs to its effect.

LFPA art. 31: once, with grounds and with notice. Asking for it moves nothing: it counts from its
notification, and only if that is practised before the plazo ends.
"""

from datetime import date, datetime

from experta.bandeja import services as bandeja
from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Notificacion
from experta.expedientes.services.historia import anotar
from experta.plazos import previsto
from experta.plazos import services as plazos
from experta.plazos.calendario import PlazoInvalido
from experta.plazos.models import Plazo
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Horario, Unidad, Ventana, dia_de
from experta.tramitacion import fuera, notificaciones, relojes, reposicion
from experta.tramitacion.errores import dato_invalido, exigir_calendario

CLAVE = "acuerdo"
_TARDE = (
    "La notificación de la ampliación no quedó registrada antes de que el plazo venciera: no "
    "tiene efecto y el plazo no se movió."
)


def lote_de(plazo: Plazo, cantidad: int) -> str:
    """Return the lot of the acuerdo: of which plazo, and by how much it extends it."""
    return f"{_inicio(plazo)}{cantidad}"


def opciones(plazo: Plazo) -> list[tuple[int, date]]:
    """Return each extension that the law allows now, in units of the plazo, with its last day.

    At most half of it (art. 31); that of a case put back, no later than three months (art. 92).
    """
    previstas = previsto.prorrogas(plazo, reloj.ahora())
    posibles = [(cantidad, dia_de(vence)) for cantidad, vence in previstas]
    if plazo.ventana != Ventana.NINGUNA:
        return posibles
    tope = reposicion.tope(plazo.presentado_at, Horario.desde_json(plazo.horario))
    return [(cantidad, vence) for cantidad, vence in posibles if tope and vence <= tope]


def exigir_opcion(plazo: Plazo, cantidad: int) -> date:
    """Return the day that an extension would give.

    Raises:
        DatosInvalidos: the law does not allow that much.
    """
    posibles = dict(opciones(plazo))
    if cantidad not in posibles:
        maximo = max(posibles, default=0)
        raise dato_invalido("cantidad", f"La prórroga puede ser a lo más de {maximo}.")
    return posibles[cantidad]


def pendiente(expediente: Expediente, plazo: Plazo) -> tuple[Documento, int] | None:
    """Return the acuerdo that is being signed or notified, and by how much; None without one."""
    if not plazo.abierto or plazo.prorroga:
        return None
    vivos = expediente.documentos.exclude(estado=Documento.Estado.CANCELADO)
    documento = vivos.filter(clave=CLAVE, lote__startswith=_inicio(plazo)).first()
    return (documento, _cantidad(documento)) if documento else None


def surtir(expediente: Expediente, notificacion: Notificacion, momento: datetime) -> None:
    """Extend the plazo from the moment at which its acuerdo was notified, if that is in time."""
    documento = expediente.documentos.get(pk=str(notificacion.documento))
    plazo = relojes.respuesta_de(expediente)
    if not expediente.abierto or plazo.prorroga or not documento.lote.startswith(_inicio(plazo)):
        return
    try:
        with exigir_calendario():
            plazo = plazos.prorrogar(
                asunto=expediente.pk, clave="respuesta", cantidad=_cantidad(documento), at=momento
            )
    except (plazos.PlazoNoCorre, PlazoInvalido):
        _anotar(expediente, _TARDE, documento)
        return
    relojes.copiar_vencimiento(expediente)
    cuanto = nombrar(plazo.prorroga, Unidad(plazo.unidad))
    hasta = f" Ahora vence el {fecha_larga(plazo.vence_fecha)}." if plazo.vence_fecha else ""
    _anotar(expediente, f"El plazo se amplió {cuanto}, por única vez.{hasta}", documento)


def caer(expediente: Expediente, plazo: Plazo) -> None:
    """Drop the acuerdo that nobody received when the plazo ended: it can have no effect.

    What the counter has not recorded by then was not handed over.
    """
    vivos = expediente.documentos.exclude(estado=Documento.Estado.CANCELADO)
    documento = vivos.filter(clave=CLAVE, lote__startswith=_inicio(plazo)).first()
    if documento is None or plazo.prorroga:
        return
    for notificacion in expediente.notificaciones.filter(documento=documento.pk):
        bandeja.cerrar(expediente=expediente, tarea=notificaciones.tarea_de(notificacion))
    documentos.cancelar_lote(expediente=expediente, lote=documento.lote, sin_entregar=True)
    bandeja.cerrar_firmas(expediente=expediente, lote=documento.lote)
    documento.refresh_from_db()
    _anotar(expediente, _TARDE, documento)


def _inicio(plazo: Plazo) -> str:
    return fuera.lote(f"prorroga-{plazo.pk}-")


def _cantidad(documento: Documento) -> int:
    return int(documento.lote.rpartition("-")[2])


def _anotar(expediente: Expediente, texto: str, documento: Documento) -> None:
    anotar(
        expediente=expediente,
        acto="ampliar",
        texto=texto,
        actor=None,
        cambio={"documento": str(documento.pk)},
        filas=[documento] if documento.huella_sellada else [],
    )
