"""What follows when a case ends: the clock stops, retention starts, the outcome is notified."""

from datetime import date
from typing import Any

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Expediente
from experta.plazos import services as plazos
from experta.tramitacion import notificaciones, relojes

# What an answer fulfils, late or in time; any other clock only stops mattering.
_RESPONDIDOS = ("respuesta", "promesa")
# How a case ends without an answer: the rule, and what its ledger says.
_SIN_RESPUESTA = {
    rules.DESECHADO: ("desechamiento", "La solicitud se desechó."),
    rules.CADUCADO: ("caducidad", "El trámite caducó."),
    rules.DESISTIDO: ("desistimiento", "La persona retiró su solicitud."),
}


def cerrar(expediente: Expediente) -> None:
    """Stop every clock of a case that just ended and fix until when it is kept.

    Nothing is left to attend of what expired, nor to sign.
    """
    documentos.cancelar_sin_firma(expediente=expediente)
    bandeja.cerrar_de_fuera(expediente=expediente, actos=["atender", "firmar"])
    _parar(expediente)
    retencion = cargar(expediente.version).ficha.retencion
    hoy = reloj.hoy()
    Expediente.objects.filter(pk=expediente.pk).update(
        serie_documental=retencion.serie,
        conservar_hasta=date(hoy.year + retencion.anios, 12, 31),
        destino_final=retencion.destino,
    )


def _parar(expediente: Expediente) -> None:
    """End each clock: answered, answered late, or cancelled by what ended the case."""
    ahora = reloj.ahora()
    regla, por = _SIN_RESPUESTA.get(expediente.estado, ("", ""))
    abiertos = relojes.abiertos(expediente)
    for clave in abiertos:
        fin: dict[str, Any] = {"asunto": expediente.pk, "clave": clave, "at": ahora}
        if clave in _RESPONDIDOS and not regla:
            plazos.cumplir(**fin)
        else:
            plazos.cancelar(**fin, regla=regla, por=por)
    if not regla:
        for clave in set(_RESPONDIDOS).difference(abiertos):
            plazos.anotar_respuesta_tardia(asunto=expediente.pk, clave=clave, at=ahora)


def notificar_resolucion(expediente: Expediente, finales: list[Documento]) -> None:
    """Practise the notification of the documents with which a case ended."""
    for documento in finales:
        notificaciones.practicar(expediente, "resolucion", documento)
