"""The health page tells the operator what fails, and the measures are not for everybody."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection
from django.test import Client, override_settings
from django.urls import reverse
from django_q.status import Stat

from experta.api.views.salud import OPERACION_TARDA, PUNTO_TARDA
from experta.bitacora.services import anotar, asunto_general
from experta.comun import reloj
from experta.cuentas.presupuesto import gastar
from experta.documentos import llaves
from experta.documentos.services import carpeta_del_sello
from experta.expedientes.models import Operacion
from experta.expedientes.services.apertura import abrir
from experta.tramitacion.consultas import salud as consulta
from tests import fabrica

pytestmark = pytest.mark.django_db


def estados(client: Client) -> dict[str, str]:
    return {parte["clave"]: parte["estado"] for parte in client.get("/salud/").json()["partes"]}


@pytest.fixture
def trabajador(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a worker give signs of life."""
    monkeypatch.setattr(Stat, "get_all", lambda: [object()])


def operacion() -> None:
    version = fabrica.publicar(fabrica.RESIDENCIA).vigente
    assert version is not None
    persona = fabrica.ciudadana()
    expediente = abrir(version=version, creado_por=persona, titular=persona)
    Operacion.objects.create(expediente=expediente, tarea="t", clase="documento")


@pytest.mark.usefixtures("trabajador")
def test_when_all_is_well_it_says_so_to_monitors_and_to_people(client: Client) -> None:
    assert client.get("/salud/").json()["estado"] == "bien"
    pagina = client.get("/salud/", headers={"Accept": "text/html,application/xhtml+xml"})
    assert "Todo funciona" in pagina.content.decode()
    assert pagina["Cache-Control"] == "no-store, private"


def test_a_worker_without_signs_of_life_is_a_warning(client: Client) -> None:
    respuesta = client.get("/salud/")
    assert (respuesta.status_code, estados(client)["trabajador"]) == (200, "ojo")


@pytest.mark.usefixtures("trabajador")
@pytest.mark.parametrize(
    ("espera", "estado"), [(OPERACION_TARDA, "bien"), (OPERACION_TARDA + 1, "ojo")]
)
def test_work_that_waits_too_long_is_a_warning(client: Client, espera: int, estado: str) -> None:
    with reloj.detenido(reloj.ahora()):
        operacion()
        ahora = reloj.ahora()
    with reloj.detenido(ahora + timedelta(seconds=espera)):
        assert estados(client)["trabajador"] == estado


@pytest.mark.usefixtures("trabajador")
@pytest.mark.parametrize(("espera", "estado"), [(PUNTO_TARDA, "bien"), (PUNTO_TARDA + 1, "ojo")])
def test_leaves_left_unsigned_are_a_warning(client: Client, espera: int, estado: str) -> None:
    with reloj.detenido(reloj.ahora()):
        anotar(asunto=asunto_general("prueba"), acto="probar", estado="", actor="x", cambio={})
        ahora = reloj.ahora()
    with reloj.detenido(ahora + timedelta(seconds=espera)):
        assert estados(client)["bitacora"] == estado


