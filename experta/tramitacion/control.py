"""What the control body is told by mail, whoever does it."""

from experta.avisos import services as avisos
from experta.comun.municipio import municipio_actual


def avisar_al_oic(*, clave: str, asunto: str, cuerpo: str) -> None:
    """Leave an e-mail for the control body's mailbox; the same key never makes a second one."""
    destino = municipio_actual().dependencias["oic"].correo
    avisos.enviar_a_buzon(clave=clave, destino=destino, asunto=asunto, cuerpo=cuerpo)
