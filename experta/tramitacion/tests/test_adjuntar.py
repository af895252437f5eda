"""Files join and leave a case only when, where and by whom the law lets them."""

import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from experta.bandeja.models import Tarea
from experta.bitacora.models import Hoja
from experta.catalogo.ejecutable import cargar
from experta.catalogo.partes import Comprobacion
from experta.comun import reloj
from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Adjunto, Expediente, Suceso
from experta.expedientes.services import reparos
from experta.expedientes.services.adjuntos import abrir_copia, abrir_original
from experta.expedientes.tests.archivos_de_prueba import cifrado, imagen, pdf
from experta.expedientes.tests.papeles_de_prueba import escrito
from experta.tramitacion import adjuntables
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.adjuntar import adjuntar
from experta.tramitacion.actos.adjuntar_en_inspeccion import adjuntar_en_inspeccion
from experta.tramitacion.actos.programar_inspeccion import programar_inspeccion
from experta.tramitacion.actos.retirar_adjunto import retirar_adjunto
from experta.tramitacion.consultas.cotejo import cotejar
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db


def subido(datos: bytes, nombre: str = "ine.pdf") -> SimpleUploadedFile:
    """Return a file as a request brings it."""
    return SimpleUploadedFile(nombre, datos)


def nuevo(slug: str = fabrica.RESIDENCIA, **opciones: Any) -> Expediente:
    """Return an empty draft."""
    fabrica.publicar(slug)
    persona = opciones.pop("persona", None) or fabrica.ciudadana()
    return abrir_borrador(persona=persona, slug=slug, **opciones)


def agregar(
    expediente: Expediente,
    datos: bytes,
    *,
    pregunta: str = "identificacion",
    nombre: str = "ine.pdf",
    persona: Persona | None = None,
) -> Adjunto:
    """Add a file as whoever opened the case, unless told."""
    return adjuntar(
        persona=persona or expediente.creado_por,
        expediente=expediente,
        pregunta=pregunta,
        archivo=subido(datos, nombre),
    )


def test_a_file_joins_the_draft_with_a_private_leaf() -> None:
    expediente = nuevo()
    datos = pdf()
    adjunto = agregar(expediente, datos)
    assert expediente.adjuntos.get() == adjunto
    assert adjunto.etapa == Adjunto.Etapa.SOLICITUD
    assert abrir_original(adjunto) == datos
    assert abrir_copia(adjunto).startswith(b"%PDF-")
    suceso = Suceso.objects.get(expediente=expediente, acto="adjuntar")
    assert not suceso.publico
    hoja = Hoja.objects.get(numero=suceso.hoja)
    assert "ine" not in str(vars(hoja))


def test_a_refused_file_is_a_fault_of_its_question_and_changes_nothing() -> None:
    expediente = nuevo()
    with pytest.raises(DatosInvalidos) as error:
        agregar(expediente, cifrado("secreta"))
    falta = error.value.faltas[0]
    assert (falta.clave, "tiene contraseña" in falta.mensaje) == ("identificacion", True)
    assert expediente.adjuntos.count() == 0
    assert not Suceso.objects.filter(expediente=expediente, acto="adjuntar").exists()


@pytest.mark.parametrize("pregunta", ["protesta", "no_existe", ""])
def test_only_a_question_of_files_takes_files(pregunta: str) -> None:
    with pytest.raises(DatosInvalidos, match="no recibe archivos"):
        agregar(nuevo(), pdf(), pregunta=pregunta)


def test_a_question_takes_only_the_kinds_it_accepts() -> None:
    expediente = nuevo(fabrica.CONSTRUCCION)
    with pytest.raises(DatosInvalidos, match="Aquí se recibe PDF"):
        agregar(expediente, imagen(), pregunta="director_responsable", nombre="carta.jpg")
    agregar(expediente, pdf(), pregunta="director_responsable")


def con_regla(expediente: Expediente, monkeypatch: pytest.MonkeyPatch, *, obliga: bool) -> None:
    """Make the ficha check the age of the identification."""
    regla = Comprobacion(que="antiguedad", obliga=obliga)
    requisitos = [
        replace(uno, antiguedad_maxima_dias=90, comprobaciones=(regla,))
        for uno in cargar(expediente.version).ficha.requisitos
    ]
    monkeypatch.setattr(
        reparos,
        "requisito_de",
        lambda _, clave: requisitos[0] if clave == "identificacion" else None,
    )


@pytest.mark.parametrize("obliga", [True, False])
def test_only_a_check_that_binds_keeps_a_file_out(
    monkeypatch: pytest.MonkeyPatch, obliga: bool
) -> None:
    expediente = nuevo()
    con_regla(expediente, monkeypatch, obliga=obliga)
    viejo = escrito("Fecha de expedición: 3 de marzo de 2024. Constancia de la persona que firma.")
    if obliga:
        with pytest.raises(DatosInvalidos, match="es del 3 de marzo de 2024, y aquí se pide"):
            agregar(expediente, viejo)
        return
    adjunto = agregar(expediente, viejo)
    dichos = reparos.reparos_de([adjunto], cargar(expediente.version), expediente.respuestas)
    assert [uno.clave for uno in dichos[adjunto.pk]] == ["antiguedad"]


