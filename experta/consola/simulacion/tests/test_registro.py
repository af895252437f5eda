"""The recorders do one in UNO_DE_CADA for real, and the real workshop is the one by default."""

from typing import Any

import pytest
from django.conf import settings as reales

from experta.consola.simulacion import registro
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.documentos.sello import revisar_sello
from experta.expedientes.revision.firmas import reconocer
from experta.expedientes.revision.revisor import revisar
from experta.tramitacion.operaciones.taller import Taller, taller
from tests import fabrica


def test_the_paper_of_a_simulation_is_a_pdf_that_passes_the_real_check() -> None:
    hoja = registro.hoja_minima()
    assert b"Simulacion" in hoja
    revision = revisar(hoja, reconocer(hoja, "hoja.pdf", ("pdf",)))
    assert revision.paginas == 1


def test_the_town_prints_seals_and_checks_for_real() -> None:
    assert type(taller()) is Taller
    assert reales.REVISOR_DE_ARCHIVOS == "experta.expedientes.revision.revisor.revisar"


def test_one_file_in_so_many_is_checked_and_the_others_are_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(registro, "UNO_DE_CADA", 3)
    registro.CUENTA.clear()
    hoja = registro.hoja_minima()
    clase = reconocer(hoja, "hoja.pdf", ("pdf",))
    copias = [registro.revisar_algunos(hoja, clase).copia for _ in range(4)]
    assert registro.CUENTA == {"archivos recibidos": 4, "archivos revisados de verdad": 2}
    assert [copia == hoja for copia in copias] == [False, True, True, False]


@pytest.mark.django_db
@pytest.mark.parametrize("de_verdad", [False, True])
def test_a_document_is_really_sealed_only_in_its_turn(
    settings: Any, monkeypatch: pytest.MonkeyPatch, de_verdad: bool
) -> None:
    settings.TALLER_DE_DOCUMENTOS = "experta.consola.simulacion.registro.TallerQueAnota"
    monkeypatch.setattr(registro, "_le_toca", lambda _documento: de_verdad)
    expediente = fabrica.ingresado()
    acuse = Documento.objects.get(expediente=expediente, clase="acuse")
    assert acuse.estado == Documento.Estado.VIGENTE
    pdf = documentos.leer_sellado(acuse)
    assert (acuse.codigo.encode() in pdf) is not de_verdad
    assert revisar_sello(pdf, documentos.carpeta_del_sello()).vale is de_verdad
