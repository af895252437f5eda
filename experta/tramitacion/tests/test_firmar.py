"""Signing: the named officer, each document whole, the last one moves the case on."""

from pathlib import Path
from typing import Any

import pytest

from experta.cuentas.models import Rol
from experta.documentos.models import Documento
from experta.documentos.sello import revisar_sello
from experta.documentos.services import carpeta_del_sello, leer_sellado
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.revocar import revocar
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db


def test_only_the_officer_printed_on_it_signs() -> None:
    documento = Documento.objects.por_firmar().get(expediente=fabrica.por_firmar())
    otra = fabrica.funcionaria(Rol.FIRMANTE, documento.dependencia)
    with pytest.raises(NoPermitido):
        firmar(persona=otra, documento=documento, metodo="contrasena")


def test_the_firma_keeps_appointment_method_and_fingerprint() -> None:
    documento = Documento.objects.por_firmar().get(expediente=fabrica.por_firmar())
    assert documento.nombramiento
    firmar(persona=documento.nombramiento.persona, documento=documento, metodo="totp")
    documento.refresh_from_db()
    assert documento.firma.nombramiento == documento.nombramiento
    assert documento.firma.huella == documento.huella_generada
    assert documento.firma.metodo == "totp"


def test_three_resolutions_wait_for_three_firmas() -> None:
    expediente = fabrica.por_firmar(fabrica.SARE)
    documentos = list(Documento.objects.por_firmar().filter(expediente=expediente))
    assert len(documentos) == 3
    for documento in documentos[:2]:
        assert documento.nombramiento
        firmar(persona=documento.nombramiento.persona, documento=documento, metodo="contrasena")
    fabrica.drenar()
    assert fabrica.leer(expediente).estado == "en_tramite"
    fabrica.firmar_todo(expediente)
    assert fabrica.leer(expediente).estado == "favorable"


def test_it_is_signed_once() -> None:
    documento = Documento.objects.por_firmar().get(expediente=fabrica.por_firmar())
    assert documento.nombramiento
    persona = documento.nombramiento.persona
    firmar(persona=persona, documento=documento, metodo="contrasena")
    with pytest.raises(Conflicto):
        firmar(persona=persona, documento=documento, metodo="contrasena")


def test_a_finished_case_has_sealed_documents(settings: Any, tmp_path: Path) -> None:
    settings.LLAVES_DIR = tmp_path  # keys of today: another test may have made its own tomorrow
    expediente = fabrica.concluido()
    llaves = carpeta_del_sello()
    vigentes = expediente.documentos.filter(estado=Documento.Estado.VIGENTE)
    assert vigentes.count() == 2  # acuse and constancia
    assert all(revisar_sello(leer_sellado(documento), llaves).vale for documento in vigentes)


def test_an_unfavourable_case_ends_in_its_negative() -> None:
    expediente = fabrica.concluido(sentido="desfavorable")
    assert expediente.estado == "desfavorable"
    assert expediente.documentos.filter(clave="negativa", estado="vigente").exists()


def test_revoking_needs_a_reason_and_an_article_and_happens_once() -> None:
    documento = fabrica.concluido().documentos.get(clase="resolucion")
    assert documento.nombramiento
    de_que: dict[str, Any] = {"persona": documento.nombramiento.persona, "documento": documento}
    for razones in (("", "Art. 9"), ("Datos falsos.", " ")):
        with pytest.raises(DatosInvalidos):
            revocar(**de_que, motivo=razones[0], fundamento=razones[1])
    revocar(**de_que, motivo="Datos falsos.", fundamento="Art. 9")
    with pytest.raises(Conflicto):
        revocar(**de_que, motivo="Datos falsos.", fundamento="Art. 9")
