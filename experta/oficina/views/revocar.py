"""Taking an issued document out of force, for good or for a time, and putting it back."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.cuentas.models import Rol
from experta.documentos.models import Documento, SuspensionDeDocumento
from experta.documentos.vigor import suspension_de
from experta.motores.formularios import Pregunta
from experta.oficina.acceso import con_rol, persona_de
from experta.oficina.hojas import FORMULARIO, SENCILLA, con_faltas, mostrar
from experta.pantallas.hoja import Hoja, leer, opciones_de
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.levantar_suspension import levantar_suspension as acto_levantar
from experta.tramitacion.actos.revocar import revocar as acto_revocar
from experta.tramitacion.actos.suspender_documento import suspender_documento as acto_suspender
from experta.tramitacion.consultas.de_oficio import expedientes_de_oficio
from experta.tramitacion.errores import DatosInvalidos


@dataclass(frozen=True)
class _Cambio:
    """One change of a document: what its page says and asks, and the act, told each answer."""

    titulo: str
    entradilla: str
    boton: str
    hecho: str
    preguntas: list[Pregunta]
    acto: Callable[..., Documento]


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.FIRMANTE)
def revocar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the reason and revoke; public verification says so at once."""
    ayuda = _("Lo lee la persona titular, y la ley lo exige: qué pasó y cuándo.")
    norma = _("Ley o reglamento y artículo que te permiten revocarlo.")
    cambio = _Cambio(
        titulo=_("Revocar un documento"),
        entradilla=_("Deja de valer en este momento. Sólo un recurso o un juez puede deshacerlo."),
        boton=_("Revocar"),
        hecho=_("Revocaste el documento. La verificación ya lo dice; el acuerdo pasa a firma."),
        preguntas=[
            _parrafo("motivo", _("Motivo"), ayuda),
            _parrafo("fundamento", _("Fundamento"), norma, 300),
        ],
        acto=acto_revocar,
    )
    return _cambiar(request, pk, cambio)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.FIRMANTE)
def suspender(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask cause, reason and article, and suspend; public verification says so at once."""
    causas = SuspensionDeDocumento.Causa
    norma = _("Ley o reglamento y artículo que te permiten suspenderlo.")
    cambio = _Cambio(
        titulo=_("Suspender un documento"),
        entradilla=_("Deja de valer en este momento y hasta que se levante la suspensión."),
        boton=_("Suspender"),
        hecho=_("Suspendiste el documento. La verificación ya lo dice; el acuerdo pasa a firma."),
        preguntas=[
            Pregunta(
                clave="causa",
                tipo="opcion",
                etiqueta=_("¿Por qué se suspende?"),
                ayuda=_("Es lo único de la razón que ve quien verifique el documento."),
                opciones=opciones_de(causas),
            ),
            _parrafo("motivo", _("Motivo"), _("Lo lee la persona titular: qué pasó y cuándo.")),
            _parrafo("fundamento", _("Fundamento"), norma, 300),
        ],
        acto=acto_suspender,
    )
    return _cambiar(request, pk, cambio)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.FIRMANTE)
def levantar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask what was checked and put the document in force again."""
    ayuda = _("Lo lee la persona titular: qué se corrigió y cómo se comprobó.")
    cambio = _Cambio(
        titulo=_("Levantar la suspensión"),
        entradilla=_("El documento vale otra vez, hasta el mismo día que antes."),
        boton=_("Levantar la suspensión"),
        hecho=_("El documento vale otra vez. La verificación ya lo dice; el acuerdo pasa a firma."),
        preguntas=[_parrafo("motivo", _("Por qué se levanta"), ayuda)],
        acto=acto_levantar,
    )
    return _cambiar(request, pk, cambio)


def _cambiar(request: HttpRequest, pk: UUID, cambio: _Cambio) -> HttpResponse:
    documento = _el_documento(request, pk)
    hoja = Hoja(cambio.preguntas, {})
    if request.method == "POST":
        hoja = leer(cambio.preguntas, request.POST)
        if not hoja.faltas:
            dicho = {clave: str(valor) for clave, valor in hoja.respuestas.items()}
            try:
                cambio.acto(persona=persona_de(request), documento=documento, **dicho)
            except DatosInvalidos as error:
                hoja = con_faltas(hoja, error)
            else:
                messages.success(request, cambio.hecho)
                return redirect("oficina:expediente", pk=documento.expediente_id)
    contexto = {
        "titulo": cambio.titulo,
        "entradilla": cambio.entradilla,
        "detalles": _detalles(documento),
        "boton": cambio.boton,
        "cancelar": reverse("oficina:expediente", args=[documento.expediente_id]),
    }
    return mostrar(request, SENCILLA, hoja, contexto)


def _detalles(documento: Documento) -> list[tuple[str, str]]:
    expediente, suspension = documento.expediente, suspension_de(documento)
    detalles = [
        (_("Documento"), f"{documento.titulo}, {documento.folio}"),
        (_("Trámite"), f"{expediente.version.nombre}, {expediente.folio}"),
        (_("Para quién"), expediente.titular_nombre),
    ]
    if suspension:
        detalles.append((_("Está suspendido por"), f"{suspension}: {suspension.motivo}"))
    return detalles


def _el_documento(request: HttpRequest, pk: UUID) -> Documento:
    """Return an issued document of an office for which the person signs, of no case of theirs."""
    persona = persona_de(request)
    oficinas = {n.dependencia for n in persona.nombramientos_vigentes if n.rol == Rol.FIRMANTE}
    emitidos = Documento.objects.filter(
        estado__in=Documento.EMITIDOS,
        dependencia__in=oficinas,
        expediente__in=expedientes_de_oficio(persona),
    )
    return get_object_or_404(emitidos.select_related("expediente__version"), pk=pk)


def _parrafo(clave: str, etiqueta: str, ayuda: str, largo: int = 500) -> Pregunta:
    return Pregunta(
        clave=clave, tipo="texto_largo", etiqueta=etiqueta, ayuda=ayuda, max_largo=largo
    )
