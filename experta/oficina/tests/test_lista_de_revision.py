"""The checklist on the review screen: one click to observe, ticks kept, answered remarks ended."""

from typing import Any

import pytest

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.oficina.tests.casos import entrar, textos
from tests import fabrica

pytestmark = pytest.mark.django_db


def por_revisar() -> tuple[Tarea, Persona]:
    """Return the review task of a new case, and who does it."""
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    return tarea, fabrica.quien_atiende(tarea)


def pagina(persona: Persona, tarea: Tarea, resto: str = "") -> bytes:
    """Return the review page."""
    contenido: bytes = entrar(persona).get(f"/oficina/tareas/{tarea.pk}/{resto}").content
    return contenido


def mandar(persona: Persona, tarea: Tarea, resto: str, **datos: Any) -> Any:
    """Send a form of the case."""
    return entrar(persona).post(f"/oficina/expedientes/{tarea.expediente_id}/{resto}/", datos)


def test_each_point_says_what_the_checks_found() -> None:
    tarea, revisora = por_revisar()
    contenido = pagina(revisora, tarea)
    assert "Aviso" in textos(contenido, "//div[@id='dato-curp']/dt")[0]
    assert "Bien" in textos(contenido, "//div[@id='dato-anios_de_residir']/dt")[0]
    assert "Por mirar" in textos(contenido, "//div[@id='dato-nombre']/dt")[0]


def test_a_finding_is_observed_in_one_click_with_its_reason() -> None:
    tarea, revisora = por_revisar()
    assert b'name="motivo" value="dato-incompleto"' in pagina(revisora, tarea)
    datos = {"area": tarea.dependencia, "pregunta": "curp", "motivo": "dato-incompleto"}
    assert mandar(revisora, tarea, "observar", **datos, texto="Falta.").status_code == 302
    assert tarea.expediente.observaciones.get().pregunta == "curp"


def test_the_form_comes_with_the_reason_that_the_checks_give() -> None:
    tarea, revisora = por_revisar()
    panel = textos(pagina(revisora, tarea, "?observar=curp"), "//*[@id='panel']//textarea")
    assert panel == ["Escribe «CURP» cuando la tengas; puedes continuar sin ella."]


def test_ticks_are_kept_and_shown_with_who_put_them() -> None:
    tarea, revisora = por_revisar()
    mandar(revisora, tarea, "vistos-buenos", punto=["nombre", "curp"])
    contenido = pagina(revisora, tarea)
    assert len(textos(contenido, "//input[@name='punto' and @checked]")) == 2
    assert "Llevas 2 de" in contenido.decode()
    assert mandar(revisora, tarea, "vistos-buenos", punto=["inventado"]).status_code != 302


def test_an_answered_remark_ends_and_insisting_needs_words() -> None:
    caso = fabrica.responder(fabrica.prevenido())
    tarea = fabrica.tarea(caso, "resolver")
    revisora = fabrica.quien_atiende(tarea)
    resto = f"observaciones/{caso.observaciones.get().pk}"
    assert mandar(revisora, tarea, f"{resto}/insistir", razon="").status_code == 422
    assert mandar(revisora, tarea, f"{resto}/insistir", razon="Sigue mal.").status_code == 302
    assert "Sigue mal." in pagina(revisora, tarea).decode()
    assert mandar(revisora, tarea, f"{resto}/atender").status_code == 302
    assert caso.observaciones.get().estado == "atendida"


def test_who_leads_finds_the_prevencion_in_the_inbox_and_sends_it() -> None:
    caso = fabrica.observado(fabrica.ingresado(fabrica.SARE))
    conduce = fabrica.funcionaria("revisor", "desarrollo-economico")
    encargo = caso.tareas.get(acto="prevenir")
    abierta = entrar(conduce).get(f"/oficina/tareas/{encargo.pk}/")
    assert abierta["Location"] == f"/oficina/expedientes/{caso.pk}/prevenir/"
    assert "Aún revisan" in entrar(conduce).get(abierta["Location"]).content.decode()
    assert entrar(conduce).post(abierta["Location"]).status_code == 302
    assert fabrica.leer(caso).estado == "prevenido"
