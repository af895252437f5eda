"""The authority extends its plazo once, by at most half, with grounds and with notice."""

import pytest

from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.plazos.models import Renglon
from experta.plazos.services import comprobar_libro
from experta.tramitacion.actos.notificar import notificar
from experta.tramitacion.actos.prorrogar import prorrogar
from experta.tramitacion.consultas.facultades import prorrogable
from experta.tramitacion.consultas.tiempos import tiempos
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from experta.tramitacion.relojes import respuesta_de
from tests import fabrica

pytestmark = pytest.mark.django_db
MOTIVOS = "Falta el dictamen de otra dependencia."


def pedida(expediente: Expediente) -> Expediente:
    """Ask for half as much again; the acuerdo is ready to be signed."""
    firmante = fabrica.quien_firma(expediente)
    prorrogar(persona=firmante, expediente=expediente, cantidad=5, motivos=MOTIVOS)
    fabrica.drenar()
    return fabrica.leer(expediente)


def test_asking_for_it_moves_nothing_and_both_pages_say_that_it_is_being_signed() -> None:
    antes = fabrica.ingresado(fabrica.CONSTRUCCION)
    firmante = fabrica.quien_firma(antes)
    expediente = pedida(antes)
    plazo = respuesta_de(expediente)
    assert (expediente.vence, plazo.prorroga) == (antes.vence, 0)
    assert "prepara una ampliación" in tiempos(expediente, {"respuesta": plazo}).prorroga
    assert prorrogable(expediente, firmante) is None
    with pytest.raises(Conflicto, match="se firma o se notifica"):
        prorrogar(persona=firmante, expediente=expediente, cantidad=1, motivos=MOTIVOS)


def test_signed_and_notified_it_moves_the_due_date_of_case_tasks_and_ledger() -> None:
    antes = fabrica.ingresado(fabrica.CONSTRUCCION)
    expediente = fabrica.firmar_todo(pedida(antes))  # nobody has opened it: it was practised
    assert antes.vence
    assert expediente.vence
    assert expediente.vence > antes.vence
    assert fabrica.tarea(expediente, "revisar").vence == expediente.vence
    linea = Renglon.objects.get(plazo__asunto=expediente.pk, tipo="prorroga")
    assert linea.regla == "prorroga"
    assert expediente.sucesos.filter(acto="ampliar", texto__contains="se amplió").count() == 1
    fabrica.leer_notificaciones(expediente)
    assert expediente.sucesos.filter(acto="ampliar").count() == 1


def test_delivered_by_hand_it_counts_from_its_delivery() -> None:
    caso = fabrica.ingresado(fabrica.CONSTRUCCION, acepta_notificacion=False)
    expediente = fabrica.firmar_todo(pedida(caso))
    assert expediente.vence == caso.vence
    tarea = fabrica.tarea(expediente, "notificar")
    notificar(
        persona=fabrica.funcionaria("ventanilla", tarea.dependencia),
        tarea=tarea,
        notificacion=expediente.notificaciones.get(asunto="acuerdo"),
        medio="personal",
        recibio="Petra Ruiz",
        recibida_at=reloj.ahora(),
    )
    assert respuesta_de(expediente).prorroga == 5
    assert fabrica.leer(expediente).vence == respuesta_de(expediente).vence_fecha


def test_not_signed_before_the_plazo_ends_it_has_no_effect_and_is_dropped() -> None:
    caso = pedida(fabrica.ingresado(fabrica.CONSTRUCCION))
    with fabrica.vencido(caso, "respuesta") as expediente:
        assert expediente.ficta.sentido == "negativa"
        assert expediente.documentos.get(clave="acuerdo").estado == "cancelado"
        assert not expediente.tareas.filter(acto="firmar", estado="pendiente").exists()
        assert expediente.sucesos.filter(acto="ampliar", texto__contains="no tiene efecto").exists()
        assert respuesta_de(expediente).prorroga == 0


def test_not_handed_over_before_the_plazo_ends_it_has_no_effect_and_nobody_hands_it_over() -> None:
    caso = fabrica.ingresado(fabrica.CONSTRUCCION, acepta_notificacion=False)
    sellado = fabrica.firmar_todo(pedida(caso))
    assert sellado.documentos.get(clave="acuerdo").estado == "vigente"
    with fabrica.vencido(sellado, "respuesta") as expediente:
        assert expediente.documentos.get(clave="acuerdo").estado == "cancelado"
        assert not expediente.tareas.filter(acto="notificar", estado="pendiente").exists()
        assert respuesta_de(expediente).prorroga == 0


