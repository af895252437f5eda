"""The calendar ends with 2027: what would count days of 2028 waits, and nothing is lost."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from experta.avisos.models import Mensaje
from experta.expedientes.models import Expediente, Notificacion
from experta.plazos.models import Vencimiento
from experta.plazos.tests.apoyo import con_ejercicio
from experta.tramitacion import jobs
from experta.tramitacion.actos.cambiar_calendario import cambiar_calendario
from experta.tramitacion.actos.desechar import desechar
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.errores import AunNo
from tests import fabrica

pytestmark = pytest.mark.django_db
En = Callable[[str], datetime]


def por_leer(reloj_en: En) -> tuple[Expediente, Notificacion]:
    """Return a case whose prevención, once read, would give five days that reach 2028."""
    reloj_en("2027-12-29 09:00")
    expediente = fabrica.prevenido(leida=False)
    return expediente, expediente.notificaciones.get()


def test_who_opens_a_notification_reads_why_it_waits_and_no_plazo_runs(reloj_en: En) -> None:
    expediente, notificacion = por_leer(reloj_en)
    persona, cliente = expediente.creado_por, Client()
    cliente.force_login(persona)
    pagina = cliente.post(f"/mis-tramites/{expediente.pk}/notificaciones/{notificacion.pk}/")
    assert pagina.status_code == 409
    dicho = pagina.content.decode()
    assert "Falta publicar el calendario oficial de 2028" in dicho
    assert "Todavía no se puede" in dicho
    assert "Alguien más" not in dicho
    notificacion.refresh_from_db()
    assert notificacion.surte_efectos_at is None
    con_ejercicio(2028)
    recibir_notificacion(persona=persona, notificacion=notificacion)
    vence = fabrica.plazo(expediente, "subsanar").vence_fecha
    assert vence
    assert vence.year == 2028


def test_an_answer_is_not_lost_and_goes_through_once_it_is_published(reloj_en: En) -> None:
    reloj_en("2027-12-16 09:00")
    expediente = fabrica.prevenido(fabrica.CONSTRUCCION)
    reloj_en("2027-12-22 12:00")
    with pytest.raises(AunNo, match="2028"):
        fabrica.responder(expediente)
    assert fabrica.leer(expediente).estado == "prevenido"
    con_ejercicio(2028)
    cambiar_calendario(asunto=expediente.pk)
    assert fabrica.responder(expediente).estado == "en_tramite"


def test_nobody_is_dismissed_while_the_time_to_decide_cannot_be_counted(reloj_en: En) -> None:
    reloj_en("2027-12-20 09:00")
    expediente = fabrica.prevenido()
    reloj_en("2027-12-30 09:00")
    for _ in range(2):
        jobs.atender_vencimientos()
    vencido = Vencimiento.objects.get(plazo=fabrica.plazo(expediente, "subsanar"), tipo="subsanar")
    assert (vencido.atendido_at, vencido.fallos) == (None, 1)
    assert not fabrica.leer(expediente).tareas.filter(acto="atender").exists()
    assert Mensaje.objects.filter(asunto="Un plazo venció y no se pudo registrar").count() == 1
    con_ejercicio(2028)
    reloj_en("2027-12-30 10:00")
    jobs.atender_vencimientos()
    tarea = fabrica.tarea(fabrica.leer(expediente), "atender")
    desechar(persona=fabrica.quien_firma(expediente), tarea=tarea)


def test_the_pages_of_a_case_open_on_a_day_of_an_unpublished_year(reloj_en: En) -> None:
    reloj_en("2027-12-16 09:00")
    otro = fabrica.prevenido(fabrica.CONSTRUCCION, leida=False)
    expediente, _ = por_leer(reloj_en)
    reloj_en("2028-01-04 10:00")
    jobs.atender_vencimientos()
    for uno in (expediente, otro):
        cliente = Client()
        cliente.force_login(uno.creado_por)
        for pagina in ("", "plazo/"):
            assert cliente.get(f"/mis-tramites/{uno.pk}/{pagina}").status_code == 200
        oficial = Client()
        oficial.force_login(fabrica.quien_firma(uno))
        for pagina in (f"expedientes/{uno.pk}/", f"expedientes/{uno.pk}/plazo/", ""):
            assert oficial.get(f"/oficina/{pagina}").status_code == 200, pagina


def test_the_town_is_told_before_and_again_once_the_year_began(reloj_en: En) -> None:
    def dichos() -> int:
        jobs.avisar_lo_que_falta_publicar()
        jobs.avisar_lo_que_falta_publicar()
        return Mensaje.objects.filter(asunto__endswith="inhábiles de 2028").count()

    reloj_en("2027-11-01 09:00")
    assert dichos() == 2
    reloj_en("2028-01-03 09:00")
    assert dichos() == 4
    assert "2028" in Client().get("/salud/").content.decode()
