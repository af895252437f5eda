"""E-mail through the town's server (EMAIL_HOST and its neighbours in the settings)."""

import smtplib

from django.core.mail.backends.smtp import EmailBackend

from experta.avisos.correspondencia import correo_de
from experta.avisos.errores import CanalCaido, EntregaPospuesta, EntregaRechazada
from experta.avisos.models import Mensaje

_PARA_SIEMPRE = 500  # RFC 5321 §4.2.1: 5yz is a permanent refusal, 4yz a passing one


class Smtp:
    """Tells what is wrong with one message from what is wrong with the server."""

    def enviar(self, mensaje: Mensaje) -> None:
        """Hand the message to the server."""
        try:
            EmailBackend().send_messages([correo_de(mensaje)])
        except smtplib.SMTPRecipientsRefused as error:
            codigo, texto = next(iter(error.recipients.values()))
            raise _fallo(codigo, texto) from error
        except smtplib.SMTPDataError as error:
            raise _fallo(error.smtp_code, error.smtp_error) from error
        except OSError as error:  # refused, cut, slow, TLS; every SMTPException is one of them
            raise CanalCaido(str(error)) from error


def _fallo(codigo: int, texto: bytes | str) -> Exception:
    motivo = f"{codigo} {texto.decode(errors='replace') if isinstance(texto, bytes) else texto}"
    return EntregaRechazada(motivo) if codigo >= _PARA_SIEMPRE else EntregaPospuesta(motivo)
