"""Signed and notified inside its window, or there was no prevención: the file goes on."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from experta.avisos.models import Aviso
from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.documentos.models import Firma
from experta.expedientes.models import Expediente, Notificacion
from experta.plazos import services as plazos
from experta.tramitacion import coordinacion, jobs
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.notificar import notificar
from experta.tramitacion.actos.pedir_ayuda import pedir_ayuda
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.errores import Conflicto
from experta.tramitacion.relojes import plazo_de
from tests import fabrica
from tests.escenas import quien_conduce

pytestmark = pytest.mark.django_db
EnReloj = Callable[[str], datetime]


@pytest.fixture
def preparada(reloj_en: EnReloj) -> Expediente:
    """Return a case whose prevención waits for its firma on the last day of its window."""
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.observado(fabrica.ingresado(fabrica.CONSTRUCCION))  # ten working days
    reloj_en("2026-03-19 14:00")
    prevenir(persona=quien_conduce(expediente), expediente=expediente)
    fabrica.drenar()
    return fabrica.leer(expediente)


def test_it_is_not_signed_after_its_window(preparada: Expediente, reloj_en: EnReloj) -> None:
    papel = preparada.documentos.get(clave="prevencion")
    assert papel.nombramiento
    reloj_en("2026-03-20 00:00")
    papel.datos["documento"]["fecha_larga"] = "20 de marzo de 2026"
    papel.save(update_fields=["datos"])
    with pytest.raises(Conflicto, match="no puede salir"):
        firmar(persona=papel.nombramiento.persona, documento=papel, metodo=Firma.Metodo.CONTRASENA)
    assert fabrica.plazo(preparada, "respuesta").estado == "corriendo"


def test_signed_on_the_last_day_it_counts(preparada: Expediente, reloj_en: EnReloj) -> None:
    expediente = fabrica.firmar_todo(preparada)
    reloj_en("2026-03-25 10:00")
    jobs.atender_vencimientos()
    leido = fabrica.leer_notificaciones(expediente)
    assert (leido.estado, leido.completo_at) == ("prevenido", None)
    assert fabrica.plazo(leido, "respuesta").estado == "suspendido"


def test_sealed_after_the_window_it_is_not_notified(
    preparada: Expediente, reloj_en: EnReloj
) -> None:
    papel = preparada.documentos.get(clave="prevencion")
    assert papel.nombramiento
    firmar(persona=papel.nombramiento.persona, documento=papel, metodo=Firma.Metodo.CONTRASENA)
    reloj_en("2026-03-20 00:00")
    fabrica.drenar()
    assert not preparada.notificaciones.exists()


def test_unsigned_at_the_limit_the_file_goes_on_as_complete(
    preparada: Expediente, reloj_en: EnReloj
) -> None:
    reloj_en("2026-03-20 00:01")
    jobs.atender_vencimientos()
    expediente = fabrica.leer(preparada)
    assert expediente.estado == "en_tramite"
    assert expediente.completo_at == reloj.ahora()
    assert not hasattr(expediente, "prevencion")
    assert expediente.documentos.get(clave="prevencion").estado == "cancelado"
    una = expediente.observaciones.get()
    assert (una.estado, una.razon) == ("retirada", coordinacion.FUERA_DE_TIEMPO)
    assert not expediente.tareas.filter(acto="firmar", estado="pendiente").exists()
    assert (
        fabrica.tarea(expediente, "revisar").vence
        == fabrica.plazo(expediente, "respuesta").vence_fecha
    )
    suceso = expediente.sucesos.filter(acto="atender_vencimiento", publico=True).latest("pk")
    assert "no se te notificó a tiempo" in suceso.texto
    firmante = fabrica.quien_firma(expediente)
    assert Aviso.objects.filter(persona=firmante, texto__contains="quedó sin efecto").exists()


def test_then_it_is_decided_or_help_is_asked_and_nothing_is_to_be_answered(
    preparada: Expediente, reloj_en: EnReloj
) -> None:
    reloj_en("2026-03-20 09:00")
    jobs.atender_vencimientos()
    expediente = fabrica.leer(preparada)
    with pytest.raises(Conflicto, match="no espera"):
        fabrica.responder(expediente)
    revisora = fabrica.quien_atiende(fabrica.tarea(expediente, "revisar"))
    puntos = [{"pregunta": "", "texto": "Una copia más clara."}]
    pedir_ayuda(persona=revisora, expediente=expediente, texto="Nos ayudaría.", puntos=puntos)
    assert fabrica.resuelto(expediente, "desfavorable").estado == "en_tramite"


def de_un_dia(ficha: dict[str, Any]) -> None:
    """Give the authority one day to answer."""
    ficha["plazo"]["respuesta"]["cantidad"] = 1


def test_received_on_the_only_day_of_a_plazo_it_leaves_that_day_to_be_counted(
    reloj_en: EnReloj,
) -> None:
    reloj_en("2026-03-12 09:00")
    fabrica.publicar_con(de_un_dia, fabrica.CONSTRUCCION)
    expediente = fabrica.ingresado(fabrica.CONSTRUCCION)
    reloj_en("2026-03-13 10:00")
    expediente = fabrica.mandar_prevencion(fabrica.observado(expediente))
    fabrica.leer_notificaciones(expediente)
    assert fabrica.plazo(expediente, "respuesta").estado == "suspendido"
    reloj_en("2026-03-17 10:00")
    jobs.atender_vencimientos()
    respondido = fabrica.responder(expediente)
    plazo = fabrica.plazo(respondido, "respuesta")
    assert (hasattr(respondido, "ficta"), f"{plazo.vence_fecha}") == (False, "2026-03-18")
    assert plazos.comprobar_libro(plazo) == []


def test_what_the_counter_did_not_hand_over_in_time_is_dropped_with_its_task(
    reloj_en: EnReloj,
) -> None:
    reloj_en("2026-03-12 09:00")  # so that its window closes before the 20th
    expediente = fabrica.en_papel()
    tarea, una = fabrica.tarea(expediente, "notificar"), expediente.notificaciones.get()
    reloj_en("2026-03-20 10:00")
    jobs.atender_vencimientos()
    expediente = fabrica.leer(expediente)
    assert (expediente.estado, expediente.notificaciones.count()) == ("en_tramite", 0)
    assert expediente.documentos.get(clave="prevencion").estado == "cancelado"
    with pytest.raises(Conflicto):
        entregar(tarea, una, reloj.ahora())


def test_handed_over_after_the_window_it_stops_nothing(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 09:00")  # so that its window closes before the 20th
    expediente = fabrica.en_papel()
    tarea, una = fabrica.tarea(expediente, "notificar"), expediente.notificaciones.get()
    entregada = reloj_en("2026-03-20 09:00")  # before the sweep
    entregar(tarea, una, entregada)
    assert plazo_de(expediente, "subsanar") is None
    jobs.atender_vencimientos()
    expediente = fabrica.leer(expediente)
    assert (expediente.estado, expediente.notificaciones.count()) == ("en_tramite", 1)


def entregar(tarea: Tarea, una: Notificacion, cuando: datetime) -> None:
    """Record at the counter that the paper was handed over."""
    notificar(
        persona=fabrica.funcionaria("ventanilla", tarea.dependencia),
        tarea=tarea,
        notificacion=una,
        medio="personal",
        recibio="Petra Ruiz",
        recibida_at=cuando,
    )
