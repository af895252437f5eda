"""What breaks at three in the morning is counted, told, tried again, and stops nothing else."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from experta.avisos.models import Mensaje
from experta.comun import reloj
from experta.cuentas.models import Nombramiento
from experta.documentos import llaves
from experta.documentos.sello import SelloVencido
from experta.documentos.services import carpeta_del_sello
from experta.expedientes.models import Expediente, Ficta, Operacion
from experta.pagos import services as pagos
from experta.pagos.models import EventoPago, Pago
from experta.plazos.models import Vencimiento
from experta.tramitacion import cola, jobs
from experta.tramitacion.actos.ingresar import ingresar
from experta.tramitacion.actos.reemitir_orden import reemitir_orden
from experta.tramitacion.actos.registrar_ficta import registrar_ficta
from experta.tramitacion.consultas.salud import medir
from experta.tramitacion.errores import AunNo, SinFirmante
from experta.tramitacion.operaciones import principal
from tests import fabrica

pytestmark = pytest.mark.django_db


def ingresado_sin_acuse() -> Expediente:
    """Return a case submitted whose acuse the worker still owes."""
    borrador = fabrica.borrador()
    return ingresar(
        persona=borrador.creado_por,
        expediente=borrador,
        clave="k",
        version_vista=borrador.version_id,
        acepta_notificacion=True,
    )


def fallar(monkeypatch: pytest.MonkeyPatch, veces: int) -> Operacion:
    """Let the one operation owed fail so many times."""

    def sin_disco(*_: object) -> None:
        raise OSError("sin espacio")

    operacion = Operacion.objects.pendientes().get()
    with monkeypatch.context() as roto:
        roto.setitem(principal._TRABAJOS, operacion.clase, sin_disco)
        for _ in range(veces):
            with pytest.raises(OSError, match="sin espacio"):
                principal.realizar(operacion.pk)
    operacion.refresh_from_db()
    return operacion


def test_with_an_expired_seal_documents_wait_and_go_on_with_the_next_one(
    settings: Any, tmp_path: Path
) -> None:
    settings.LLAVES_DIR = tmp_path
    with reloj.detenido(reloj.ahora() - timedelta(days=3650)):
        llaves.crear_llaves(carpeta_del_sello(), "Municipio de Ejemplo")
    expediente = ingresado_sin_acuse()
    with pytest.raises(SelloVencido):
        principal.realizar(Operacion.objects.pendientes().get().pk)
    assert expediente.documentos.get().estado == "firmado"
    jobs.avisar_lo_que_falta_publicar()
    jobs.avisar_lo_que_falta_publicar()
    assert Mensaje.objects.filter(asunto__contains="sello municipal venció").count() == 2
    shutil.rmtree(carpeta_del_sello())
    principal.realizar(Operacion.objects.pendientes().get().pk)
    assert expediente.documentos.get().estado == "vigente"


def test_work_that_fails_five_times_is_told_and_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    ingresado_sin_acuse()
    assert fallar(monkeypatch, 4).estado == "pendiente"
    assert fallar(monkeypatch, 1).estado == "fallida"
    assert medir().operaciones_fallidas == 1
    assert Mensaje.objects.filter(asunto__contains="no se pudo preparar").count() == 1


def test_what_failed_is_tried_again_and_the_case_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    expediente = ingresado_sin_acuse()
    fallar(monkeypatch, 5)
    assert jobs.reintentar_fallidas() == 1
    with reloj.detenido(reloj.ahora() + timedelta(minutes=1)):
        assert jobs.retomar_operaciones() == 1
    assert fabrica.tarea(expediente, "resolver")
    assert medir().operaciones_fallidas == 0


def test_a_queue_that_is_down_does_not_undo_what_was_committed(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    def caida(_operacion: Operacion) -> None:
        raise ConnectionError

    monkeypatch.setattr(cola, "encolar", caida)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        ingresado_sin_acuse()
    assert Operacion.objects.pendientes().count() == 1


def test_one_clock_that_fails_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        fabrica.ingresado()
    malo = Vencimiento.objects.filter(tipo="respuesta").order_by("vence_at", "pk")[0]

    def falla(*, vencimiento: Vencimiento) -> bool:
        if vencimiento.pk == malo.pk:
            raise RuntimeError("libro ilegible")
        return registrar_ficta(vencimiento=vencimiento)

    monkeypatch.setattr(jobs, "registrar_ficta", falla)
    with reloj.detenido(reloj.ahora() + timedelta(days=30)):
        assert jobs.atender_vencimientos() > 0
    pendientes = Vencimiento.objects.filter(atendido_at=None, vence_at__isnull=False)
    assert list(pendientes) == [malo]


def test_a_clock_that_fails_waits_longer_each_time_and_the_control_body_is_told_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fabrica.ingresado()

    def falla(*, vencimiento: Vencimiento) -> bool:
        raise RuntimeError("libro ilegible")

    tarde = reloj.ahora() + timedelta(days=30)
    monkeypatch.setattr(jobs, "registrar_ficta", falla)
    for minutos, fallos in ((0, 1), (1, 1), (5, 2), (14, 2), (15, 3)):
        with reloj.detenido(tarde + timedelta(minutes=minutos)):
            jobs.atender_vencimientos()
        assert Vencimiento.objects.get(tipo="respuesta").fallos == fallos
    assert Mensaje.objects.filter(asunto__contains="no se pudo registrar").count() == 1
    monkeypatch.setattr(jobs, "registrar_ficta", registrar_ficta)
    with reloj.detenido(tarde + timedelta(minutes=35)):
        jobs.atender_vencimientos()
    assert Ficta.objects.exists()


def test_one_observer_that_fails_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def roto() -> int:
        raise RuntimeError

    monkeypatch.setattr(jobs, "OBSERVADORES", [roto, lambda: 3])
    assert jobs.observar() == 3


def test_money_that_comes_when_nobody_signs_waits_and_is_applied() -> None:
    expediente = fabrica.por_pagar()
    oficina = Nombramiento.objects.filter(rol="firmante")
    oficina.update(rol="revisor")
    cuerpo, cabeceras = pagos.evento_de_demostracion(orden=expediente.ordenes.get(), clase="pagado")
    evento = pagos.recibir_evento(proveedor="demo", cuerpo=cuerpo, cabeceras=cabeceras)
    with pytest.raises(SinFirmante):
        jobs.aplicar_evento(evento.pk)
    assert EventoPago.objects.get().resultado == "recibido"
    fabrica.plantilla_de(fabrica.SARE)
    jobs.aplicar_evento(evento.pk)
    assert Pago.objects.count() == 1


def test_money_that_comes_before_the_order_is_on_paper_waits_and_is_applied() -> None:
    expediente = fabrica.por_pagar()
    Operacion.objects.filter(clase="orden-de-pago").update(estado="pendiente")
    cuerpo, cabeceras = pagos.evento_de_demostracion(orden=expediente.ordenes.get(), clase="pagado")
    evento = pagos.recibir_evento(proveedor="demo", cuerpo=cuerpo, cabeceras=cabeceras)
    with pytest.raises(AunNo):
        jobs.aplicar_evento(evento.pk)
    Operacion.objects.filter(clase="orden-de-pago").update(estado="hecha")
    jobs.aplicar_evento(evento.pk)
    assert Pago.objects.count() == 1


def _orden(consultas: CaptureQueriesContext, *tablas: str) -> list[int]:
    """Return where each table is first locked by a write."""
    frases = [una["sql"] for una in consultas.captured_queries]
    return [
        next(i for i, frase in enumerate(frases) if frase.startswith(f'UPDATE "{tabla}"'))
        for tabla in tablas
    ]


def test_an_order_asked_again_takes_the_log_before_the_folios() -> None:
    expediente = fabrica.por_pagar()
    tarde = reloj.ahora() + timedelta(days=60)
    with reloj.detenido(tarde), CaptureQueriesContext(connection) as consultas:
        reemitir_orden(persona=expediente.creado_por, expediente=expediente)
    libro, folios = _orden(consultas, "bitacora_libro", "expedientes_seriedefolios")
    assert libro < folios


def test_an_expiry_takes_the_case_before_its_clock() -> None:
    fabrica.ingresado()
    vencimiento = Vencimiento.objects.filter(tipo="respuesta").select_related("plazo").get()
    tarde = reloj.ahora() + timedelta(days=30)
    with reloj.detenido(tarde), CaptureQueriesContext(connection) as consultas:
        registrar_ficta(vencimiento=vencimiento)
    frases = [una["sql"] for una in consultas.captured_queries]
    caso = next(i for i, frase in enumerate(frases) if '"proceso"' in frase)
    assert caso < _orden(consultas, "plazos_plazo")[0]
