"""The health page: for the operator in plain Spanish, for a monitor as JSON."""

import logging
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.cuentas.presupuesto import agotado as sms_agotado
from experta.tramitacion.consultas.salud import (
    Medidas,
    base_de_datos_escribe,
    base_de_datos_responde,
    calendario_por_publicar,
    disco_libre,
    medir,
    sello_por_vencer,
    uma_por_publicar,
)

BIEN, OJO, MAL = "bien", "ojo", "mal"
_GRAVEDAD = (BIEN, OJO, MAL)
_logger = logging.getLogger(__name__)
# From how many seconds on something that waits is a warning.
OPERACION_TARDA = 10 * 60
PUNTO_TARDA = 30 * 60
# Below this share of free disk nothing should be written any more; uploads stop well before.
DISCO_CRITICO = 0.02


@dataclass(frozen=True)
class Parte:
    """One thing looked at: its key, `estado` (bien, ojo or mal) and a sentence."""

    clave: str
    estado: str
    texto: str


@require_safe
def salud(request: HttpRequest) -> HttpResponse:
    """Say how the installation is; 503 when it cannot work. Nothing here names a person."""
    partes = _partes()
    peor = max((parte.estado for parte in partes), key=_GRAVEDAD.index)
    status = 503 if peor == MAL else 200
    if request.get_preferred_type(["application/json", "text/html"]) == "text/html":
        contexto = {"partes": partes, "estado": peor}
        return render(request, "api/salud.html", contexto, status=status)
    cuerpo = {"estado": peor, "partes": [asdict(parte) for parte in partes]}
    return JsonResponse(cuerpo, status=status)


def _partes() -> list[Parte]:
    if not base_de_datos_responde():
        frase = _("La base de datos no responde: nadie puede entrar ni enviar.")
        return [Parte("base_de_datos", MAL, frase), _disco(disco_libre())]
    try:
        if base_de_datos_escribe():
            return _partes_en_marcha()
    except DatabaseError:
        _logger.exception("salud")
    frase = _(
        "La base de datos contesta pero no trabaja: nada se puede guardar y nadie puede entrar. "
        "Revisa el espacio en disco y que el archivo no sea de solo lectura."
    )
    return [Parte("base_de_datos", MAL, frase), _disco(disco_libre())]


def _partes_en_marcha() -> list[Parte]:
    medidas = medir()
    return [
        Parte("base_de_datos", BIEN, _("La base de datos responde.")),
        _disco(medidas.disco_libre),
        _trabajador(medidas),
        _punto(medidas),
        _contradicciones(medidas),
        _calendario(calendario_por_publicar()),
        _uma(uma_por_publicar()),
        _sello_o_falta(),
        _textos(),
    ]


def _disco(libre: float) -> Parte:
    datos = {"libre": f"{libre:.0%}"}
    if libre < DISCO_CRITICO:
        return Parte("disco", MAL, _("El disco está lleno: queda libre %(libre)s.") % datos)
    if libre < settings.SUBIDA_DISCO_LIBRE:
        frase = _("Queda poco disco, %(libre)s: no se aceptan archivos nuevos.") % datos
        return Parte("disco", OJO, frase)
    return Parte("disco", BIEN, _("Hay disco: queda libre %(libre)s.") % datos)


def _calendario(falta: int) -> Parte:
    if falta:
        frase = _(
            "Falta publicar el calendario de días inhábiles de %(ejercicio)s: los pasos cuyo plazo "
            "llegue a ese año esperan, y no entran solicitudes. Agrega "
            "municipio/calendario/%(ejercicio)s.yaml."
        )
        return Parte("calendario", OJO, frase % {"ejercicio": falta})
    return Parte("calendario", BIEN, _("El calendario de días inhábiles alcanza."))


def _uma(ultimo: date | None) -> Parte:
    if ultimo:
        frase = _(
            "La UMA publicada alcanza hasta el %(dia)s: sin la siguiente no sale ninguna orden de "
            "pago. Agrégala en municipio/uma.yaml."
        )
        return Parte("uma", OJO, frase % {"dia": fecha_larga(ultimo)})
    return Parte("uma", BIEN, _("La UMA publicada alcanza."))


def _textos() -> Parte:
    if not settings.SMS_MENSAJERO:
        return Parte("mensajes_de_texto", BIEN, _("Los códigos salen solo por correo."))
    if sms_agotado():
        frase = _(
            "Se acabaron los mensajes de texto con códigos de esta hora o de este día: a quien los "
            "pide se le dice que use su correo. El tope está en EXPERTA_SMS_POR_HORA y _POR_DIA."
        )
        return Parte("mensajes_de_texto", OJO, frase)
    return Parte("mensajes_de_texto", BIEN, _("Hay mensajes de texto para códigos."))


def _sello_o_falta() -> Parte:
    try:
        return _sello(sello_por_vencer())
    except (OSError, ValueError):
        _logger.exception("salud")
        return Parte("sello", MAL, _("No se puede leer el certificado del sello municipal."))


def _sello(vence: datetime | None) -> Parte:
    if vence is None:
        return Parte("sello", BIEN, _("El certificado del sello está vigente."))
    dia = {"dia": fecha_larga(reloj.local(vence).date())}
    if reloj.ahora() >= vence:
        frase = _(
            "El certificado del sello municipal venció el %(dia)s: los documentos esperan sin "
            "sellarse hasta que esté el nuevo."
        )
        return Parte("sello", MAL, frase % dia)
    frase = _(
        "El certificado del sello municipal vence el %(dia)s: pon el nuevo antes de ese día, o los "
        "documentos no se sellarán."
    )
    return Parte("sello", OJO, frase % dia)


def _trabajador(medidas: Medidas) -> Parte:
    if not medidas.trabajadores:
        frase = _("El trabajador de fondo no da señales: no salen documentos ni avisos.")
        return Parte("trabajador", OJO, frase)
    if medidas.operaciones_fallidas:
        cuantas = {"cuantas": medidas.operaciones_fallidas}
        frase = _("%(cuantas)s documentos no se pudieron preparar; se intenta cada hora.") % cuantas
        return Parte("trabajador", OJO, frase)
    if medidas.operacion_mas_antigua > OPERACION_TARDA:
        minutos = {"minutos": int(medidas.operacion_mas_antigua // 60)}
        frase = _("Hay trabajo que espera desde hace %(minutos)s minutos.") % minutos
        return Parte("trabajador", OJO, frase)
    return Parte("trabajador", BIEN, _("El trabajador de fondo está al día."))


def _contradicciones(medidas: Medidas) -> Parte:
    if medidas.contradicciones:
        cuantas = {"cuantas": medidas.contradicciones}
        frase = _(
            "La bitácora contradice %(cuantas)s cosas que guarda el sistema: alguien las cambió "
            "por fuera. El Órgano Interno de Control sabe cuáles."
        )
        return Parte("contradicciones", MAL, frase % cuantas)
    return Parte("contradicciones", BIEN, _("Nada de lo cotejado contradice a la bitácora."))


def _punto(medidas: Medidas) -> Parte:
    if medidas.hoja_sin_punto_mas_antigua > PUNTO_TARDA:
        minutos = {"minutos": int(medidas.hoja_sin_punto_mas_antigua // 60)}
        frase = _("La bitácora tiene hojas sin firmar desde hace %(minutos)s minutos.") % minutos
        return Parte("bitacora", OJO, frase)
    return Parte("bitacora", BIEN, _("La bitácora está firmada al día."))
