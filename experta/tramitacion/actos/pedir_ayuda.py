"""After the time to prevent, a remark is only a request for help: no clock stops, no case ends."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Ayuda, Expediente
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.historia import anotar
from experta.tramitacion import ayudas, marcha, notificaciones, permisos
from experta.tramitacion.errores import Conflicto, dato_invalido


def pedir_ayuda(
    *, persona: Persona, expediente: Expediente, texto: str, puntos: list[dict[str, str]]
) -> Ayuda:
    """Ask the person for something that would help; `puntos` are {pregunta, texto}.

    Raises:
        NoPermitido: the person's areas are not reviewing this case.
        DatosInvalidos: nothing is asked, or an unknown question.
        Conflicto: the time to prevent runs (prevenir is the way), or another request waits.
    """
    tarea = permisos.exigir_revision(persona, expediente)
    nombramiento = permisos.exigir_tarea(persona, tarea)
    puntos = ayudas.exigir_puntos(expediente, puntos)
    if not texto.strip():
        raise dato_invalido("texto", "Explica para qué pides esto.")
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        _exigir_que_se_pueda(actual)
        ayuda = Ayuda.pedir(
            expediente=actual,
            texto=texto.strip(),
            puntos=puntos,
            autor=persona,
            nombramiento=nombramiento,
        )
        anotar(
            expediente=actual,
            acto="pedir_ayuda",
            texto="Te piden ayuda con tu trámite. No es obligatorio y el plazo no se detiene.",
            actor=persona,
            cambio={"texto": texto, "puntos": puntos},
        )
        notificaciones.avisar_a_partes(
            actual,
            f"Te piden ayuda con tu trámite {actual.folio}",
            f"{texto.strip()} No es obligatorio: el plazo de la autoridad sigue corriendo.",
        )
    return ayuda


def _exigir_que_se_pueda(expediente: Expediente) -> None:
    if expediente.estado != EN_TRAMITE or not ayudas.se_puede_pedir(expediente):
        raise Conflicto("Todavía puedes prevenir, o ya hay una petición de ayuda sin responder.")
