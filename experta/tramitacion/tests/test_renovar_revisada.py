"""A renewal is at once only where nothing changed: no answer, no requirement, no paper to read."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes.models import Adjunto, Expediente
from experta.tramitacion import inmediatas
from experta.tramitacion.actos.declarar_sin_cambios import declarar_sin_cambios
from experta.tramitacion.actos.renovar import renovar
from experta.tramitacion.errores import DatosInvalidos
from tests import fabrica
from tests.renovables import completar, en_vispera, otorgado

pytestmark = pytest.mark.django_db
LICENCIA = "licencia-de-funcionamiento"


def con_dictamen() -> tuple[Persona, Documento, Documento]:
    """Return who has a licence granted with a dictamen on record, the licence, and the dictamen."""
    ana, dictamen = otorgado(slug="dictamen-proteccion-civil")
    _, licencia = otorgado(ana, LICENCIA)
    return ana, licencia, dictamen


def declarado(licencia: Documento, persona: Persona) -> Expediente:
    """Return the draft of a renewal, complete and declared without changes."""
    borrador = completar(renovar(persona=persona, documento=licencia), persona)
    declarar_sin_cambios(persona=persona, expediente=borrador, declara=True)
    return fabrica.leer(borrador)


def revocar(documento: Documento) -> None:
    """Take a document out of force."""
    Documento.objects.filter(pk=documento.pk).update(estado=Documento.Estado.REVOCADO)


def en_revision(caso: Expediente) -> bool:
    """Say whether somebody has to look at a case before it is paid."""
    return Tarea.objects.filter(expediente=caso).exclude(acto="firmar").exists()


def test_what_lost_a_requirement_since_it_was_granted_is_reviewed() -> None:
    ana, licencia, dictamen = con_dictamen()
    with en_vispera(licencia):
        borrador = declarado(licencia, ana)
        assert inmediatas.inmediata(borrador)
        revocar(dictamen)
        caso = fabrica.enviar(borrador, "clave-r", acepta_notificacion=True)
    assert en_revision(caso)


def test_the_person_is_told_before_sending_which_requirement_is_not_there(client: Client) -> None:
    ana, licencia, dictamen = con_dictamen()
    client.force_login(ana)
    with en_vispera(licencia):
        borrador = declarado(licencia, ana)
        revocar(dictamen)
        for ruta in ("renovacion", "revisar"):
            pagina = client.get(reverse(f"portal:{ruta}", args=[borrador.pk])).content.decode()
            assert "Como algo cambió, tu renovación se revisa" in pagina
            assert "No encontramos vigente o en regla «Dictamen de protección civil" in pagina
        with pytest.raises(DatosInvalidos):
            declarar_sin_cambios(persona=ana, expediente=borrador, declara=True)


def test_a_new_paper_is_read_before_it_is_renewed() -> None:
    ana, documento = otorgado()
    with en_vispera(documento):
        borrador = declarado(documento, ana)
        suyo = borrador.adjuntos.first()
        assert suyo is not None
        Adjunto.objects.filter(pk=suyo.pk).update(sha256=uuid4().hex * 2)
        assert "es un papel nuevo" in "".join(inmediatas.por_que(borrador))
        caso = fabrica.enviar(borrador, "clave-p", acepta_notificacion=True)
    assert en_revision(caso)


def test_what_was_lacking_when_it_was_granted_is_not_a_change() -> None:
    ana, licencia = otorgado(slug="padron-de-proveedores")
    faltaban = licencia.expediente.busquedas.filter(estado="ausente")
    assert faltaban.exists()
    with en_vispera(licencia):
        borrador = completar(renovar(persona=ana, documento=licencia), ana)
        assert not [uno for uno in inmediatas.por_que(borrador) if "No encontramos" in uno]
