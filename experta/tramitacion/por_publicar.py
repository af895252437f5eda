"""What the town must renew before it ends, told by mail to it and to the control body."""

from contextlib import suppress

from experta.avisos import services as avisos
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.comun.texto import fecha_larga
from experta.tramitacion import control
from experta.tramitacion.consultas import salud


def avisar() -> int:
    """Tell the town and the control body which dated data end; return of how many.

    Each is told once when its end is near, and again once it ended.
    """
    faltas = [*_del_calendario(), *_de_la_uma(), *_del_sello()]
    for clave, asunto, cuerpo in faltas:
        control.avisar_al_oic(clave=f"{clave}-oic", asunto=asunto, cuerpo=cuerpo)
        destino = municipio_actual().correo
        avisos.enviar_a_buzon(clave=clave, destino=destino, asunto=asunto, cuerpo=cuerpo)
    return len(faltas)


def _del_calendario() -> list[tuple[str, str, str]]:
    ejercicio = salud.calendario_por_publicar()
    if not ejercicio:
        return []
    empezado = reloj.hoy().year >= ejercicio
    cuerpo = (
        f"Agrega municipio/calendario/{ejercicio}.yaml. Sin él no se puede calcular hasta cuándo "
        "responder: no entran solicitudes cuyo plazo llegue a ese año, y esperan las "
        "notificaciones, las respuestas y los pagos que cuentan días de ese año. Lo que el sistema "
        "hace solo sigue en cuanto se agrega."
    )
    asunto = f"{'Ya hace falta' if empezado else 'Falta publicar'} el calendario de días inhábiles"
    clave = f"calendario-{ejercicio}{'-empezado' if empezado else ''}"
    return [(clave, f"{asunto} de {ejercicio}", cuerpo)]


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


def _del_sello() -> list[tuple[str, str, str]]:
    vence = None
    with suppress(OSError, ValueError):  # unreadable: the health page and each operation say so
        vence = salud.sello_por_vencer()
    if vence is None:
        return []
    vencido = reloj.ahora() >= vence
    dia = fecha_larga(reloj.local(vence).date())
    asunto = f"El certificado del sello municipal {'venció' if vencido else 'vence'} el {dia}"
    cuerpo = (
        "Consigue el siguiente y ponlo en su lugar, como dice la guía de operación. Vencido, no se "
        "sella ningún documento: los que lo esperan salen solos en cuanto está el nuevo."
    )
    clave = f"sello-{vence.date().isoformat()}{'-vencido' if vencido else ''}"
    return [(clave, asunto, cuerpo)]
