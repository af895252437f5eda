"""Following a case without an account: folio and key open it, and the key is shown once."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from experta.comun.codigos import agrupado
from experta.cuentas import sin_cuenta
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.pantallas.descargas import como_descarga
from experta.pantallas.limites import excede
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.accesos import con_cuenta_y_vuelta, persona_de
from experta.portal.seguido import seguido
from experta.portal.sin_cuenta import olvidar, recordar

INTENTOS_POR_MINUTO = 10
LARGO = 80  # letras: the key with whatever parts its groups


@require_http_methods(["GET", "HEAD", "POST"])
def seguir(request: HttpRequest) -> HttpResponse:
    """Ask for folio and key, and lead to the case. What is wrong is never told apart."""
    escrito = {clave: request.POST.get(clave, "").strip()[:LARGO] for clave in ("folio", "llave")}
    contexto: dict[str, object] = {"escrito": escrito}
    if request.method != "POST":
        return render(request, "portal/seguir.html", contexto)
    if excede(request, "seguir", INTENTOS_POR_MINUTO):
        return render(request, "429.html", status=429)
    persona = sin_cuenta.por_llave(escrito["llave"])
    caso = _caso(persona, escrito["folio"]) if persona else None
    if persona is None or caso is None:
        contexto["faltas"] = {"llave": _("Ese folio y esa clave no van juntos; revísalos")}
        return render(request, "portal/seguir.html", contexto, status=422)
    recordar(request, persona)
    return redirect("portal:expediente", caso.pk)


@require_POST
def dejar_de_seguir(request: HttpRequest) -> HttpResponse:
    """Close what this browser follows without account."""
    if not request.user.is_authenticated:
        olvidar(request)
    return redirect("portal:inicio")


@acto_o_pagina
@con_cuenta_y_vuelta("portal:enviado")
@require_POST
def otra_llave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give another key while the browser still follows the case; the one before stops working."""
    persona, caso = _suyo(request, pk)
    sello = request.POST.get("sello", "")
    codigo = sin_cuenta.sellada(persona, sello)
    if not codigo:
        return redirect("portal:enviado", pk)
    if not sin_cuenta.es_su_llave(persona, codigo):
        sin_cuenta.cambiar_llave(persona=persona, codigo=codigo)
    contexto = {"expediente": caso, "llave": agrupado(codigo), "sello": sello}
    return render(request, "portal/solicitud/llave.html", contexto)


@acto_o_pagina
@con_cuenta_y_vuelta("portal:enviado")
@require_POST
def descargar_llave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the key that the page shows as a file to keep."""
    persona, caso = _suyo(request, pk)
    codigo = sin_cuenta.sellada(persona, request.POST.get("sello", ""))
    if not codigo or not sin_cuenta.es_su_llave(persona, codigo):
        return redirect("portal:enviado", pk)
    direccion = request.build_absolute_uri(reverse("portal:seguir"))
    texto = "\n".join(
        (
            str(caso.version.nombre),
            _("Folio: %(folio)s") % {"folio": caso.folio},
            _("Clave de seguimiento: %(llave)s") % {"llave": agrupado(codigo)},
            _("Sigue tu trámite en: %(direccion)s") % {"direccion": direccion},
            _("Nadie puede recuperar esta clave por ti."),
            "",
        )
    )
    return como_descarga(f"{caso.folio}-clave.txt", texto.encode(), "text/plain; charset=utf-8")


@acto_o_pagina
@con_cuenta_y_vuelta("portal:expediente")
@require_POST
def contacto(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep an address for courtesy messages, if the person wants to leave one; empty forgets it."""
    persona, caso = _suyo(request, pk)
    try:
        correo = forms.EmailField(required=False).clean(request.POST.get("correo", ""))
    except forms.ValidationError:
        messages.error(request, _("Escribe un correo como nombre@ejemplo.com, o déjalo vacío."))
        return redirect("portal:expediente", pk=caso.pk)
    sin_cuenta.dejar_contacto(persona=persona, correo=correo)
    dicho = _("Te avisaremos a ese correo.") if correo else _("No te enviaremos avisos.")
    messages.success(request, dicho)
    return redirect("portal:expediente", pk=caso.pk)


def _suyo(request: HttpRequest, pk: UUID) -> tuple[Persona, Expediente]:
    """Return who follows a submitted case without account.

    Raises:
        Http404: not theirs, not sent yet, or they have an account and need no key.
    """
    persona, caso = persona_de(request), seguido(request, pk)
    if not persona.sin_cuenta or caso.folio is None:
        raise Http404
    return persona, caso


def _caso(persona: Persona, folio: str) -> Expediente | None:
    propios = Expediente.objects.de_la_ciudadania(persona)
    return propios.filter(folio=folio.upper()).first()
