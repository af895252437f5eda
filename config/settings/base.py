"""Settings common to every installation. What changes from town to town is in municipio/."""

import os
from pathlib import Path

from config import registro
from config.settings.cuentas import *
from experta.comun.municipio import cargar_municipio

BASE_DIR = Path(__file__).resolve().parents[2]
# Everything the platform writes lives below VAR: database, files, keys, outbound folder.
VAR = Path(os.environ.get("EXPERTA_VAR", BASE_DIR / "var"))
MUNICIPIO_DIR = Path(os.environ.get("EXPERTA_MUNICIPIO", BASE_DIR / "municipio"))
ESTANTE_DIR = Path(os.environ.get("EXPERTA_ESTANTE", BASE_DIR / "tramites"))
MUNICIPIO = cargar_municipio(MUNICIPIO_DIR)

ARCHIVOS_DIR = VAR / "archivos"  # uploads and issued documents, never on the web
LLAVES_DIR = VAR / "llaves"  # keys of the seal and of the checkpoints, 0600, outside the database
SALIDA_DIR = VAR / "salida"  # checkpoints and messages that leave the machine

DEBUG = False
DEMO = os.environ.get("EXPERTA_DEMO", "") == "1"
ALLOWED_HOSTS: list[str] = []
# Links in messages and in QR codes are built from this address, never from the request.
URL_PUBLICA = os.environ.get("EXPERTA_URL", "http://localhost:8000")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_q",
    "experta.bitacora",
    "experta.cuentas",
    "experta.plazos",
    "experta.catalogo",
    "experta.expedientes",
    "experta.bandeja",
    "experta.pagos",
    "experta.documentos",
    "experta.avisos",
    "experta.soporte",
    "experta.integraciones",
    "experta.tramitacion",
    "experta.buscador",
    "experta.analitica",
    "experta.pantallas",
    "experta.portal",
    "experta.oficina",
    "experta.api",
    "experta.consola",
    # After the doors, whose templates replace allauth's by the same names.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "experta.pantallas.middleware.RequestIdMiddleware",
    "experta.pantallas.middleware.NulMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "experta.pantallas.middleware.CspMiddleware",
    "experta.pantallas.middleware.NoStoreMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "experta.portal.sin_cuenta.SinCuentaMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "experta.portal.middleware.FormulariosDeCuentaMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "cuentas.Persona"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "experta.pantallas.contexto.municipio",
            ],
        },
    },
]


def sqlite(path: Path) -> dict[str, object]:
    """Return the database settings of a durable SQLite file: WAL, IMMEDIATE, FULL."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        # Opening it costs 2 ms: pragmas, functions, and a checkpoint when the last one closes.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            ),
        },
    }


def postgres(dsn: str) -> dict[str, object]:
    """Return the database settings for a `postgresql://user:pass@host:port/name` address."""
    from urllib.parse import parse_qs, unquote, urlsplit  # noqa: PLC0415

    parts = urlsplit(dsn)
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


EXPERTA_DB = os.environ.get("EXPERTA_DB", "")
DATABASES = {"default": postgres(EXPERTA_DB) if EXPERTA_DB else sqlite(VAR / "experta.sqlite3")}

CACHES = {
    # Shared by every process: the limits before password hashing count in it.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # By default 300: whoever asks from as many addresses would wash every count away.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "experta.cuentas.contrasenas.ParecidaATusDatos",
        "OPTIONS": {"user_attributes": ("correo", "telefono", "nombre", "primer_apellido", "curp")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "es-mx"
LANGUAGES = [("es-mx", "Español"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "experta" / "pantallas" / "locale"]
FORMAT_MODULE_PATH = ["experta.pantallas.formatos"]
LANGUAGE_COOKIE_NAME = "lengua"
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = MUNICIPIO.zona
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(ARCHIVOS_DIR)},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Everything waits in the outbox of avisos; the worker sends it by the channel of each medium.
EMAIL_BACKEND = "experta.avisos.correo.BandejaDeSalida"
DEFAULT_FROM_EMAIL = f"{MUNICIPIO.plataforma} <{MUNICIPIO.correo}>"
EMAIL_TIMEOUT = 20
AVISOS_CANALES = {"correo": "archivo", "sms": "sms_demo"}
# Who prints and seals, and who opens what people upload: only a simulation names others.
TALLER_DE_DOCUMENTOS = "experta.tramitacion.operaciones.taller.Taller"
REVISOR_DE_ARCHIVOS = "experta.expedientes.revision.revisor.revisar"
# Key of pagos.proveedores; those of the demonstration do not exist without DEMO.
PAGO_PROVEEDOR = "demo"
# Which provider asks the register of the predial: a key of documentos.padrones.PADRONES.
PADRON_PREDIAL = "demo"
PADRON_PREDIAL_URL = os.environ.get("EXPERTA_PREDIAL_URL", "")
PADRON_PREDIAL_CLAVE = os.environ.get("EXPERTA_PREDIAL_CLAVE", "")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "experta.portal.views.errores.csrf"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A plain request body is small; files stream through their own handler with its own cap.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
SUBIDA_MAXIMA = 15 * 1024 * 1024  # bytes a single attachment may have
SUBIDA_TOTAL = 4 * SUBIDA_MAXIMA  # bytes a request with files may have
SUBIDA_DISCO_LIBRE = 0.10  # share of the disk below which no file is taken
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_HANDLERS = [
    "experta.expedientes.subida.SubidaAcotada",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

Q_CLUSTER = {
    "name": "experta",
    "orm": "default",
    "workers": 1,
    "timeout": 120,
    "retry": 180,
    "max_attempts": 5,
    "save_limit": -1,
    "poll": 0.5,
    "catch_up": False,
    "label": "trabajos",
}

LOGGING = registro.LOGGING
