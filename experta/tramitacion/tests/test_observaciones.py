"""Observations: gathered by who leads, asked once, and each one ends before the decision."""

from collections.abc import Callable
from datetime import datetime

import pytest

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Observacion
from experta.tramitacion.actos.atender_observacion import atender_observacion
from experta.tramitacion.actos.dar_visto_bueno import dar_visto_bueno
from experta.tramitacion.actos.dictaminar import dictaminar
from experta.tramitacion.actos.insistir_observacion import insistir_observacion
from experta.tramitacion.actos.observar import observar
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.actos.resolver import resolver
from experta.tramitacion.actos.retirar_observacion import retirar_observacion
from experta.tramitacion.actos.retirar_vencidas import retirar_vencidas
from experta.tramitacion.consultas.lista_de_revision import lista_de
from experta.tramitacion.consultas.revision import revision
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db


def test_the_same_is_not_observed_twice_on_the_same_point() -> None:
    expediente = fabrica.observado(fabrica.ingresado())
    with pytest.raises(Conflicto, match="ya anotó esta misma observación"):
        fabrica.observado(expediente)
    assert expediente.observaciones.count() == 1


EnReloj = Callable[[str], datetime]


def de_un_area(slug: str = fabrica.SARE) -> tuple[Tarea, Persona]:
    """Return the first review task of a new case, and who does it."""
    caso = fabrica.ingresado(slug)
    tarea = caso.tareas.filter(acto__in=["dictaminar", "resolver", "revisar"]).order_by("pk")[0]
    return tarea, fabrica.quien_atiende(tarea)


def anotar(tarea: Tarea, persona: Persona, texto: str = "Se ve cortada.") -> Observacion:
    """Note an observation on the first file of the case."""
    pregunta = tarea.expediente.adjuntos.order_by("subido_at")[0].pregunta
    datos = {"pregunta": pregunta, "motivo": "documento-ilegible", "texto": texto}
    return observar(persona=persona, expediente=tarea.expediente, area=tarea.area, **datos)


def respondida() -> tuple[Observacion, Persona, Expediente]:
    """Return an observation that the person answered, who made it and its case."""
    caso = fabrica.responder(fabrica.prevenido())
    return caso.observaciones.get(), fabrica.quien_atiende(fabrica.tarea(caso, "resolver")), caso


def opinar(tarea: Tarea, persona: Persona, sentido: str) -> None:
    dictaminar(persona=persona, tarea=tarea, sentido=sentido, fundamento="Se revisó.")


def fallar(caso: Expediente, persona: Persona, sentido: str) -> None:
    tarea = fabrica.tarea(caso, "resolver")
    resolver(persona=persona, tarea=tarea, sentido=sentido, motivos="Se revisó.")


def test_what_a_department_observes_goes_to_the_inbox_of_who_leads_once() -> None:
    tarea, persona = de_un_area()
    anotar(tarea, persona)
    anotar(tarea, persona, "Tampoco se lee el domicilio.")
    encargo = tarea.expediente.tareas.get(acto="prevenir")
    assert encargo.dependencia == "desarrollo-economico"
    assert encargo.estado == Tarea.Estado.PENDIENTE


def test_who_leads_and_observes_needs_no_other_task() -> None:
    tarea, persona = de_un_area(fabrica.RESIDENCIA)
    anotar(tarea, persona)
    assert not tarea.expediente.tareas.filter(acto="prevenir").exists()


def test_only_the_leading_dependencia_sends_the_prevencion() -> None:
    tarea, persona = de_un_area()
    anotar(tarea, persona)
    with pytest.raises(NoPermitido, match="conduce el trámite"):
        prevenir(persona=persona, expediente=tarea.expediente)
    conduce = fabrica.funcionaria("revisor", "desarrollo-economico")
    prevenir(persona=conduce, expediente=tarea.expediente)
    caso = fabrica.leer(tarea.expediente)
    assert caso.estado == "prevenido"
    assert not caso.tareas.filter(acto="prevenir", estado=Tarea.Estado.CONGELADA).exists()


