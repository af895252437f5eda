"""What papers print: the acuse proves what was handed in and when; each says only what is its."""

from collections.abc import Callable
from datetime import datetime

import pytest

from experta.comun.texto import fecha_larga
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.motores.plantillas.tests.apoyo import texto
from experta.tramitacion.papeles import dia_y_hora
from tests import fabrica
from tests.escenas import actuacion

pytestmark = pytest.mark.django_db
RELOJ = Callable[[str], datetime]


def leido(expediente: Expediente, clave: str) -> str:
    """Return the text of a printed paper of the case."""
    papel = Documento.objects.exclude(archivo_generado="").get(expediente=expediente, clave=clave)
    return texto(documentos.leer_generado(papel))


def test_the_acuse_proves_the_day_the_hour_and_each_file(reloj_en: RELOJ) -> None:
    reloj_en("2026-03-12 10:05")
    expediente = fabrica.ingresado()
    acuse = leido(expediente, "acuse")
    assert "Ingresado 12 de marzo de 2026 a las 10:05" in acuse
    adjuntos = list(expediente.adjuntos.all())
    assert adjuntos
    for uno in adjuntos:
        assert f"{uno.nombre} (huella SHA-256 {uno.sha256[:16]}…)" in acuse


def test_a_plazo_in_hours_is_due_at_an_hour(reloj_en: RELOJ) -> None:
    reloj_en("2026-03-12 10:05")  # seven office hours: the next day, two of them left of this one
    assert "13 de marzo de 2026 a las 10:05" in leido(fabrica.ingresado(), "acuse")


def test_a_plazo_in_days_is_due_on_a_day(reloj_en: RELOJ) -> None:
    """Control: no hour is made up."""
    reloj_en("2026-03-12 10:05")
    acuse = fabrica.ingresado(fabrica.SARE).documentos.get(clave="acuse")
    assert acuse.datos["plazo"]["vence_largo"] == "18 de marzo de 2026"


def test_only_the_acuse_carries_the_leaf_of_the_submission() -> None:
    expediente = fabrica.prevenido()
    assert "de la bitácora, huella" in leido(expediente, "acuse")
    assert "Asiento" not in leido(expediente, "prevencion")


def test_how_long_there_is_to_contest_reads_as_a_sentence() -> None:
    resolucion = leido(fabrica.por_firmar(), "constancia")
    assert "Tienes hasta 15 días hábiles, contados desde el siguiente al día en que" in resolucion


def test_the_order_of_a_visit_says_its_day_and_hour_and_not_the_due_date_of_the_answer() -> None:
    expediente = actuacion.programar(fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION)))
    visita = expediente.inspecciones.get()
    orden = leido(expediente, "orden-de-inspeccion")
    assert f"La visita será el {dia_y_hora(visita.programada_para)}" in orden
    assert expediente.vence
    assert fecha_larga(expediente.vence) not in orden
    assert f"Qué se revisará {visita.lista[0]['texto']}" in orden
    assert "es: Calle Mina 1207, col. Centro (clave catastral 123-045-006)." in orden
