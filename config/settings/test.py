"""Settings of the test suite: SQLite in memory, or PostgreSQL when EXPERTA_DB says so."""

import atexit
import shutil
import tempfile
from pathlib import Path

from config.settings.base import *

SECRET_KEY = "only-for-tests"  # noqa: S105
DEMO = True
VAR = Path(tempfile.mkdtemp(prefix="experta-test-"))
atexit.register(shutil.rmtree, VAR, ignore_errors=True)
ARCHIVOS_DIR = VAR / "archivos"
LLAVES_DIR = VAR / "llaves"
SALIDA_DIR = VAR / "salida"
SUBIDA_DISCO_LIBRE = 0  # the disk of whoever runs the suite is not what it tests
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir()  # WhiteNoise warns when it is missing, and a warning fails the suite
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
if not EXPERTA_DB:
    DATABASES = {"default": sqlite(VAR / "experta.sqlite3")}
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(ARCHIVOS_DIR)},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
Q_CLUSTER = {**Q_CLUSTER, "sync": True}
