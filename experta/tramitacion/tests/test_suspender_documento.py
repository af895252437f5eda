"""A document is suspended and put in force again by who signs for its office, and all are told."""

from datetime import timedelta

import pytest

from experta.avisos.models import Aviso
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos import vigor
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.tramitacion import jobs, renovaciones
from experta.tramitacion.actos.levantar_suspension import levantar_suspension
from experta.tramitacion.actos.renovar import renovar
from experta.tramitacion.actos.revocar import revocar
from experta.tramitacion.actos.suspender_documento import suspender_documento
from experta.tramitacion.carpeta import papeles_de
from experta.tramitacion.consultas import verificacion
from experta.tramitacion.consultas.contenido import papeles
from experta.tramitacion.consultas.registro import ESTADOS, Filtros, contar, todos
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from experta.tramitacion.titulares import titulares_de
from tests import fabrica
from tests.renovables import a_las_doce, completar, en_vispera, otorgado

pytestmark = pytest.mark.django_db
MOTIVO = "La inspección halló una fuga de gas en la cocina de Rosa."
NORMA = "Reglamento de Protección Civil, artículo 12"


def firmante_de(documento: Documento) -> Persona:
    assert documento.nombramiento
    persona: Persona = documento.nombramiento.persona
    return persona


def suspendido(documento: Documento | None = None) -> Documento:
    """Return a document suspended as a safety measure."""
    documento = documento or otorgado()[1]
    return suspender_documento(
        persona=firmante_de(documento),
        documento=documento,
        causa="medida_de_seguridad",
        motivo=MOTIVO,
        fundamento=NORMA,
    )


def test_it_stops_being_worth_and_then_is_worth_again() -> None:
    documento = suspendido()
    veredicto = verificacion.por_codigo(documento.codigo)
    assert veredicto
    assert (veredicto.estado, veredicto.causa) == ("suspendido", "Medida de seguridad")
    assert veredicto.suspendido_at
    levantar_suspension(
        persona=firmante_de(documento), documento=documento, motivo="Se reparó la fuga."
    )
    veredicto = verificacion.por_codigo(documento.codigo)
    assert veredicto
    assert (veredicto.estado, veredicto.suspendido_at, veredicto.causa) == ("vigente", None, "")


def test_who_ordered_it_and_why_stays_written() -> None:
    documento = suspendido()
    persona = firmante_de(documento)
    levantar_suspension(persona=persona, documento=documento, motivo="Se reparó.")
    una = documento.suspensiones.get()
    assert (una.motivo, una.fundamento) == (MOTIVO, NORMA)
    assert una.nombramiento == una.levantada_por == documento.nombramiento
    actos = documento.expediente.sucesos.values_list("acto", flat=True)
    assert {"suspender_documento", "levantar_suspension"} <= set(actos)


def test_only_who_signs_for_its_office_may() -> None:
    _, documento = otorgado()
    ajena = fabrica.funcionaria("firmante", "obras")
    datos = {"causa": "falta_de_pago", "motivo": MOTIVO, "fundamento": NORMA}
    with pytest.raises(NoPermitido):
        suspender_documento(persona=ajena, documento=documento, **datos)
    suspendido(documento)
    with pytest.raises(NoPermitido):
        levantar_suspension(persona=ajena, documento=documento, motivo="Ya.")


@pytest.mark.parametrize("falta", ["causa", "motivo", "fundamento"])
def test_without_cause_reason_or_article_it_is_not_suspended(falta: str) -> None:
    _, documento = otorgado()
    datos = {"causa": "falta_de_pago", "motivo": MOTIVO, "fundamento": NORMA, falta: " "}
    with pytest.raises(DatosInvalidos):
        suspender_documento(persona=firmante_de(documento), documento=documento, **datos)
    documento.refresh_from_db()
    assert documento.estado == "vigente"


def test_the_second_to_suspend_or_to_lift_is_told() -> None:
    documento = suspendido()
    vieja = Documento.objects.get(pk=documento.pk)
    with pytest.raises(Conflicto):
        suspendido(vieja)
    persona = firmante_de(documento)
    levantar_suspension(persona=persona, documento=documento, motivo="Se reparó.")
    with pytest.raises(Conflicto):
        levantar_suspension(persona=persona, documento=vieja, motivo="Se reparó.")


def test_what_authorises_nothing_is_not_suspended() -> None:
    negativa = fabrica.concluido(sentido="desfavorable").documentos.get(clase="resolucion")
    acuse = fabrica.concluido().documentos.get(clave="acuse")
    acuse.nombramiento = negativa.nombramiento
    for documento in (negativa, acuse):
        with pytest.raises(Conflicto):
            suspendido(documento)


