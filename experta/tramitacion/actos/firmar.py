"""The firma of the competent officer on one document: signed or unsigned, never half."""

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.bandeja.services import FUERA
from experta.cuentas.models import Persona
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.services.historia import anotar
from experta.tramitacion import (
    coincidencias,
    fechado,
    fictas,
    fuera,
    marcha,
    permisos,
    reservas,
    ventana,
)
from experta.tramitacion.errores import Conflicto

_ABIERTAS = [Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA]


def firmar(*, persona: Persona, documento: Documento, metodo: str) -> Documento:
    """Sign a document as rendered; the last firma of its lot moves the case on.

    `metodo` says how the officer just proved to be there (the door asks for it: step-up).

    Raises:
        NoPermitido: not the officer it names, or the appointment is no longer in force.
        Conflicto: already signed, or not ready yet, or it says the date of another day; or it
            denies what silence approved meanwhile; or the town keeps apart what meets in them.
    """
    nombramiento = permisos.exigir_firmante(persona, documento)
    fechado.exigir_al_dia(documento)
    with transaction.atomic():
        expediente = marcha.tomar(documento.expediente_id)
        ventana.exigir_para_firmar(expediente, documento)
        if not fuera.es_de_fuera(documento.lote):
            fictas.exigir_sin_negar(expediente, reservas.sentido(expediente))
        if not documentos.firmar(
            documento=documento, firmante=persona, nombramiento=nombramiento, metodo=metodo
        ):
            raise Conflicto("Este documento ya se firmó o aún se está preparando.")
        anotar(
            expediente=expediente,
            acto="firmar",
            texto=f"{nombramiento.cargo} firmó: {documento.titulo}.",
            actor=persona,
            filas=[documento.firma],
        )
        coincidencias.revisar(expediente, persona, nombramiento)
        _seguir(expediente, documento, persona)
    return documento


def _seguir(expediente: Expediente, documento: Documento, persona: Persona) -> None:
    """Close the officer's task when nothing is left for that office, the step when for nobody."""
    pendientes = Documento.objects.sin_firma().filter(expediente=expediente, lote=documento.lote)
    if pendientes.filter(dependencia=documento.dependencia).exists():
        return
    tareas = expediente.tareas.filter(
        acto="firmar", dependencia=documento.dependencia, estado__in=_ABIERTAS
    )
    de_fuera = fuera.es_de_fuera(documento.lote)
    if de_fuera:
        tareas = tareas.filter(tarea=f"{documento.lote}#{documento.dependencia}")
    else:
        tareas = tareas.exclude(tarea__startswith=FUERA)
    for tarea in tareas:
        tarea.completar(persona)
    if pendientes.exists():
        return
    if de_fuera:
        fuera.pedir_sello(expediente, documento.lote)
    else:
        marcha.completar_acto(expediente, "firmar")
