"""What may change while a prevención is open."""

from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Expediente, Observacion
from experta.tramitacion import corresponsables
from experta.tramitacion.solicitud import adjuntos_por_pregunta


def preguntas_abiertas(expediente: Expediente) -> set[str]:
    """Return the questions observed, and those that answering them made necessary.

    A correction may make the form ask something else, and a limit counted from today may have
    passed: left closed, nobody could complete the answer that the prevención demands.
    """
    formulario = cargar(expediente.version).formulario
    antes = formulario.preguntadas(expediente.prevencion.respuestas_previas)
    ahora = formulario.preguntadas(expediente.respuestas)
    faltas = formulario.validar(expediente.respuestas, adjuntos_por_pregunta(expediente))
    con_falta = {f.clave.partition("__")[0].partition("-")[0] for f in faltas if f.bloquea}
    return _observadas(expediente) | (ahora - antes) | con_falta | _de_la_firma(expediente)


def _de_la_firma(expediente: Expediente) -> set[str]:
    """Return how the other professional signs: a correction undoes what was signed in line."""
    una = corresponsables.situacion(expediente, cargar(expediente.version))
    return {una.regla.forma} - {""} if una and not una.resuelta else set()


def _observadas(expediente: Expediente) -> set[str]:
    pedidas = expediente.observaciones.filter(prevencion__isnull=False).exclude(
        estado=Observacion.Estado.RETIRADA
    )
    return set(pedidas.values_list("pregunta", flat=True))
