"""Visits are programmed within office hours, shown by day, and recorded without losing a word."""

from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Inspeccion
from experta.expedientes.tests.archivos_de_prueba import imagen
from experta.oficina.tests.apoyo import arbol, como, consultas, leido
from tests import fabrica

pytestmark = pytest.mark.django_db
AGENDA = "/oficina/visitas/"
LUNES = datetime(2026, 11, 23, 16, tzinfo=reloj.zona())


@pytest.fixture(autouse=True)
def _lunes() -> Any:
    with reloj.detenido(LUNES):
        yield


def por_programar() -> tuple[Tarea, Persona]:
    expediente = fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION))
    tarea = fabrica.tarea(expediente, "programar-inspeccion")
    return tarea, fabrica.quien_atiende(tarea)


def por_visitar() -> tuple[Tarea, Persona]:
    tarea, inspector = por_programar()
    programar(tarea, inspector)
    fabrica.drenar()
    return fabrica.tarea(fabrica.leer(tarea.expediente), "inspeccionar"), inspector


def programar(tarea: Tarea, quien: Persona, **cambios: str) -> Any:
    datos = {
        "inspector": str(quien.publica),
        "dia__dia": "25",
        "dia__mes": "11",
        "dia__anio": "2026",
        "hora": "10:00",
        **cambios,
    }
    return como(quien).post(f"{AGENDA}{tarea.pk}/programar/", datos)


def acta(expediente: Expediente, **cambios: str) -> dict[str, Any]:
    visita = expediente.inspecciones.latest("numero")
    puntos = {f"lista-{punto['clave']}": "si" for punto in visita.lista}
    return {**puntos, "hechos": "Todo en orden.", "resultado": "favorable", **cambios}


def test_a_visit_is_programmed_and_shown_in_the_agenda_of_its_inspector() -> None:
    tarea, inspector = por_programar()
    assert str(tarea.expediente.folio) in leido(como(inspector).get(AGENDA))
    assert programar(tarea, inspector).status_code == 302
    visita = Inspeccion.objects.get(expediente=tarea.expediente)
    assert visita.programada_para == datetime(2026, 11, 25, 10, tzinfo=reloj.zona())
    agenda = leido(como(inspector).get(AGENDA))
    assert "Calle Mina 1207, col. Centro (clave catastral 123-045-006)" in agenda


def test_the_inspector_is_told_when_nothing_says_how_to_get_there_and_sees_the_point() -> None:
    tarea, inspector = por_visitar()
    caso, ficha = tarea.expediente, f"{AGENDA}{tarea.pk}/"
    solo_clave = {"clave_catastral": "123-045-006"}
    escribir(caso, solo_clave)
    for pagina in (AGENDA, ficha):
        dicho = leido(como(inspector).get(pagina))
        assert "Clave catastral del predio: 123-045-006" in dicho
        assert "La solicitud no dice la calle" in dicho
    escribir(caso, {**solo_clave, "latitud": "28.63", "longitud": "-106.07"})
    for pagina in (AGENDA, ficha):
        respuesta = como(inspector).get(pagina)
        assert arbol(respuesta).xpath("//a[@href='geo:28.63,-106.07']")
        assert "no dice la calle" not in leido(respuesta)


def escribir(caso: Expediente, predio: dict[str, str]) -> None:
    respuestas = {**fabrica.leer(caso).respuestas, "predio": predio}
    Expediente.objects.filter(pk=caso.pk).update(respuestas=respuestas)


@pytest.mark.parametrize(
    ("cambios", "campo"),
    [
        ({"dia__dia": "28"}, "dia"),  # Saturday
        ({"dia__dia": "20"}, "dia"),  # past
        ({"hora": "22:00"}, "hora"),
        ({"hora": ""}, "hora"),
        ({"inspector": "x"}, "inspector"),
    ],
)
def test_a_visit_that_cannot_be_is_refused_beside_its_field(
    cambios: dict[str, str], campo: str
) -> None:
    tarea, inspector = por_programar()
    respuesta = programar(tarea, inspector, **cambios)
    assert respuesta.status_code == 422
    assert arbol(respuesta).xpath("//div[@role='alert']//a/@href") == [f"#campo-{campo}"]
    assert not Inspeccion.objects.exists()


def test_today_at_an_hour_that_passed_is_refused_beside_the_day() -> None:
    tarea, inspector = por_programar()
    respuesta = programar(tarea, inspector, dia__dia="23", hora="10:00")
    assert respuesta.status_code == 422
    assert "#campo-dia" in arbol(respuesta).xpath("//div[@role='alert']//a/@href")


def test_another_office_neither_programmes_nor_records() -> None:
    tarea, _inspector = por_programar()
    otra = fabrica.funcionaria("inspector", "proteccion-civil")
    assert programar(tarea, otra).status_code == 404
    assert como(otra).get(f"{AGENDA}{tarea.pk}/").status_code == 404


