"""A won recurso puts the case back: same folio, new clock, nothing to fill in nor to pay again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from experta.avisos.models import Aviso
from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Dictamen, Expediente, Recurso, Resolucion
from experta.plazos.models import Plazo, Renglon
from experta.plazos.repaso import comprobar_libro
from experta.tramitacion import marcha, recursos
from experta.tramitacion.actos.inconformarse import inconformarse
from experta.tramitacion.actos.observar import observar
from experta.tramitacion.actos.pedir_ayuda import pedir_ayuda
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.consultas.facultades import prorrogable
from experta.tramitacion.errores import Conflicto
from experta.tramitacion.relojes import respuesta_de
from tests import fabrica

pytestmark = pytest.mark.django_db
MOTIVO = "documento-ilegible"
AGRAVIOS = {
    "agravios": "El comprobante sí es de este municipio.",
    "pide": "revocar",
    "nombre": "Ana",
    "primer_apellido": "Ruiz",
    "protesta": True,
}


def impugnado(caso: Expediente, sentido: str = "favorable") -> Expediente:
    """Return the recurso against a case, resolved and sealed, its notification not read yet."""
    fabrica.plantilla_de(recursos.SLUG)
    recurso = inconformarse(persona=_de(caso), expediente=caso)
    recurso.guardar_respuestas(recurso.revision, {**recurso.respuestas, **AGRAVIOS})
    enviado = fabrica.firmar_todo(fabrica.enviar(recurso, f"clave-{recurso.pk}"))
    return fabrica.firmar_todo(fabrica.resuelto(enviado, sentido))


def negado(slug: str = fabrica.RESIDENCIA) -> Expediente:
    """Return a case denied whose notification was read."""
    return fabrica.leer_notificaciones(fabrica.concluido(slug, sentido="desfavorable"))


def repuesto(caso: Expediente) -> Expediente:
    """Return the case after its recurso was won and read."""
    termino = caso.concluido_at or reloj.ahora()
    hace_poco = termino > reloj.ahora() - timedelta(days=1)
    with reloj.detenido(reloj.ahora() if hace_poco else termino + timedelta(hours=1)):
        fabrica.leer_notificaciones(impugnado(caso))
        return fabrica.leer(caso)


def _relojes(caso: Expediente) -> list[Plazo]:
    return list(Plazo.objects.filter(asunto=caso.pk, clave="respuesta").order_by("pk"))


@pytest.mark.parametrize("terminado", [negado, fabrica.desechado, fabrica.caducado])
def test_what_ended_against_the_person_returns_to_review(
    terminado: Callable[[], Expediente],
) -> None:
    antes = terminado()
    caso = repuesto(antes)
    assert (caso.estado, caso.folio, caso.version_id) == (
        rules.EN_TRAMITE,
        antes.folio,
        antes.version_id,
    )
    assert caso.respuestas == antes.respuestas
    assert caso.concluido_at is None
    assert caso.tareas.filter(
        estado=Tarea.Estado.PENDIENTE, acto__in=["resolver", "dictaminar", "revisar"]
    ).exists()


def test_it_ends_again_as_any_other_and_its_ledgers_count_right() -> None:
    caso = fabrica.firmar_todo(fabrica.resuelto(repuesto(negado())))
    assert caso.estado == rules.FAVORABLE
    assert [uno.sentido for uno in Resolucion.objects.filter(expediente=caso)] == ["favorable"]
    clases = caso.documentos.filter(clase="resolucion").values_list("estado", flat=True)
    assert sorted(clases) == [Documento.Estado.REVOCADO, Documento.Estado.VIGENTE]
    for plazo in Plazo.objects.all():
        assert comprobar_libro(plazo) == []


def test_the_new_clock_starts_after_the_notification_of_what_was_resolved() -> None:
    caso, leida = negado(), reloj.ahora() + timedelta(days=3)
    recurso = impugnado(caso)
    assert fabrica.leer(caso).estado == rules.DESFAVORABLE  # not yet: nobody told the person
    with reloj.detenido(leida):
        fabrica.leer_notificaciones(recurso)
    primero, segundo = _relojes(caso)
    assert (primero.estado, segundo.estado) == ("cumplido", "corriendo")
    assert segundo.presentado_at == leida
    assert segundo.cantidad == primero.cantidad
    assert fabrica.leer(caso).vence == segundo.vence_fecha
    linea = Renglon.objects.get(plazo=segundo, orden=1)
    assert (linea.tipo, linea.regla) == ("reposicion", "reposicion")


def test_a_case_put_back_is_answered_in_three_months_at_most_whatever_its_own_plazo() -> None:
    def largo(ficha: dict[str, Any]) -> None:
        ficha["plazo"]["respuesta"] |= {"cantidad": 90, "unidad": "dias_habiles"}

    fabrica.publicar_con(largo)
    caso = repuesto(negado())
    plazo = respuesta_de(caso)
    assert (plazo.cantidad, plazo.unidad, plazo.regla) == (3, "meses", "reposicion-tope")
    linea = plazo.renglones.get(orden=1)
    assert linea.texto.endswith("la ley da a lo más 3 meses.")
    assert "art. 92" in linea.articulo
    assert comprobar_libro(plazo) == []
    assert prorrogable(caso, fabrica.quien_firma(caso)) is None


def test_it_happens_once_and_a_recurso_that_is_lost_changes_nothing() -> None:
    caso = repuesto(negado())
    recurso = caso.recursos.get()
    assert not recurso.reponer(reloj.ahora())
    otro = negado()
    fabrica.leer_notificaciones(impugnado(otro, "desfavorable"))
    assert fabrica.leer(otro).estado == rules.DESFAVORABLE
    assert len(_relojes(otro)) == 1


@pytest.mark.parametrize("prevenida", [True, False])
def test_nothing_is_prevented_again_so_it_cannot_be_dismissed_as_incomplete(
    prevenida: bool,
) -> None:
    caso = repuesto(fabrica.desechado() if prevenida else negado())
    with reloj.detenido(respuesta_de(caso).presentado_at + timedelta(hours=2)):
        revisora = fabrica.quien_atiende(fabrica.tarea(caso, "resolver"))
        pregunta = caso.adjuntos.order_by("subido_at")[0].pregunta
        with pytest.raises(Conflicto):
            observar(
                persona=revisora, expediente=caso, pregunta=pregunta, motivo="documento-ilegible"
            )
        with pytest.raises(Conflicto):
            prevenir(persona=revisora, expediente=caso)
        puntos = [{"pregunta": pregunta, "texto": "Una copia más clara."}]
        assert pedir_ayuda(persona=revisora, expediente=caso, texto="Ayuda.", puntos=puntos)


def test_another_person_reviews_and_signs_where_the_office_has_one() -> None:
    caso = negado()
    dependencia = caso.version.ficha["dependencia"]
    revisora = fabrica.funcionaria("revisor", dependencia)
    firmante = fabrica.funcionaria("firmante", dependencia)
    caso = repuesto(caso)
    assert fabrica.tarea(caso, "resolver").asignada_a == revisora
    documento = fabrica.resuelto(caso).documentos.get(clase="resolucion", estado="generado")
    assert documento.nombramiento
    assert documento.nombramiento.persona == firmante


def test_with_nobody_else_the_task_is_of_the_office() -> None:
    assert fabrica.tarea(repuesto(negado()), "resolver").asignada_a is None


def test_what_was_decided_before_counts_no_more_and_is_not_lost() -> None:
    caso = repuesto(negado(fabrica.SARE))
    recurso = Recurso.objects.get(recurrido=caso)
    for escrito in (Dictamen, Resolucion):
        assert not escrito.objects.filter(expediente=caso).exists()
        assert escrito.objects.filter(anulada_por=recurso).exists()


def test_a_silence_won_gives_the_authority_a_new_plazo_and_may_be_contested_again() -> None:
    caso = fabrica.con_ficta()
    fabrica.leer_notificaciones(impugnado(caso))
    caso = fabrica.leer(caso)
    assert caso.estado == rules.EN_TRAMITE
    assert fabrica.tarea(caso, "resolver").vence == caso.vence
    assert recursos.impugnable(caso) is None  # the plazo runs: nobody is silent
    assert not caso.tareas.filter(acto="atender", estado=Tarea.Estado.PENDIENTE).exists()
    with fabrica.vencido(caso, "respuesta") as callado:
        acto = recursos.impugnable(callado)
        assert acto
        assert recursos.presentado(callado, acto) is None
        assert inconformarse(persona=_de(callado), expediente=callado).folio is None


def test_a_silence_answered_meanwhile_stands() -> None:
    caso = fabrica.con_ficta()
    recurso = impugnado(caso)
    fabrica.firmar_todo(fabrica.resuelto(fabrica.leer(caso)))
    fabrica.leer_notificaciones(recurso)
    assert fabrica.leer(caso).estado == rules.FAVORABLE
    assert len(_relojes(caso)) == 1


def test_denied_again_it_is_contested_from_the_new_notification() -> None:
    caso = fabrica.firmar_todo(fabrica.resuelto(repuesto(negado()), "desfavorable"))
    assert recursos.impugnable(caso) is None  # the old one does not count, the new is unread
    acto = recursos.impugnable(fabrica.leer_notificaciones(caso))
    assert acto
    assert acto.documento
    assert acto.documento.estado == Documento.Estado.VIGENTE
    assert recursos.presentado(caso, acto) is None


def test_what_was_paid_is_not_charged_again() -> None:
    caso = fabrica.por_firmar(fabrica.SARE)
    caso.documentos.filter(clase="resolucion").update(estado="cancelado")
    otro = fabrica.borrador(fabrica.SARE)
    Recurso.registrar(expediente=otro, recurrido=caso).reponer(reloj.ahora())
    Dictamen.objects.filter(expediente=caso).delete()
    marcha.cancelar(caso)
    marcha.reiniciar(fabrica.leer(caso))
    caso = fabrica.resuelto(fabrica.leer(caso))
    fabrica.drenar()
    assert caso.ordenes.count() == 1
    assert caso.tareas.filter(acto="firmar", estado=Tarea.Estado.PENDIENTE).exists()


def test_the_person_and_the_office_are_told_what_happens_now() -> None:
    caso = repuesto(negado())
    suceso = caso.sucesos.get(acto="reponer")
    assert suceso.publico
    assert "No hay nada que llenar ni pagar otra vez" in suceso.texto
    assert caso.vence
    assert fecha_larga(caso.vence) in suceso.texto
    titulos = set(Aviso.objects.filter(expediente=caso).values_list("titulo", flat=True))
    assert f"Tu trámite {caso.folio} volvió a revisión" in titulos
    assert "Volvió a revisión un expediente que atiendes" in titulos


def _de(caso: Expediente) -> Persona:
    assert isinstance(caso.creado_por, Persona)
    return caso.creado_por
