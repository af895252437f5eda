"""Suspending or revoking what was granted is contested as an answer is; won, it is worth again."""

from collections.abc import Callable

import pytest

from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.tramitacion import anuncios, recursos
from experta.tramitacion.actos.levantar_suspension import levantar_suspension
from experta.tramitacion.actos.revocar import revocar
from experta.tramitacion.consultas import verificacion
from experta.tramitacion.consultas.inconformidad import inconformidad
from experta.tramitacion.consultas.seguimiento import seguimiento
from experta.tramitacion.errores import Conflicto
from experta.tramitacion.tests.test_reposicion import impugnado, negado, repuesto
from experta.tramitacion.tests.test_suspender_documento import firmante_de, suspendido
from tests import fabrica

pytestmark = pytest.mark.django_db
NORMA = "Reglamento de Mercados, artículo 9"


def revocado() -> Documento:
    """Return a document that was granted and then revoked."""
    documento = fabrica.leer_notificaciones(fabrica.concluido()).documentos.get(clase="resolucion")
    return revocar(
        persona=firmante_de(documento),
        documento=documento,
        motivo="El domicilio era de otra persona.",
        fundamento=NORMA,
    )


CAUSAS = pytest.mark.parametrize("quitar", [suspendido, revocado], ids=["suspendido", "revocado"])


def leido(documento: Documento) -> Expediente:
    """Return its case once the acuerdo against the document is signed and read."""
    fabrica.drenar()
    return fabrica.leer_notificaciones(fabrica.firmar_todo(documento.expediente))


def acuerdo_de(caso: Expediente) -> Documento:
    return caso.documentos.get(clave__in=("suspension", "revocacion"))


@CAUSAS
def test_its_acuerdo_is_signed_with_its_article_and_may_be_contested_once_read(
    quitar: Callable[[], Documento],
) -> None:
    documento = quitar()
    assert recursos.impugnable(documento.expediente) is None
    caso = leido(documento)
    acto = recursos.impugnable(caso)
    assert acto
    assert acto.hasta
    assert acto.documento == acuerdo_de(caso)
    assert acto.firmante == acuerdo_de(caso).firma.firmante
    assert "Fundamento: Reglamento" in acuerdo_de(caso).datos["motivos"][0]
    via = inconformidad(caso)
    assert via
    assert (via.abierta, via.contra) == (True, acuerdo_de(caso).titulo)


@CAUSAS
def test_won_the_document_is_worth_again_and_its_case_stays_closed(
    quitar: Callable[[], Documento],
) -> None:
    documento = quitar()
    caso = leido(documento)
    fabrica.leer_notificaciones(impugnado(caso))
    veredicto = verificacion.por_codigo(documento.codigo)
    assert veredicto
    assert veredicto.estado == "vigente"
    assert acuerdo_de(caso).estado == Documento.Estado.REVOCADO
    caso = fabrica.leer(caso)
    assert caso.estado == "favorable"
    assert "vale otra vez" in caso.sucesos.filter(acto="revocar").latest("pk").texto
    assert recursos.impugnable(caso) is None


@CAUSAS
def test_lost_it_stays_out_of_force(quitar: Callable[[], Documento]) -> None:
    documento = quitar()
    fabrica.leer_notificaciones(impugnado(leido(documento), "desfavorable"))
    veredicto = verificacion.por_codigo(documento.codigo)
    assert veredicto
    assert veredicto.estado in ("suspendido", "revocado")


def test_a_suspension_that_was_lifted_is_not_contested_any_more() -> None:
    documento = suspendido()
    caso = leido(documento)
    borrador_de = recursos.impugnable(caso)
    assert borrador_de
    levantar_suspension(persona=firmante_de(documento), documento=documento, motivo="Se reparó.")
    with pytest.raises(Conflicto):
        recursos.exigir_impugnable(caso)


def test_a_document_restored_is_as_it_was_suspended() -> None:
    documento = suspendido()
    persona = firmante_de(documento)
    leido(documento)
    revocar(persona=persona, documento=documento, motivo="No se corrigió.", fundamento=NORMA)
    caso = leido(documento)
    fabrica.leer_notificaciones(impugnado(caso))
    documento.refresh_from_db()
    assert documento.estado == Documento.Estado.SUSPENDIDO
    acto = recursos.impugnable(caso)
    assert acto
    assert acto.documento
    assert acto.documento.clave == "suspension"


@CAUSAS
def test_the_page_says_first_that_it_is_not_worth_now(quitar: Callable[[], Documento]) -> None:
    documento = quitar()
    frase = seguimiento(leido(documento)).turno.frase
    assert f"un documento {'se revocó' if documento.revocado_at else 'está suspendido'}" in frase


def test_programs_are_told_that_something_changed_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dichos: list[str] = []
    monkeypatch.setattr(anuncios, "anunciar", lambda _caso, clase: dichos.append(str(clase)))
    caso = leido(suspendido())
    assert dichos.count("documento.validez") == 1
    fabrica.leer_notificaciones(impugnado(caso))
    assert dichos.count("documento.validez") == 2
    repuesto(negado())
    assert dichos.count("expediente.repuesto") == 1
