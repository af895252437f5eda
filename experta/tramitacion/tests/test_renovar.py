"""What ends is renewed in time, with what was said before; unchanged, it is not reviewed again."""

from datetime import timedelta

import pytest

from experta.avisos.models import Aviso
from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos.models import Documento, Recordatorio
from experta.expedientes.models import Expediente
from experta.tramitacion import jobs, renovaciones
from experta.tramitacion.actos.declarar_sin_cambios import declarar_sin_cambios
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.renovar import renovar
from experta.tramitacion.consultas import verificacion
from experta.tramitacion.consultas.pasos import opiniones, pasos
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from tests import fabrica
from tests.renovables import a_las_doce, completar, en_vispera, otorgado

pytestmark = pytest.mark.django_db


def renovado(documento: Documento, persona: Persona, *, declara: bool = True) -> Expediente:
    """Return the renewal of a document, submitted."""
    borrador = completar(renovar(persona=persona, documento=documento), persona)
    if declara:
        declarar_sin_cambios(persona=persona, expediente=borrador, declara=True)
    return fabrica.enviar(borrador, f"clave-{borrador.pk}", acepta_notificacion=True)


def test_the_draft_brings_the_answers_and_says_where_they_come_from() -> None:
    ana, documento = otorgado()
    with en_vispera(documento):
        borrador = fabrica.leer(renovar(persona=ana, documento=documento))
    antes = documento.expediente.respuestas
    assert borrador.respuestas
    assert all(antes[clave] == valor for clave, valor in borrador.respuestas.items())
    assert set(borrador.tomado.values()) == {documento.expediente.folio}
    tipos = cargar(borrador.version).formulario.preguntas
    assert not {tipos[clave].tipo for clave in borrador.respuestas} & {"protesta", "archivo"}


def test_asked_twice_it_is_the_same_draft_and_once_submitted_a_conflict() -> None:
    ana, documento = otorgado()
    with en_vispera(documento):
        uno = renovar(persona=ana, documento=documento)
        assert renovar(persona=ana, documento=documento) == uno
        fabrica.enviar(completar(uno, ana), "clave-1", acepta_notificacion=True)
        with pytest.raises(Conflicto, match=r"ya se pidió"):
            renovar(persona=ana, documento=documento)


def test_nobody_else_renews_it() -> None:
    _, documento = otorgado()
    with en_vispera(documento), pytest.raises(NoPermitido):
        renovar(persona=fabrica.ciudadana(), documento=documento)


@pytest.mark.parametrize(("antes", "se_puede"), [(61, False), (60, True), (0, True), (-1, False)])
def test_it_may_be_asked_from_the_first_reminder_to_the_last_day(
    antes: int, *, se_puede: bool
) -> None:
    _, documento = otorgado()
    assert documento.vigente_hasta is not None
    dia = documento.vigente_hasta - timedelta(days=antes)
    assert renovaciones.renovable(documento, dia) is se_puede


def test_without_changes_it_goes_straight_to_payment_and_signature() -> None:
    ana, documento = otorgado()
    with en_vispera(documento):
        caso = renovado(documento, ana)
        assert not Tarea.objects.filter(expediente=caso, acto="dictaminar").exists()
        assert opiniones(caso) == ()
        assert [uno.nombre for uno in pasos(caso)] == ["Recepción", "Pago", "Firma", "Entrega"]
        caso = fabrica.firmar_todo(fabrica.pagado(caso))
    assert caso.estado == "favorable"


def test_the_new_one_names_the_old_one_and_begins_when_it_ends() -> None:
    ana, documento = otorgado()
    with en_vispera(documento):
        caso = fabrica.firmar_todo(fabrica.pagado(renovado(documento, ana)))
        nuevo = caso.documentos.get(clase="resolucion", clave=documento.clave)
        veredicto = verificacion.por_codigo(nuevo.codigo)
    assert documento.vigente_hasta is not None
    assert nuevo.vigente_desde == documento.vigente_hasta + timedelta(days=1)
    assert nuevo.vigente_hasta is not None
    assert nuevo.vigente_hasta > documento.vigente_hasta
    assert veredicto is not None
    assert veredicto.estado == "futuro"
    assert ("Renueva a", documento.folio) in veredicto.publico
    assert f"Se pidió renovar el documento {documento.folio}." in nuevo.datos["hechos"]


def test_not_declared_it_is_reviewed_as_any_other() -> None:
    ana, documento = otorgado()
    with en_vispera(documento):
        caso = renovado(documento, ana, declara=False)
    assert Tarea.objects.filter(expediente=caso, acto="dictaminar").exists()


def test_what_changes_after_declaring_is_reviewed() -> None:
    ana, documento = otorgado()
    with en_vispera(documento):
        borrador = completar(renovar(persona=ana, documento=documento), ana)
        declarar_sin_cambios(persona=ana, expediente=borrador, declara=True)
        cambiar(borrador, ana)
        caso = fabrica.enviar(fabrica.leer(borrador), "clave-2", acepta_notificacion=True)
    assert Tarea.objects.filter(expediente=caso, acto="dictaminar").exists()


def cambiar(borrador: Expediente, persona: Persona) -> None:
    """Change one answer of a renewal."""
    guardar_respuestas(
        persona=persona,
        expediente=borrador,
        cambios={"nombre_comercial": "Otro nombre"},
        revision=borrador.revision,
    )


def test_who_changed_something_cannot_declare_that_nothing_changed() -> None:
    ana, documento = otorgado()
    with en_vispera(documento):
        borrador = completar(renovar(persona=ana, documento=documento), ana)
        cambiar(borrador, ana)
        with pytest.raises(DatosInvalidos):
            declarar_sin_cambios(persona=ana, expediente=fabrica.leer(borrador), declara=True)


def test_people_are_told_sixty_thirty_and_seven_days_before_once_each() -> None:
    ana, documento = otorgado()
    assert documento.vigente_hasta is not None
    vence = a_las_doce(documento.vigente_hasta)
    for faltan in (61, 60, 59, 31, 30, 30, 8, 7, 0):
        with reloj.detenido(vence - timedelta(days=faltan)):
            jobs.recordar_vencimientos()
    hechos = Recordatorio.objects.filter(documento=documento).order_by("pk")
    assert list(hechos.values_list("dias", flat=True)) == [60, 30, 7]
    avisos = Aviso.objects.filter(persona=ana, titulo__startswith="Se acerca el vencimiento")
    assert avisos.count() == 3


def test_after_days_without_service_only_the_nearest_reminder_is_sent() -> None:
    _, documento = otorgado()
    with en_vispera(documento, dias=5):
        assert jobs.recordar_vencimientos() == 1
        assert jobs.recordar_vencimientos() == 0
    assert [uno.dias for uno in documento.recordatorios.all()] == [7]


def test_whoever_already_asked_for_it_is_not_hurried() -> None:
    ana, documento = otorgado()
    with en_vispera(documento):
        renovado(documento, ana)
        assert jobs.recordar_vencimientos() == 0
        assert renovaciones.por_renovar(Expediente.objects.all()) == []


def test_what_was_revoked_is_not_renewed() -> None:
    ana, documento = otorgado()
    Documento.objects.filter(pk=documento.pk).update(estado="revocado")
    documento = Documento.objects.get(pk=documento.pk)
    with en_vispera(documento), pytest.raises(Conflicto):
        renovar(persona=ana, documento=documento)
