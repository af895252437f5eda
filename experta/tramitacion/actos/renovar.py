"""Opening the renewal of a document: what was answered and handed in before comes along."""

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.documentos.renovaciones import anotar_renovacion
from experta.expedientes.models import Acceso, Expediente, Parte
from experta.expedientes.rules import BORRADOR
from experta.expedientes.services.apertura import abrir
from experta.expedientes.services.historia import anotar
from experta.tramitacion import busquedas, marcha, permisos, renovaciones
from experta.tramitacion.errores import Conflicto


def renovar(*, persona: Persona, documento: Documento) -> Expediente:
    """Return the draft that renews a document; asked for again it is the same one.

    Raises:
        NoPermitido: not a party of its case, or the mandate does not cover the trámite.
        Conflicto: it may not be renewed today, or its renewal was already submitted.
    """
    acceso = permisos.exigir_parte(persona, documento.expediente)
    with transaction.atomic():
        origen = marcha.tomar(documento.expediente_id)
        pedida = renovaciones.pedida(documento)
        if pedida:
            return _la_misma(persona, pedida)
        version = renovaciones.version_que_renueva(documento)
        if acceso.mandato:
            permisos.exigir_mandato(persona, acceso.mandato, version.tramite.slug)
        en_ventanilla = acceso.motivo == Acceso.Motivo.CAPTURA
        expediente = abrir(
            version=version,
            creado_por=persona,
            titular=None if acceso.mandato else _titular(origen),
            mandato=acceso.mandato,
            canal=Expediente.Canal.VENTANILLA if en_ventanilla else Expediente.Canal.EN_LINEA,
        )
        anotar_renovacion(expediente=expediente, documento=documento)
        _llenar(expediente, documento)
        anotar(
            expediente=expediente,
            acto="renovar",
            texto=f"Empezaste a renovar {documento}.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            cambio={"documento": str(documento.pk)},
        )
    return expediente


def _la_misma(persona: Persona, pedida: Expediente) -> Expediente:
    if pedida.estado != BORRADOR:
        raise Conflicto(f"La renovación de este documento ya se pidió: su folio es {pedida.folio}.")
    permisos.exigir_parte(persona, pedida)
    return pedida


def _titular(origen: Expediente) -> Persona | None:
    parte = origen.partes.filter(rol=Parte.Rol.TITULAR).select_related("persona").first()
    persona: Persona | None = parte.persona if parte else None
    return persona


def _llenar(expediente: Expediente, documento: Documento) -> None:
    respuestas = renovaciones.heredadas(documento, cargar(expediente.version))
    tomado = dict.fromkeys(respuestas, documento.expediente.folio or "")
    expediente.guardar_respuestas(expediente.revision, respuestas, tomado)
    busquedas.pedir(expediente, respuestas)