def test_the_same_file_sent_twice_is_there_once_even_when_the_question_is_full() -> None:
    expediente = nuevo()
    datos = pdf()
    primero = agregar(expediente, datos, pregunta="comprobante")
    assert agregar(expediente, datos, pregunta="comprobante") == primero
    assert Suceso.objects.filter(expediente=expediente, acto="adjuntar").count() == 1


def test_where_one_file_fits_another_takes_its_place_as_if_it_had_been_withdrawn() -> None:
    expediente = nuevo()
    primero = agregar(expediente, pdf(1), pregunta="comprobante")
    segundo = agregar(expediente, pdf(2), pregunta="comprobante")
    assert [*expediente.adjuntos.vigentes()] == [segundo]
    assert [*expediente.adjuntos.nunca_enviados()] == [primero]
    actos = expediente.sucesos.filter(acto__contains="adjunt").order_by("pk")
    assert [uno.acto for uno in actos] == ["adjuntar", "retirar_adjunto", "adjuntar"]
    assert cotejar(fabrica.leer(expediente)).correcto


def test_one_that_is_refused_takes_nobodys_place(monkeypatch: pytest.MonkeyPatch) -> None:
    expediente = nuevo()
    primero = agregar(expediente, pdf(1), pregunta="comprobante")
    with pytest.raises(DatosInvalidos, match="tiene contraseña"):
        agregar(expediente, cifrado("secreta"), pregunta="comprobante")
    monkeypatch.setattr(adjuntables, "POR_EXPEDIENTE", 1)
    with pytest.raises(DatosInvalidos, match="ya recibió 1 archivos"):
        agregar(expediente, pdf(2), pregunta="comprobante")
    assert [*expediente.adjuntos.vigentes()] == [primero]
    assert not expediente.sucesos.filter(acto="retirar_adjunto").exists()


def test_where_several_fit_a_full_question_takes_no_more_until_one_is_withdrawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(adjuntables, "maximo_de", lambda _: 2)
    expediente = nuevo()
    primero, segundo = (agregar(expediente, pdf(n), pregunta="comprobante") for n in (1, 2))
    with pytest.raises(DatosInvalidos, match="caben 2 archivos como máximo"):
        agregar(expediente, pdf(3), pregunta="comprobante")
    retirar_adjunto(persona=expediente.creado_por, adjunto=primero)
    tercero = agregar(expediente, pdf(3), pregunta="comprobante")
    assert [*expediente.adjuntos.vigentes()] == [segundo, tercero]


def test_adding_and_withdrawing_cannot_fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adjuntables, "POR_EXPEDIENTE", 2)
    expediente = nuevo()
    for paginas in (1, 2):
        adjunto = agregar(expediente, pdf(paginas))
        retirar_adjunto(persona=expediente.creado_por, adjunto=adjunto)
    with pytest.raises(DatosInvalidos, match="contando los que quitaste"):
        agregar(expediente, pdf(3))


def test_a_stranger_and_an_official_neither_add_nor_withdraw() -> None:
    expediente = nuevo()
    adjunto = agregar(expediente, pdf())
    for ajena in (fabrica.ciudadana(), fabrica.funcionaria(Rol.REVISOR)):
        with pytest.raises(NoPermitido):
            agregar(expediente, pdf(2), persona=ajena)
        with pytest.raises(NoPermitido):
            retirar_adjunto(persona=ajena, adjunto=adjunto)
    assert expediente.adjuntos.vigentes().count() == 1


def test_the_representative_acts_in_the_name_of_whom_they_represent() -> None:
    representante = fabrica.ciudadana()
    expediente = nuevo(persona=representante, mandato=fabrica.mandato(representante))
    adjunto = agregar(expediente, pdf())
    retirar_adjunto(persona=representante, adjunto=adjunto)
    sucesos = Suceso.objects.filter(expediente=expediente, acto__contains="adjunt")
    assert ["Tortillería" in suceso.en_nombre_de for suceso in sucesos] == [True, True]


def test_a_file_is_withdrawn_once() -> None:
    expediente = nuevo()
    adjunto = agregar(expediente, pdf())
    retirar_adjunto(persona=expediente.creado_por, adjunto=adjunto)
    assert not expediente.adjuntos.vigentes().exists()
    with pytest.raises(Conflicto, match="ya se había quitado"):
        retirar_adjunto(persona=expediente.creado_por, adjunto=adjunto)


