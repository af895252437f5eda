"""Settings of a simulation: a database of its own, and adapters that record instead of working.

Only `experta simular` uses them. The database is always SQLite below EXPERTA_VAR, whatever
EXPERTA_DB says, and may lose its last seconds in a power cut: a simulation can be run again.
"""

import os

if not os.environ.get("EXPERTA_VAR"):
    raise SystemExit("simulacion: falta EXPERTA_VAR, la carpeta propia de la simulación.")

from config.settings.dev import *  # settings inherit; the check comes first

DATABASES = {"default": sqlite(VAR / "experta.sqlite3")}
DATABASES["default"]["OPTIONS"] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;",
}
DEMO = True
SUBIDA_DISCO_LIBRE = 0
TALLER_DE_DOCUMENTOS = "experta.consola.simulacion.registro.TallerQueAnota"
REVISOR_DE_ARCHIVOS = "experta.consola.simulacion.registro.revisar_algunos"
AVISOS_CANALES = {"correo": "nadie", "sms": "nadie"}
# The simulation does the slow work itself, at once and on its own clock.
Q_CLUSTER = {**Q_CLUSTER, "broker_class": "experta.consola.simulacion.registro.SinCola"}
