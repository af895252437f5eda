"""Nothing of the log is changed or deleted: by the models, nor by SQL."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from experta.bitacora.models import Hoja, PuntoDeControl, SoloSeAgrega
from experta.bitacora.tests.fabrica import Casa, hacer_hojas

_migracion = import_module("experta.bitacora.migrations.0002_solo_agregar")


@pytest.fixture
def log(db: None, tmp_path: Path) -> None:
    """Two leaves and a checkpoint."""
    hacer_hojas(2)
    Casa.en(tmp_path).sellar()


@pytest.fixture
def con_todos(log: None) -> None:
    """The triggers that a test database lacks, as a town's database has them."""
    vaciado = _migracion.vaciado(connection.vendor)
    with connection.cursor() as cursor:
        for tabla in _migracion.TABLAS:
            for nombre, sql in _migracion.disparadores(connection.vendor, tabla).items():
                if nombre.endswith(vaciado):
                    cursor.execute(sql)


def _copia() -> None:
    vieja = Hoja.objects.get(pk=0)
    Hoja(numero=0, at=vieja.at, acto="otro").save()


@pytest.mark.parametrize(
    ("cambio", "error"),
    [
        (lambda: Hoja.objects.get(pk=0).save(), SoloSeAgrega),
        (lambda: Hoja.objects.get(pk=0).delete(), SoloSeAgrega),
        (lambda: Hoja.objects.filter(pk=0).update(acto="x"), SoloSeAgrega),
        (lambda: Hoja.objects.bulk_update([], ["acto"]), SoloSeAgrega),
        (lambda: Hoja.objects.all().delete(), SoloSeAgrega),
        (lambda: PuntoDeControl.objects.get().save(), SoloSeAgrega),
        (lambda: PuntoDeControl.objects.all().delete(), SoloSeAgrega),
        (_copia, IntegrityError),
    ],
)
def test_the_models_refuse(log: None, cambio: Callable[[], object], error: type[Exception]) -> None:
    antes = list(Hoja.objects.values())
    with pytest.raises(error), transaction.atomic():
        cambio()
    assert list(Hoja.objects.values()) == antes


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE bitacora_hoja SET acto = 'otro' WHERE numero = 0",
        "DELETE FROM bitacora_hoja WHERE numero = 1",
        "UPDATE bitacora_puntodecontrol SET raiz = ''",
        "DELETE FROM bitacora_puntodecontrol",
        # What only one of the two knows.
        {
            "sqlite": "INSERT OR REPLACE INTO bitacora_hoja SELECT * FROM bitacora_hoja LIMIT 1",
            "postgresql": "TRUNCATE bitacora_hoja",
        }[connection.vendor],
    ],
)
def test_the_database_refuses(con_todos: None, sql: str) -> None:
    with (
        pytest.raises(IntegrityError, match="solo admite agregar"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_a_leaf_is_still_added_with_every_trigger(con_todos: None) -> None:
    assert hacer_hojas(1)[0].numero == 2


def test_the_triggers_survived_every_migration(db: None) -> None:
    consulta = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(consulta[connection.vendor])
        presentes = {nombre for (nombre,) in cursor.fetchall()}
    vaciado = _migracion.vaciado(connection.vendor)
    for tabla in _migracion.TABLAS:
        esperados = set(_migracion.disparadores(connection.vendor, tabla))
        assert esperados - presentes == {f"{tabla}{vaciado}"}


@pytest.mark.parametrize(
    ("nombre", "de_prueba"),
    [
        ("/var/lib/experta.sqlite3", False),
        ("experta", False),
        ("/tmp/test.sqlite3", True),
        ("test_experta", True),
        ("file:memorydb_default?mode=memory&cache=shared", True),
    ],
)
def test_only_a_test_database_may_be_emptied(nombre: str, de_prueba: bool) -> None:
    falsa = type("Conexion", (), {"settings_dict": {"NAME": nombre}})
    assert _migracion.es_de_prueba(falsa) is de_prueba


@pytest.mark.django_db(transaction=True)
def test_the_flush_of_the_test_suite_works() -> None:
    hacer_hojas(1)
    call_command("flush", interactive=False, verbosity=0)
    assert not Hoja.objects.exists()
    assert hacer_hojas(1)[0].numero == 0
