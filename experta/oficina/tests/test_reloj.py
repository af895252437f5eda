"""What the office does with the clock: extend, warn, help, accept late, and see what is near."""

from datetime import timedelta

import pytest

from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.oficina.tests.apoyo import arbol, como, consultas, leido
from experta.plazos.models import VersionCalendario
from experta.tramitacion import jobs
from experta.tramitacion.actos.cambiar_calendario import cambiar_calendario
from experta.tramitacion.relojes import plazo_de
from tests import fabrica

pytestmark = pytest.mark.django_db


def de(caso: Expediente, pagina: str = "") -> str:
    return f"/oficina/expedientes/{caso.pk}/{pagina}"


def test_an_extension_is_chosen_from_the_first_day_by_the_day_it_gives() -> None:
    caso = fabrica.ingresado(fabrica.CONSTRUCCION)
    cliente = como(fabrica.quien_firma(caso))
    assert "Ampliar el plazo" in leido(cliente.get(de(caso)))
    pagina = cliente.get(de(caso, "prorrogar/"))
    opciones = arbol(pagina).xpath("//*[@name='cantidad']//option | //input[@name='cantidad']")
    assert len([una for una in opciones if una.get("value")]) == 5
    assert "vencería el" in leido(pagina)
    sin_motivos = cliente.post(de(caso, "prorrogar/"), {"cantidad": "2", "motivos": ""})
    assert sin_motivos.status_code == 422
    datos = {"cantidad": "2", "motivos": "Falta el dictamen de otra dependencia."}
    assert cliente.post(de(caso, "prorrogar/"), datos).status_code == 302
    plazo = plazo_de(caso, "respuesta")
    assert plazo
    assert plazo.prorroga == 0
    assert "prepara una ampliación" in leido(cliente.get(de(caso)))
    assert cliente.get(de(caso, "prorrogar/")).status_code == 409


def test_who_reviews_and_does_not_direct_cannot_extend() -> None:
    caso = fabrica.ingresado(fabrica.CONSTRUCCION)
    revisora = fabrica.quien_atiende(fabrica.tarea(caso, "revisar"))
    assert como(revisora).get(de(caso, "prorrogar/")).status_code == 404
    assert "Ampliar el plazo" not in leido(como(revisora).get(de(caso)))


def test_help_is_asked_point_by_point_only_after_the_time_to_prevent() -> None:
    caso = fabrica.ingresado(fabrica.CONSTRUCCION)
    revisora = fabrica.quien_atiende(fabrica.tarea(caso, "revisar"))
    assert como(revisora).get(de(caso, "pedir-ayuda/")).status_code == 409
    with reloj.detenido(reloj.ahora() + timedelta(days=8)):
        cliente = como(revisora)
        assert "no es obligatorio" in leido(cliente.get(de(caso, "pedir-ayuda/")))
        datos = {"texto": "Iría más rápido.", "punto_1": "Un teléfono.", "sobre_1": "otra"}
        vacia = cliente.post(de(caso, "pedir-ayuda/"), {**datos, "punto_1": ""})
        assert vacia.status_code == 422
        assert cliente.post(de(caso, "pedir-ayuda/"), datos).status_code == 302
        assert "sin responder" in leido(cliente.get(de(caso)))
    assert caso.ayudas.get().puntos == [{"pregunta": "", "texto": "Un teléfono."}]


def test_the_officer_reads_the_draft_and_the_answer_that_came_and_accepts_it() -> None:
    caso = fabrica.prevenido()
    with fabrica.vencido(caso, "subsanar"):
        tarea = fabrica.tarea(caso, "atender")
        cliente = como(fabrica.quien_atiende(tarea))
        url = f"/oficina/tareas/{tarea.pk}/atender/"
        sin_respuesta = leido(cliente.get(url))
        assert "Proyecto:" in sin_respuesta
        assert "Aceptar la respuesta" not in sin_respuesta
        fabrica.responder(fabrica.leer(caso))
        assert "Lo que respondió después" in leido(cliente.get(url))
        assert "Aceptar la respuesta" in leido(cliente.get(de(caso, "respuesta-tardia/")))
        assert cliente.post(url, {"hacer": "aceptar"}).status_code == 302
        assert cliente.get(de(caso, "respuesta-tardia/")).status_code == 409
    assert fabrica.leer(caso).estado == "en_tramite"