def test_its_people_are_told_why_and_what_they_may_do() -> None:
    documento = suspendido()
    aviso = Aviso.objects.filter(titulo__startswith="Se suspendió").latest("pk")
    papel = next(
        p
        for p in papeles(Expediente.objects.get(pk=documento.expediente_id), ())
        if p.id == documento.pk
    )
    for texto in (aviso.texto, papel.detalle):
        assert MOTIVO in texto
        assert NORMA in texto
        assert "recurso de inconformidad" in texto
    assert papel.estado == "Suspendido: por ahora no vale"


def test_an_acuerdo_with_its_article_is_signed_and_notified() -> None:
    documento = suspendido()
    fabrica.drenar()
    caso = fabrica.firmar_todo(documento.expediente)
    acuerdo = caso.documentos.get(clave="suspension")
    assert acuerdo.estado == Documento.Estado.VIGENTE
    assert MOTIVO in acuerdo.datos["hechos"]
    assert acuerdo.datos["remedio"]["nombre"] == "recurso de inconformidad"
    assert NORMA in acuerdo.datos["motivos"][0]
    assert caso.notificaciones.filter(documento=acuerdo.pk).exists()


def test_it_is_not_in_the_carpeta_while_it_is_suspended() -> None:
    ana, documento = otorgado()

    def guardados() -> set[Documento | None]:
        return {p.documento for titular in titulares_de(ana) for p in papeles_de(titular, ana)}

    assert documento in guardados()
    suspendido(documento)
    assert documento not in guardados()


def test_it_is_not_renewed_and_the_refusal_says_why() -> None:
    ana, documento = otorgado()
    with en_vispera(documento):
        assert renovaciones.renovable(documento, reloj.hoy())
        suspendido(documento)
        assert not renovaciones.renovable(documento, reloj.hoy())
        with pytest.raises(Conflicto, match="suspendido"):
            renovar(persona=ana, documento=documento)


def test_nothing_of_its_case_is_renewed_offered_or_remembered_meanwhile() -> None:
    ana, documento = otorgado()
    otros = documento.expediente.documentos.filter(clase="resolucion").exclude(pk=documento.pk)
    otro = otros.select_related("expediente__tramite__vigente")[0]
    casos = Expediente.objects.filter(pk=documento.expediente_id)
    with en_vispera(documento):
        assert renovaciones.por_renovar(casos)
        assert list(renovaciones.por_recordar(reloj.hoy()))
        suspendido(documento)
        assert renovaciones.por_renovar(casos) == []
        assert list(renovaciones.por_recordar(reloj.hoy())) == []
        with pytest.raises(Conflicto, match="suspendido"):
            renovar(persona=ana, documento=otro)


def test_a_renewal_begun_before_is_not_submitted_meanwhile() -> None:
    ana, documento = otorgado()
    with en_vispera(documento):
        borrador = completar(renovar(persona=ana, documento=documento), ana)
        suspendido(documento)
        with pytest.raises(Conflicto, match="suspendido"):
            fabrica.enviar(borrador, "clave-1", acepta_notificacion=True)
        assert fabrica.leer(borrador).estado == "borrador"
        levantar_suspension(
            persona=firmante_de(documento), documento=documento, motivo="Se reparó."
        )
        assert fabrica.enviar(borrador, "clave-1", acepta_notificacion=True).folio


def test_the_register_tells_and_finds_it_and_each_is_in_one_state() -> None:
    documento = suspendido()
    jobs.inscribir_en_el_registro()
    assert [una.folio for una in todos(Filtros(estado="suspendido"))] == [documento.folio]
    assert sum(contar(Filtros(estado=uno)) for uno in ESTADOS) == contar(Filtros())
    assert documento.vigente_hasta
    with reloj.detenido(a_las_doce(documento.vigente_hasta + timedelta(days=1))):
        entrada = next(una for una in todos(Filtros(documento.folio)))
        assert entrada.estado == "vencido"
        assert contar(Filtros(estado="suspendido")) == 0
        assert sum(contar(Filtros(estado=uno)) for uno in ESTADOS) == contar(Filtros())


def test_what_is_suspended_may_still_be_revoked() -> None:
    documento = suspendido()
    revocar(
        persona=firmante_de(documento),
        documento=documento,
        motivo="No se corrigió.",
        fundamento=NORMA,
    )
    assert documento.estado == "revocado"
    assert vigor.suspension_de(documento) is None
