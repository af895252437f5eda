"""Your carpeta: the papers that you, and whom you represent, handed in or received."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.documentos.services import leer_sellado
from experta.expedientes.services.adjuntos import abrir_copia, nombre_de_copia, tipo_de_copia
from experta.pantallas.descargas import como_descarga
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.views.cuenta import persona_de
from experta.tramitacion.actos.descartar_papel import descartar_papel
from experta.tramitacion.carpeta import Papel, papel_de, papeles_de
from experta.tramitacion.titulares import Titular, titulares_de


@dataclass(frozen=True)
class Estante:
    """The papers of one holder."""

    titular: Titular
    propio: bool
    papeles: list[Papel]


@login_required
@require_safe
def carpeta(request: HttpRequest) -> HttpResponse:
    """List the papers by whose they are; oneself first."""
    persona = persona_de(request)
    estantes = [
        Estante(titular, titular.persona == persona, papeles_de(titular, persona))
        for titular in titulares_de(persona)
    ]
    return render(request, "portal/cuenta/carpeta.html", {"estantes": estantes})


@login_required
@require_safe
def papel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Download a paper: the document as sealed, or the safe copy of what was handed in."""
    uno = _suyo(request, pk)
    if uno.documento:
        contenido = leer_sellado(uno.documento)
        return como_descarga(f"{uno.documento.folio}.pdf", contenido, "application/pdf")
    assert uno.adjunto is not None  # noqa: S101 - one of the two is always given
    adjunto = uno.adjunto
    return como_descarga(nombre_de_copia(adjunto), abrir_copia(adjunto), tipo_de_copia(adjunto))


@acto_o_pagina
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def descartar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask once and stop offering a paper; it stays in its case."""
    uno = _suyo(request, pk)
    if request.method != "POST":
        return render(request, "portal/cuenta/descartar.html", {"papel": uno})
    descartar_papel(persona=persona_de(request), papel=pk)
    messages.success(request, _("Listo: ya no te lo ofreceremos."))
    return redirect("portal:carpeta")


def _suyo(request: HttpRequest, pk: UUID) -> Papel:
    """Return a paper that the person may see.

    Raises:
        Http404: there is none, or it is not theirs: nobody can tell which.
    """
    uno = papel_de(persona_de(request), pk)
    if uno is None:
        raise Http404
    return uno
