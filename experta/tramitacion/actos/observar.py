"""A remark on one answer or document. It goes to the citizen only in the one prevención."""

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Observacion
from experta.expedientes.services.decisiones import anotar_observacion
from experta.expedientes.services.historia import anotar
from experta.tramitacion import coordinacion, marcha, permisos
from experta.tramitacion.errores import Conflicto, dato_invalido


def observar(
    *,
    persona: Persona,
    expediente: Expediente,
    pregunta: str,
    motivo: str,
    texto: str = "",
    area: str = "",
) -> Observacion:
    """Note an observation of the reviewing area; `area` when the person holds several.

    Raises:
        NoPermitido: the person's areas are not reviewing this case.
        DatosInvalidos: unknown question or reason, or one that is not of such a question.
        Conflicto: noted already; the prevención was sent (LFPA art. 17-A) or its window passed.
    """
    tarea = permisos.exigir_revision(persona, expediente, area)
    _exigir_lo_observado(expediente, pregunta, motivo)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        suya = tarea.area or tarea.dependencia
        _exigir_nueva(actual, suya, (pregunta, motivo, texto.strip()))
        observacion = anotar_observacion(
            expediente=actual,
            area=suya,
            pregunta=pregunta,
            motivo=motivo,
            texto=texto,
            autor=persona,
        )
        coordinacion.encargar(actual, tarea, observacion.pk)
        anotar(
            expediente=actual,
            acto="observar",
            texto="Se anotó una observación.",
            actor=persona,
            publico=False,
            filas=[observacion],
        )
    return observacion


def _exigir_nueva(expediente: Expediente, area: str, dicho: tuple[str, str, str]) -> None:
    """Refuse to ask once the prevención was sent, or twice for the same with the same words."""
    coordinacion.exigir_sin_prevenir(expediente)
    vivas = expediente.observaciones.filter(area=area).exclude(estado=Observacion.Estado.RETIRADA)
    if dicho in vivas.values_list("pregunta", "motivo", "texto"):
        raise Conflicto("Tu área ya anotó esta misma observación en este punto.")


def _exigir_lo_observado(expediente: Expediente, pregunta: str, motivo: str) -> None:
    observada = cargar(expediente.version).formulario.preguntas.get(pregunta)
    if observada is None:
        raise dato_invalido("pregunta", "Elige el dato o documento que observas.")
    razon = municipio_actual().motivos.get(motivo)
    if razon is None or not razon.cabe(observada.tipo):
        raise dato_invalido("motivo", "Elige un motivo de la lista.")
