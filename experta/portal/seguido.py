"""The case that a citizen follows, and the addresses of what can be done in it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from experta.expedientes.models import Expediente
from experta.portal.accesos import persona_de
from experta.tramitacion.consultas.acciones import Accion
from experta.tramitacion.consultas.contenido import Papel

_RUTAS = {
    "continuar": "portal:llenar",
    "responder": "portal:responder",
    "pagar": "portal:pagar",
    "renovar": "portal:pagar",
    "corregir": "portal:corregir",
    "desistir": "portal:desistir",
    "leer": "portal:notificacion",
    "descargar": "portal:documento",
    "ayudar": "portal:ayuda",
    "constancia": "portal:silencio",
    "renovar_documento": "portal:renovar",
}
_CON_OBJETO = frozenset({"leer", "descargar", "ayudar", "renovar_documento"})


def seguido(request: HttpRequest, pk: UUID) -> Expediente:
    """Return a case that the person follows as citizen or representative.

    Raises:
        Http404: there is none, or it is not theirs: nobody can tell which.
    """
    propios = Expediente.objects.de_la_ciudadania(persona_de(request))
    return get_object_or_404(propios.select_related("version", "tramite"), pk=pk)


def enlace_de(expediente: Expediente, accion: Accion) -> str:
    """Return where an action is done."""
    con_objeto = accion.clave in _CON_OBJETO
    argumentos = [expediente.pk, accion.objeto] if con_objeto else [expediente.pk]
    return reverse(_RUTAS[accion.clave], args=argumentos)


def con_enlaces(expediente: Expediente, papeles: tuple[Papel, ...]) -> list[dict[str, Any]]:
    """Return each document with where it is downloaded, or where it must be opened first."""
    return [{"papel": papel, "url": _enlace_del_papel(expediente, papel)} for papel in papeles]


def _enlace_del_papel(expediente: Expediente, papel: Papel) -> str:
    if papel.notificacion:
        return reverse("portal:notificacion", args=[expediente.pk, papel.notificacion])
    if papel.descargable:
        return reverse("portal:documento", args=[expediente.pk, papel.id])
    return ""
