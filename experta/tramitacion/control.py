"""What the control body is told by mail, whoever does it; and the town, of what it must publish."""

from experta.avisos import services as avisos
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.comun.texto import fecha_larga
from experta.plazos.models import Vencimiento
from experta.tramitacion.consultas import salud


def avisar_al_oic(*, clave: str, asunto: str, cuerpo: str) -> None:
    """Leave an e-mail for the control body's mailbox; the same key never makes a second one."""
    destino = municipio_actual().dependencias["oic"].correo
    avisos.enviar_a_buzon(clave=clave, destino=destino, asunto=asunto, cuerpo=cuerpo)


def avisar_que_fallo(vencimiento: Vencimiento) -> None:
    """Tell the control body, once, of a due moment that could not be recorded."""
    plazo = vencimiento.plazo
    avisar_al_oic(
        clave=f"vencimiento-{vencimiento.pk}",
        asunto="Un plazo venció y no se pudo registrar",
        cuerpo=f"Expediente {plazo.asunto}, plazo «{plazo.clave}», momento «{vencimiento.tipo}». "
        "Se intentará otra vez; avisa a quien opera la plataforma.",
    )


def avisar_lo_que_falta_publicar() -> int:
    """Tell the town and the control body which dated data end; return of how many.

    Each is told once when its end is near; the UMA, again once it ended.
    """
    faltas = [*_del_calendario(), *_de_la_uma()]
    for clave, asunto, cuerpo in faltas:
        avisar_al_oic(clave=f"{clave}-oic", asunto=asunto, cuerpo=cuerpo)
        destino = municipio_actual().correo
        avisos.enviar_a_buzon(clave=clave, destino=destino, asunto=asunto, cuerpo=cuerpo)
    return len(faltas)


def _del_calendario() -> list[tuple[str, str, str]]:
    ejercicio = salud.calendario_por_publicar()
    cuerpo = (
        f"Agrega municipio/calendario/{ejercicio}.yaml. Sin él no se puede calcular hasta cuándo "
        "responder y no entran solicitudes cuyo plazo llegue a ese año."
    )
    asunto = f"Falta publicar el calendario de días inhábiles de {ejercicio}"
    return [(f"calendario-{ejercicio}", asunto, cuerpo)] if ejercicio else []


def _de_la_uma() -> list[tuple[str, str, str]]:
    ultimo = salud.uma_por_publicar()
    if ultimo is None:
        return []
    acabada = reloj.hoy() > ultimo
    asunto = f"La UMA publicada {'acabó' if acabada else 'acaba'} el {fecha_larga(ultimo)}"
    cuerpo = (
        "Agrega la siguiente en municipio/uma.yaml. Desde el día siguiente, y hasta que esté, no "
        "sale ninguna orden de pago; los trámites que la esperan siguen solos en cuanto se agrega."
    )
    return [(f"uma-{ultimo.isoformat()}{'-acabada' if acabada else ''}", asunto, cuerpo)]
