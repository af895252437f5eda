"""What both doors do with a draft just opened."""

from contextlib import suppress

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.usar_papel import usar_papel
from experta.tramitacion.carpeta import ofertas
from experta.tramitacion.errores import DatosInvalidos
from experta.tramitacion.prellenado import tomadas


def prellenar_borrador(persona: Persona, expediente: Expediente) -> None:
    """Fill in what the town already knows of the holder; `persona` is who opened the draft."""
    sabidas = tomadas(expediente, cargar(expediente.version).formulario, persona)
    guardar_respuestas(
        persona=persona,
        expediente=expediente,
        cambios={clave: una.valor for clave, una in sabidas.items()},
        revision=expediente.revision,
        tomado={clave: una.origen for clave, una in sabidas.items()},
    )


def reusar_papeles(persona: Persona, expediente: Expediente) -> None:
    """Hand in again, for each question without files, the newest paper that serves.

    The person asked for it with the renewal; each may be withdrawn. One that cannot be taken any
    more is asked for as any other.
    """
    puestas = set(expediente.adjuntos.vigentes().values_list("pregunta", flat=True))
    secciones = cargar(expediente.version).formulario.visibles(expediente.respuestas)
    preguntas = [p for seccion in secciones for p in seccion.preguntas if p.clave not in puestas]
    for clave, papeles in ofertas(expediente, persona, preguntas).items():
        with suppress(DatosInvalidos, FileNotFoundError):
            usar_papel(persona=persona, expediente=expediente, pregunta=clave, papel=papeles[0].pk)
