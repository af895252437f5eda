"""Sending together the drafts of a roadmap that lack nothing and wait for no other."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.accesos import con_cuenta, persona_de
from experta.portal.views.rutas_mias import iniciada_por
from experta.tramitacion.actos.ingresar import ingresar
from experta.tramitacion.errores import Conflicto, DatosInvalidos
from experta.tramitacion.rutas.avance import avance, listos_para_enviar

# With the key of the case after it, it fits where keys are kept.
LARGO_DE_LLAVE = 30


@acto_o_pagina
@con_cuenta
@require_http_methods(["GET", "POST"])
def enviar(request: HttpRequest, codigo: str) -> HttpResponse:
    """Show what is ready to be sent; send what is ticked. One that cannot go stops no other."""
    persona = persona_de(request)
    hoja = iniciada_por(persona, codigo)
    listos = listos_para_enviar(avance(hoja, persona))
    if request.method == "GET":
        contexto = {"hoja": hoja, "listos": listos, "llave": uuid4().hex[:LARGO_DE_LLAVE]}
        return render(request, "portal/rutas/enviar.html", contexto)
    elegidos = set(request.POST.getlist("expediente"))
    for expediente in listos:
        if str(expediente.pk) in elegidos:
            _enviar(request, persona, expediente)
    return redirect("portal:ruta_avance", hoja.codigo)


def _enviar(request: HttpRequest, persona: Persona, expediente: Expediente) -> None:
    nombre = expediente.version.nombre
    llave = request.POST.get("llave", "")[:LARGO_DE_LLAVE]
    vista = request.POST.get(f"version-{expediente.pk}", "")
    try:
        enviado = ingresar(
            persona=persona,
            expediente=expediente,
            clave=f"{llave}{expediente.pk.hex}",
            version_vista=int(vista) if vista.isdecimal() and len(vista) < 10 else 0,
            acepta_notificacion=request.POST.get("acepta_notificacion") == "si",
        )
    except (Conflicto, DatosInvalidos) as error:
        messages.warning(request, f"{nombre}: {error}")
        return
    datos = {"nombre": nombre, "folio": enviado.folio}
    messages.success(request, _("%(nombre)s: enviado con folio %(folio)s.") % datos)
