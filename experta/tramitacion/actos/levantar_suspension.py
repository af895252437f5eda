"""Putting a suspended document in force again, when what caused it was mended."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.documentos import vigor
from experta.documentos.models import Documento
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, permisos, suspensiones
from experta.tramitacion.errores import Conflicto, dato_invalido


def levantar_suspension(*, persona: Persona, documento: Documento, motivo: str) -> Documento:
    """End the suspension of a document: it is worth again what it was, until its same last day.

    Raises:
        NoPermitido: not an officer who signs for the office that issued it.
        DatosInvalidos: no reason.
        Conflicto: it is not suspended.
    """
    nombramiento = permisos.exigir_competente(persona, documento)
    if not motivo.strip():
        raise dato_invalido("motivo", "Escribe qué se comprobó para levantar la suspensión.")
    with transaction.atomic():
        expediente = marcha.tomar(documento.expediente_id)
        suspension = vigor.levantar(
            documento=documento, nombramiento=nombramiento, motivo=motivo.strip()
        )
        if suspension is None:
            raise Conflicto("Este documento ya no está suspendido.")
        anotar(
            expediente=expediente,
            acto="levantar_suspension",
            texto=f"Se levantó la suspensión: {documento.titulo}. {motivo.strip()[:300]}",
            actor=persona,
            cambio={"documento": str(documento.pk), "motivo": motivo},
            filas=[documento],
        )
        suspensiones.acordar_levantamiento(documento, suspension, motivo.strip())
    return documento
