"""The inbox of courtesy messages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.avisos import services
from experta.avisos.models import Aviso
from experta.expedientes.models import Expediente
from experta.pantallas.paginas import pagina_de
from experta.portal.accesos import persona_de

POR_PAGINA = 20


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def avisos(request: HttpRequest) -> HttpResponse:
    """Show the person's messages, newest first; a POST marks them read."""
    persona = persona_de(request)
    if request.method == "POST":
        services.marcar_leidos(persona=persona)
        messages.success(request, _("Marcamos todos tus avisos como leídos."))
        return redirect("portal:avisos")
    pagina = pagina_de(request)
    desde = (pagina - 1) * POR_PAGINA
    propios = Aviso.objects.visible_to(persona).order_by("-created_at", "-pk")
    lista = list(propios[desde : desde + POR_PAGINA + 1])
    # A mandate may have been cut: the message stays, the way into the case does not.
    casos = [aviso.expediente_id for aviso in lista if aviso.expediente_id]
    abiertos = Expediente.objects.de_la_ciudadania(persona).filter(pk__in=casos)
    contexto = {
        "avisos": lista[:POR_PAGINA],
        "visibles": set(abiertos.values_list("pk", flat=True)),
        "sin_leer": propios.sin_leer().exists(),
        "anterior": f"?pagina={pagina - 1}" if pagina > 1 else "",
        "siguiente": f"?pagina={pagina + 1}" if len(lista) > POR_PAGINA else "",
    }
    return render(request, "portal/seguimiento/avisos.html", contexto)