def test_a_database_that_does_not_answer_is_503_in_both_shapes(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def caida(*_: Any, **__: Any) -> Any:
        raise DatabaseError("caída")

    monkeypatch.setattr(connection, "cursor", caida)
    assert client.get("/salud/").status_code == 503
    pagina = client.get("/salud/", headers={"Accept": "text/html"})
    assert pagina.status_code == 503
    assert "La base de datos no responde" in pagina.content.decode()


@pytest.fixture
def solo_lectura(settings: Any) -> Iterator[None]:
    """Let the database answer and take no write, as on a full disk; the limits count in it."""
    almacen = "django.core.cache.backends.db.DatabaseCache"
    settings.CACHES = {"default": {"BACKEND": almacen, "LOCATION": "cache"}}
    call_command("createcachetable", verbosity=0)

    def rechazar(seguir: Any, sql: str, *resto: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            raise OperationalError("attempt to write a readonly database")
        return seguir(sql, *resto)

    with connection.execute_wrapper(rechazar):
        yield


@pytest.mark.usefixtures("solo_lectura")
def test_a_database_that_takes_no_write_is_503_and_says_what_to_look_at(client: Client) -> None:
    respuesta = client.get("/salud/")
    assert respuesta.status_code == 503
    assert estados(client)["base_de_datos"] == "mal"
    assert "de solo lectura" in respuesta.json()["partes"][0]["texto"]


@pytest.mark.usefixtures("solo_lectura")
def test_who_logs_in_where_nothing_can_be_written_is_not_told_of_many_tries(client: Client) -> None:
    datos = {"login": "ana@ejemplo.mx", "password": "una clave cualquiera"}
    respuesta = client.post(reverse("account_login"), datos)
    assert respuesta.status_code == 503
    assert "Ahora no podemos guardar nada" in respuesta.content.decode()


def test_a_certificate_that_cannot_be_read_is_told(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.LLAVES_DIR = tmp_path
    (tmp_path / "sello").mkdir()
    (tmp_path / "sello" / llaves.CERTIFICADO).write_bytes(b"nada")
    assert estados(client)["sello"] == "mal"


@pytest.mark.parametrize(("libre", "estado"), [(0.01, "mal"), (0.05, "ojo"), (0.5, "bien")])
def test_a_disk_that_fills_up_is_told_in_time(
    client: Client, monkeypatch: pytest.MonkeyPatch, libre: float, estado: str
) -> None:
    monkeypatch.setattr(consulta, "disco_libre", lambda: libre)
    with override_settings(SUBIDA_DISCO_LIBRE=0.10):
        assert estados(client)["disco"] == estado


@pytest.mark.parametrize(("faltan", "estado"), [(46, "bien"), (44, "ojo"), (0, "mal")])
def test_the_seal_that_expires_is_told_before_and_after(
    client: Client, settings: Any, tmp_path: Path, faltan: int, estado: str
) -> None:
    settings.LLAVES_DIR = tmp_path
    assert estados(client)["sello"] == "bien"  # not made yet
    llaves.crear_llaves(carpeta_del_sello(), "Municipio de Ejemplo")
    vence = llaves.vence(carpeta_del_sello())
    assert vence
    with reloj.detenido(vence - timedelta(days=faltan)):
        assert estados(client)["sello"] == estado


def test_the_measures_are_for_this_machine_or_for_who_brings_the_token(client: Client) -> None:
    assert b"experta_operaciones_pendientes 0.0" in client.get("/metricas/").content
    assert client.get("/metricas/", REMOTE_ADDR="192.0.2.7").status_code == 404
    por_proxy = client.get("/metricas/", headers={"X-Forwarded-For": "192.0.2.7"})
    assert por_proxy.status_code == 404
    with override_settings(METRICAS_TOKEN="secreto"):
        fuera = {"Authorization": "Bearer secreto"}
        assert client.get("/metricas/", REMOTE_ADDR="192.0.2.7", headers=fuera).status_code == 200
        mal = {"Authorization": "Bearer otro"}
        assert client.get("/metricas/", REMOTE_ADDR="192.0.2.7", headers=mal).status_code == 404


def test_without_a_token_configured_none_opens_the_measures(client: Client) -> None:
    vacio = {"Authorization": "Bearer "}
    assert client.get("/metricas/", REMOTE_ADDR="192.0.2.7", headers=vacio).status_code == 404


def test_the_measures_count_what_waits(client: Client) -> None:
    operacion()
    assert b"experta_operaciones_pendientes 1.0" in client.get("/metricas/").content


def test_the_end_of_the_texts_that_the_town_pays_for_is_told(client: Client, settings: Any) -> None:
    assert estados(client)["mensajes_de_texto"] == "bien"
    settings.SMS_POR_DIA = 1
    gastar()
    assert estados(client)["mensajes_de_texto"] == "ojo"
    cache.clear()
