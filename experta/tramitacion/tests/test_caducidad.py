"""A case stopped by the person expires: warned, three months, an officer, a firma, a notice."""

from datetime import timedelta

import pytest

from experta.comun import reloj
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.tramitacion import jobs
from experta.tramitacion.actos.advertir_caducidad import advertir_caducidad
from experta.tramitacion.actos.caducar import caducar
from experta.tramitacion.actos.corregir import corregir
from experta.tramitacion.actos.reemitir_orden import reemitir_orden
from experta.tramitacion.consultas.vencidos import vencido
from experta.tramitacion.errores import Conflicto, NoPermitido
from experta.tramitacion.relojes import plazo_de
from tests import fabrica

pytestmark = pytest.mark.django_db
PENDIENTE = "fuera:vencido-caducidad"


def test_warned_decided_signed_and_notified_it_expires() -> None:
    expediente = fabrica.caducado()
    assert expediente.estado == "caducado"
    assert not expediente.tareas.filter(estado="pendiente", acto__in=["atender", "firmar"]).exists()
    assert expediente.notificaciones.get(asunto="caducidad").surte_efectos_at


def test_the_clock_runs_three_months_from_the_reception_of_the_warning() -> None:
    expediente = fabrica.advertido()
    plazo = plazo_de(expediente, "caducidad")
    assert plazo
    leida = expediente.notificaciones.get(asunto="advertencia-caducidad").surte_efectos_at
    assert (plazo.unidad, plazo.cantidad, plazo.regla) == ("meses", 3, "caducidad")
    assert plazo.presentado_at == leida


def test_nothing_expires_by_the_timer_alone() -> None:
    expediente = fabrica.advertido()
    with fabrica.vencido(expediente, "caducidad") as despues:
        assert despues.estado == "en_tramite"
        proyecto = vencido(fabrica.tarea(expediente, "atender", tarea=PENDIENTE)).proyecto
        assert proyecto
        assert "art. 60" in proyecto.motivos[0]
        assert "3 meses" in proyecto.hechos[1]
        assert expediente.documentos.get(clave="caducidad").estado == "reservado"


def test_a_case_that_waits_for_the_authority_is_not_warned() -> None:
    expediente = fabrica.ingresado()
    with pytest.raises(Conflicto, match="no está detenido"):
        advertir_caducidad(persona=fabrica.quien_firma(expediente), expediente=expediente)


def test_an_order_that_may_still_be_paid_is_no_cause() -> None:
    expediente = fabrica.por_pagar()
    with pytest.raises(Conflicto, match="no está detenido"):
        advertir_caducidad(persona=fabrica.quien_firma(expediente), expediente=expediente)


def test_measures_not_corrected_are_a_cause_and_correcting_ends_it() -> None:
    expediente = fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION))
    expediente = fabrica.visitado(expediente, "medidas")
    advertir_caducidad(persona=fabrica.quien_firma(expediente), expediente=expediente)
    fabrica.drenar()
    expediente = fabrica.leer_notificaciones(fabrica.firmar_todo(expediente))
    corregir(persona=expediente.creado_por, expediente=expediente, explicacion="Ya está.")
    plazo = plazo_de(expediente, "caducidad")
    assert plazo
    assert plazo.estado == "cancelado"


def test_the_warning_comes_once_and_from_the_office_of_the_tramite() -> None:
    expediente = fabrica.advertido()
    with pytest.raises(Conflicto, match="Ya se le advirtió"):
        advertir_caducidad(persona=fabrica.quien_firma(expediente), expediente=expediente)
    ajena = fabrica.funcionaria("firmante", "tesoreria")
    with pytest.raises(NoPermitido):
        advertir_caducidad(persona=ajena, expediente=expediente)


def _decidida() -> Expediente:
    expediente = fabrica.advertido()
    with fabrica.vencido(expediente, "caducidad"):
        tarea = fabrica.tarea(expediente, "atender", tarea=PENDIENTE)
        caducar(persona=fabrica.quien_firma(expediente), tarea=tarea)
        fabrica.drenar()
    return fabrica.leer(expediente)


def test_asking_for_another_order_before_the_firma_drops_it() -> None:
    expediente = _decidida()
    reemitir_orden(persona=expediente.creado_por, expediente=expediente)
    documento = expediente.documentos.get(clave="caducidad")
    assert documento.estado == Documento.Estado.CANCELADO
    assert not expediente.tareas.filter(acto="firmar", estado="pendiente").exists()
    assert fabrica.pagado(expediente).estado == "en_tramite"


def test_one_that_acted_is_not_expired_by_an_old_task() -> None:
    expediente = fabrica.advertido()
    with fabrica.vencido(expediente, "caducidad"):
        tarea = fabrica.tarea(expediente, "atender", tarea=PENDIENTE)
        reemitir_orden(persona=expediente.creado_por, expediente=expediente)
        with pytest.raises(Conflicto, match="ya dio el paso"):
            caducar(persona=fabrica.quien_firma(expediente), tarea=tarea)


def test_without_reception_it_does_not_expire_and_somebody_goes_with_the_paper() -> None:
    expediente = fabrica.firmar_todo(_decidida())
    assert expediente.estado == "en_tramite"
    with reloj.detenido(reloj.ahora() + timedelta(days=30)):
        assert jobs.encargar_notificaciones() >= 1
    assert fabrica.tarea(expediente, "notificar")
