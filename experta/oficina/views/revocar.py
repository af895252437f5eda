"""Taking an issued document out of force, with its reason and grounds."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.cuentas.models import Rol
from experta.documentos.models import Documento
from experta.motores.formularios import Pregunta
from experta.oficina.acceso import con_rol, persona_de
from experta.oficina.hojas import FORMULARIO, SENCILLA, con_faltas, mostrar
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.revocar import revocar as acto_revocar
from experta.tramitacion.consultas.de_oficio import expedientes_de_oficio
from experta.tramitacion.errores import DatosInvalidos


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.FIRMANTE)
def revocar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the reason and revoke; public verification says so at once."""
    documento = _el_documento(request, pk)
    hoja = Hoja([_motivo()], {})
    if request.method == "POST":
        hoja = leer([_motivo()], request.POST)
        if not hoja.faltas:
            try:
                motivo = str(hoja.respuestas["motivo"])
                acto_revocar(persona=persona_de(request), documento=documento, motivo=motivo)
            except DatosInvalidos as error:
                hoja = con_faltas(hoja, error)
            else:
                messages.success(request, _("Revocaste el documento. La verificación ya lo dice."))
                return redirect("oficina:expediente", pk=documento.expediente_id)
    expediente = documento.expediente
    contexto = {
        "titulo": _("Revocar un documento"),
        "entradilla": _("Deja de valer en este momento y no se puede deshacer."),
        "detalles": [
            (_("Documento"), f"{documento.titulo}, {documento.folio}"),
            (_("Trámite"), f"{expediente.version.nombre}, {expediente.folio}"),
            (_("Para quién"), expediente.titular_nombre),
        ],
        "boton": _("Revocar"),
        "cancelar": reverse("oficina:expediente", args=[expediente.pk]),
    }
    return mostrar(request, SENCILLA, hoja, contexto)


def _el_documento(request: HttpRequest, pk: UUID) -> Documento:
    """Return an issued document of an office for which the person signs, of no case of theirs."""
    persona = persona_de(request)
    oficinas = {n.dependencia for n in persona.nombramientos_vigentes if n.rol == Rol.FIRMANTE}
    emitidos = Documento.objects.filter(
        estado__in=[Documento.Estado.VIGENTE, Documento.Estado.REVOCADO],
        dependencia__in=oficinas,
        expediente__in=expedientes_de_oficio(persona),
    )
    return get_object_or_404(emitidos.select_related("expediente__version"), pk=pk)


def _motivo() -> Pregunta:
    return Pregunta(
        clave="motivo",
        tipo="texto_largo",
        etiqueta=_("Motivo y fundamento"),
        ayuda=_("Lo lee la persona titular, y la ley lo exige. Di qué pasó y qué norma aplicas."),
        max_largo=500,
    )