def test_after_submitting_no_file_changes() -> None:
    expediente = fabrica.ingresado()
    adjunto = expediente.adjuntos.all()[0]
    with pytest.raises(Conflicto, match="ya se envió"):
        agregar(expediente, pdf())
    with pytest.raises(Conflicto, match="ya se envió"):
        retirar_adjunto(persona=expediente.creado_por, adjunto=adjunto)


def test_a_case_submitted_during_the_check_takes_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    borrador = fabrica.borrador()
    revisar = adjuntables.recibir_para

    def mientras_se_envia(*argumentos: Any) -> Any:
        Expediente.objects.filter(pk=borrador.pk).update(
            estado="en_tramite", folio="X-1", ingresado_at=borrador.created_at
        )
        return revisar(*argumentos)

    monkeypatch.setattr(adjuntables, "recibir_para", mientras_se_envia)
    antes = borrador.adjuntos.count()
    with pytest.raises(Conflicto):
        agregar(borrador, pdf())
    assert borrador.adjuntos.count() == antes


def test_the_check_runs_outside_the_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    dentro: list[int] = []
    revisar = adjuntables.recibir_para
    profundidad = len(connection.savepoint_ids)

    def anotando(*argumentos: Any) -> Any:
        dentro.append(len(connection.savepoint_ids) - profundidad)
        return revisar(*argumentos)

    monkeypatch.setattr(adjuntables, "recibir_para", anotando)
    agregar(nuevo(), pdf())
    assert dentro == [0]


def test_the_prevencion_opens_only_what_it_observes() -> None:
    expediente = fabrica.prevenido()
    observada = expediente.observaciones.get().pregunta
    otra = expediente.adjuntos.exclude(pregunta=observada)[0]
    with pytest.raises(Conflicto, match="no pide este documento"):
        agregar(expediente, pdf(), pregunta=otra.pregunta)
    with pytest.raises(Conflicto, match="no pide este documento"):
        retirar_adjunto(persona=expediente.creado_por, adjunto=otra)
    anterior = expediente.adjuntos.get(pregunta=observada)
    retirar_adjunto(persona=expediente.creado_por, adjunto=anterior)
    adjunto = agregar(expediente, pdf(), pregunta=observada)
    assert adjunto.etapa == Adjunto.Etapa.SUBSANACION
    assert expediente.adjuntos.filter(pregunta=observada).count() == 2
    fabrica.responder(expediente)
    with pytest.raises(Conflicto):
        agregar(fabrica.leer(expediente), pdf(2), pregunta=observada)


def por_visitar() -> tuple[Tarea, Persona]:
    """Return the task of the visit that an inspector is about to practise, and who has it."""
    expediente = fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION))
    programar = fabrica.tarea(expediente, "programar-inspeccion")
    inspectora = fabrica.funcionaria(Rol.INSPECTOR, programar.dependencia)
    programar_inspeccion(
        persona=fabrica.quien_atiende(programar),
        tarea=programar,
        inspector=inspectora,
        cuando=reloj.ahora() + timedelta(days=3),
    )
    return fabrica.tarea(expediente, "inspeccionar"), inspectora


def test_the_inspector_adds_evidence_to_the_open_visit_only() -> None:
    tarea, inspectora = por_visitar()
    foto = imagen()

    def agregar_foto(persona: Persona) -> Adjunto:
        archivo = subido(foto, "fachada.jpg")
        return adjuntar_en_inspeccion(persona=persona, tarea=tarea, archivo=archivo)

    adjunto = agregar_foto(inspectora)
    assert (adjunto.pregunta, adjunto.etapa) == ("visita-1", Adjunto.Etapa.INSPECCION)
    assert agregar_foto(inspectora) == adjunto
    with pytest.raises(NoPermitido):
        agregar_foto(fabrica.funcionaria(Rol.INSPECTOR, "oic"))
    with pytest.raises(DatosInvalidos, match="no recibe archivos"):
        retirar_adjunto(persona=tarea.expediente.creado_por, adjunto=adjunto)
    assert tarea.completar(inspectora)
    with pytest.raises(Conflicto, match="visita ya se cerró"):
        adjuntar_en_inspeccion(persona=inspectora, tarea=tarea, archivo=subido(pdf(), "otra.pdf"))


def test_a_task_that_is_no_visit_takes_no_evidence() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    with pytest.raises(NoPermitido):
        adjuntar_en_inspeccion(
            persona=fabrica.quien_atiende(tarea), tarea=tarea, archivo=subido(pdf())
        )


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_do_not_exceed_the_question() -> None:
    expediente = nuevo()
    resultados: list[str] = []

    def pestana(paginas: int) -> None:
        try:
            agregar(expediente, pdf(paginas), pregunta="comprobante")
            resultados.append("entró")
        finally:
            connection.close()

    hilos = [threading.Thread(target=pestana, args=(paginas,)) for paginas in (1, 2, 3)]
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join()
    assert resultados == ["entró", "entró", "entró"]
    assert expediente.adjuntos.vigentes().count() == 1
