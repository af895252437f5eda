"""Django's e-mail backend: what any part of the house sends waits in the outbox."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from experta.avisos import services


class BandejaDeSalida(BaseEmailBackend):
    """Writes one message per recipient in the caller's transaction; the worker sends them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Leave the messages in the outbox; return how many e-mails were taken.

        Raises:
            ValueError: an attachment; documents are fetched from the account, never mailed.
        """
        for correo in email_messages:
            if correo.attachments:
                raise ValueError("los correos no llevan archivos adjuntos")
            html = next(
                (a[0] for a in getattr(correo, "alternatives", []) if a[1] == "text/html"), ""
            )
            for destino in correo.recipients():
                services.encolar_correo(
                    destino=destino,
                    asunto=str(correo.subject),
                    cuerpo=str(correo.body),
                    cuerpo_html=html,
                )
        return len(email_messages)
