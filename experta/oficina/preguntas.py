"""What the forms of reviewing ask, in the shape that the shared fields render."""

from django.utils.translation import gettext as _

from experta.comun.municipio import municipio_actual
from experta.expedientes.models.decisiones import Sentido
from experta.motores.formularios.modelo import Opcion, Pregunta

# What the reasons are called by the act that takes them.
RAZONES = {"dictaminar": "fundamento", "resolver": "motivos"}


def de_observacion() -> tuple[Pregunta, ...]:
    """Return what is asked to note an observation: the reason from the town's list, and a note."""
    motivos = municipio_actual().motivos.values()
    return (
        Pregunta(
            clave="motivo",
            tipo="opcion",
            etiqueta=_("¿Qué está mal?"),
            opciones=tuple(
                Opcion(clave=uno.clave, etiqueta=uno.titulo, ayuda=uno.explicacion)
                for uno in motivos
            ),
        ),
        Pregunta(
            clave="texto",
            tipo="texto_largo",
            etiqueta=_("¿Qué debe hacer la persona?"),
            ayuda=_("Lo leerá tal como lo escribas. Di qué falta, sin abreviaturas ni artículos."),
            requerido=False,
            max_largo=1000,
        ),
    )


def fundamento_de_observaciones() -> str:
    """Return the articles that let the town ask for what is missing, each once."""
    municipio = municipio_actual()
    reglas = [municipio.marco[uno.regla] for uno in municipio.motivos.values()]
    return "; ".join(dict.fromkeys(f"{regla.ley}, {regla.articulo}" for regla in reglas))


def de_decision(acto: str, sentidos: list[str]) -> tuple[Pregunta, ...]:
    """Return what is asked to give an opinion (`dictaminar`) or to decide (`resolver`)."""
    resuelve = acto == "resolver"
    return (
        Pregunta(
            clave="sentido",
            tipo="opcion",
            etiqueta=_("¿En qué sentido resuelves?") if resuelve else _("¿Cuál es tu dictamen?"),
            opciones=tuple(
                Opcion(clave=uno, etiqueta=_(str(Sentido(uno).label))) for uno in sentidos
            ),
        ),
        Pregunta(
            clave=RAZONES[acto],
            tipo="texto_largo",
            etiqueta=_("Hechos y motivos") if resuelve else _("Motivos y fundamento"),
            ayuda=_("Se imprimen en la resolución. Escribe los hechos y la norma que aplicas."),
            max_largo=4000,
        ),
        Pregunta(
            clave="condiciones",
            tipo="texto_largo",
            etiqueta=_("Condiciones que se deben cumplir"),
            requerido=False,
            max_largo=2000,
        ),
    )
