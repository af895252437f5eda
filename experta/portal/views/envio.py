"""Checking the answers, sending them, and what to do when the trámite changed meanwhile."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.codigos import agrupado
from experta.cuentas import sin_cuenta
from experta.expedientes.models import Parte
from experta.pantallas.vistas import acto_o_pagina
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.portal.accesos import con_cuenta, con_cuenta_y_vuelta, persona_de
from experta.portal.costo import costo_de
from experta.portal.previa import liga, previa_de
from experta.portal.solicitud import Solicitud, abrir
from experta.tramitacion.actos.actualizar_version import actualizar_version
from experta.tramitacion.actos.ingresar import ingresar
from experta.tramitacion.ahorro import ahorro_de
from experta.tramitacion.consultas.cambios import cambios_entre
from experta.tramitacion.consultas.fechas import tiempo
from experta.tramitacion.consultas.repetidos import repetidos_de
from experta.tramitacion.depuracion import lo_que_no_va
from experta.tramitacion.errores import DatosInvalidos, VersionCambio
from experta.tramitacion.inmediatas import por_que
from experta.tramitacion.rutas.previos import por_terminar

LARGO_DE_LLAVE = 40


@acto_o_pagina
@con_cuenta
@require_GET
def revisar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show every answer, what would be observed, the cost and the time, before sending."""
    solicitud = abrir(request, pk)
    if not solicitud.es_borrador:
        return redirect(solicitud.url_expediente)
    return _revisar(request, solicitud)


@acto_o_pagina
@con_cuenta_y_vuelta("portal:revisar")
@require_POST
def enviar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the application. Sent twice by the same page, it is sent once."""
    solicitud, persona = abrir(request, pk), persona_de(request)
    # Without account there is no other place: the page of the case is where they are read.
    acepta = persona.sin_cuenta or request.POST.get("acepta_notificacion") == "si"
    try:
        ingresar(
            persona=persona,
            expediente=solicitud.expediente,
            clave=request.POST.get("llave", "")[:LARGO_DE_LLAVE] or uuid4().hex,
            version_vista=_numero(request.POST.get("version", "")),
            acepta_notificacion=acepta,
        )
    except VersionCambio:
        return _mostrar_cambios(request, solicitud, estado=409)
    except DatosInvalidos as error:
        generales = [falta.mensaje for falta in error.faltas if not falta.clave]
        return _revisar(request, solicitud, generales=generales, acepta=acepta, estado=422)
    sello = request.POST.get("sello", "")
    codigo = sin_cuenta.sellada(persona, sello) if persona.sin_cuenta else ""
    if codigo and sin_cuenta.dar_llave(persona=persona, codigo=codigo):
        # Shown in the answer itself: the key is kept nowhere it could be read again.
        return _recibida(request, abrir(request, pk), agrupado(codigo), sello)
    return redirect("portal:enviado", pk)


@acto_o_pagina
@con_cuenta
@require_GET
def enviado(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the folio, by when they answer and what comes next."""
    solicitud = abrir(request, pk)
    if solicitud.es_borrador:
        return redirect("portal:revisar", pk)
    return _recibida(request, solicitud)


def _recibida(
    request: HttpRequest, solicitud: Solicitud, llave: str = "", sello: str = ""
) -> HttpResponse:
    persona = persona_de(request)
    contexto = {
        "solicitud": solicitud,
        "expediente": solicitud.expediente,
        "ahorro": ahorro_de(solicitud.expediente),
        "sin_cuenta": persona.sin_cuenta,
        "llave": llave,
        "sello": sello or (sin_cuenta.sellar(persona) if persona.sin_cuenta else ""),
    }
    return render(request, "portal/solicitud/enviado.html", contexto)


@acto_o_pagina
@con_cuenta
@require_http_methods(["GET", "POST"])
def actualizar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what changed in the trámite; go on with the new version, the answers kept."""
    solicitud = abrir(request, pk)
    if not solicitud.es_borrador:
        return redirect(solicitud.url_expediente)
    if request.method == "POST":
        actualizar_version(persona=persona_de(request), expediente=solicitud.expediente)
        messages.success(request, _("Tu borrador ya está al día. Tus respuestas siguen aquí."))
        return redirect("portal:llenar", pk)
    if solicitud.al_dia:
        return redirect("portal:llenar", pk)
    return _mostrar_cambios(request, solicitud, estado=200)


def _revisar(
    request: HttpRequest,
    solicitud: Solicitud,
    *,
    generales: list[str] | None = None,
    acepta: bool | None = None,
    estado: int = 200,
) -> HttpResponse:
    persona = persona_de(request)
    respuesta = solicitud.ejecutable.ficha.plazo.respuesta
    contexto = {
        "solicitud": solicitud,
        "secciones": _resumen(solicitud),
        "generales": generales or [],
        "enviada": estado != 200,
        "previa": previa_de(solicitud),
        "costo": costo_de(solicitud, reloj.hoy()),
        "plazo": tiempo(nombrar(respuesta.cantidad, Unidad(respuesta.unidad))),
        "acepta": persona.acepta_notificacion_electronica if acepta is None else acepta,
        "hay_cuenta": _hay_cuenta(solicitud),
        "sello": sin_cuenta.sellar(persona) if persona.sin_cuenta else "",
        "repetidos": repetidos_de(solicitud.expediente, persona),
        "por_que": list(por_que(solicitud.expediente)),
        "antes": por_terminar(solicitud.expediente, persona),
        "llave": uuid4().hex,
        "volver": _ultima_pagina(solicitud),
        "no_va": lo_que_no_va(solicitud.expediente),
    }
    return render(request, "portal/solicitud/revisar.html", contexto, status=estado)


def _resumen(solicitud: Solicitud) -> list[dict[str, Any]]:
    archivos = {uno.pregunta: [uno.texto] for uno in solicitud.buscados if uno.cubierto}
    archivos |= {clave: [a.nombre for a in unos] for clave, unos in solicitud.adjuntos.items()}
    return [
        {
            "titulo": seccion.titulo,
            "filas": [
                {
                    "etiqueta": pregunta.etiqueta,
                    "valor": texto,
                    "url": liga(solicitud, seccion.clave, pregunta.clave)
                    if pregunta.tipo != "calculo"
                    else "",
                }
                for pregunta, texto in renglones
            ],
        }
        for seccion, renglones in solicitud.formulario.resumen(solicitud.respuestas, archivos)
    ]


def _hay_cuenta(solicitud: Solicitud) -> bool:
    """Say whether somebody would open an electronic notification in an account."""
    if not solicitud.en_ventanilla:
        return True
    con_cuenta = solicitud.expediente.partes.filter(rol=Parte.Rol.TITULAR, persona__isnull=False)
    return bool(con_cuenta.exists())


def _ultima_pagina(solicitud: Solicitud) -> str:
    secciones = solicitud.secciones
    pk = solicitud.expediente.pk
    return reverse("portal:seccion", args=[pk, secciones[-1].clave]) if secciones else ""


def _mostrar_cambios(request: HttpRequest, solicitud: Solicitud, *, estado: int) -> HttpResponse:
    vigente = solicitud.expediente.tramite.vigente
    nueva = cargar(vigente) if vigente else solicitud.ejecutable
    contexto = {
        "solicitud": solicitud,
        "cambios": cambios_entre(solicitud.ejecutable, nueva),
    }
    return render(request, "portal/solicitud/cambios.html", contexto, status=estado)


def _numero(texto: str) -> int:
    return int(texto) if texto.isdecimal() and len(texto) < 10 else 0
