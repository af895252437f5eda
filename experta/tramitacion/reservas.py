"""What is fixed in the transaction that asks for slow work: documents and orders."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.ficha import DocumentoFicha
from experta.catalogo.uma import UmaSinPublicar
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Nombramiento, Rol
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.models.decisiones import Sentido
from experta.motores.procesos import TareaLista
from experta.pagos import services as pagos
from experta.pagos.models import OrdenPago
from experta.tramitacion import competencia, contenidos, control, papeles, renovaciones, vigencias
from experta.tramitacion.errores import SinFirmante


def reservar(expediente: Expediente, ejecutable: Ejecutable, tarea: TareaLista) -> None:
    """Reserve folio, code and frozen data of what the operation will make."""
    reservador = _RESERVADORES.get(tarea.operacion)
    if reservador:
        reservador(expediente, ejecutable, tarea.id)


def sentido(expediente: Expediente) -> str:
    """Return the sense of the case: its resolution's, or favourable where opinions were enough."""
    resolucion = getattr(expediente, "resolucion", None)
    return resolucion.sentido if resolucion else str(Sentido.FAVORABLE)


def firmante_de(expediente: Expediente, dependencia: str) -> Nombramiento:
    """Return the appointment of the officer who signs for an office in that case.

    When nobody may sign today the last officer is printed, who cannot sign either: the case goes
    on, the control body is told, and whoever is appointed takes the document (`reasignar_firma`).

    Raises:
        SinFirmante: nobody ever held it.
    """
    cargo = (expediente, Rol.FIRMANTE, dependencia)
    nombramiento = competencia.imparciales(*cargo).first() or competencia.ajenos(*cargo).first()
    if nombramiento is None:
        cargos = Nombramiento.objects.filter(
            rol=Rol.FIRMANTE, dependencia=dependencia, desde__lte=reloj.hoy()
        )
        nombramiento = cargos.select_related("persona").order_by("-desde", "-pk").first()
        if nombramiento is None:
            raise SinFirmante(
                "Nadie tiene nombramiento para firmar por esta dependencia. Avisa a administración."
            )
        _avisar_que_falta(dependencia)
    return nombramiento


def _avisar_que_falta(dependencia: str) -> None:
    nombre = municipio_actual().dependencias[dependencia].nombre
    control.avisar_al_oic(
        clave=f"sin-firmante-{dependencia}-{reloj.hoy().isoformat()}",
        asunto=f"Hoy nadie puede firmar por {nombre}",
        cuerpo="Hay documentos en espera. Quien reciba el nombramiento los toma en su charola.",
    )


def automatico(
    *,
    expediente: Expediente,
    ejecutable: Ejecutable,
    clave: str,
    titulo: str,
    lote: str,
    firma: bool,
    dependencia: str = "",
    contenido: papeles.Contenido | None = None,
) -> Documento:
    """Reserve one of the documents that every trámite has (acuse, prevención, orden, recibo…)."""
    dependencia = dependencia or ejecutable.ficha.dependencia
    documento = documentos.reservar(
        expediente=expediente,
        reserva=documentos.Reserva(
            clave=clave,
            clase=clave,
            titulo=titulo,
            plantilla=_plantilla(ejecutable, clave),
            dependencia=dependencia,
            lote=lote,
            nombramiento=firmante_de(expediente, dependencia) if firma else None,
            requiere_firma=firma,
            publico=contenidos.publico_minimo(expediente),
        ),
    )
    papeles.congelar(documento, ejecutable, contenido or papeles.Contenido())
    return documento


def _plantilla(ejecutable: Ejecutable, clave: str) -> str:
    """Return the shared template; a version published before it existed prints an acuerdo."""
    ruta = f"_documentos/{clave}.typ"
    try:
        ejecutable.plantilla(ruta)
    except KeyError:
        return "_documentos/acuerdo.typ"
    return ruta


def _acuse(expediente: Expediente, ejecutable: Ejecutable, lote: str) -> None:
    automatico(
        expediente=expediente,
        ejecutable=ejecutable,
        clave="acuse",
        titulo="Acuse de recibo",
        lote=lote,
        firma=False,
        contenido=papeles.Contenido(
            datos=contenidos.resumen(expediente, ejecutable),
            resolutivos=contenidos.que_sigue(expediente),
            plazo=contenidos.plazo_de_ley(ejecutable.ficha),
        ),
    )


