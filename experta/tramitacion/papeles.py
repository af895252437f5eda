"""The data that documents print, gathered from the rooms and frozen with the document."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.ficha import Ficha
from experta.comun import reloj
from experta.comun.dinero import con_signo
from experta.comun.municipio import municipio_actual
from experta.comun.texto import fecha_larga
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Observacion
from experta.motores.plantillas.contrato import completar
from experta.pagos.models import OrdenPago, Pago
from experta.plazos.tipos import Unidad
from experta.tramitacion import relojes
from experta.tramitacion.remedios import del_municipio, fundamento_de, remedio_de

_REFERENCIA = "Referencia"


@dataclass
class Contenido:
    """What is particular to one document; the rest is the same for all."""

    hechos: list[str] = field(default_factory=list)
    motivos: list[str] = field(default_factory=list)
    resolutivos: list[str] = field(default_factory=list)
    datos: list[list[str]] = field(default_factory=list)
    # Pictures by the name that the template gives them: which file, and what it shows.
    imagenes: dict[str, dict[str, str]] = field(default_factory=dict)
    observaciones: list[Observacion] = field(default_factory=list)
    orden: OrdenPago | None = None
    vigencia: str = ""
    # How long there is, where no date can be known yet: it depends on when the person is told.
    tiempo: str = ""
    plazo: str = ""
    # The due date of the authority says nothing in this paper.
    sin_fecha: bool = False


def congelar(documento: Documento, ejecutable: Ejecutable, contenido: Contenido) -> None:
    """Write into the document everything its template will print."""
    if documento.estado != Documento.Estado.RESERVADO:
        return
    documentos.congelar_datos(documento=documento, datos=_datos(documento, ejecutable, contenido))


def a_nombre_de_otra(documento: Documento, anterior: Documento) -> None:
    """Freeze into a document what another of its kind said, under its own officer and folio."""
    cabeza = {
        **anterior.datos["documento"],
        "folio_documento": documento.folio,
        "codigo": documento.codigo,
    }
    datos = {**anterior.datos, "documento": cabeza, "autoridad": _autoridad(documento)}
    documentos.congelar_datos(documento=documento, datos=datos)


def _datos(documento: Documento, ejecutable: Ejecutable, contenido: Contenido) -> dict[str, Any]:
    expediente, municipio = documento.expediente, municipio_actual()
    orden = contenido.orden
    parcial = {
        "municipio": {
            "nombre": municipio.nombre,
            "plataforma": municipio.plataforma,
            "domicilio": municipio.domicilio,
            "colores": municipio.colores,
            "sitio": municipio.sitio,
        },
        "documento": {
            "clase": documento.clase,
            "titulo": documento.titulo,
            "folio_documento": documento.folio,
            "lugar": f"{municipio.nombre_corto}, {municipio.entidad}",
            "fecha_larga": fecha_larga(reloj.hoy()),
            "codigo": documento.codigo,
            "url_verificacion": f"{settings.URL_PUBLICA}/verificar",
            "vigencia_texto": vigencia(contenido.vigencia, documento.vigente_hasta),
        },
        "autoridad": _autoridad(documento),
        "expediente": _expediente(expediente),
        "hechos": contenido.hechos,
        "motivos": contenido.motivos,
        "resolutivos": contenido.resolutivos,
        "datos": contenido.datos or (_de_pago(orden) if orden else []),
        "imagenes": contenido.imagenes,
        "observaciones": [_observacion(o, ejecutable) for o in contenido.observaciones],
        "conceptos": [_concepto(c) for c in orden.conceptos] if orden else [],
        "total": con_signo(orden.total_centavos) if orden else "",
        "remedio": remedio(ejecutable.ficha) if documento.requiere_firma else {},
        "plazo": {
            "vence_largo": _hasta_cuando(expediente, contenido),
            "explicacion": contenido.plazo,
        },
        "demostracion": municipio.demostracion,
    }
    return completar(parcial)


def vigencia(texto: str, hasta: date | None) -> str:
    """Return for how long it is in force and, where a day ends it, which one."""
    return f"{texto.rstrip('.')}. Vale hasta el {fecha_larga(hasta)}." if hasta else texto


def _autoridad(documento: Documento) -> dict[str, str]:
    municipio = municipio_actual()
    dependencia = municipio.dependencias[documento.dependencia]
    competencia = municipio.regla(dependencia.competencia)
    # A paper that only records (acuse, orden, recibo) is sealed, not signed.
    nombramiento = documento.nombramiento if documento.requiere_firma else None
    return {
        "dependencia": dependencia.nombre,
        "competencia_texto": competencia.texto,
        "competencia_articulo": f"{competencia.ley}, {competencia.articulo}",
        "cargo": nombramiento.cargo if nombramiento else "",
        "nombre_firmante": nombramiento.persona.nombre_completo if nombramiento else "",
        "nombramiento": nombramiento.oficio if nombramiento else "",
    }


def _expediente(expediente: Expediente) -> dict[str, str]:
    representante = expediente.partes.filter(rol="representante").first()
    ficha_dependencia = expediente.version.ficha["dependencia"]
    oficina = municipio_actual().dependencias[ficha_dependencia]
    return {
        "folio": expediente.folio or "",
        "tramite": expediente.version.nombre,
        "ingresado_largo": dia_y_hora(expediente.ingresado_at),
        "titular": expediente.titular_nombre,
        "representante": representante.nombre if representante else "",
        "donde_consultar": f"{settings.URL_PUBLICA} y en {oficina.nombre}, {oficina.domicilio}",
    }


def _observacion(observacion: Observacion, ejecutable: Ejecutable) -> dict[str, str]:
    motivo = municipio_actual().motivos[observacion.motivo]
    pregunta = ejecutable.formulario.preguntas.get(observacion.pregunta)
    return {
        "requisito": pregunta.etiqueta if pregunta else observacion.pregunta,
        "motivo": f"{motivo.explicacion} {observacion.texto}".strip(),
        "que_hacer": motivo.que_hacer,
    }


def _concepto(concepto: dict[str, Any]) -> dict[str, str]:
    return {
        "concepto": concepto["nombre"],
        "fundamento": concepto["fundamento"],
        "importe": con_signo(concepto["importe_centavos"]),
    }


def _hasta_cuando(expediente: Expediente, contenido: Contenido) -> str:
    """Return how long there is; on an order the last day to pay; else that of the authority."""
    if contenido.tiempo or contenido.sin_fecha:
        return contenido.tiempo
    if contenido.orden:
        return fecha_larga(contenido.orden.vence)
    plazo = relojes.plazo_de(expediente, "respuesta")
    if plazo and plazo.unidad == Unidad.HORAS_HABILES and plazo.vence_at:
        return dia_y_hora(plazo.vence_at)
    return fecha_larga(expediente.vence) if expediente.vence else ""


def _de_pago(orden: OrdenPago) -> list[list[str]]:
    """Return how to pay an order, or how it was paid: what the counter and the bank ask for."""
    pago = Pago.objects.filter(orden=orden).first()
    if pago:
        return [
            ["Recibo", pago.recibo],
            ["Referencia de la orden", orden.referencia],
            ["Se pagó", f"{dia(pago.pagado_at)}, {pago.get_medio_display().lower()}"],
        ]
    caja = municipio_actual().dependencias["tesoreria"]
    return [
        [_REFERENCIA, orden.referencia],
        ["En línea", f"{settings.URL_PUBLICA}, en tu trámite"],
        ["En caja", f"{caja.nombre}, {caja.domicilio}. {caja.horario}"],
    ]


def orden_de(documento: Documento) -> OrdenPago | None:
    """Return the order that a printed order asks to pay, by the reference that it says."""
    if documento.clase != "orden-de-pago":
        return None
    dichos = dict(documento.datos["datos"])
    return OrdenPago.objects.filter(referencia=dichos.get(_REFERENCIA, "")).first()


def remedio(ficha: Ficha | None = None) -> dict[str, str]:
    """Return how to contest an act: which appeal, before whom, until when, by which article.

    That of the trámite of a ficha; without one, that of the town.
    """
    dado = remedio_de(ficha) if ficha else del_municipio()
    hasta = "el último día que señala su ley"
    if dado.plazo_dias:
        hasta = (
            f"{dado.plazo_dias} días hábiles, contados desde el siguiente al día en que surta "
            "efectos la notificación"
        )
    return {
        "nombre": dado.nombre,
        "ante": dado.ante,
        "hasta_texto": hasta,
        "fundamento": fundamento_de(dado),
    }


def dia(momento: datetime | None) -> str:
    """Return the town's date of a moment, written out; empty if it did not happen."""
    return fecha_larga(reloj.local(momento).date()) if momento else ""


def dia_y_hora(momento: datetime | None) -> str:
    """Return a moment in the town as people say it: `22 de noviembre de 2026 a las 10:30`."""
    return f"{dia(momento)} a las {reloj.local(momento):%H:%M}" if momento else ""
