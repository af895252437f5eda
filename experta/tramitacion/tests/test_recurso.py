"""The recurso: in time, against one act, resolved by somebody else, with effect on what it won."""

from datetime import timedelta
from typing import Any

import pytest

from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Recurso
from experta.tramitacion import recursos
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.inconformarse import inconformarse
from experta.tramitacion.actos.resolver import resolver
from experta.tramitacion.errores import Conflicto, NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db
AGRAVIOS = {
    "agravios": "El comprobante sí es de este municipio.",
    "pide": "revocar",
    "nombre": "Ana",
    "primer_apellido": "Ruiz",
    "protesta": True,
}


@pytest.fixture
def negado() -> Expediente:
    """Give a case denied whose notification was read."""
    fabrica.plantilla_de(recursos.SLUG)
    return fabrica.leer_notificaciones(fabrica.concluido(sentido="desfavorable"))


def _quien(caso: Expediente) -> Persona:
    assert isinstance(caso.creado_por, Persona)
    return caso.creado_por


def _borrador(caso: Expediente) -> Expediente:
    nuevo = inconformarse(persona=_quien(caso), expediente=caso)
    nuevo.guardar_respuestas(nuevo.revision, {**nuevo.respuestas, **AGRAVIOS})
    return nuevo


def _presentado(caso: Expediente) -> Expediente:
    nuevo = _borrador(caso)
    return fabrica.firmar_todo(fabrica.enviar(nuevo, f"clave-{nuevo.pk}"))


def _negativa(caso: Expediente) -> Documento:
    return Documento.objects.get(expediente=caso, clase="resolucion")


def test_it_is_a_case_of_its_own_joined_to_the_document_that_denied(negado: Expediente) -> None:
    recurso = Recurso.objects.get(expediente=_borrador(negado))
    assert recurso.recurrido == negado
    assert recurso.documento == _negativa(negado).pk
    assert recurso.firmante == _negativa(negado).firma.firmante


def test_begun_twice_it_is_the_same_draft(negado: Expediente) -> None:
    assert _borrador(negado) == inconformarse(persona=_quien(negado), expediente=negado)


def test_it_has_its_own_clock_and_an_acuerdo_that_admits_it(negado: Expediente) -> None:
    caso = _presentado(negado)
    assert caso.folio
    assert caso.folio.startswith("RI-")
    assert caso.vence
    admision = Documento.objects.get(expediente=caso, clave="admision")
    assert admision.estado == Documento.Estado.VIGENTE
    assert fabrica.tarea(caso, "resolver").dependencia == caso.version.ficha["dependencia"]


def test_past_the_last_day_it_is_refused_with_the_date(negado: Expediente) -> None:
    acto = recursos.impugnable(negado)
    assert acto
    assert acto.hasta
    with reloj.detenido(reloj.ahora() + timedelta(days=60)), pytest.raises(Conflicto) as error:
        inconformarse(persona=_quien(negado), expediente=negado)
    assert fecha_larga(acto.hasta) in str(error.value)


def test_the_last_day_is_still_in_time(negado: Expediente) -> None:
    acto = recursos.impugnable(negado)
    assert acto
    assert acto.hasta
    falta = acto.hasta - reloj.hoy()
    with reloj.detenido(reloj.ahora() + falta):
        assert inconformarse(persona=_quien(negado), expediente=negado)


def test_a_draft_sent_after_the_last_day_is_refused(negado: Expediente) -> None:
    nuevo = _borrador(negado)
    with reloj.detenido(reloj.ahora() + timedelta(days=60)), pytest.raises(Conflicto):
        fabrica.enviar(nuevo, "tarde")


def test_an_answer_in_favour_is_not_contested() -> None:
    favorable = fabrica.leer_notificaciones(fabrica.concluido())
    with pytest.raises(Conflicto):
        inconformarse(persona=_quien(favorable), expediente=favorable)


def test_an_answer_not_read_yet_is_not_contested() -> None:
    cerrado = fabrica.concluido(sentido="desfavorable")
    assert recursos.impugnable(cerrado) is None


def test_a_stranger_contests_nothing(negado: Expediente) -> None:
    with pytest.raises(NoPermitido):
        inconformarse(persona=fabrica.ciudadana(), expediente=negado)


def test_a_dismissal_and_a_negative_silence_are_contested_too() -> None:
    assert recursos.impugnable(fabrica.desechado())
    callado = fabrica.con_ficta()
    acto = recursos.impugnable(callado)
    assert acto == recursos.Impugnable(None, None)


def _ponle_el_cargo(caso: Expediente, persona: Persona, *roles: str) -> None:
    for rol in roles:
        fabrica.nombrar(persona, rol, caso.version.ficha["dependencia"])


def test_who_signed_what_is_contested_neither_resolves_nor_signs(negado: Expediente) -> None:
    firmante = _negativa(negado).firma.firmante
    caso = _presentado(negado)
    _ponle_el_cargo(caso, firmante, "revisor", "firmante")
    firmante = Persona.objects.get(pk=firmante.pk)
    datos: dict[str, Any] = {"sentido": "favorable", "motivos": "Tiene razón."}
    with pytest.raises(NoPermitido):
        resolver(persona=firmante, tarea=fabrica.tarea(caso, "resolver"), **datos)
    decidido = fabrica.resuelto(caso)
    documento = Documento.objects.get(expediente=decidido, clase="resolucion")
    assert documento.nombramiento
    assert documento.nombramiento.persona != firmante
    with pytest.raises(NoPermitido):
        firmar(persona=firmante, documento=documento, metodo="contrasena")


def test_the_only_other_officer_is_printed_even_if_the_signer_came_first(
    negado: Expediente,
) -> None:
    firmante = _negativa(negado).firma.firmante
    nuevo = _borrador(negado)
    _ponle_el_cargo(nuevo, firmante, "firmante")
    cargos = firmante.nombramientos.filter(dependencia=nuevo.version.ficha["dependencia"])
    cargos.update(desde=reloj.hoy() - timedelta(days=3000))
    caso = fabrica.enviar(nuevo, "clave")
    admision = Documento.objects.get(expediente=caso, clave="admision")
    assert admision.nombramiento
    assert admision.nombramiento.persona != firmante


def test_won_it_takes_out_of_force_what_it_contested(negado: Expediente) -> None:
    fabrica.firmar_todo(fabrica.resuelto(_presentado(negado)))
    negativa = _negativa(negado)
    assert negativa.estado == Documento.Estado.REVOCADO
    assert "RI-" in negativa.motivo_revocacion
    assert negado.sucesos.filter(acto="revocar").exists()


def test_lost_what_it_contested_still_stands(negado: Expediente) -> None:
    fabrica.firmar_todo(fabrica.resuelto(_presentado(negado), "desfavorable"))
    assert _negativa(negado).estado == Documento.Estado.VIGENTE


def test_the_resolution_of_a_recurso_has_no_other(negado: Expediente) -> None:
    caso = fabrica.firmar_todo(fabrica.resuelto(_presentado(negado), "desfavorable"))
    assert recursos.impugnable(fabrica.leer_notificaciones(caso)) is None


def test_it_is_not_begun_by_itself() -> None:
    fabrica.publicar(recursos.SLUG)
    with pytest.raises(NoPermitido):
        abrir_borrador(persona=fabrica.ciudadana(), slug=recursos.SLUG)


def test_who_resolves_it_reads_what_is_contested(negado: Expediente) -> None:
    revisora = fabrica.quien_atiende(fabrica.tarea(_presentado(negado), "resolver"))
    assert Expediente.objects.visible_to(revisora).filter(pk=negado.pk).exists()
