"""Settings of the demonstration and of a developer's machine: everything on this computer."""

import os
import secrets
from pathlib import Path

from config.settings.base import *


def _local_secret(path: Path) -> str:
    """Return this machine's secret key, made on first use and readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()


SECRET_KEY = _local_secret(LLAVES_DIR / "django.secret")
DEMO = os.environ.get("EXPERTA_DEMO", "1") == "1"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# Passkeys on http://localhost, where browsers allow them without a certificate.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
