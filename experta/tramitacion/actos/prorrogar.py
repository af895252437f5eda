"""The authority extends its own plazo, once and by at most half, with grounds (LFPA art. 31)."""

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Persona, Rol
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.historia import anotar
from experta.plazos import services as plazos
from experta.plazos.calendario import PlazoInvalido
from experta.plazos.models import Plazo
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.tramitacion import fuera, marcha, papeleo, permisos, proyectos, relojes
from experta.tramitacion.errores import Conflicto, dato_invalido


def prorrogar(
    *, persona: Persona, expediente: Expediente, cantidad: int, motivos: str
) -> Documento:
    """Extend the legal plazo; the person is notified with an acuerdo.

    Raises:
        NoPermitido: not an officer of the dependencia of the trámite, or a party of the case.
        DatosInvalidos: no grounds, or more than half of the plazo.
        Conflicto: it does not run, it ended, or it was extended before.
    """
    dependencia = cargar(expediente.version).ficha.dependencia
    permisos.exigir_cargo(persona, expediente, Rol.FIRMANTE, dependencia)
    if not motivos.strip():
        raise dato_invalido("motivos", "Escribe los motivos y el fundamento de la prórroga.")
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if actual.estado != EN_TRAMITE:
            raise Conflicto("El expediente está en pausa o ya terminó.")
        plazo = _ampliar(actual, cantidad)
        relojes.copiar_vencimiento(actual)
        anotar(
            expediente=actual,
            acto="prorrogar",
            texto=f"El plazo se amplió {nombrar(cantidad, Unidad(plazo.unidad))}, por única vez.",
            actor=persona,
            cambio={"cantidad": cantidad, "motivos": motivos},
        )
        return papeleo.pedir_documento(
            expediente=actual,
            clave="acuerdo",
            lote=fuera.lote(f"prorroga-{plazo.pk}"),
            dependencia=dependencia,
            contenido=proyectos.de_prorroga(plazo, motivos),
        )


def _ampliar(expediente: Expediente, cantidad: int) -> Plazo:
    try:
        return plazos.prorrogar(
            asunto=expediente.pk, clave="respuesta", cantidad=cantidad, at=reloj.ahora()
        )
    except PlazoInvalido as error:
        raise dato_invalido("cantidad", str(error)) from error
    except plazos.PlazoNoCorre as error:
        raise Conflicto(str(error)) from error
