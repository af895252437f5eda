"""What the forms of reviewing ask, in the shape that the shared fields render."""

from django.utils.translation import gettext as _

from experta.catalogo.listas import COMPROBACIONES
from experta.comun.municipio import municipio_actual
from experta.expedientes.models.decisiones import Sentido
from experta.motores.formularios.modelo import Opcion, Pregunta
from experta.tramitacion.consultas.propuestas import Propuesto

# Answers with which what is read in a paper can be compared.
_COMPARABLES = frozenset({"texto", "curp", "rfc", "predio"})
# What the reasons are called by the act that takes them.
RAZONES = {"dictaminar": "fundamento", "resolver": "motivos"}


def de_observacion(tipo: str) -> tuple[Pregunta, ...]:
    """Return what is asked to note an observation: the reason from the town's list, and a note.

    Only the reasons that a question of that type can be observed for.
    """
    motivos = municipio_actual().motivos.values()
    return (
        Pregunta(
            clave="motivo",
            tipo="opcion",
            etiqueta=_("¿Qué está mal?"),
            opciones=tuple(
                Opcion(clave=uno.clave, etiqueta=uno.titulo, ayuda=uno.explicacion)
                for uno in motivos
                if uno.cabe(tipo)
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


def de_propuesta() -> Pregunta:
    """Return what is asked to propose a check."""
    return Pregunta(
        clave="texto",
        tipo="texto_largo",
        etiqueta=_("¿Qué debería revisarse antes de enviar?"),
        ayuda=_("Por ejemplo: que el recibo esté a nombre de la misma persona."),
        max_largo=500,
    )


def de_descarte() -> Pregunta:
    """Return what is asked to dismiss a proposed check."""
    return Pregunta(
        clave="razon",
        tipo="texto_largo",
        etiqueta=_("¿Por qué no se agrega?"),
        ayuda=_("Lo lee quien la propuso."),
        max_largo=500,
    )


def de_aceptacion(una: Propuesto) -> tuple[Pregunta, ...]:
    """Return what makes a proposal a check: of a paper, or of an answer."""
    return _de_un_papel(una) if una.de_papel else _de_una_respuesta()


def _de_una_respuesta() -> tuple[Pregunta, ...]:
    return (
        Pregunta(
            clave="si",
            tipo="texto",
            etiqueta=_("Expresión que debe cumplirse"),
            ayuda=_("Con las claves del formulario, como en «validaciones»."),
            max_largo=500,
        ),
        Pregunta(
            clave="mensaje",
            tipo="texto",
            etiqueta=_("Qué se le dice a la persona cuando no se cumple"),
            max_largo=300,
        ),
    )


def _de_un_papel(una: Propuesto) -> tuple[Pregunta, ...]:
    respuestas = una.ejecutable.formulario.preguntas.values()
    return (
        Pregunta(
            clave="que",
            tipo="opcion",
            etiqueta=_("¿Qué se comprueba en el archivo?"),
            opciones=tuple(Opcion(clave=uno, etiqueta=_comprueba(uno)) for uno in COMPROBACIONES),
        ),
        Pregunta(
            clave="contra",
            tipo="opcion",
            etiqueta=_("¿Con qué respuesta se compara?"),
            requerido=False,
            opciones=tuple(
                Opcion(clave=uno.clave, etiqueta=uno.etiqueta)
                for uno in respuestas
                if uno.tipo in _COMPARABLES
            ),
        ),
        Pregunta(
            clave="obliga",
            tipo="si_no",
            etiqueta=_("¿Impide enviar? Sin esto sólo avisa."),
            requerido=False,
        ),
    )


def sugeridas(una: Propuesto) -> dict[str, str]:
    """Return what the reason of the observation already tells of the check."""
    motivo = municipio_actual().motivos.get(una.propuesta.motivo)
    return {"que": motivo.comprobacion if motivo else "", "mensaje": una.propuesta.texto}


def _comprueba(que: str) -> str:
    """Return what a check of a paper looks at, in words."""
    nombres = {
        "antiguedad": _("Que no sea más antiguo de lo permitido"),
        "nombre": _("Que diga el nombre"),
        "curp": _("Que diga la CURP"),
        "rfc": _("Que diga el RFC"),
        "clave_catastral": _("Que diga la clave catastral"),
        "legible": _("Que se pueda leer"),
        "paginas": _("Que traiga todas sus páginas"),
    }
    return nombres.get(que, que)
