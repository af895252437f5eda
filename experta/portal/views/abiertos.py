"""The catalogue as open data, and the history of each ficha: what changed, when, in what words."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from experta.buscador.services import buscar
from experta.catalogo.esquema import esquema
from experta.catalogo.models import VersionTramite
from experta.documentos.qr import qr_svg
from experta.pantallas.abierta import abierta
from experta.pantallas.direcciones import absoluta
from experta.pantallas.tablas import como_csv
from experta.tramitacion.consultas.catalogo import cambios_recientes, historia_de, vigentes

# It grows when a key changes its meaning; a new key is no new version.
VERSION_DEL_FORMATO = 1
_UNA_HORA = 3600


@require_safe
@cache_control(public=True, max_age=_UNA_HORA)
def datos_abiertos(request: HttpRequest) -> HttpResponse:
    """Say what may be taken and reused, and where it is."""
    return render(request, "portal/abiertos/datos.html", {"total": buscar("", limite=1).total})


@require_safe
@abierta(_UNA_HORA)
def catalogo_json(request: HttpRequest) -> HttpResponse:
    """Give every ficha in force, whole (docs/esquemas/ficha.schema.json)."""
    datos = {
        "formato": VERSION_DEL_FORMATO,
        "municipio": settings.MUNICIPIO.nombre,
        "esquema": absoluta("portal:esquema_ficha"),
        "tramites": [_publicado(version) for version in vigentes()],
    }
    return JsonResponse(datos, json_dumps_params={"ensure_ascii": False})


@require_safe
@abierta(_UNA_HORA)
def esquema_ficha(request: HttpRequest) -> HttpResponse:
    """Give the JSON Schema of a ficha: what each datum is, in words."""
    contenido = json.dumps(esquema(), ensure_ascii=False)
    return HttpResponse(contenido, content_type="application/schema+json")


@require_safe
@abierta(_UNA_HORA)
def catalogo_csv(request: HttpRequest) -> HttpResponse:
    """Give the list of trámites for a spreadsheet."""
    encabezados = [
        *(_("Clave"), _("Trámite"), _("Qué es"), _("Dependencia"), _("Para quién"), _("Tema")),
        *(_("Cómo se hace"), _("Costo"), _("Plazo"), _("Unidad del plazo")),
        *(_("Fundamento del plazo"), _("Certeza del plazo"), _("Vigencia")),
        *(_("Dirección"), _("Versión"), _("Publicada")),
    ]
    return como_csv("catalogo-de-tramites", encabezados, map(_fila, vigentes()))


@require_safe
@abierta(_UNA_HORA)
def cambios_atom(request: HttpRequest) -> HttpResponse:
    """Tell feed readers which fichas changed, the newest first (RFC 4287)."""
    canal = Atom1Feed(
        title=_("Cambios en los trámites de {municipio}").format(
            municipio=settings.MUNICIPIO.nombre
        ),
        link=absoluta("portal:catalogo"),
        description="",
        language="es-mx",
        feed_url=absoluta("portal:cambios_atom"),
    )
    for version in cambios_recientes():
        historia = absoluta("portal:historia", version.tramite.slug)
        canal.add_item(
            title=_("{nombre}: versión {numero}").format(
                nombre=version.nombre, numero=version.numero
            ),
            link=f"{historia}?version={version.numero}",
            description=version.ficha["descripcion"],
            unique_id=f"urn:sha256:{version.huella}:{version.numero}",
            pubdate=version.publicada_at,
            updateddate=version.publicada_at,
        )
    return HttpResponse(canal.writeString("utf-8"), content_type=canal.content_type)


@require_safe
@cache_control(public=True, max_age=300)
def historia(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every version of a ficha, and what one changed from the one before, in words."""
    version = get_object_or_404(vigentes(), tramite__slug=slug)
    contexto = {"version": version, "historia": historia_de(version, request.GET.get("version"))}
    return render(request, "portal/abiertos/historia.html", contexto)


@require_safe
@cache_control(public=True, max_age=86_400)
def qr(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the QR code of the address of a trámite, for a counter or a poster."""
    get_object_or_404(vigentes(), tramite__slug=slug)
    dibujo = qr_svg(absoluta("portal:ficha", slug))
    return HttpResponse(dibujo, content_type="image/svg+xml")


def _publicado(version: VersionTramite) -> dict[str, object]:
    return {
        "slug": version.tramite.slug,
        "url": absoluta("portal:ficha", version.tramite.slug),
        "version": version.numero,
        "publicada_at": version.publicada_at,
        "estado": version.tramite.estado,
        "ficha": version.ficha,
    }


def _fila(version: VersionTramite) -> list[object]:
    ficha, plazo = version.ficha, version.ficha["plazo"]["respuesta"]
    dependencia = settings.MUNICIPIO.dependencias.get(ficha["dependencia"])
    regla = settings.MUNICIPIO.marco.get(plazo["regla"])
    return [
        *(ficha["clave"], version.nombre, ficha["descripcion"]),
        *(dependencia.nombre if dependencia else ficha["dependencia"], ficha["dirigido_a"]),
        *(ficha["sector"], ", ".join(ficha["canales"]), ficha["costo"]["descripcion"]),
        *(plazo["cantidad"], plazo["unidad"]),
        *(f"{regla.ley}, {regla.articulo}" if regla else "", plazo["certeza"]),
        ficha["vigencia"]["texto"],
        absoluta("portal:ficha", version.tramite.slug),
        *(version.numero, version.publicada_at.date().isoformat()),
    ]
