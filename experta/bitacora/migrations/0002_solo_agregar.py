"""Triggers that refuse to change or delete leaves and checkpoints.

A test database (name beginning with "test", or in memory) gets no trigger against emptying a
table, because Django's `flush` empties tables between tests: by TRUNCATE on PostgreSQL and by
DELETE on SQLite. Everything else is the same there.

On SQLite a later migration that alters one of these tables rebuilds it and loses its triggers:
that migration must run `proteger` again (a test of the room looks for them).
"""

from pathlib import Path

from django.db import migrations

TABLAS = ("bitacora_hoja", "bitacora_puntodecontrol")
MENSAJE = "La bitácora solo admite agregar: nada se cambia ni se borra."

FUNCION = f"""
CREATE OR REPLACE FUNCTION bitacora_solo_agregar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '{MENSAJE}' USING ERRCODE = 'restrict_violation';
END $$
"""


def disparadores(vendor, tabla):
    """Return the triggers of a table by name: SQL that refuses update, delete and the like."""
    if vendor == "postgresql":
        return {
            f"{tabla}_{orden.lower()}": (
                f"CREATE TRIGGER {tabla}_{orden.lower()} BEFORE {orden} ON {tabla} "
                "FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_agregar()"
            )
            for orden in ("UPDATE", "DELETE", "TRUNCATE")
        }
    rehusar = f"BEGIN SELECT RAISE(ABORT, '{MENSAJE}'); END"
    clave = "numero" if tabla == "bitacora_hoja" else "id"
    unico = clave if tabla == "bitacora_hoja" else "tamano"
    # INSERT OR REPLACE deletes without firing the delete trigger, so it is refused by itself.
    repetida = (
        f"WHEN EXISTS (SELECT 1 FROM {tabla} WHERE {clave} = NEW.{clave} OR {unico} = NEW.{unico})"
    )
    return {
        f"{tabla}_update": f"CREATE TRIGGER {tabla}_update BEFORE UPDATE ON {tabla} {rehusar}",
        f"{tabla}_delete": f"CREATE TRIGGER {tabla}_delete BEFORE DELETE ON {tabla} {rehusar}",
        f"{tabla}_replace": (
            f"CREATE TRIGGER {tabla}_replace BEFORE INSERT ON {tabla} {repetida} {rehusar}"
        ),
    }


def vaciado(vendor):
    """Return the end of the name of the trigger against emptying a table."""
    return "_truncate" if vendor == "postgresql" else "_delete"


def es_de_prueba(connection):
    """Tell whether this is the database of a test run."""
    nombre = str(connection.settings_dict["NAME"])
    return "memory" in nombre or Path(nombre).name.startswith("test")


def proteger(apps, schema_editor):
    """Create the triggers."""
    connection = schema_editor.connection
    if connection.vendor == "postgresql":
        schema_editor.execute(FUNCION)
    for tabla in TABLAS:
        for nombre, sql in disparadores(connection.vendor, tabla).items():
            if not (nombre.endswith(vaciado(connection.vendor)) and es_de_prueba(connection)):
                schema_editor.execute(sql)


def desproteger(apps, schema_editor):
    """Drop the triggers."""
    vendor = schema_editor.connection.vendor
    for tabla in TABLAS:
        for nombre in disparadores(vendor, tabla):
            en = f" ON {tabla}" if vendor == "postgresql" else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {nombre}{en}")


class Migration(migrations.Migration):
    """Adds the triggers after the tables exist."""

    dependencies = [("bitacora", "0001_initial")]

    operations = [migrations.RunPython(proteger, desproteger)]