def _admision(expediente: Expediente, ejecutable: Ejecutable, lote: str) -> None:
    automatico(
        expediente=expediente,
        ejecutable=ejecutable,
        clave="admision",
        titulo="Acuerdo de admisión",
        lote=lote,
        firma=True,
        contenido=contenidos.de_admision(expediente),
    )


def _orden_de_pago(expediente: Expediente, ejecutable: Ejecutable, lote: str) -> None:
    # Whoever decides is not stopped by a UMA not yet published: the order waits with its step.
    with suppress(UmaSinPublicar):
        emitir_orden(expediente, ejecutable, lote)


def emitir_orden(expediente: Expediente, ejecutable: Ejecutable, lote: str) -> None:
    """Freeze what a step charges at today's tariff, and reserve the paper of its order.

    Raises:
        UmaSinPublicar: there is no UMA for today.
    """
    pedido = reloj.local(expediente.ingresado_at or reloj.ahora()).date()
    conceptos = ejecutable.costo(expediente.respuestas, reloj.hoy(), pedido)
    if not conceptos or _ya_pago(expediente):
        return  # nothing is owed: no order, and the step does not wait (see consecuencias)
    orden = pagos.emitir_orden(
        expediente=expediente,
        conceptos=conceptos,
        uma=ejecutable.uma(reloj.hoy()),
        huella_tarifa=ejecutable.huella_tarifa,
        tarea=lote,
        vigencia_dias=ejecutable.ficha.costo.vigencia_dias,
    )
    automatico(
        expediente=expediente,
        ejecutable=ejecutable,
        clave="orden-de-pago",
        titulo="Orden de pago",
        lote=lote,
        firma=False,
        dependencia="tesoreria",
        contenido=papeles.Contenido(orden=orden),
    )


def _ya_pago(expediente: Expediente) -> bool:
    """Say whether a case that was put back was paid for before."""
    repuesto = expediente.recursos.filter(repuso_at__isnull=False).exists()
    return repuesto and expediente.ordenes.filter(estado=OrdenPago.Estado.PAGADA).exists()


def _resoluciones(expediente: Expediente, ejecutable: Ejecutable, lote: str) -> None:
    for descrito in ejecutable.ficha.documentos_para(sentido(expediente)):
        documento = documentos.reservar(
            expediente=expediente, reserva=_reserva(expediente, ejecutable, descrito, lote)
        )
        contenido = contenidos.de_resolucion(expediente, ejecutable, descrito)
        papeles.congelar(documento, ejecutable, contenido)


def _reserva(
    expediente: Expediente,
    ejecutable: Ejecutable,
    descrito: DocumentoFicha,
    lote: str,
) -> documentos.Reserva:
    dependencia = descrito.dependencia or ejecutable.ficha.dependencia
    desde, hasta = vigencia(expediente, ejecutable, descrito)
    eslabon = renovaciones.eslabon(expediente)
    return documentos.Reserva(
        clave=descrito.clave,
        clase=descrito.clase,
        titulo=descrito.titulo,
        plantilla=descrito.plantilla,
        dependencia=dependencia,
        lote=lote,
        nombramiento=firmante_de(expediente, dependencia) if descrito.requiere_firma else None,
        requiere_firma=descrito.requiere_firma,
        publico=contenidos.publico(expediente, ejecutable, descrito) + eslabon,
        vigente_desde=desde,
        vigente_hasta=hasta,
    )


def vigencia(
    expediente: Expediente, ejecutable: Ejecutable, descrito: DocumentoFicha
) -> tuple[date, date | None]:
    """Return from when and until when a resolution dated today is in force."""
    desde = renovaciones.inicio(expediente, reloj.hoy())
    del_evento = ejecutable.ultimo_dia(descrito.vigencia, expediente.respuestas)
    return desde, vigencias.hasta(descrito.vigencia, desde, del_evento)


_RESERVADORES: dict[str, Callable[[Expediente, Ejecutable, str], None]] = {
    "acuse": _acuse,
    "admision": _admision,
    "orden-de-pago": _orden_de_pago,
    "generar-documentos": _resoluciones,
}
