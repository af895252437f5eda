"""A ficha that fixes no plazo has that of the frame, and every place that shows one shows it.

State constitution, art. 7: without another plazo the authority answers in quince días hábiles.
"""

import csv
import io
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from experta.buscador.services import buscar
from experta.catalogo.ejecutable import cargar
from experta.catalogo.models import Tramite
from experta.comun import reloj
from experta.documentos.models import Documento
from experta.portal.tests.lectura import hoja, leido
from experta.tramitacion.consultas.libro import libro
from experta.tramitacion.rutas.tiempo import dias_de_ley
from tests import fabrica

pytestmark = pytest.mark.django_db

SLUG = fabrica.RESIDENCIA
ARTICULO = "Constitución Política del Estado de Chihuahua, art. 7"
LUNES = datetime(2026, 7, 6, 10, tzinfo=ZoneInfo("America/Chihuahua"))
VENCE = "27 de julio de 2026"


def sin_respuesta(ficha: dict[str, Any]) -> None:
    """Take out the time of the authority; the promise too, which would hide it in the search."""
    del ficha["plazo"]["respuesta"], ficha["promesa"]


def sin_plazo(ficha: dict[str, Any]) -> None:
    """Take out every time."""
    del ficha["plazo"], ficha["promesa"]


@pytest.mark.parametrize("quitar", [sin_respuesta, sin_plazo])
def test_a_ficha_without_plazo_is_published_with_that_of_the_frame(
    quitar: Callable[[dict[str, Any]], None],
) -> None:
    fabrica.publicar_con(quitar)
    version = Tramite.objects.get(slug=SLUG).vigente
    assert version
    plazo = cargar(version).ficha.plazo
    assert (plazo.respuesta.cantidad, plazo.respuesta.unidad) == (15, "dias_habiles")
    assert (plazo.respuesta.regla, plazo.respuesta.certeza) == ("plazo-supletorio", "demostración")
    assert (plazo.prevencion.cantidad, plazo.ficta) == (5, "negativa")
    assert version.ficha["plazo"]["respuesta"]["fuente"] == ARTICULO


def test_its_page_its_data_and_the_search_say_it_with_its_article(client: Client) -> None:
    fabrica.publicar_con(sin_respuesta)
    pagina = client.get(f"/tramites/{SLUG}/")
    dicho = leido(pagina)
    assert "El plazo legal para responderte es de 15 días hábiles" in dicho
    assert dicho.count(ARTICULO) == 2  # the rule of the plazo, and the source under its mark
    (guion,) = hoja(pagina).xpath("//script[@type='application/ld+json']")
    assert f"15 días hábiles ({ARTICULO}; demostración)" in json.loads(guion.text)["termsOfService"]
    (resultado,) = buscar("constancia de residencia", limite=1).resultados
    assert (resultado.slug, resultado.tiempo_texto) == (SLUG, "15 días hábiles")
    cuentas = {uno.valor: uno.cuenta for uno in buscar("").facetas["tiempo"]}
    assert cuentas["mas-de-10-dias"] == 1


def test_what_programs_read_says_it_with_its_article(client: Client) -> None:
    fabrica.publicar_con(sin_plazo)
    respuesta = client.get(f"/api/v1/tramites/{SLUG}").json()["ficha"]["plazo"]["respuesta"]
    assert (respuesta["cantidad"], respuesta["fuente"]) == (15, ARTICULO)
    titulos, fila = csv.reader(
        io.StringIO(client.get("/datos-abiertos/catalogo.csv").content.decode("utf-8-sig"))
    )
    celdas = dict(zip(titulos, fila, strict=True))
    assert (celdas["Plazo"], celdas["Unidad del plazo"]) == ("15", "dias_habiles")
    assert (celdas["Fundamento del plazo"], celdas["Certeza del plazo"]) == (
        ARTICULO,
        "demostración",
    )


def test_its_cases_have_a_due_date_on_the_acuse_in_the_ledger_and_in_the_forecast() -> None:
    fabrica.publicar_con(sin_respuesta)
    with reloj.detenido(LUNES):
        expediente = fabrica.ingresado(SLUG)
        fabrica.drenar()
    acuse = Documento.objects.get(expediente=expediente, clave="acuse").datos["plazo"]
    assert acuse["vence_largo"] == VENCE
    assert acuse["explicacion"].startswith("Plazo: 15 días hábiles. Si la ley no señala otro")
    assert ARTICULO in acuse["explicacion"]
    (reloj_de_ley,) = libro(expediente.pk)
    assert reloj_de_ley.plazo == "15 días hábiles"
    assert any(ARTICULO in linea.articulo for linea in reloj_de_ley.lineas)
    assert dias_de_ley(cargar(expediente.version).ficha) == 15
