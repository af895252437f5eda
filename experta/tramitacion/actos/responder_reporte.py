"""An official answers a doubt, a fault or a complaint, once."""

from django.db import transaction

from experta.avisos import services as avisos
from experta.bitacora.services import anotar, asunto_general
from experta.cuentas.models import Persona, Rol
from experta.soporte import services as soporte
from experta.soporte.models import Reporte
from experta.tramitacion import permisos
from experta.tramitacion.errores import Conflicto, DatosInvalidos, Falta


def responder_reporte(*, persona: Persona, reporte: Reporte, respuesta: str) -> Reporte:
    """Answer it and tell whoever wrote it, if they left where; complaints are the OIC's.

    Raises:
        NoPermitido: the person's offices do not answer that kind of report.
        DatosInvalidos: the answer is empty.
        Conflicto: somebody answered it first, or it is the official's own.
    """
    queja = reporte.clase == Reporte.Clase.QUEJA
    permisos.exigir_rol(persona, *([Rol.OIC] if queja else [Rol.VENTANILLA, Rol.ADMINISTRADOR]))
    with transaction.atomic():
        try:
            respondido = soporte.responder(reporte=reporte, persona=persona, respuesta=respuesta)
        except soporte.ReporteInvalido as error:
            raise DatosInvalidos(*(Falta(c, m) for c, m in error.faltas.items())) from error
        if not respondido:
            raise Conflicto("Alguien más ya respondió este reporte, o lo escribiste tú.")
        anotar(
            asunto=asunto_general("soporte"),
            acto="responder_reporte",
            estado="respondido",
            actor=str(persona.publica),
            cambio={"reporte": reporte.folio, "respuesta": reporte.respuesta},
        )
        _avisar(reporte)
    return reporte


def _avisar(reporte: Reporte) -> None:
    titulo = f"Respondimos tu reporte {reporte.folio}"
    if reporte.correo:
        avisos.enviar_a_buzon(
            clave=f"reporte-{reporte.folio}",
            destino=reporte.correo,
            asunto=titulo,
            cuerpo=reporte.respuesta,
        )
    elif reporte.persona:
        avisos.avisar(persona=reporte.persona, titulo=titulo, texto=reporte.respuesta)
