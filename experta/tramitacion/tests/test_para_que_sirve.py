"""What the town granted serves only for what it was granted: that giro, and no more metres."""

from typing import Any

import pytest

from experta.catalogo.ejecutable import cargar
from experta.catalogo.rutas import rutas
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.tramitacion import busquedas, tipos_de_papel
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.rutas.hoja import calcular
from experta.tramitacion.rutas.mios import lo_mio
from tests import fabrica

pytestmark = pytest.mark.django_db
LICENCIA = "licencia-de-funcionamiento"
CLAVE = "123-045-006"
ANTRO = {"codigo": "722411", "nombre": "Centros nocturnos, discotecas y similares"}


def otorgado(ana: Persona, slug: str = fabrica.SARE) -> Expediente:
    """Return what was granted to somebody at a property."""
    caso = fabrica.leer_notificaciones(fabrica.concluido(slug, ana))
    Expediente.objects.filter(pk=caso.pk).update(predio=CLAVE)
    return fabrica.leer(caso)


def buscado(persona: Persona, requisito: str, **respuestas: Any) -> busquedas.Buscado:
    """Return how a requirement of the ordinary licence comes out with those answers."""
    fabrica.publicar(LICENCIA)
    borrador = abrir_borrador(persona=persona, slug=LICENCIA)
    borrador.guardar_respuestas(0, {"predio": {"clave_catastral": CLAVE}, **respuestas})
    halladas = busquedas.buscados(borrador, cargar(borrador.version))
    return next(uno for uno in halladas if uno.requisito.clave == requisito)


def dichas(caso: Expediente) -> dict[str, Any]:
    """Return the giro and the size of a case."""
    return {clave: caso.respuestas[clave] for clave in ("giro", "superficie_m2")}


def test_the_land_use_of_a_property_serves_another_person_for_the_same_and_says_for_what() -> None:
    caso = otorgado(fabrica.ciudadana())
    uno = buscado(fabrica.ciudadana(), "uso-de-suelo", **dichas(caso))
    assert uno.encontrado
    assert f"«{caso.respuestas['giro']['nombre']} (" in uno.texto
    assert f"hasta {caso.respuestas['superficie_m2']}" in uno.texto
    assert " m²" in uno.texto


@pytest.mark.parametrize("otra", [{"giro": ANTRO}, {"superficie_m2": "900"}])
def test_for_another_giro_or_more_metres_it_does_not(otra: dict[str, Any]) -> None:
    caso = otorgado(fabrica.ciudadana())
    assert buscado(fabrica.ciudadana(), "uso-de-suelo", **{**dichas(caso), **otra}).ausente


def test_the_land_use_of_a_home_is_never_that_of_a_business() -> None:
    caso = otorgado(fabrica.ciudadana(), "uso-de-suelo")
    pedido = dichas(caso)
    sin_giro = {k: v for k, v in caso.respuestas.items() if k != "giro"} | {"uso": "habitacional"}
    Expediente.objects.filter(pk=caso.pk).update(respuestas=sin_giro)
    assert buscado(fabrica.ciudadana(), "uso-de-suelo", **pedido).ausente


def test_a_dictamen_of_another_giro_is_not_that_of_this_business() -> None:
    ana = fabrica.ciudadana()
    caso = otorgado(ana, "dictamen-proteccion-civil")
    clave = "dictamen-proteccion-civil"
    assert buscado(ana, clave, **dichas(caso)).encontrado
    assert buscado(ana, clave, **{**dichas(caso), "giro": ANTRO}).ausente


def test_a_roadmap_does_not_say_that_what_was_granted_for_another_giro_is_had() -> None:
    ana = fabrica.ciudadana()
    caso = otorgado(ana, LICENCIA)
    predio = caso.respuestas["predio"]["clave_catastral"]
    respuestas = {
        **dichas(caso),
        "local": "propio",
        "alcohol": True,
        "predio": caso.respuestas["predio"],
    }
    for giro, hay in ((respuestas["giro"], True), (ANTRO, False)):
        suyas = {**respuestas, "giro": giro}
        hoja = calcular(rutas()["abrir-un-negocio"], suyas)
        assert LICENCIA in hoja.nombres
        assert (LICENCIA in lo_mio(ana, hoja, predio, suyas).emitidos) is hay


def test_what_no_form_asks_cannot_be_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tipos_de_papel.revisar_tipos() == []
    tipo = tipos_de_papel.TipoDePapel(
        clave="x",
        nombre="X",
        de="titular",
        emitidos=("uso-de-suelo/uso-de-suelo",),
        hasta=("zeta",),
    )
    monkeypatch.setattr(tipos_de_papel, "_leer", lambda _: (tipo,))
    (uno,) = tipos_de_papel.revisar_tipos()
    assert "«zeta»" in uno.mensaje
