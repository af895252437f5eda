"""How allauth reads and writes our accounts: phones, messages, limits, claimed mandates."""

import logging
from ipaddress import IPv6Address, IPv6Network
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import gettext as _

from experta.cuentas import limites, services, sin_cuenta, sms
from experta.cuentas.contacto import CampoTelefono, leer_contacto, leer_telefono
from experta.cuentas.frases import ERRORES, MENSAJES, SIN_TEXTOS, redactar
from experta.cuentas.models import Persona
from experta.cuentas.presupuesto import PresupuestoAgotado

_registro = logging.getLogger(__name__)


class Adaptador(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts known by an e-mail or by a mobile number of ten digits.

    A number that nobody has proved belongs to nobody: whoever proves it takes it.
    """

    error_messages = {**DefaultAccountAdapter.error_messages, **ERRORES}

    def get_login_stages(self) -> list[str]:
        """Return allauth's steps, with our own rule about which channel must be confirmed."""
        propia = "experta.cuentas.etapas.VerificarCorreo"
        etapas: list[str] = super().get_login_stages()
        return [propia if e.endswith(".EmailVerificationStage") else e for e in etapas]

    def login(self, request: HttpRequest, user: Persona) -> None:
        """Open the session and hand over the mandates that waited for this person."""
        for clave in (sin_cuenta.EN_SESION, sin_cuenta.REPORTE_EN_SESION):
            request.session.pop(clave, None)
        super().login(request, user)
        services.reclamar_mandatos(persona=user)

    # -- phones

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where to go after log-in: officials to their inbox, everybody else as settings."""
        persona = request.user
        if isinstance(persona, Persona) and persona.es_funcionaria:
            return str(settings.LOGIN_REDIRECT_URL_OFICINA)
        return str(settings.LOGIN_REDIRECT_URL)

    def phone_form_field(self, **kwargs: Any) -> CampoTelefono:
        """Return the field in which a number is written."""
        return CampoTelefono(**kwargs)

    def get_phone(self, user: Persona) -> tuple[str, bool] | None:
        """Return the number and whether it was proved, or None."""
        return (user.telefono, user.telefono_verificado) if user.telefono else None

    def set_phone(self, user: Persona, phone: str, verified: bool) -> None:
        """Write the number, taking it from accounts that never proved it."""
        services.cambiar_telefono(persona=user, telefono=phone, verificado=verified)

    def set_phone_verified(self, user: Persona, phone: str) -> None:
        """Write that the number was proved."""
        self.set_phone(user, phone, True)
        services.reclamar_mandatos(persona=user)

    def get_user_by_phone(self, phone: str) -> Persona | None:
        """Return who proved that number, or None."""
        return Persona.objects.filter(
            telefono=leer_telefono(phone) or "", telefono_verificado=True
        ).first()

    # -- messages

    def send_verification_code_sms(
        self, user: Persona, phone: str, code: str, **kwargs: Any
    ) -> None:
        """Send the code."""
        self._sms(phone, _("Tu código es {code}. No lo compartas.").format(code=code))

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        """Tell that the number has no account: the same work as sending a code."""
        self._sms(phone, _("Este celular no tiene cuenta. Puedes abrir una con él."))

    def send_account_already_exists_sms(self, phone: str) -> None:
        """Tell that the number already has an account."""
        self._sms(phone, _("Este celular ya tiene cuenta. Entra con un código."))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of our e-mails; the outbox keeps it until it leaves."""
        carta = redactar(template_prefix.rpartition("/")[2], context)
        EmailMessage(carta.asunto, carta.cuerpo, self.get_from_email(), [email]).send()

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        message: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Leave a message for the next page; allauth's names map to our sentences."""
        clave = (message_template or "").rpartition("/")[2].removesuffix(".txt")
        texto = message or (MENSAJES[clave] if clave else "")
        if texto:
            messages.add_message(request, level, str(texto))

    # -- limits

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that is counted: of IPv6, the network that one line has (/64)."""
        dicha = str(super().get_client_ip(request))
        try:
            return str(IPv6Network((IPv6Address(dicha), 64), strict=False).network_address)
        except ValueError:  # an IPv4 address, or what a proxy wrote instead of one
            return dicha

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; too many wrong passwords have a longer wait than too many codes."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            raise self.validation_error("too_many_passwords") from error
        self._de_todos = limites.contar(request, "login_failed", _cuenta_de(credentials))
        if self._de_todos is None:
            raise self.validation_error("too_many_passwords")

    def _rollback_login_failed_rl_usage(self) -> None:
        """Take back what a right password counted, in both counts."""
        super()._rollback_login_failed_rl_usage()
        if de_todos := getattr(self, "_de_todos", None):
            de_todos.rollback()

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Return the key that counts failures: the account, as tried from one network."""
        return limites.desde_su_red(request, _cuenta_de(credentials))

    def _sms(self, telefono: str, texto: str) -> None:
        try:
            sms.enviar(telefono, texto)
        except PresupuestoAgotado:
            _registro.warning("sms_sin_presupuesto")
            messages.warning(self.request, str(SIN_TEXTOS))
        except ConnectionError:
            # The page says the same either way, and offers another code.
            _registro.exception("sms_no_enviado")


def _cuenta_de(credenciales: dict[str, Any]) -> str:
    """Return the account that is tried; by allauth's own rule all phones would be one."""
    escrito = credenciales.get("email") or credenciales.get("phone") or ""
    contacto = leer_contacto(escrito)
    return contacto.valor if contacto else escrito.lower()
