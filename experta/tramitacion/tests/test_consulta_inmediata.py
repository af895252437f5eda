"""What a register settles is issued without anybody reviewing it; the rest goes to a person."""

from typing import Any

import pytest

from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.catalogo.muestras import respuestas_de_ejemplo
from experta.documentos.models import Busqueda
from experta.documentos.padrones import simulador
from experta.expedientes.models import Expediente
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from tests import fabrica

pytestmark = pytest.mark.django_db
NO_ADEUDO = "constancia-de-no-adeudo-predial"


def pedida(clave: str) -> Expediente:
    """Return the constancia asked for that property, the worker having done its part."""
    fabrica.plantilla_de(NO_ADEUDO)
    ana = fabrica.ciudadana()
    borrador = abrir_borrador(persona=ana, slug=NO_ADEUDO)
    ejemplo = respuestas_de_ejemplo(cargar(borrador.version))
    lleno = guardar_respuestas(
        persona=ana,
        expediente=borrador,
        cambios={**ejemplo, "predio": {"clave_catastral": clave}},
        revision=borrador.revision,
    )
    fabrica.drenar()
    return fabrica.enviar(lleno, f"clave-{clave}")


def actos(expediente: Expediente) -> list[str]:
    abiertas = Tarea.objects.filter(expediente=expediente, estado=Tarea.Estado.PENDIENTE)
    return list(abiertas.values_list("acto", flat=True))


def test_a_property_that_owes_nothing_waits_only_for_the_firma_and_says_why() -> None:
    caso = pedida("123-045-006")
    assert actos(caso) == ["firmar"]
    (documento,) = caso.documentos.filter(clave="constancia")
    assert "Predial" in str(documento.datos["motivos"])
    assert fabrica.firmar_todo(caso).estado == "favorable"


@pytest.mark.parametrize("clave", ["123-045-008", "123-045-009"])
def test_a_property_that_owes_or_is_not_in_the_register_goes_to_a_person(clave: str) -> None:
    caso = pedida(clave)
    assert actos(caso) == ["resolver"]
    caso = fabrica.firmar_todo(fabrica.resuelto(caso, "desfavorable"))
    assert caso.estado == "desfavorable"


def test_a_register_that_does_not_answer_never_grants(settings: Any) -> None:
    settings.PADRON_PREDIAL = "falla"
    assert actos(pedida("123-045-006")) == ["resolver"]


def test_what_was_true_as_a_draft_is_asked_again_when_it_is_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fabrica.plantilla_de(NO_ADEUDO)
    borrador = fabrica.borrador(NO_ADEUDO)
    Busqueda.objects.create(
        expediente=borrador,
        requisito="predial",
        llave="123-045-006",
        estado=Busqueda.Estado.ENCONTRADO,
        texto="Predial pagado.",
    )
    debe = simulador.responder("123-045-008")
    monkeypatch.setattr("experta.documentos.padrones.demo.responder", lambda _clave: debe)
    assert actos(fabrica.enviar(borrador, "clave-vieja")) == ["resolver"]
