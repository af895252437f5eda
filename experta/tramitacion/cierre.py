"""What follows when a case ends: the clock stops, retention starts, the outcome is notified."""

from datetime import date

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.plazos import services as plazos
from experta.tramitacion import notificaciones, relojes

# What the ending answers; any other clock only stops mattering.
_RESPONDIDOS = ("respuesta", "promesa")


def cerrar(expediente: Expediente) -> None:
    """Stop every clock of a case that just ended and fix until when it is kept.

    Nothing is left to attend of what expired, nor to sign.
    """
    documentos.cancelar_sin_firma(expediente=expediente)
    bandeja.cerrar_de_fuera(expediente=expediente, actos=["atender", "firmar"])
    ahora = reloj.ahora()
    for clave in relojes.abiertos(expediente):
        terminar = plazos.cumplir if clave in _RESPONDIDOS else plazos.cancelar
        terminar(asunto=expediente.pk, clave=clave, at=ahora)
    retencion = cargar(expediente.version).ficha.retencion
    hoy = reloj.hoy()
    Expediente.objects.filter(pk=expediente.pk).update(
        serie_documental=retencion.serie,
        conservar_hasta=date(hoy.year + retencion.anios, 12, 31),
        destino_final=retencion.destino,
    )


def notificar_resolucion(expediente: Expediente, finales: list[Documento]) -> None:
    """Practise the notification of the documents with which a case ended."""
    for documento in finales:
        notificaciones.practicar(expediente, "resolucion", documento)