def test_notified_while_the_person_answers_a_prevencion_it_extends_what_is_left() -> None:
    caso = pedida(fabrica.ingresado(fabrica.CONSTRUCCION))
    acuerdo = caso.documentos.get(clave="acuerdo")
    expediente = fabrica.mandar_prevencion(fabrica.observado(caso))
    expediente = fabrica.leer_notificaciones(expediente)
    plazo = respuesta_de(expediente)
    assert (plazo.prorroga, acuerdo.lote) == (5, f"fuera:prorroga-{plazo.pk}-5")
    assert comprobar_libro(plazo) == []


def test_the_person_is_notified_with_an_acuerdo() -> None:
    expediente = fabrica.con_prorroga()
    documento = expediente.documentos.get(clave="acuerdo")
    assert documento.estado == "vigente"
    assert MOTIVOS in documento.datos["motivos"][0]
    assert expediente.notificaciones.get(asunto="acuerdo").surte_efectos_at


def test_it_comes_once() -> None:
    expediente = fabrica.con_prorroga()
    firmante = fabrica.quien_firma(expediente)
    assert prorrogable(expediente, firmante) is None
    with pytest.raises(Conflicto):
        prorrogar(persona=firmante, expediente=expediente, cantidad=1, motivos=MOTIVOS)


@pytest.mark.parametrize(("cantidad", "motivos"), [(6, MOTIVOS), (5, "  ")])
def test_more_than_half_or_no_grounds_is_refused(cantidad: int, motivos: str) -> None:
    expediente = fabrica.ingresado(fabrica.CONSTRUCCION)  # ten working days
    firmante = fabrica.quien_firma(expediente)
    posible = prorrogable(expediente, firmante)
    assert posible
    assert [cantidad for cantidad, _texto, _vence in posible.opciones] == [1, 2, 3, 4, 5]
    with pytest.raises(DatosInvalidos):
        prorrogar(persona=firmante, expediente=expediente, cantidad=cantidad, motivos=motivos)


def test_only_whoever_signs_for_the_office_extends() -> None:
    expediente = fabrica.ingresado(fabrica.CONSTRUCCION)
    revisora = fabrica.quien_atiende(fabrica.tarea(expediente, "revisar"))
    assert prorrogable(expediente, revisora) is None
    with pytest.raises(NoPermitido):
        prorrogar(persona=revisora, expediente=expediente, cantidad=1, motivos=MOTIVOS)


def test_what_is_paused_or_expired_is_not_extended() -> None:
    prevenido = fabrica.prevenido(fabrica.CONSTRUCCION)
    with pytest.raises(Conflicto, match="en pausa"):
        prorrogar(
            persona=fabrica.quien_firma(prevenido),
            expediente=prevenido,
            cantidad=1,
            motivos=MOTIVOS,
        )
    vencido = fabrica.con_ficta(fabrica.CONSTRUCCION)
    with pytest.raises(Conflicto):
        prorrogar(
            persona=fabrica.quien_firma(vencido), expediente=vencido, cantidad=1, motivos=MOTIVOS
        )


def test_the_acuerdo_to_sign_asks_nothing_in_the_step_of_firma() -> None:
    """A paper outside the process opens no signing task of the process."""
    expediente = fabrica.ingresado()
    prorrogar(
        persona=fabrica.quien_firma(expediente), expediente=expediente, cantidad=1, motivos=MOTIVOS
    )
    fabrica.drenar()
    assert fabrica.tarea(expediente, "firmar").tarea.startswith("fuera:prorroga-")
    expediente.documentos.filter(clave="acuerdo").update(dependencia="tesoreria")
    fabrica.resuelto(expediente)
    del_proceso = expediente.tareas.filter(acto="firmar").exclude(tarea__startswith="fuera:")
    assert "tesoreria" not in set(del_proceso.values_list("dependencia", flat=True))
    assert del_proceso.exists()


def test_who_signs_for_the_leading_office_reads_and_extends_from_the_first_day() -> None:
    expediente = fabrica.ingresado(fabrica.CONSTRUCCION)
    firmante = fabrica.quien_firma(expediente)
    assert Expediente.objects.visible_to(firmante).filter(pk=expediente.pk).exists()
    assert prorrogable(expediente, firmante)


def test_who_signs_for_another_office_reads_nothing() -> None:
    expediente = fabrica.ingresado(fabrica.CONSTRUCCION)
    otra = fabrica.funcionaria("firmante", "gobernacion")
    assert not Expediente.objects.visible_to(otra).filter(pk=expediente.pk).exists()


def test_a_draft_is_read_by_nobody_of_the_office() -> None:
    borrador = fabrica.borrador(fabrica.CONSTRUCCION)
    firmante = fabrica.quien_firma(borrador)
    assert not Expediente.objects.visible_to(firmante).filter(pk=borrador.pk).exists()
