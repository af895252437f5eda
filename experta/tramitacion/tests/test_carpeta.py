"""A paper that the town has is offered again to whom it belongs, while it serves, and is chosen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Mandato, Persona, Rol
from experta.documentos.models import Reuso
from experta.expedientes.models import Adjunto, Expediente, Suceso
from experta.expedientes.tests.archivos_de_prueba import pdf
from experta.tramitacion import carpeta
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.adjuntar import adjuntar
from experta.tramitacion.actos.descartar_papel import descartar_papel
from experta.tramitacion.actos.usar_papel import usar_papel
from experta.tramitacion.carpeta import Papel
from experta.tramitacion.errores import DatosInvalidos, NoPermitido
from experta.tramitacion.titulares import Titular, casos_de
from tests import fabrica

pytestmark = pytest.mark.django_db
IDENTIFICACION, COMPROBANTE = "identificacion", "comprobante"


def entregado(persona: Persona, slug: str = fabrica.RESIDENCIA) -> Expediente:
    """Return a submitted case whose identification and proof of address are real files."""
    expediente = fabrica.borrador(slug, persona)
    for pregunta in (IDENTIFICACION, COMPROBANTE):
        expediente.adjuntos.filter(pregunta=pregunta).delete()
        archivo = SimpleUploadedFile(f"{pregunta}.pdf", _unico())
        adjuntar(persona=persona, expediente=expediente, pregunta=pregunta, archivo=archivo)
    return fabrica.enviar(expediente, f"clave-{uuid4().hex[:8]}", acepta_notificacion=True)


def _unico() -> bytes:
    return pdf(raiz={"/Marca": {"/n": uuid4().hex}})


def nuevo(persona: Persona, mandato: Mandato | None = None) -> Expediente:
    """Return an empty draft of the same trámite."""
    return abrir_borrador(persona=persona, slug=fabrica.RESIDENCIA, mandato=mandato)


def ofrecidos(expediente: Expediente, persona: Persona, pregunta: str) -> list[Papel]:
    """Return what is offered on one question."""
    una = cargar(expediente.version).formulario.preguntas[pregunta]
    return carpeta.ofertas(expediente, persona, [una]).get(pregunta, [])


def test_what_was_submitted_is_offered_on_the_question_of_its_kind() -> None:
    ana = fabrica.ciudadana()
    caso = entregado(ana)
    (uno,) = ofrecidos(nuevo(ana), ana, IDENTIFICACION)
    assert (uno.nombre, uno.expediente.folio) == ("identificacion.pdf", caso.folio)


def test_what_is_in_a_draft_is_not_offered() -> None:
    ana = fabrica.ciudadana()
    fabrica.borrador(persona=ana)
    assert ofrecidos(nuevo(ana), ana, IDENTIFICACION) == []


def test_papers_of_others_are_neither_offered_nor_found_nor_used() -> None:
    ana, eva = fabrica.ciudadana(), fabrica.ciudadana()
    caso = entregado(ana)
    suyo = caso.adjuntos.get(pregunta=IDENTIFICACION)
    borrador = nuevo(eva)
    assert ofrecidos(borrador, eva, IDENTIFICACION) == []
    assert carpeta.papel_de(eva, suyo.pk) is None
    with pytest.raises(NoPermitido):
        usar_papel(persona=eva, expediente=borrador, pregunta=IDENTIFICACION, papel=suyo.pk)
    with pytest.raises(NoPermitido):
        descartar_papel(persona=eva, papel=suyo.pk)


def test_a_paper_older_than_the_requirement_allows_is_not_offered() -> None:
    ana = fabrica.ciudadana()
    caso = entregado(ana)
    requisito = cargar(caso.version).ficha.requisito(COMPROBANTE)
    assert requisito is not None
    dias = requisito.antiguedad_maxima_dias
    assert dias is not None
    ahora = reloj.ahora()
    with reloj.detenido(ahora + timedelta(days=dias)):
        assert len(ofrecidos(nuevo(ana), ana, COMPROBANTE)) == 1
    with reloj.detenido(ahora + timedelta(days=dias + 1)):
        assert ofrecidos(nuevo(ana), ana, COMPROBANTE) == []


def test_a_paper_is_as_old_as_it_says_and_not_as_the_day_it_was_handed_in() -> None:
    ana = fabrica.ciudadana()
    caso = entregado(ana)
    requisito = cargar(caso.version).ficha.requisito(COMPROBANTE)
    assert requisito is not None
    dia = reloj.hoy() - timedelta(days=requisito.antiguedad_maxima_dias or 0)
    dicho = {"texto": f"Fecha de expedición: {dia:%d/%m/%Y}"}
    caso.adjuntos.filter(pregunta=COMPROBANTE).update(lectura=dicho)
    (uno,) = ofrecidos(nuevo(ana), ana, COMPROBANTE)
    assert uno.vence == reloj.hoy()
    with reloj.detenido(reloj.ahora() + timedelta(days=1)):
        assert ofrecidos(nuevo(ana), ana, COMPROBANTE) == []


@pytest.mark.parametrize(
    ("estado", "se_ofrece"),
    [("prevenida", False), ("respondida", False), ("insistida", False), ("atendida", True)],
)
def test_a_paper_that_was_objected_to_is_offered_only_once_accepted(
    estado: str, *, se_ofrece: bool
) -> None:
    ana = fabrica.ciudadana()
    caso = fabrica.observado(entregado(ana), IDENTIFICACION)
    caso.observaciones.update(estado=estado, razon="No se lee.")
    suyo = caso.adjuntos.get(pregunta=IDENTIFICACION)
    assert bool(ofrecidos(nuevo(ana), ana, IDENTIFICACION)) is se_ofrece
    assert (carpeta.papel_de(ana, suyo.pk) is not None) is se_ofrece
    assert ofrecidos(nuevo(ana), ana, COMPROBANTE)


def test_used_again_and_objected_to_there_the_first_one_is_not_offered_either() -> None:
    ana = fabrica.ciudadana()
    origen = entregado(ana).adjuntos.get(pregunta=IDENTIFICACION)
    otro = fabrica.borrador(persona=ana)
    otro.adjuntos.filter(pregunta=IDENTIFICACION).delete()
    usar_papel(persona=ana, expediente=otro, pregunta=IDENTIFICACION, papel=origen.pk)
    otro = fabrica.enviar(fabrica.leer(otro), "clave-2", acepta_notificacion=True)
    fabrica.observado(otro, IDENTIFICACION).observaciones.update(estado="prevenida")
    assert ofrecidos(nuevo(ana), ana, IDENTIFICACION) == []


def test_a_paper_chosen_is_a_copy_with_its_origin_and_consent() -> None:
    ana = fabrica.ciudadana()
    origen = entregado(ana).adjuntos.get(pregunta=IDENTIFICACION)
    borrador = nuevo(ana)
    uno = usar_papel(persona=ana, expediente=borrador, pregunta=IDENTIFICACION, papel=origen.pk)
    assert (uno.sha256, uno.expediente_id) == (origen.sha256, borrador.pk)
    assert uno.archivo != origen.archivo
    reuso = Reuso.objects.get(adjunto=uno)
    assert (reuso.origen, reuso.persona, reuso.procedencia) == (
        origen,
        ana,
        origen.expediente.folio,
    )
    assert Suceso.objects.filter(expediente=borrador, acto="usar_papel", publico=False).exists()


def test_chosen_twice_it_is_there_once() -> None:
    ana = fabrica.ciudadana()
    origen = entregado(ana).adjuntos.get(pregunta=IDENTIFICACION)
    borrador = nuevo(ana)
    for _ in range(2):
        usar_papel(persona=ana, expediente=borrador, pregunta=IDENTIFICACION, papel=origen.pk)
    assert Adjunto.objects.filter(expediente=borrador).count() == Reuso.objects.count() == 1


def test_a_full_question_takes_no_more() -> None:
    ana = fabrica.ciudadana()
    primero, segundo, tercero = (
        entregado(ana).adjuntos.get(pregunta=IDENTIFICACION) for _ in range(3)
    )
    borrador = nuevo(ana)
    usar_papel(persona=ana, expediente=borrador, pregunta=IDENTIFICACION, papel=primero.pk)
    usar_papel(persona=ana, expediente=borrador, pregunta=IDENTIFICACION, papel=segundo.pk)
    with pytest.raises(DatosInvalidos):
        usar_papel(persona=ana, expediente=borrador, pregunta=IDENTIFICACION, papel=tercero.pk)


def test_a_paper_taken_out_is_offered_no_more_and_stays_in_its_case() -> None:
    ana = fabrica.ciudadana()
    caso = entregado(ana)
    uno = caso.adjuntos.get(pregunta=IDENTIFICACION)
    descartar_papel(persona=ana, papel=uno.pk)
    assert ofrecidos(nuevo(ana), ana, IDENTIFICACION) == []
    assert caso.adjuntos.vigentes().filter(pk=uno.pk).exists()
    assert Suceso.objects.filter(expediente=caso, acto="descartar_papel").count() == 1


def test_who_represents_sees_the_papers_of_the_company_and_not_each_others_identification() -> None:
    luz, leo = fabrica.ciudadana(), fabrica.ciudadana()
    de_luz = fabrica.mandato(luz)
    de_leo = Mandato.objects.create(
        representante=leo,
        organizacion=de_luz.organizacion,
        alcance=["*"],
        instrumento="Poder 9",
        desde=reloj.hoy(),
    )
    caso = fabrica.borrador(persona=luz, mandato=de_luz)
    fabrica.enviar(caso, "clave-de-luz", acepta_notificacion=True)
    borrador = nuevo(leo, de_leo)
    assert len(ofrecidos(borrador, leo, COMPROBANTE)) == 1
    assert ofrecidos(borrador, leo, IDENTIFICACION) == []


def test_a_mandate_reaches_only_the_cases_of_its_tramites() -> None:
    luz, leo = fabrica.ciudadana(), fabrica.ciudadana()
    de_luz = fabrica.mandato(luz)
    assert de_luz.organizacion is not None
    titular = Titular(None, de_luz.organizacion)
    caso = fabrica.ingresado(persona=luz, mandato=de_luz)
    otro = Mandato.objects.create(
        representante=leo,
        organizacion=de_luz.organizacion,
        alcance=["otro-tramite"],
        instrumento="Poder 9",
        desde=reloj.hoy(),
    )
    assert list(casos_de(titular, luz)) == [caso]
    assert list(casos_de(titular, leo)) == []
    Mandato.objects.filter(pk=otro.pk).update(alcance=["*"])
    assert list(casos_de(titular, leo)) == [caso]
    Mandato.objects.filter(pk=otro.pk).update(revocado_at=reloj.ahora())
    assert list(casos_de(titular, leo)) == []


def test_at_the_counter_nothing_of_the_person_is_offered() -> None:
    ana, clerk = fabrica.ciudadana(), fabrica.funcionaria(Rol.VENTANILLA)
    entregado(ana)
    borrador = abrir_borrador(
        persona=clerk, slug=fabrica.RESIDENCIA, en_ventanilla=True, titular=ana
    )
    assert ofrecidos(borrador, clerk, IDENTIFICACION) == []


def test_what_the_town_issued_is_in_the_carpeta_until_it_is_revoked() -> None:
    ana = fabrica.ciudadana()
    caso = fabrica.leer_notificaciones(fabrica.concluido(persona=ana))
    emitidos = [p for p in carpeta.papeles_de(Titular(ana, None), ana) if p.documento]
    assert [p.tipo.clave for p in emitidos] == ["constancia-de-residencia/constancia"]
    caso.documentos.filter(clase="resolucion").update(estado="revocado")
    assert not any(p.documento for p in carpeta.papeles_de(Titular(ana, None), ana))


def test_what_waits_in_a_notification_is_not_read_in_the_carpeta() -> None:
    ana = fabrica.ciudadana()
    caso = fabrica.concluido(persona=ana)
    documento = caso.documentos.get(clase="resolucion")
    assert not any(p.documento for p in carpeta.papeles_de(Titular(ana, None), ana))
    assert carpeta.papel_de(ana, documento.pk) is None
    fabrica.leer_notificaciones(caso)
    assert carpeta.papel_de(ana, documento.pk)


def test_the_carpeta_costs_the_same_for_one_case_and_many() -> None:
    ana = fabrica.ciudadana()
    fabrica.ingresado(persona=ana)
    carpeta.papeles_de(Titular(ana, None), ana)
    with CaptureQueriesContext(
        connection,
    ) as una:
        carpeta.papeles_de(Titular(ana, None), ana)
    for _ in range(3):
        fabrica.ingresado(persona=ana)
    with CaptureQueriesContext(connection) as varias:
        carpeta.papeles_de(Titular(ana, None), ana)
    assert len(varias) == len(una)