def test_a_warning_is_asked_once_and_its_end_is_decided_by_the_officer() -> None:
    with reloj.detenido(reloj.ahora() - timedelta(days=200)):
        caso = fabrica.por_pagar()
        firmante = fabrica.quien_firma(caso)
    with reloj.detenido(reloj.ahora() - timedelta(days=150)):
        jobs.vencer_ordenes()
        cliente = como(firmante)
        assert "orden de pago venció" in leido(cliente.get(de(caso, "advertir/")))
        assert cliente.post(de(caso, "advertir/")).status_code == 302
        fabrica.drenar()
        assert cliente.get(de(caso, "advertir/")).status_code == 409
        caso = fabrica.leer_notificaciones(fabrica.firmar_todo(caso))
    with fabrica.vencido(caso, "caducidad"):
        tarea = fabrica.tarea(caso, "atender", tarea="fuera:vencido-caducidad")
        url = f"/oficina/tareas/{tarea.pk}/atender/"
        assert "Preparar la caducidad" in leido(como(firmante).get(url))
        assert como(firmante).post(url, {"hacer": "caducar"}).status_code == 302
        fabrica.drenar()
        fabrica.leer_notificaciones(fabrica.firmar_todo(caso))
    assert fabrica.leer(caso).estado == "caducado"


def test_officials_read_the_same_ledger_and_take_it_away() -> None:
    caso = fabrica.con_ficta()
    revisora = fabrica.quien_atiende(fabrica.tarea(caso, "resolver"))
    cliente = como(revisora)
    assert "Silencio registrado" in leido(cliente.get(de(caso)))
    assert "todos los renglones dan lo mismo" in leido(cliente.get(de(caso, "plazo/?comprobar=1")))
    assert cliente.get(de(caso, "plazo/?formato=csv"))["Content-Type"].startswith("text/csv")
    renglon = cliente.get(de(caso, "plazo/?formato=json")).json()["plazos"][0]["renglones"][0]
    assert renglon["calendario"] == VersionCalendario.objects.get().numero


def test_the_ladder_shows_each_step_and_says_when_it_is_empty() -> None:
    oic = como(fabrica.funcionaria("oic", "oic"))
    assert "Ningún expediente está por vencer" in leido(oic.get("/oficina/por-vencer/"))
    fabrica.ingresado(fabrica.CONSTRUCCION)
    with reloj.detenido(reloj.ahora() + timedelta(days=8)):
        assert "La mitad" in leido(oic.get("/oficina/por-vencer/"))
    fabrica.con_ficta()
    assert "Vencidos (1)" in leido(oic.get("/oficina/por-vencer/"))
    director = como(fabrica.funcionaria("firmante", "obras-publicas"))
    assert "Ningún expediente" in leido(director.get("/oficina/por-vencer/"))


def test_the_ladder_costs_the_same_for_one_and_for_many() -> None:
    oic = como(fabrica.funcionaria("oic", "oic"))
    caso = fabrica.con_ficta()
    una = consultas(oic, "/oficina/por-vencer/")
    for _ in range(5):
        with reloj.detenido(reloj.ahora() - timedelta(days=90)):
            fabrica.ingresado(persona=caso.creado_por)
    jobs.atender_vencimientos()
    assert consultas(oic, "/oficina/por-vencer/") == una


def test_the_calendar_says_its_source_its_versions_and_what_each_one_moved() -> None:
    caso = fabrica.ingresado(fabrica.CONSTRUCCION)
    vigente = VersionCalendario.objects.get()
    plazo = plazo_de(caso, "respuesta")
    assert plazo
    assert plazo.vence_fecha
    nuevo = {
        "fecha": plazo.vence_fecha.isoformat(),
        "nombre": "Contingencia",
        "fuente": "Acuerdo 7",
        "certeza": "demostración",
    }
    ejercicio = str(plazo.vence_fecha.year)
    VersionCalendario.objects.create(
        numero=2,
        huella="b" * 64,
        dias={**vigente.dias, ejercicio: [*vigente.dias[ejercicio], nuevo]},
        cargada_at=reloj.ahora(),
    )
    cambiar_calendario(asunto=caso.pk)
    texto = leido(como(fabrica.funcionaria("oic", "oic")).get("/oficina/calendario/"))
    assert "Contingencia. Acuerdo 7" in texto
    assert str(caso.folio) in texto
    administrador = como(fabrica.funcionaria("administrador"))
    sin_casos = leido(administrador.get("/oficina/calendario/"))
    assert "El calendario de días inhábiles cambió" in sin_casos
    assert str(caso.folio) not in sin_casos
