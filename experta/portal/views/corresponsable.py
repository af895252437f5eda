"""Who else must sign the application: invite, ask again, take back, or let it be on paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from experta.catalogo.partes.corresponsable import EN_PAPEL
from experta.expedientes.models import Corresponsabilidad
from experta.expedientes.rules import PREVENIDO
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.accesos import con_cuenta, con_cuenta_y_vuelta, persona_de
from experta.portal.forms.corresponsable import preguntas_de_invitacion
from experta.portal.previa import liga
from experta.portal.solicitud import Solicitud, abrir
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.invitar_corresponsable import invitar_corresponsable
from experta.tramitacion.actos.retirar_invitacion import retirar_invitacion
from experta.tramitacion.corresponsables import Situacion
from experta.tramitacion.errores import DatosInvalidos


@acto_o_pagina
@con_cuenta
@require_http_methods(["GET", "HEAD", "POST"])
def corresponsable(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how the firma stands and both ways to have it; POST sends an invitation."""
    solicitud, una = _abrir(request, pk)
    if not _abierta(solicitud):
        return redirect(solicitud.url_expediente)
    if request.method != "POST":
        return _mostrar(request, solicitud, una, Hoja(preguntas_de_invitacion(), {}))
    hoja = leer(preguntas_de_invitacion(), request.POST)
    if not hoja.faltas:
        try:
            invitar_corresponsable(
                persona=persona_de(request),
                expediente=solicitud.expediente,
                correo=hoja.respuestas["correo"],
            )
        except DatosInvalidos as error:
            hoja = hoja.con(correo=error.faltas[0].mensaje)
    if hoja.faltas:
        return _mostrar(request, solicitud, una, hoja, estado=422)
    messages.success(request, _("Listo: la invitación va en camino."))
    return redirect("portal:corresponsable", pk)


@acto_o_pagina
@con_cuenta_y_vuelta("portal:corresponsable")
@require_POST
def en_papel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose the firma on paper, and go to where its paper is handed in."""
    solicitud, una = _abrir(request, pk)
    if not una.regla.forma:
        raise Http404
    persona, expediente = persona_de(request), solicitud.expediente
    if Corresponsabilidad.objects.vivas().filter(expediente=expediente).exists():
        retirar_invitacion(persona=persona, expediente=expediente)
    guardar_respuestas(
        persona=persona,
        expediente=expediente,
        cambios={una.regla.forma: EN_PAPEL},
        revision=expediente.revision,
    )
    return redirect(_donde_se_elige(solicitud, una))


@acto_o_pagina
@con_cuenta_y_vuelta("portal:corresponsable")
@require_POST
def retirar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back the invitation or the firma."""
    solicitud, _una = _abrir(request, pk)
    retirar_invitacion(persona=persona_de(request), expediente=solicitud.expediente)
    messages.success(request, _("Listo: ese enlace ya no sirve. Puedes invitar a otra persona."))
    return redirect("portal:corresponsable", pk)


def _abrir(request: HttpRequest, pk: UUID) -> tuple[Solicitud, Situacion]:
    """Return the application and how its firma stands.

    Raises:
        Http404: nobody else signs it, or it is not theirs.
    """
    solicitud = abrir(request, pk)
    if solicitud.corresponsable is None:
        raise Http404
    return solicitud, solicitud.corresponsable


def _abierta(solicitud: Solicitud) -> bool:
    return solicitud.es_borrador or solicitud.expediente.estado == PREVENIDO


def _donde_se_elige(solicitud: Solicitud, una: Situacion) -> str:
    """Return the page of the question of how it is signed: the paper is asked for beside it."""
    if not solicitud.es_borrador:
        return reverse("portal:responder", args=[solicitud.expediente.pk])
    forma = una.regla.forma
    return liga(solicitud, solicitud.seccion_de(forma), forma)


def _mostrar(
    request: HttpRequest, solicitud: Solicitud, una: Situacion, hoja: Hoja, *, estado: int = 200
) -> HttpResponse:
    destino = "revisar" if solicitud.es_borrador else "responder"
    contexto: dict[str, Any] = {
        "solicitud": solicitud,
        "situacion": una,
        "hoja": hoja,
        "faltas": hoja.faltas,
        "url_papel": _donde_se_elige(solicitud, una) if una.regla.forma else "",
        "seguir": reverse(f"portal:{destino}", args=[solicitud.expediente.pk]),
    }
    return render(request, "portal/corresponsable/invitar.html", contexto, status=estado)
