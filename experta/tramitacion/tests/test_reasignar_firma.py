"""A paper in the name of who left goes on: it is made again in the name of who signs today."""

from datetime import timedelta

import pytest

from experta.avisos.models import Mensaje
from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.documentos.models import Documento
from experta.expedientes.models import Operacion
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.reasignar_firma import reasignar_firma
from experta.tramitacion.errores import Conflicto, NoPermitido, SinFirmante
from tests import fabrica

pytestmark = pytest.mark.django_db


def nadie_firma() -> None:
    """End every appointment to sign, since yesterday."""
    ayer = reloj.hoy() - timedelta(days=1)
    Nombramiento.objects.filter(rol="firmante").update(hasta=ayer)


def heredado() -> tuple[Documento, Persona]:
    """Return a document whose officer left, and who was appointed after."""
    documento = Documento.objects.por_firmar().get(expediente=fabrica.por_firmar())
    nadie_firma()
    return documento, fabrica.funcionaria("firmante", documento.dependencia)


def test_the_new_officer_takes_it_signs_it_and_the_case_ends() -> None:
    documento, nueva = heredado()
    reservado = reasignar_firma(persona=nueva, documento=documento)
    fabrica.drenar()
    documento.refresh_from_db()
    assert documento.estado == "cancelado"
    tomado = Documento.objects.por_firmar().get(expediente=documento.expediente)
    assert tomado == reservado
    assert tomado.datos["autoridad"]["nombre_firmante"] == nueva.nombre_completo
    assert tomado.datos["documento"]["codigo"] == tomado.codigo != documento.codigo
    assert tomado.datos["resolutivos"] == documento.datos["resolutivos"]
    firmar(persona=nueva, documento=tomado, metodo="contrasena")
    fabrica.drenar()
    assert fabrica.leer(documento.expediente).estado == "favorable"


def test_two_officers_take_it_at_once_and_one_is_told() -> None:
    documento, nueva = heredado()
    otra = fabrica.funcionaria("firmante", documento.dependencia)
    copia = Documento.objects.get(pk=documento.pk)
    reasignar_firma(persona=nueva, documento=documento)
    with pytest.raises(Conflicto, match="alguien más lo tomó"):
        reasignar_firma(persona=otra, documento=copia)


def test_only_who_signs_for_that_office_takes_it() -> None:
    documento, _nueva = heredado()
    for ajena in (fabrica.funcionaria("firmante", "obras"), fabrica.funcionaria("revisor")):
        with pytest.raises(NoPermitido):
            reasignar_firma(persona=ajena, documento=documento)


def test_one_document_of_a_lot_being_made_again_holds_the_step() -> None:
    documento, nueva = heredado()
    hermano = Documento.objects.get(pk=documento.pk)
    hermano.pk, hermano.clave, hermano.folio, hermano.codigo = None, "anexo", "DOC-X", "X" * 26
    hermano.nombramiento = nueva.nombramientos_vigentes[0]
    hermano.save()
    reasignar_firma(persona=nueva, documento=documento)
    firmar(persona=nueva, documento=hermano, metodo="contrasena")
    assert not Operacion.objects.filter(clase="sellar").exists()
    assert fabrica.tarea(documento.expediente, "firmar")


def test_without_officer_today_a_case_is_received_decided_and_the_oic_told() -> None:
    borrador = fabrica.borrador()
    nadie_firma()
    expediente = fabrica.resuelto(fabrica.enviar(borrador, "k"))
    acuse, resolucion = expediente.documentos.order_by("created_at")
    assert (acuse.estado, acuse.nombramiento) == ("vigente", None)
    assert resolucion.estado == "generado"
    assert Mensaje.objects.filter(asunto__contains="nadie puede firmar").count() == 1


def test_an_office_that_never_had_officer_stops_only_what_must_be_signed() -> None:
    borrador = fabrica.borrador()
    Nombramiento.objects.filter(rol="firmante").delete()
    expediente = fabrica.enviar(borrador, "k")
    with pytest.raises(SinFirmante):
        fabrica.resuelto(expediente)
    assert fabrica.tarea(expediente, "resolver")


def test_who_may_not_sign_is_not_printed() -> None:
    borrador = fabrica.borrador()
    viejo = Nombramiento.objects.get(rol="firmante", dependencia="secretaria-ayuntamiento")
    fabrica.funcionaria("firmante")
    Persona.objects.filter(pk=viejo.persona_id).update(is_active=False)
    fabrica.resuelto(fabrica.enviar(borrador, "k"))
    assert Documento.objects.por_firmar().get().nombramiento != viejo
