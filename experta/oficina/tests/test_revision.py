"""Reviewing: observe, one prevención, see what changed, decide once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Expediente
from experta.oficina.tests.casos import entrar, textos
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.observar import observar
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.actos.retirar_adjunto import retirar_adjunto
from tests import fabrica

pytestmark = pytest.mark.django_db
EnReloj = Callable[[str], datetime]
OBSERVACION = {"pregunta": "identificacion", "motivo": "documento-ilegible", "texto": "Se ve mal."}


def pendiente(slug: str = fabrica.RESIDENCIA, acto: str = "resolver") -> tuple[Tarea, Persona]:
    """Return a review task of a new case and who does it."""
    expediente = fabrica.ingresado(slug)
    tarea = Tarea.objects.filter(expediente=expediente, acto=acto).order_by("pk")[0]
    return tarea, fabrica.quien_atiende(tarea)


def pagina(persona: Persona, tarea: Tarea, resto: str = "") -> Any:
    """Return the review page of a task."""
    return entrar(persona).get(f"/oficina/tareas/{tarea.pk}/{resto}")


def mandar(persona: Persona, tarea: Tarea, acto: str, **datos: str) -> Any:
    """Send the form of an act on a task."""
    return entrar(persona).post(f"/oficina/tareas/{tarea.pk}/{acto}/", datos)


def del_expediente(persona: Persona, expediente: Expediente, resto: str, **datos: str) -> Any:
    """Send the form of an act on a case."""
    return entrar(persona).post(f"/oficina/expedientes/{expediente.pk}/{resto}/", datos)


def corrigiendo() -> tuple[Expediente, Persona]:
    """Return a case whose person is changing the observed text, and who reviews it."""
    expediente = fabrica.ingresado()
    revisora = fabrica.quien_atiende(fabrica.tarea(expediente, "resolver"))
    clave = _texto_de(expediente)
    for pregunta in (clave, "identificacion"):
        observar(
            persona=revisora, expediente=expediente, pregunta=pregunta, motivo="dato-incompleto"
        )
    prevenir(persona=revisora, expediente=expediente)
    fabrica.drenar()
    prevenido = fabrica.firmar_todo(expediente)
    for notificacion in prevenido.notificaciones.all():
        recibir_notificacion(persona=prevenido.creado_por, notificacion=notificacion)
    guardar_respuestas(
        persona=prevenido.creado_por,
        expediente=prevenido,
        cambios={clave: "Otra cosa"},
        revision=prevenido.revision,
    )
    return fabrica.leer(prevenido), revisora


def respondido() -> tuple[Tarea, Persona]:
    """Return the task of a case whose person corrected one of two remarks, and who reviews it."""
    expediente, revisora = corrigiendo()
    fabrica.responder(expediente)
    return fabrica.tarea(expediente, "resolver"), revisora


def _texto_de(expediente: Expediente) -> str:
    preguntas = cargar(expediente.version).formulario.preguntas.values()
    return next(una.clave for una in preguntas if una.tipo == "texto" and una.requerido)


def test_the_reviewer_reads_answers_and_files() -> None:
    tarea, revisora = pendiente()
    respuesta = pagina(revisora, tarea)
    assert respuesta.status_code == 200
    assert "identificacion.pdf" in respuesta.content.decode()
    assert len(textos(respuesta.content, "//h1")) == 1


def test_another_area_finds_nothing() -> None:
    tarea, _ = pendiente()
    ajena = fabrica.funcionaria(Rol.REVISOR, "tesoreria")
    assert pagina(ajena, tarea).status_code == 404
    assert mandar(ajena, tarea, "resolver", sentido="favorable", motivos="x").status_code == 404
    assert del_expediente(ajena, tarea.expediente, "observar", **OBSERVACION).status_code == 404


def test_nobody_reviews_a_case_of_their_own() -> None:
    revisora = fabrica.funcionaria(Rol.REVISOR)
    tarea = fabrica.tarea(fabrica.ingresado(persona=revisora), "resolver")
    assert pagina(revisora, tarea).status_code == 404
    expediente = entrar(revisora).get(f"/oficina/expedientes/{tarea.expediente_id}/")
    assert expediente.status_code == 404


def test_the_control_body_reads_the_expediente_instead() -> None:
    tarea, _ = pendiente()
    auditora = fabrica.funcionaria(Rol.OIC, "oic")
    respuesta = pagina(auditora, tarea)
    assert respuesta["Location"] == f"/oficina/expedientes/{tarea.expediente_id}/"
    assert del_expediente(auditora, tarea.expediente, "observar", **OBSERVACION).status_code == 404
    datos = {"sentido": "favorable", "motivos": "x"}
    assert mandar(auditora, tarea, "resolver", **datos).status_code == 404


def test_an_observation_is_noted_with_its_basis_and_withdrawn() -> None:
    tarea, revisora = pendiente()
    anotada = del_expediente(revisora, tarea.expediente, "observar", **OBSERVACION)
    assert anotada["Location"] == f"/oficina/tareas/{tarea.pk}/#dato-identificacion"
    nota = textos(pagina(revisora, tarea).content, "//section[@id='observaciones']//li")[0]
    assert "No se puede leer" in nota
    assert "Se ve mal." in nota
    assert "17-A" in nota
    observacion = tarea.expediente.observaciones.get()
    resto = f"observaciones/{observacion.pk}/retirar"
    assert del_expediente(revisora, tarea.expediente, resto).status_code == 302
    observacion.refresh_from_db()
    assert observacion.estado == "retirada"
    assert del_expediente(revisora, tarea.expediente, resto).status_code == 409


def test_an_area_withdraws_only_its_own_observations() -> None:
    tarea, revisora = pendiente(fabrica.SARE, "dictaminar")
    otra = Tarea.objects.filter(expediente=tarea.expediente, acto="dictaminar").latest("pk")
    preguntas = cargar(tarea.expediente.version).formulario.preguntas.values()
    pregunta = next(una.clave for una in preguntas if una.tipo == "archivo")
    datos = {**OBSERVACION, "pregunta": pregunta}
    del_expediente(revisora, tarea.expediente, "observar", **datos)
    observacion = tarea.expediente.observaciones.get()
    vecina = fabrica.quien_atiende(otra)
    assert "No se puede leer" in pagina(vecina, otra).content.decode()
    resto = f"observaciones/{observacion.pk}/retirar"
    assert del_expediente(vecina, tarea.expediente, resto).status_code == 404


def test_an_observation_without_reason_comes_back_with_what_was_written() -> None:
    tarea, revisora = pendiente()
    datos = {"pregunta": "identificacion", "motivo": "", "texto": "Falta el reverso."}
    respuesta = del_expediente(revisora, tarea.expediente, "observar", **datos)
    assert respuesta.status_code == 422
    assert "Falta el reverso." in respuesta.content.decode()
    enlaces = textos(respuesta.content, "//a[@href='#campo-motivo']")
    assert enlaces == ["Elige un motivo de la lista."]
    assert not tarea.expediente.observaciones.exists()


def test_htmx_gets_only_the_panel() -> None:
    tarea, revisora = pendiente()
    direccion = f"/oficina/tareas/{tarea.pk}/?observar=identificacion"
    respuesta = entrar(revisora).get(direccion, headers={"HX-Request": "true"})
    assert "<html" not in respuesta.content.decode()
    assert "Observar: " in respuesta.content.decode()
    entera = entrar(revisora).get(direccion).content.decode()
    panel = " ".join(textos(respuesta.content, "//form")[0].split())
    assert panel in textos(entera.encode(), "//div[@id='panel']//form")


def test_the_prevencion_is_shown_whole_and_sent() -> None:
    tarea, revisora = pendiente()
    direccion = f"/oficina/expedientes/{tarea.expediente_id}/prevenir/"
    assert "No hay nada que pedir" in entrar(revisora).get(direccion).content.decode()
    del_expediente(revisora, tarea.expediente, "observar", **OBSERVACION)
    previa = entrar(revisora).get(direccion).content.decode()
    assert "Se ve mal." in previa
    assert "5 días hábiles" in previa
    enviada = entrar(revisora).post(direccion)
    assert enviada["Location"] == f"/oficina/expedientes/{tarea.expediente_id}/"
    assert fabrica.leer(tarea.expediente).estado == "prevenido"
    assert "En pausa" in pagina(revisora, tarea).content.decode()


def test_after_its_window_nothing_more_is_observed(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 09:00")
    tarea, revisora = pendiente(fabrica.CONSTRUCCION, "revisar")
    assert "Observar" in textos(pagina(revisora, tarea).content, "//dl")[0]
    reloj_en("2026-03-20 09:00")
    tarde = pagina(revisora, tarea).content
    assert "El tiempo para prevenir terminó el 19 de marzo de 2026." in tarde.decode()
    assert not textos(tarde, "//a[contains(@href, 'observar=')]")


def test_after_the_answer_the_page_says_what_changed() -> None:
    tarea, revisora = respondido()
    texto = textos(pagina(revisora, tarea).content, "//div[contains(@class, 'revision__datos')]")[0]
    assert "Antes: María Elena" in texto
    assert "Ahora: Otra cosa" in texto
    assert "Se pidió corregir y sigue igual" in texto
    datos = textos(pagina(revisora, tarea).content, "//div[starts-with(@id, 'dato-')]")
    solo = textos(pagina(revisora, tarea, "?cambios=1").content, "//div[starts-with(@id, 'dato-')]")
    assert len(solo) == 2 < len(datos)


def test_half_written_corrections_are_not_shown() -> None:
    expediente, revisora = corrigiendo()
    adjunto = expediente.adjuntos.vigentes().get(pregunta="identificacion")
    retirar_adjunto(persona=expediente.creado_por, adjunto=adjunto)
    texto = pagina(revisora, expediente.tareas.get(acto="resolver")).content.decode()
    assert "Otra cosa" not in texto
    assert f"ver={adjunto.pk}" in texto
    assert "ya sustituido" not in texto
    completo = entrar(revisora).get(f"/oficina/expedientes/{expediente.pk}/").content.decode()
    assert "Otra cosa" not in completo
    assert f"/adjuntos/{adjunto.pk}/" in completo


def test_a_decision_is_taken_once() -> None:
    tarea, revisora = pendiente()
    otra = fabrica.funcionaria(Rol.REVISOR, tarea.dependencia)
    datos = {"sentido": "favorable", "motivos": "Cumple.", "condiciones": "Avisar si se muda."}
    assert mandar(revisora, tarea, "resolver", **datos)["Location"] == "/oficina/"
    assert tarea.expediente.resolucion.condiciones == "Avisar si se muda."
    tarde = mandar(otra, tarea, "resolver", **datos)
    assert tarde.status_code == 409
    assert str(revisora) in tarde.content.decode()
    assert f"Esta tarea ya la hizo {revisora}" in pagina(otra, tarea).content.decode()


def test_a_decision_without_grounds_loses_nothing() -> None:
    tarea, revisora = pendiente()
    respuesta = mandar(revisora, tarea, "resolver", sentido="desfavorable", condiciones="Ninguna")
    assert respuesta.status_code == 422
    texto = respuesta.content.decode()
    assert "Escribe los hechos y motivos de tu resolución." in texto
    assert textos(respuesta.content, "//textarea[@name='condiciones']") == ["Ninguna"]
    marcados = textos(respuesta.content, "//input[@value='desfavorable' and @checked]")
    assert len(marcados) == 1


def test_an_area_gives_its_opinion_and_the_others_see_it() -> None:
    tarea, revisora = pendiente(fabrica.SARE, "dictaminar")
    mandar(revisora, tarea, "dictaminar", sentido="desfavorable", fundamento="No hay cajones.")
    otra = Tarea.objects.filter(expediente=tarea.expediente, acto="dictaminar").latest("pk")
    texto = pagina(fabrica.quien_atiende(otra), otra).content.decode()
    assert "No hay cajones." in texto
    assert "Aún revisa" in texto


def test_a_negative_step_admits_only_a_negative() -> None:
    expediente = fabrica.ingresado(fabrica.SARE)
    fabrica.dictar(expediente, "desfavorable")
    tarea = fabrica.tarea(expediente, "resolver")
    respuesta = pagina(fabrica.quien_atiende(tarea), tarea)
    assert len(textos(respuesta.content, "//input[@name='sentido']")) == 1


def test_what_silence_approved_offers_no_denial_and_says_why() -> None:
    expediente = fabrica.con_ficta("padron-de-proveedores")
    tarea = fabrica.tarea(expediente, "dictaminar")
    revisora = fabrica.quien_atiende(tarea)
    respuesta = pagina(revisora, tarea)
    ofrecidos = "//input[@name='sentido' and @value='{}']"
    assert len(textos(respuesta.content, ofrecidos.format("favorable"))) == 1
    assert textos(respuesta.content, ofrecidos.format("desfavorable")) == []
    assert "ya no se puede negar" in respuesta.content.decode()
    negado = mandar(revisora, tarea, "dictaminar", sentido="desfavorable", fundamento="x")
    assert negado.status_code == 409


def test_a_negative_step_of_what_silence_approved_offers_nothing() -> None:
    expediente = fabrica.ingresado("padron-de-proveedores")
    fabrica.dictar(expediente, "desfavorable")
    with fabrica.vencido(expediente, "respuesta") as callado:
        tarea = fabrica.tarea(callado, "resolver")
        leida = pagina(fabrica.quien_atiende(tarea), tarea).content
    assert "ya no se puede negar" in leida.decode()
    assert textos(leida, "//*[@name='motivos']") == []


def test_a_task_of_another_kind_is_not_decided_here() -> None:
    expediente = fabrica.por_firmar()
    tarea = fabrica.tarea(expediente, "firmar")
    firmante = fabrica.quien_atiende(tarea)
    datos = {"sentido": "favorable", "fundamento": "x"}
    assert mandar(firmante, tarea, "dictaminar", **datos).status_code == 404
    tarea.refresh_from_db()
    assert tarea.estado == Tarea.Estado.PENDIENTE


def test_coming_back_to_the_address_of_an_act_shows_how_it_is() -> None:
    tarea, revisora = pendiente()
    vuelta = pagina(revisora, tarea, "resolver/")
    assert vuelta["Location"] == f"/oficina/tareas/{tarea.pk}/"
