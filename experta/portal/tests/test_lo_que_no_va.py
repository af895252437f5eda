"""What is not asked any more stays in the draft and never reaches the authority."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from experta.catalogo.ejecutable import cargar
from experta.catalogo.muestras import respuestas_de_ejemplo
from experta.comun import reloj
from experta.cuentas import sin_cuenta
from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Expediente, Suceso
from experta.expedientes.services.adjuntos import vaciar_retirados
from experta.portal.tests import solicitudes
from experta.portal.tests.solicitudes import COMPLETAS, entrar, foto, leer, url
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.adjuntar import adjuntar
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from tests import fabrica
from tests.archivos import fechar_archivos

pytestmark = pytest.mark.django_db
NOMBRE = "Zenobia Quetzalli"
CON_FOTO = solicitudes.FORMULARIO.replace(
    "      - {clave: verdad",
    "      - {clave: retrato, tipo: archivo, etiqueta: Retrato, visible_si: mascota}\n"
    "      - {clave: verdad",
)


def guardar(caso: Expediente, **cambios: Any) -> Expediente:
    """Save what a page would have sent."""
    actual = leer(caso)
    guardar_respuestas(
        persona=actual.creado_por, expediente=actual, cambios=cambios, revision=actual.revision
    )
    return leer(caso)


def con_nombre_y_sin_el(*, quitar: bool = True) -> Expediente:
    """Return a complaint without account whose name was typed and then not given."""
    cache.clear()
    fabrica.plantilla_de("denuncia-ciudadana")
    caso = abrir_borrador(persona=sin_cuenta.abrir(), slug="denuncia-ciudadana")
    ejemplo = respuestas_de_ejemplo(cargar(caso.version))
    suyas = {"con_nombre": True, "nombre": NOMBRE, "primer_apellido": "Xóchitl"}
    caso = guardar(caso, **(ejemplo | suyas))
    caso = guardar(caso, con_nombre=False) if quitar else caso
    fabrica.adjuntar_lo_pedido(caso, caso.creado_por)
    return leer(caso)


def rastros(texto: str) -> list[str]:
    """Return where the database and the documents hold a text."""
    filas = [
        f"{modelo._meta.label}.{campo}"
        for modelo in apps.get_models()
        for fila in modelo._default_manager.values()
        for campo, valor in fila.items()
        if texto.casefold() in str(valor).casefold()
    ]
    archivos = [ruta for ruta in Path(settings.ARCHIVOS_DIR).rglob("*") if ruta.is_file()]
    return filas + [str(ruta) for ruta in archivos if texto.encode() in ruta.read_bytes()]


def con_retrato(ana: Persona) -> Expediente:
    """Return a draft ready to send, with a portrait that is not asked any more."""
    solicitudes.publicar(CON_FOTO)
    caso = abrir_borrador(persona=ana, slug=solicitudes.SLUG)
    caso = guardar(caso, **COMPLETAS, cual="Firulais")
    fabrica.adjuntar_lo_pedido(caso, ana)
    caso = guardar(caso, mascota=True)
    retrato = foto("zenobia.jpg", "red")
    adjuntar(persona=ana, expediente=caso, pregunta="retrato", archivo=retrato)
    adjuntar(persona=ana, expediente=caso, pregunta="foto", archivo=foto("local.jpg", "blue"))
    return guardar(caso, mascota=False)


def test_a_name_typed_and_then_withheld_is_nowhere_after_sending() -> None:
    caso = con_nombre_y_sin_el()
    assert rastros(NOMBRE) == ["expedientes.Expediente.respuestas"]
    fabrica.enviar(caso, "clave-1", acepta_notificacion=True)
    assert rastros(NOMBRE) == []
    assert rastros("Xóchitl") == []


def test_a_name_that_is_given_travels() -> None:
    caso = con_nombre_y_sin_el(quitar=False)
    caso = fabrica.enviar(caso, "clave-1", acepta_notificacion=True)
    assert leer(caso).respuestas["nombre"] == NOMBRE
    assert leer(caso).titular_nombre.startswith(NOMBRE)


def test_the_draft_keeps_it_so_that_changing_back_loses_nothing() -> None:
    caso = guardar(con_nombre_y_sin_el(), con_nombre=True)
    assert caso.respuestas["nombre"] == NOMBRE


def test_the_page_before_sending_says_what_is_not_sent() -> None:
    ana = fabrica.ciudadana()
    caso = con_retrato(ana)
    pagina = entrar(ana).get(url(caso, "revisar/")).content.decode()
    aviso = pagina.partition("Esto no se envía")[2].partition("</ul>")[0]
    assert "¿Cómo se llama?" in aviso
    assert "zenobia.jpg" in aviso
    assert "Firulais" not in pagina
    otra = entrar(ana).get(url(guardar(caso, mascota=True), "revisar/")).content.decode()
    assert "Esto no se envía" not in otra


def test_what_the_town_filled_in_and_was_never_asked_is_not_told() -> None:
    ana = fabrica.ciudadana()
    caso = solicitudes.borrador(ana, COMPLETAS)
    caso.guardar_respuestas(caso.revision, {**COMPLETAS, "cual": "Firulais"}, {"cual": "perfil"})
    pagina = entrar(ana).get(url(caso, "revisar/")).content.decode()
    assert "Esto no se envía" not in pagina


def test_a_file_that_is_not_asked_any_more_does_not_travel_and_leaves_no_name() -> None:
    ana = fabrica.ciudadana()
    caso = fabrica.enviar(con_retrato(ana), "clave-1", acepta_notificacion=True)
    retrato = Adjunto.objects.get(expediente=caso, pregunta="retrato")
    assert retrato.retirado_at is not None
    assert caso.adjuntos.vigentes().filter(pregunta="foto").exists()
    sucesos = Suceso.objects.filter(expediente=caso)
    assert not sucesos.filter(texto__contains="zenobia").exists()
    assert sucesos.filter(texto__contains="ya no se pregunta", publico=False).count() == 1
    assert sucesos.filter(texto__contains="«local.jpg»").exists()


def test_its_bytes_leave_the_disk_and_those_handed_in_stay() -> None:
    with reloj.detenido(reloj.ahora()):
        caso = fabrica.enviar(con_retrato(fabrica.ciudadana()), "c", acepta_notificacion=True)
    retrato = Adjunto.objects.get(expediente=caso, pregunta="retrato")
    quedan = [Path(settings.ARCHIVOS_DIR) / uno.archivo for uno in caso.adjuntos.vigentes()]
    fechar_archivos()
    with reloj.detenido(reloj.ahora() + timedelta(days=2)):
        vaciar_retirados()
    assert not Adjunto.objects.filter(pk=retrato.pk).exists()
    assert not (Path(settings.ARCHIVOS_DIR) / retrato.archivo).exists()
    assert not (Path(settings.ARCHIVOS_DIR) / retrato.copia).exists()
    assert quedan
    assert all(ruta.exists() for ruta in quedan)


def test_sent_twice_by_the_same_page_it_is_sent_once() -> None:
    caso = con_retrato(fabrica.ciudadana())
    antes = caso.huella()
    enviado = fabrica.enviar(caso, "clave-1", acepta_notificacion=True)
    assert fabrica.enviar(leer(caso), "clave-1", acepta_notificacion=True) == enviado
    assert leer(caso).huella() == antes


def test_answering_a_prevencion_drops_what_its_correction_hides() -> None:
    client, ana = Client(), fabrica.ciudadana()
    client.force_login(ana)
    caso = fabrica.prevenido(persona=ana)
    motivo = {"motivo": "otro", "motivo_otro": NOMBRE}
    caso.guardar_respuestas(caso.revision, {**caso.respuestas, **motivo})
    caso = leer(caso)
    caso.guardar_respuestas(caso.revision, {**caso.respuestas, "motivo": "beca"})
    assert "Esto no se envía" in client.get(url(caso, "responder/")).content.decode()
    fabrica.responder(leer(caso))
    assert "motivo_otro" not in leer(caso).respuestas
