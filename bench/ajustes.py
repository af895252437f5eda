"""Settings of the servers that are measured: those of the demonstration, on a folder of their own.

Only bench.instalacion uses them; they refuse to run on anybody's data.
"""

import os

if not os.environ.get("EXPERTA_VAR"):
    raise SystemExit("bench: falta EXPERTA_VAR, la carpeta temporal de lo que se mide.")

from config.settings.dev import *  # noqa: F403 - settings inherit; the check comes first

ROOT_URLCONF = "bench.urls"
SUBIDA_DISCO_LIBRE = 0  # how full this disk is would decide what is measured
