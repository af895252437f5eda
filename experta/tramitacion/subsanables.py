"""What may change while a prevención is open, and what is left as it was."""

from collections.abc import Callable, Mapping
from typing import Any

from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Expediente, Observacion
from experta.expedientes.models.adjuntos import AdjuntoQuerySet
from experta.motores.formularios import Formulario
from experta.tramitacion import corresponsables
from experta.tramitacion.errores import DatosInvalidos, Falta
from experta.tramitacion.solicitud import adjuntos_por_pregunta

RAZON_MAXIMA = 500
_SIN_CAMBIO = (
    "Esto sigue igual y solo puedes responder una vez. Corrígelo o escribe por qué lo dejas así."
)
_LARGA = f"Explícalo en {RAZON_MAXIMA} letras o menos."


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


def exigir_razones(expediente: Expediente, razones: Mapping[str, str]) -> dict[str, str]:
    """Return why each observed question that did not change is left as it is.

    Raises:
        DatosInvalidos: one is left without a word, or with too many.
    """
    dichas = {clave: razones.get(clave, "").strip() for clave in _iguales(expediente)}
    faltas = [Falta(clave, _SIN_CAMBIO) for clave, razon in dichas.items() if not razon]
    faltas += [Falta(c, _LARGA) for c, razon in dichas.items() if len(razon) > RAZON_MAXIMA]
    if faltas:
        raise DatosInvalidos(*faltas)
    return dichas


def _iguales(expediente: Expediente) -> list[str]:
    """Return, in the order of the form, what was observed and is as when it was observed."""
    formulario, emitida = cargar(expediente.version).formulario, expediente.prevencion.emitida_at
    suyos = expediente.adjuntos.de_la_persona()
    tenia = suyos.filter(subido_at__lte=emitida).exclude(retirado_at__lte=emitida)
    antes = _contenido(formulario, expediente.prevencion.respuestas_previas, tenia)
    ahora = _contenido(formulario, expediente.respuestas, suyos.vigentes())
    pedidas = formulario.preguntadas(expediente.respuestas) & _observadas(expediente)
    return [
        clave for clave in formulario.preguntas if clave in pedidas and antes(clave) == ahora(clave)
    ]


def _contenido(
    formulario: Formulario, respuestas: Mapping[str, Any], adjuntos: AdjuntoQuerySet
) -> Callable[[str], object]:
    """Return what says, of a question, what it held: its answer, its words (a sum), its files."""
    textos = {
        pregunta.clave: texto
        for _, renglones in formulario.resumen(respuestas)
        for pregunta, texto in renglones
    }
    archivos = set(adjuntos.values_list("pregunta", "sha256"))
    return lambda clave: (
        respuestas.get(clave),
        textos.get(clave),
        {huella for pregunta, huella in archivos if pregunta == clave},
    )


def _de_la_firma(expediente: Expediente) -> set[str]:
    """Return how the other professional signs: a correction undoes what was signed in line."""
    una = corresponsables.situacion(expediente, cargar(expediente.version))
    return {una.regla.forma} - {""} if una and not una.resuelta else set()


def _observadas(expediente: Expediente) -> set[str]:
    pedidas = expediente.observaciones.filter(prevencion__isnull=False).exclude(
        estado=Observacion.Estado.RETIRADA
    )
    return set(pedidas.values_list("pregunta", flat=True))
