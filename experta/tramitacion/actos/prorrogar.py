"""The authority extends its own plazo, once and by at most half, with grounds (LFPA art. 31).

The plazo moves when the acuerdo, signed, is notified; not before.
"""

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Persona, Rol
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.historia import anotar
from experta.plazos.models import Estado, Plazo
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.tramitacion import marcha, papeleo, permisos, prorrogas, proyectos, relojes
from experta.tramitacion.errores import Conflicto, dato_invalido


def prorrogar(
    *, persona: Persona, expediente: Expediente, cantidad: int, motivos: str
) -> Documento:
    """Prepare the acuerdo that extends the legal plazo, to be signed and notified.

    Raises:
        NoPermitido: not an officer of the dependencia of the trámite, or a party of the case.
        DatosInvalidos: no grounds, or more than half of the plazo.
        Conflicto: it does not run, it ended, or it was extended before or is being extended.
    """
    dependencia = cargar(expediente.version).ficha.dependencia
    permisos.exigir_cargo(persona, expediente, Rol.FIRMANTE, dependencia)
    if not motivos.strip():
        raise dato_invalido("motivos", "Escribe los motivos y el fundamento de la prórroga.")
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if actual.estado != EN_TRAMITE:
            raise Conflicto("El expediente está en pausa o ya terminó.")
        plazo = _exigir_que_corre(actual)
        vence = prorrogas.exigir_opcion(plazo, cantidad)
        anotar(
            expediente=actual,
            acto="prorrogar",
            texto=f"Se prepara ampliar el plazo {nombrar(cantidad, Unidad(plazo.unidad))}. "
            "Cuenta si se firma y se te notifica antes de que venza.",
            actor=persona,
            cambio={"cantidad": cantidad, "motivos": motivos},
        )
        return papeleo.pedir_documento(
            expediente=actual,
            clave=prorrogas.CLAVE,
            lote=prorrogas.lote_de(plazo, cantidad),
            dependencia=dependencia,
            contenido=proyectos.de_prorroga(plazo, cantidad, vence, motivos),
        )


def _exigir_que_corre(expediente: Expediente) -> Plazo:
    plazo = relojes.respuesta_de(expediente)
    corre = plazo.estado == Estado.CORRIENDO and plazo.vence_at and reloj.ahora() < plazo.vence_at
    if not corre or plazo.prorroga:
        raise Conflicto("Sólo se prorroga, y una sola vez, un plazo que aún no vence.")
    if prorrogas.pendiente(expediente, plazo):
        raise Conflicto("Ya hay una ampliación de este plazo que se firma o se notifica.")
    return plazo