def test_the_agenda_is_filtered_by_day_and_by_whose() -> None:
    tarea, inspector = por_visitar()
    folio = str(tarea.expediente.folio)
    assert folio in leido(como(inspector).get(f"{AGENDA}?dia=2026-11-25"))
    assert folio not in leido(como(inspector).get(f"{AGENDA}?dia=2026-11-26"))
    colega = fabrica.funcionaria("inspector", tarea.dependencia)
    assert folio not in leido(como(colega).get(AGENDA))
    assert folio in leido(como(colega).get(f"{AGENDA}?de=todas"))


def test_the_acta_closes_the_visit_and_moves_the_case() -> None:
    tarea, inspector = por_visitar()
    respuesta = como(inspector).post(f"{AGENDA}{tarea.pk}/", acta(tarea.expediente))
    assert respuesta.status_code == 302
    visita = Inspeccion.objects.get(expediente=tarea.expediente)
    assert (visita.estado, visita.resultado) == ("realizada", "favorable")
    assert all(punto["cumple"] for punto in visita.lista)


def test_an_incomplete_acta_keeps_every_word() -> None:
    tarea, inspector = por_visitar()
    datos = acta(tarea.expediente, resultado="medidas", manifestacion="Me parece bien.")
    respuesta = como(inspector).post(f"{AGENDA}{tarea.pk}/", datos)
    assert respuesta.status_code == 422
    pagina = arbol(respuesta)
    assert pagina.xpath("//div[@role='alert']//a/@href") == ["#campo-medidas"]
    assert pagina.xpath("//textarea[@name='manifestacion']")[0].text.strip() == "Me parece bien."
    assert Tarea.objects.get(pk=tarea.pk).estado == "pendiente"


def test_a_photo_is_kept_at_once_and_what_was_typed_stays() -> None:
    tarea, inspector = por_visitar()
    foto = SimpleUploadedFile("fachada.png", imagen("PNG"), "image/png")
    datos = {**acta(tarea.expediente, hechos="Voy a la mitad"), "_subir": "evidencia"}
    respuesta = como(inspector).post(f"{AGENDA}{tarea.pk}/", {**datos, "evidencia": foto})
    assert respuesta.status_code == 200
    assert "fachada.png" in leido(respuesta)
    assert "Voy a la mitad" in leido(respuesta)
    assert Tarea.objects.get(pk=tarea.pk).estado == "pendiente"


def test_a_file_that_is_none_is_refused_and_what_was_typed_stays() -> None:
    tarea, inspector = por_visitar()
    falsa = SimpleUploadedFile("fachada.png", b"no soy una foto", "image/png")
    datos = {**acta(tarea.expediente), "evidencia": falsa}
    respuesta = como(inspector).post(f"{AGENDA}{tarea.pk}/", datos)
    assert respuesta.status_code == 422
    assert "#campo-evidencia" in arbol(respuesta).xpath("//div[@role='alert']//a/@href")
    assert "Todo en orden." in leido(respuesta)
    assert Tarea.objects.get(pk=tarea.pk).estado == "pendiente"


def test_measures_bring_another_visit() -> None:
    tarea, inspector = por_visitar()
    datos = acta(tarea.expediente, resultado="medidas", medidas="Colocar barandal.")
    como(inspector).post(f"{AGENDA}{tarea.pk}/", datos)
    assert Inspeccion.objects.get(expediente=tarea.expediente).resultado == "medidas"
    again = como(inspector).get(f"{AGENDA}{tarea.pk}/")
    assert again.status_code == 302


def test_who_records_second_is_told_who_was_first() -> None:
    tarea, inspector = por_visitar()
    como(inspector).post(f"{AGENDA}{tarea.pk}/", acta(tarea.expediente))
    colega = fabrica.funcionaria("inspector", tarea.dependencia)
    respuesta = como(colega).post(f"{AGENDA}{tarea.pk}/", acta(tarea.expediente))
    assert respuesta.status_code == 409
    assert inspector.nombre_completo in leido(respuesta)


def test_the_agenda_costs_the_same_for_one_and_for_many() -> None:
    _tarea, inspector = por_visitar()
    cliente = como(inspector)
    cliente.get(f"{AGENDA}?de=todas")
    una = consultas(cliente, f"{AGENDA}?de=todas")
    for _ in range(3):
        por_visitar()
    assert consultas(cliente, f"{AGENDA}?de=todas") == una


def test_the_control_body_opens_the_photos_of_a_visit() -> None:
    tarea, inspector = por_visitar()
    foto = SimpleUploadedFile("fachada.png", imagen("PNG"), "image/png")
    datos = {**acta(tarea.expediente), "_subir": "evidencia", "evidencia": foto}
    como(inspector).post(f"{AGENDA}{tarea.pk}/", datos)
    adjunto = tarea.expediente.adjuntos.get(pregunta="visita-1")
    url = f"/oficina/expedientes/{tarea.expediente_id}/adjuntos/{adjunto.pk}/"
    assert como(fabrica.funcionaria("oic", "oic")).get(url).status_code == 200
