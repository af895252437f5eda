"""The steps between a right password and an open session."""

from typing import Any

from allauth.account.stages import EmailVerificationStage


class VerificarCorreo(EmailVerificationStage):  # type: ignore[misc]  # allauth has no types
    """Asks to confirm the e-mail, unless the person proved another channel: a mobile number."""

    def handle(self) -> tuple[Any, bool]:
        """Return the answer that interrupts the log-in, if any, and whether it may go on."""
        persona = self.login.user
        if persona is not None and persona.telefono_verificado:
            return None, True
        respuesta, sigue = super().handle()
        return respuesta, sigue
