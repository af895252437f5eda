"""What the control body is told by mail, whoever does it."""

from experta.avisos import services as avisos
from experta.comun.municipio import municipio_actual
from experta.plazos.models import Vencimiento


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