def test_the_officer_of_who_leads_signs_it_whoever_observed() -> None:
    tarea, persona = de_un_area()
    anotar(tarea, persona)
    prevenir(
        persona=fabrica.funcionaria("revisor", "desarrollo-economico"), expediente=tarea.expediente
    )
    documento = tarea.expediente.documentos.get(clave="prevencion")
    assert documento.dependencia == "desarrollo-economico"
    assert documento.nombramiento is not None
    assert documento.nombramiento.dependencia == "desarrollo-economico"


def test_all_departments_are_in_the_one_paper() -> None:
    tarea, persona = de_un_area()
    caso = tarea.expediente
    for una in caso.tareas.filter(acto="dictaminar"):
        anotar(una, fabrica.quien_atiende(una))
    prevencion = prevenir(
        persona=fabrica.funcionaria("revisor", "desarrollo-economico"), expediente=caso
    )
    areas = set(prevencion.observaciones.values_list("area", flat=True))
    assert areas == {"uso-de-suelo", "proteccion-civil", "funcionamiento"}
    with pytest.raises((Conflicto, NoPermitido)):
        anotar(tarea, persona)


def test_after_the_window_no_department_can_add_anything(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 09:00")
    tarea, persona = de_un_area(fabrica.CONSTRUCCION)
    reloj_en("2026-03-20 00:00")
    with pytest.raises(Conflicto, match="primer tercio"):
        anotar(tarea, persona)


def test_withdrawing_the_last_one_takes_the_task_from_who_leads() -> None:
    tarea, persona = de_un_area()
    observacion = anotar(tarea, persona)
    retirar_observacion(persona=persona, observacion=observacion)
    assert tarea.expediente.tareas.get(acto="prevenir").estado == Tarea.Estado.CANCELADA
    anotar(tarea, persona)
    assert tarea.expediente.tareas.filter(acto="prevenir", estado="pendiente").count() == 1


def test_what_was_not_sent_in_time_is_withdrawn_by_who_leads(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 09:00")
    tarea, persona = de_un_area()
    observacion = anotar(tarea, persona)
    conduce = fabrica.funcionaria("revisor", "desarrollo-economico")
    with pytest.raises(Conflicto, match="Todavía"):
        retirar_vencidas(persona=conduce, expediente=tarea.expediente)
    reloj_en("2026-04-30 09:00")
    assert retirar_vencidas(persona=conduce, expediente=tarea.expediente) == 1
    observacion.refresh_from_db()
    assert (observacion.estado, observacion.cerrada_por) == ("retirada", conduce)


def test_nobody_opines_over_what_can_still_be_asked() -> None:
    tarea, persona = de_un_area()
    anotar(tarea, persona)
    for sentido in ("favorable", "desfavorable"):
        with pytest.raises(Conflicto, match="no se han enviado"):
            opinar(tarea, persona, sentido)
    assert fabrica.leer(tarea.expediente).dictamenes.count() == 0


def test_what_was_not_asked_in_time_does_not_count_and_nothing_is_left_to_send(
    reloj_en: EnReloj,
) -> None:
    reloj_en("2026-03-12 09:00")
    tarea, persona = de_un_area()
    observacion = anotar(tarea, persona)
    reloj_en("2026-04-30 09:00")
    opinar(tarea, persona, "favorable")
    observacion.refresh_from_db()
    assert observacion.estado == "retirada"
    assert tarea.expediente.tareas.get(acto="prevenir").estado == Tarea.Estado.CANCELADA


def test_an_answered_one_is_attended_by_a_favourable_decision() -> None:
    observacion, revisora, caso = respondida()
    fallar(caso, revisora, "favorable")
    observacion.refresh_from_db()
    assert (observacion.estado, observacion.cerrada_por) == ("atendida", revisora)


def test_nobody_decides_against_over_an_answer_that_was_not_judged() -> None:
    observacion, revisora, caso = respondida()
    with pytest.raises(Conflicto, match="atendida o di en qué insistes"):
        fallar(caso, revisora, "desfavorable")
    insistir_observacion(persona=revisora, observacion=observacion, razon="Sigue cortada.")
    fallar(caso, revisora, "desfavorable")
    assert caso.observaciones.get().estado == "insistida"


def test_what_is_insisted_on_is_a_reason_of_the_decision_and_no_second_prevencion() -> None:
    observacion, revisora, caso = respondida()
    insistir_observacion(persona=revisora, observacion=observacion, razon="Sigue cortada.")
    with pytest.raises(Conflicto, match="Insistes"):
        fallar(caso, revisora, "favorable")
    fallar(caso, revisora, "desfavorable")
    fabrica.drenar()
    motivos = caso.documentos.get(clase="resolucion").datos["motivos"]
    assert any("Identificación" in uno and "Sigue cortada." in uno for uno in motivos)


def test_insisting_says_what_is_still_wrong_and_may_be_taken_back() -> None:
    observacion, revisora, caso = respondida()
    with pytest.raises(DatosInvalidos):
        insistir_observacion(persona=revisora, observacion=observacion, razon=" ")
    insistir_observacion(persona=revisora, observacion=observacion, razon="Sigue cortada.")
    atender_observacion(persona=revisora, observacion=observacion)
    with pytest.raises(Conflicto):
        atender_observacion(persona=revisora, observacion=observacion)
    fallar(caso, revisora, "favorable")


def test_nothing_ends_before_it_was_answered_nor_by_another_area() -> None:
    tarea, persona = de_un_area(fabrica.RESIDENCIA)
    observacion = anotar(tarea, persona)
    with pytest.raises(Conflicto):
        atender_observacion(persona=persona, observacion=observacion)
    ajena = fabrica.funcionaria("revisor", "tesoreria")
    with pytest.raises(NoPermitido):
        insistir_observacion(persona=ajena, observacion=observacion, razon="No.")


def test_ticks_are_kept_by_area_and_taken_away() -> None:
    tarea, persona = de_un_area()
    caso = tarea.expediente
    dar_visto_bueno(persona=persona, expediente=caso, puntos=["identificacion"], area=tarea.area)
    assert [v.punto for v in caso.vistos_buenos.all()] == ["identificacion"]
    lista = lista_de(caso, revision(caso), tarea.area)
    assert lista.vistos == 1
    assert lista_de(caso, revision(caso), "otra").vistos == 0
    dar_visto_bueno(persona=persona, expediente=caso, puntos=[], area=tarea.area)
    assert not caso.vistos_buenos.exists()
    with pytest.raises(DatosInvalidos):
        dar_visto_bueno(persona=persona, expediente=caso, puntos=["x"], area=tarea.area)


def test_a_tick_falls_when_what_it_confirmed_changes() -> None:
    caso = fabrica.ingresado()
    tarea = fabrica.tarea(caso, "resolver")
    persona, area = fabrica.quien_atiende(tarea), tarea.dependencia
    dar_visto_bueno(persona=persona, expediente=caso, puntos=["identificacion", "comprobante"])
    caso = fabrica.leer_notificaciones(fabrica.mandar_prevencion(fabrica.observado(caso)))
    for adjunto in caso.adjuntos.vigentes():
        adjunto.retirar()
    fabrica.adjuntar_lo_pedido(caso, caso.creado_por)
    caso = fabrica.responder(caso)
    puntos = lista_de(caso, revision(caso), area).por_pregunta
    assert puntos["identificacion"].visto is None
    dar_visto_bueno(persona=persona, expediente=caso, puntos=["identificacion"])
    assert lista_de(caso, revision(caso), area).por_pregunta["identificacion"].visto is not None
