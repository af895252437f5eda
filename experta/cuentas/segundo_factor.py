"""Secrets of the second factor: ciphered in the database, with a key that is not in it."""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

from experta.cuentas.frases import ERRORES_SEGUNDO_FACTOR


def _cifra() -> MultiFernet:
    """Return the cipher; older SECRET_KEYs still open what they closed."""
    secretos = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([_llave(force_bytes(secreto)) for secreto in secretos])


def _llave(secreto: bytes) -> Fernet:
    derivada = HKDF(SHA256(), length=32, salt=None, info=b"experta:segundo-factor")
    return Fernet(base64.urlsafe_b64encode(derivada.derive(secreto)))


class AdaptadorSegundoFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Ciphers TOTP secrets and the seed of recovery codes; speaks our Spanish."""

    error_messages = {**DefaultMFAAdapter.error_messages, **ERRORES_SEGUNDO_FACTOR}

    def encrypt(self, text: str) -> str:
        """Return the text ciphered."""
        return _cifra().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the text in clear.

        Raises:
            InvalidToken: it was ciphered with a key that is no longer known.
        """
        return _cifra().decrypt(encrypted_text.encode()).decode()
