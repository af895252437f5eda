"""Checks that reviewers propose: from the review to the exact line of the folder."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experta.avisos.models import Aviso
from experta.catalogo.ejecutable import cargar
from experta.catalogo.models import Propuesta
from experta.catalogo.propuestas import PropuestaInvalida, redactar
from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Expediente
from experta.oficina.tests.casos import entrar, textos
from tests import fabrica

pytestmark = pytest.mark.django_db
TEXTO = "Que la fecha del recibo se vea completa."


def observado(pregunta: str = "comprobante") -> tuple[Expediente, Persona, str]:
    """Return a case with an observation, its reviewer and the address to propose a check."""
    caso = fabrica.observado(fabrica.ingresado(), pregunta)
    revisora = fabrica.quien_atiende(fabrica.tarea(caso, "resolver"))
    observacion = caso.observaciones.get()
    return (
        caso,
        revisora,
        f"/oficina/expedientes/{caso.pk}/observaciones/{observacion.pk}/proponer/",
    )


def propuesta(pregunta: str = "comprobante") -> Propuesta:
    """Return a check proposed by a reviewer through her screen."""
    _caso, revisora, direccion = observado(pregunta)
    entrar(revisora).post(direccion, {"texto": TEXTO})
    return Propuesta.objects.get()


def test_a_reviewer_proposes_what_the_checks_let_pass() -> None:
    caso, revisora, direccion = observado()
    tarea = fabrica.tarea(caso, "resolver")
    pagina = entrar(revisora).get(f"/oficina/tareas/{tarea.pk}/")
    assert direccion in pagina.content.decode()
    assert entrar(revisora).post(direccion, {"texto": TEXTO}).status_code == 302
    una = Propuesta.objects.get()
    assert (una.pregunta, una.motivo, una.folio) == (
        "comprobante",
        "documento-ilegible",
        caso.folio,
    )
    assert entrar(revisora).post(direccion, {"texto": TEXTO}).status_code == 409
    assert entrar(revisora).post(direccion, {"texto": "corto"}).status_code == 422


def test_accepting_shows_the_line_and_where_it_goes_and_tells_who_proposed() -> None:
    una = propuesta()
    analista = entrar(fabrica.funcionaria(Rol.ANALISTA, "oic"))
    assert "1 por ver" in analista.get("/oficina/catalogo/").content.decode()
    direccion = f"/oficina/catalogo/propuestas/{una.pk}/aceptar/"
    datos = {"que": "curp", "contra": "", "obliga": "si"}
    assert analista.post(direccion, datos).status_code == 422
    assert analista.post(direccion, {**datos, "contra": "curp"}).status_code == 302
    pagina = analista.get("/oficina/catalogo/propuestas/")
    assert textos(pagina.content, "//pre") == ["- {que: curp, contra: curp, obliga: true}"]
    assert "ficha.yaml: requisito «comprobante»" in pagina.content.decode()
    assert "Aceptaron" in Aviso.objects.get(persona=una.autor).titulo
    assert analista.post(direccion, {**datos, "contra": "curp"}).status_code == 409


def test_dismissing_needs_a_reason_that_its_author_reads() -> None:
    una = propuesta()
    analista = entrar(fabrica.funcionaria(Rol.ANALISTA, "oic"))
    direccion = f"/oficina/catalogo/propuestas/{una.pk}/descartar/"
    assert analista.post(direccion, {"razon": ""}).status_code == 422
    assert analista.post(direccion, {"razon": "Ya se revisa."}).status_code == 302
    una.refresh_from_db()
    assert (una.estado, una.razon) == ("descartada", "Ya se revisa.")
    assert "Ya se revisa." in Aviso.objects.get(persona=una.autor).texto


def test_a_rule_over_answers_is_checked_before_it_is_written() -> None:
    una = propuesta("anios_de_residir")
    assert una.tramite.vigente is not None
    ejecutable = cargar(una.tramite.vigente)
    datos = {"si": "anios_de_residir < 100", "mensaje": "Revisa los años."}
    linea = '- {si: "anios_de_residir < 100", mensaje: "Revisa los años."}'
    assert redactar(ejecutable, una, datos) == linea
    with pytest.raises(PropuestaInvalida):
        redactar(ejecutable, una, {**datos, "si": "inventada > 3"})


def test_the_list_costs_the_same_for_one_and_for_many() -> None:
    una = propuesta()
    analista = entrar(fabrica.funcionaria(Rol.ANALISTA, "oic"))
    consultas = _consultas(analista)
    comunes = {"tramite": una.tramite, "autor": una.autor, "motivo": "x", "texto": "x"}
    Propuesta.objects.bulk_create(Propuesta(pregunta=f"p{n}", **comunes) for n in range(20))
    assert _consultas(analista) == consultas


def _consultas(client: Client) -> int:
    with CaptureQueriesContext(connection) as captadas:
        client.get("/oficina/catalogo/propuestas/")
    return len(captadas)
