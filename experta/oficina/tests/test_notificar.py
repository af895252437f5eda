"""A notification in person takes effect when it is recorded; an expiry waits for an officer."""

from datetime import timedelta
from typing import Any

import pytest

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.oficina.tests.apoyo import arbol, como, leido
from experta.tramitacion.jobs import atender_vencimientos
from tests import fabrica

pytestmark = pytest.mark.django_db


def por_notificar() -> tuple[Tarea, Persona]:
    expediente = fabrica.resuelto(fabrica.ingresado(acepta_notificacion=False))
    fabrica.firmar_todo(expediente)
    tarea = fabrica.tarea(expediente, "notificar")
    return tarea, fabrica.funcionaria("ventanilla", tarea.dependencia)


def registrar(tarea: Tarea, persona: Persona, **cambios: str) -> Any:
    local = reloj.local(reloj.ahora())
    datos = {
        "medio": "personal",
        "recibio": "Petra Ruiz",
        "dia__dia": str(local.day),
        "dia__mes": str(local.month),
        "dia__anio": str(local.year),
        "hora": f"{local:%H:%M}",
        "habilitacion": "Era urgente.",
        **cambios,
    }
    return como(persona).post(f"/oficina/tareas/{tarea.pk}/notificar/", datos)


def vencido(clave: str) -> tuple[Tarea, Persona]:
    expediente = fabrica.prevenido() if clave == "subsanar" else fabrica.ingresado()
    with reloj.detenido(reloj.ahora() + timedelta(days=20)):
        atender_vencimientos()
    tarea = fabrica.tarea(Expediente.objects.get(pk=expediente.pk), "atender")
    return tarea, fabrica.quien_atiende(tarea)


def test_it_records_who_received_it_and_how() -> None:
    tarea, persona = por_notificar()
    assert "Imprimir" in leido(como(persona).get(f"/oficina/tareas/{tarea.pk}/notificar/"))
    assert registrar(tarea, persona).status_code == 302
    notificacion = tarea.expediente.notificaciones.get()
    assert notificacion.medio == "personal"
    assert notificacion.evidencia["recibio"] == "Petra Ruiz"
    assert notificacion.surte_efectos_at is not None


@pytest.mark.parametrize(
    ("cambios", "campo"),
    [
        ({"medio": "electronica"}, "medio"),
        ({"recibio": ""}, "recibio"),
        ({"hora": "tarde"}, "hora"),
        ({"medio": "domicilio"}, "constancia"),
        ({"medio": "correo_certificado"}, "constancia"),
        ({"dia__anio": "2090"}, "dia"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(cambios: dict[str, str], campo: str) -> None:
    tarea, persona = por_notificar()
    respuesta = registrar(tarea, persona, **cambios)
    assert respuesta.status_code == 422
    assert arbol(respuesta).xpath("//div[@role='alert']//a/@href") == [f"#campo-{campo}"]


def test_an_hour_still_to_come_is_refused_beside_it() -> None:
    tarea, persona = por_notificar()
    with reloj.detenido(reloj.ahora().replace(hour=18, minute=0)):
        respuesta = registrar(tarea, persona, hora="23:59")
    assert respuesta.status_code == 422
    assert "#campo-hora" in arbol(respuesta).xpath("//div[@role='alert']//a/@href")


def test_another_office_does_not_record_it() -> None:
    tarea, _persona = por_notificar()
    otra = fabrica.funcionaria("ventanilla", "obras-publicas")
    assert registrar(tarea, otra).status_code == 404


def test_an_unanswered_prevencion_may_be_dismissed_by_its_officer() -> None:
    tarea, firmante = vencido("subsanar")
    with reloj.detenido(reloj.ahora() + timedelta(days=20)):
        url = f"/oficina/tareas/{tarea.pk}/atender/"
        assert "Preparar el desechamiento" in leido(como(firmante).get(url))
        assert como(firmante).post(url).status_code == 302
        fabrica.drenar()
        assert "Desecha la solicitud" in leido(como(firmante).get("/oficina/firma/"))


def test_a_late_authority_is_told_who_has_the_case_and_cannot_dismiss() -> None:
    tarea, firmante = vencido("respuesta")
    url = f"/oficina/tareas/{tarea.pk}/atender/"
    texto = leido(como(firmante).get(url))
    assert "Venció el plazo para responderle" in texto
    assert "Preparar el desechamiento" not in texto
    assert como(firmante).post(url).status_code == 409


def test_nothing_is_left_to_attend_once_the_case_is_answered() -> None:
    tarea, _firmante = vencido("respuesta")
    fabrica.firmar_todo(fabrica.resuelto(fabrica.leer(tarea.expediente)))
    assert Tarea.objects.get(pk=tarea.pk).estado == "cancelada"
