"""The control body reads everything, changes nothing, and proves the log by itself."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from experta.bandeja.models import Tarea
from experta.bitacora.models import Hoja, PuntoDeControl
from experta.bitacora.puntos import crear_punto_de_control
from experta.comun import reloj
from experta.cuentas.models import Rol
from experta.oficina.tests.apoyo import como, consultas, leido
from experta.tramitacion.actos.registrar_consulta import registrar_consulta
from experta.tramitacion.actos.registrar_lectura import registrar_lectura
from tests import fabrica

pytestmark = pytest.mark.django_db
OIC = "/oficina/oic/"
PAGINAS = ["", "saltos/", "lecturas/", "cargos/", "observaciones/", "bitacora/", "quejas/"]


@pytest.fixture(autouse=True)
def _casa(settings: Any, tmp_path: Path) -> None:
    settings.SALIDA_DIR, settings.LLAVES_DIR = tmp_path / "salida", tmp_path / "llaves"


def sellar() -> PuntoDeControl | None:
    carpeta = Path(settings.SALIDA_DIR) / "bitacora"
    return crear_punto_de_control(carpeta=carpeta, llaves=Path(settings.LLAVES_DIR))


def auditora() -> Client:
    return como(fabrica.funcionaria("oic", "oic"))


@pytest.mark.parametrize("pagina", [*PAGINAS, "bitacora/exportacion/", "bitacora/minuta/"])
def test_only_the_control_body_enters(pagina: str) -> None:
    for rol in set(Rol) - {Rol.OIC}:
        assert como(fabrica.funcionaria(rol)).get(OIC + pagina).status_code == 404
    respuesta = auditora().get(OIC + pagina)
    assert respuesta.status_code == 200
    respuesta.close()


def test_late_cases_are_listed_with_who_has_them() -> None:
    expediente = fabrica.ingresado()
    assert "Ningún trámite está vencido" in leido(auditora().get(OIC))
    with reloj.detenido(reloj.ahora() + timedelta(days=30)):
        texto = leido(auditora().get(OIC))
    assert str(expediente.folio) in texto
    assert "Venció hace" in texto


def test_the_late_list_costs_the_same_for_one_and_for_many() -> None:
    cliente = auditora()
    fabrica.ingresado()
    with reloj.detenido(reloj.ahora() + timedelta(days=30)):
        cliente = auditora()
        cliente.get(OIC)
        una = consultas(cliente, OIC)
    for _ in range(4):
        fabrica.ingresado()
    with reloj.detenido(reloj.ahora() + timedelta(days=30)):
        assert consultas(cliente, OIC) == una


def test_who_passed_before_others_is_shown() -> None:
    primero = fabrica.ingresado()
    with reloj.detenido(reloj.ahora() + timedelta(days=3)):
        segundo = fabrica.resuelto(fabrica.ingresado())
        texto = leido(auditora().get(f"{OIC}saltos/"))
    assert str(segundo.folio) in texto
    assert str(primero.folio) not in texto
    with reloj.detenido(reloj.ahora() + timedelta(days=3)):
        fabrica.resuelto(primero)
        assert "Nadie pasó antes" in leido(auditora().get(f"{OIC}saltos/"))


def test_a_reading_without_a_task_is_shown() -> None:
    expediente = fabrica.ingresado()
    otra = fabrica.funcionaria("oic", "oic", nombre="Lucía")
    registrar_lectura(persona=otra, adjunto=expediente.adjuntos.all()[0])
    assert "Lucía" in leido(auditora().get(f"{OIC}lecturas/"))


def test_the_opening_of_a_case_without_a_task_is_shown() -> None:
    expediente = fabrica.ingresado()
    otra = fabrica.funcionaria("oic", "oic", nombre="Lucía")
    registrar_consulta(persona=otra, expediente=expediente)
    texto = leido(auditora().get(f"{OIC}lecturas/"))
    assert "Lucía" in texto
    assert f"Se consultó el expediente. {expediente.folio}" in texto


def test_an_honest_log_is_proved_and_an_altered_one_is_told() -> None:
    fabrica.ingresado()
    sellar()
    cliente = auditora()
    assert "Íntegra" in leido(cliente.post(f"{OIC}bitacora/"))
    _alterar()
    assert "no es confiable" in leido(cliente.post(f"{OIC}bitacora/"))


def _alterar() -> None:
    """Change a leaf as somebody with the database's password would."""
    en = " ON bitacora_hoja" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER bitacora_hoja_update{en}")
        cursor.execute("UPDATE bitacora_hoja SET acto = 'firmar' WHERE numero = 0")


def test_log_minute_and_checkpoint_can_be_taken_away() -> None:
    fabrica.ingresado()
    punto = sellar()
    assert punto
    cliente = auditora()
    exportada = cliente.get(f"{OIC}bitacora/exportacion/")
    lineas = b"".join(exportada).splitlines()
    assert len(lineas) == Hoja.objects.count() + 1
    nota = cliente.get(f"{OIC}bitacora/puntos/{punto.tamano}/").content.decode()
    assert nota == punto.nota_firmada
    assert cliente.get(f"{OIC}bitacora/puntos/999999/").status_code == 404
    hoy = reloj.hoy().isoformat()
    assert "MINUTA DIARIA" in cliente.get(f"{OIC}bitacora/minuta/?dia={hoy}").content.decode()


def test_a_reviewers_tasks_are_not_the_control_bodys_to_do() -> None:
    tarea = Tarea.objects.filter(expediente=fabrica.ingresado(), estado="pendiente")[0]
    assert auditora().post(f"/oficina/tareas/{tarea.pk}/atender/").status_code == 404
