"""Twenty simulated days: no clock breaks its word, by the slow counter or by the recount."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from django.db import transaction

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.consola.simulacion import corrida, informe
from experta.consola.simulacion.comprobacion import comprobar
from experta.consola.simulacion.tests import apoyo, lento
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Expediente
from experta.plazos.models import Estado, Plazo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _taller(settings: Any, tmp_path: Path) -> None:
    apoyo.anotar_en_vez_de_trabajar(settings)
    settings.SALIDA_DIR = tmp_path
    apoyo.publicar()


def test_a_month_through_the_real_acts_breaks_no_clock() -> None:
    cifras = corrida.correr(apoyo.parametros(20, 2), lambda _dia: None)
    plazos = list(Plazo.objects.select_related("calendario").order_by("pk"))
    distintos = [
        (plazo.pk, plazo.clave, plazo.vence_fecha, contado)
        for plazo in plazos
        if (contado := lento.vencimiento(plazo)) != plazo.vence_fecha
    ]
    assert distintos == []
    assert cifras["plazos"] == {"contados": len(plazos), "violaciones": []}
    # It counted something worth counting: answers, preventions, and plazos in hours and days.
    claves = Counter((plazo.clave, plazo.unidad) for plazo in plazos)
    assert claves["respuesta", "horas_habiles"] > 3
    assert claves["respuesta", "dias_habiles"] > 3
    assert claves["subsanar", "dias_habiles"] > 2
    assert cifras["todos"]["respondidos"] > 10
    # An answer may come when the case is already decided, as in life; nothing else is refused.
    assert all(rechazo.startswith("subsanar:") for rechazo in cifras["rechazos"])
    assert "0 violaciones" in informe.escribir(cifras)


def test_the_same_seed_gives_the_same_figures_and_another_gives_others(
    settings: Any, tmp_path: Path
) -> None:
    def figuras(semilla: int) -> object:
        # Checkpoints of its own: those of a log that was rolled back would contradict the next.
        settings.SALIDA_DIR = tmp_path / token_hex(4)
        with transaction.atomic():
            cifras = corrida.correr(apoyo.parametros(2, 5, semilla), lambda _dia: None)
            transaction.set_rollback(True)
        return cifras

    primera = figuras(1)
    assert figuras(1) == primera
    assert figuras(2) != primera


def test_a_due_date_that_was_moved_or_an_end_out_of_time_is_found() -> None:
    cifras = corrida.correr(apoyo.parametros(1, 4), lambda _dia: None)
    assert cifras["plazos"]["violaciones"] == []
    movido, tarde = Plazo.objects.filter(vence_fecha__isnull=False).order_by("pk")[:2]
    assert movido.vence_fecha is not None
    Plazo.objects.filter(pk=movido.pk).update(vence_fecha=movido.vence_fecha + timedelta(days=1))
    assert tarde.vence_at is not None
    despues = tarde.vence_at + timedelta(days=40)
    Plazo.objects.filter(pk=tarde.pk).update(estado=Estado.CUMPLIDO, terminado_at=despues)
    _cuantos, violaciones = comprobar(reloj.ahora())
    assert {violacion.split(" (")[0] for violacion in violaciones} >= {
        f"Plazo {movido.pk}",
        f"Plazo {tarde.pk}",
    }
    movido.refresh_from_db()
    assert lento.vencimiento(movido) != movido.vence_fecha


def test_every_case_went_through_the_real_acts() -> None:
    cifras = corrida.correr(apoyo.parametros(3, 4), lambda _dia: None)
    respondidos = Expediente.objects.filter(estado=rules.FAVORABLE)
    assert respondidos.exists()
    for expediente in respondidos:
        documentos = Documento.objects.filter(expediente=expediente, clase="resolucion")
        assert {documento.estado for documento in documentos} == {Documento.Estado.VIGENTE}
        assert not expediente.tareas.filter(estado=Tarea.Estado.PENDIENTE, acto="firmar").exists()
    actos = cifras["sucesos_por_acto"]
    assert {"abrir_borrador", "adjuntar", "ingresar", "firmar", "registrar_operacion"} <= set(actos)
    assert sum(actos.values()) <= cifras["actos"]
