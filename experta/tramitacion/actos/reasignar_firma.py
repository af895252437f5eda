"""Who signs an office today takes over a document printed in the name of another officer."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.services.historia import anotar
from experta.tramitacion import fechado, fuera, marcha, papeles, permisos
from experta.tramitacion.errores import Conflicto


def reasignar_firma(*, persona: Persona, documento: Documento) -> Documento:
    """Drop the unsigned document and have it made again, the same, under the person's appointment.

    Raises:
        NoPermitido: no appointment to sign for that office, or a party of the case.
        Conflicto: it is already in their name, or it does not wait for a firma any more.
    """
    nombramiento = permisos.exigir_competente(persona, documento)
    if documento.nombramiento in persona.nombramientos_vigentes:
        raise Conflicto("Este documento ya está a tu nombre; puedes firmarlo.")
    with transaction.atomic():
        expediente = marcha.tomar(documento.expediente_id)
        anotar(
            expediente=expediente,
            acto="reasignar_firma",
            texto=f"{nombramiento.cargo} prepara a su nombre: {documento.titulo}.",
            actor=persona,
            publico=False,
            cambio={"documento": str(documento.pk), "nombramiento": nombramiento.pk},
        )
        nuevo = documentos.reasignar(documento=documento, nombramiento=nombramiento)
        if nuevo is None:
            raise Conflicto("Este documento ya no espera firma: se firmó o alguien más lo tomó.")
        papeles.a_nombre_de_otra(nuevo, documento)
        fechado.poner_la_de_hoy(nuevo)
        fuera.pedir(expediente, "reasignacion", fuera.lote(f"reasignar-{nuevo.pk}"))
    return nuevo
