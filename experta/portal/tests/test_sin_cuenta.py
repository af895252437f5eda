"""Without an account: anonymous from the first page to the answer, with a folio and a key."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from experta.avisos.models import Mensaje
from experta.catalogo.ejecutable import cargar
from experta.catalogo.muestras import respuestas_de_ejemplo
from experta.comun import reloj
from experta.cuentas import sin_cuenta
from experta.cuentas.models import LlaveDeSeguimiento, Persona
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.portal.tests.solicitudes import entrar, formulario_de, leer, url
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.errores import NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db
DENUNCIA = "denuncia-ciudadana"
EMPEZAR = f"/tramites/{DENUNCIA}/empezar/"


@pytest.fixture(autouse=True)
def _publicada() -> None:
    cache.clear()
    fabrica.plantilla_de(DENUNCIA)


def _empezada() -> tuple[Client, Expediente]:
    navegador = Client()
    navegador.post(EMPEZAR, {"sin_cuenta": "si"})
    caso = Expediente.objects.get(creado_por__sin_cuenta=True)
    caso.guardar_respuestas(0, respuestas_de_ejemplo(cargar(caso.version)) | {"con_nombre": False})
    fabrica.adjuntar_lo_pedido(caso, caso.creado_por)
    return navegador, leer(caso)


def _enviada() -> tuple[Client, Expediente, str]:
    navegador, caso = _empezada()
    forma = formulario_de(navegador.get(url(caso, "revisar/")), "/enviar/")
    pagina = navegador.post(url(caso, "enviar/"), forma)
    hallada = re.search(r'id="clave-secreta">([0-9A-Z ]+)<', pagina.content.decode())
    assert hallada, pagina.status_code
    return navegador, leer(caso), hallada.group(1)


def _seguir(folio: Any, llave: str) -> tuple[Client, int]:
    otro = Client()
    return otro, otro.post("/seguir/", {"folio": folio, "llave": llave}).status_code


def test_one_truth_of_how_long_what_is_written_is_kept() -> None:
    navegador, caso = _empezada()
    for pagina in (url(caso, "revisar/"), url(caso, "llenar/hecho/")):
        texto = navegador.get(pagina).content.decode()
        assert "si cierras el navegador antes de enviar, lo que llevas se pierde" in texto
        assert "Guardamos tu borrador" not in texto
        assert "Puedes seguir otro día" not in texto


def test_opening_the_address_offers_both_ways_and_opens_nothing() -> None:
    pagina = Client().get(EMPEZAR)
    assert "Empezar sin cuenta" in pagina.content.decode()
    assert not Expediente.objects.exists()


def test_a_tramite_that_asks_who_one_is_still_asks_to_log_in() -> None:
    fabrica.publicar()
    ruta = f"/tramites/{fabrica.RESIDENCIA}/empezar/"
    respuesta = Client().post(ruta, {"sin_cuenta": "si"})
    assert respuesta["Location"].startswith("/cuenta/")
    assert not Persona.objects.filter(sin_cuenta=True).exists()


def test_the_act_itself_refuses_it_to_whoever_has_no_account() -> None:
    fabrica.publicar()
    with pytest.raises(NoPermitido):
        abrir_borrador(persona=sin_cuenta.abrir(), slug=fabrica.RESIDENCIA)


def test_it_is_filled_in_and_sent_and_nothing_is_known_of_who_did() -> None:
    _, caso, _ = _enviada()
    persona = caso.creado_por
    assert (persona.correo, persona.telefono, persona.nombre_completo) == (None, None, "")
    assert caso.folio
    assert caso.titular_nombre == "Sin nombre"
    assert caso.acepta_notificacion_electronica


def test_a_name_written_and_then_not_given_is_not_used() -> None:
    navegador, caso = _empezada()
    caso.guardar_respuestas(caso.revision, {**caso.respuestas, "nombre": "Ana"})
    forma = formulario_de(navegador.get(url(caso, "revisar/")), "/enviar/")
    navegador.post(url(caso, "enviar/"), forma)
    assert leer(caso).titular_nombre == "Sin nombre"


def test_the_key_is_shown_once_and_kept_only_as_its_hash() -> None:
    navegador, caso, llave = _enviada()
    assert llave not in navegador.get(url(caso, "enviado/")).content.decode()
    assert LlaveDeSeguimiento.objects.get().huella not in ("", llave.replace(" ", ""))
    assert llave.replace(" ", "") not in str(dict(navegador.session))


def test_sending_twice_the_same_page_shows_the_same_key() -> None:
    navegador, caso = _empezada()
    forma = formulario_de(navegador.get(url(caso, "revisar/")), "/enviar/")
    paginas = [navegador.post(url(caso, "enviar/"), forma).content.decode() for _ in range(2)]
    claves = {re.findall(r'id="clave-secreta">([^<]+)<', pagina)[0] for pagina in paginas}
    assert len(claves) == 1
    assert LlaveDeSeguimiento.objects.count() == 1


def test_folio_and_key_open_it_in_another_browser() -> None:
    _, caso, llave = _enviada()
    otro, estado = _seguir(caso.folio, llave.lower().replace(" ", "-"))
    assert estado == 302
    pagina = otro.get(url(caso, ""))
    assert pagina.status_code == 200
    assert "Sigues este trámite sin cuenta" in pagina.content.decode()
    assert pagina["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("cambio", ["folio", "llave"])
def test_another_folio_or_another_key_open_nothing_and_answer_alike(cambio: str) -> None:
    _, caso, llave = _enviada()
    folio = "DEN-2026-999999" if cambio == "folio" else caso.folio
    otro, estado = _seguir(folio, "0" * 26 if cambio == "llave" else llave)
    assert estado == 422
    assert otro.get(url(caso, "")).status_code == 302


def test_too_many_tries_are_stopped_before_looking_up_any_key() -> None:
    _, caso, llave = _enviada()
    with reloj.detenido(reloj.ahora()):
        for _ in range(10):
            _seguir("DEN-1", "0" * 26)
        assert _seguir(caso.folio, llave)[1] == 429


def test_the_case_of_another_without_account_does_not_exist() -> None:
    _, caso, _ = _enviada()
    ajeno = Client()
    ajeno.post(EMPEZAR, {"sin_cuenta": "si"})
    for pagina in ("", "plazo/", "revisar/", "enviado/"):
        assert ajeno.get(url(caso, pagina)).status_code == 404
    assert ajeno.post(url(caso, "clave/"), {"sello": "x"}).status_code == 404


def test_elsewhere_the_same_browser_is_nobody() -> None:
    navegador, _, _ = _enviada()
    for pagina in ("/mis-tramites/", "/avisos/", "/cuenta/perfil/", "/cuenta/carpeta/"):
        assert navegador.get(pagina)["Location"].startswith("/cuenta/"), pagina


def test_another_key_ends_the_one_before() -> None:
    navegador, caso, antes = _enviada()
    forma = formulario_de(navegador.get(url(caso, "enviado/")), "/clave/")
    pagina = navegador.post(url(caso, "clave/"), forma).content.decode()
    ahora = re.findall(r'id="clave-secreta">([^<]+)<', pagina)[0]
    assert _seguir(caso.folio, antes)[1] == 422
    assert _seguir(caso.folio, ahora)[1] == 302


def test_a_seal_of_another_person_gives_no_key() -> None:
    navegador, caso, llave = _enviada()
    ajeno = sin_cuenta.sellar(sin_cuenta.abrir())
    navegador.post(url(caso, "clave/"), {"sello": ajeno})
    assert _seguir(caso.folio, llave)[1] == 302


def test_the_key_is_downloaded_with_its_folio() -> None:
    navegador, caso = _empezada()
    forma = formulario_de(navegador.get(url(caso, "revisar/")), "/enviar/")
    pagina = navegador.post(url(caso, "enviar/"), forma)
    archivo = navegador.post(url(caso, "clave/archivo/"), formulario_de(pagina, "/clave/archivo/"))
    texto = archivo.content.decode()
    assert f"Folio: {leer(caso).folio}" in texto
    assert "/seguir/" in texto


def test_leaving_closes_the_case_on_that_computer() -> None:
    navegador, caso, _ = _enviada()
    navegador.post("/seguir/salir/")
    assert navegador.get(url(caso, "")).status_code == 302


def test_an_address_is_left_only_if_wanted_and_can_be_forgotten() -> None:
    navegador, caso, _ = _enviada()
    fabrica.drenar()
    assert not Mensaje.objects.filter(expediente=caso).exists()
    navegador.post(url(caso, "contacto/"), {"correo": "no es un correo"})
    assert LlaveDeSeguimiento.objects.get().contacto == ""
    navegador.post(url(caso, "contacto/"), {"correo": "a@example.com"})
    fabrica.firmar_todo(fabrica.resuelto(caso))
    mensaje = Mensaje.objects.filter(destino="a@example.com").latest("pk")
    assert "/seguir/" in mensaje.cuerpo
    assert not mail.outbox


def test_the_answer_is_read_on_the_page_of_the_case() -> None:
    _, caso, llave = _enviada()
    fabrica.drenar()
    fabrica.firmar_todo(fabrica.resuelto(caso))
    otro, _ = _seguir(caso.folio, llave)
    notificacion = caso.notificaciones.get(surte_efectos_at=None)
    assert otro.post(url(caso, f"notificaciones/{notificacion.pk}/")).status_code == 302
    notificacion.refresh_from_db()
    assert notificacion.surte_efectos_at
    respuesta = Documento.objects.get(expediente=caso, clave="respuesta")
    assert otro.get(url(caso, f"documentos/{respuesta.pk}/")).status_code == 200


def test_whoever_has_an_account_has_no_key() -> None:
    ana = fabrica.ciudadana()
    caso = fabrica.ingresado(DENUNCIA, ana)
    assert entrar(ana).post(url(caso, "clave/"), {"sello": "x"}).status_code == 404
    assert "clave" not in entrar(ana).get(url(caso, "enviado/")).content.decode()


def test_the_acuse_says_where_the_notifications_wait() -> None:
    _, caso, _ = _enviada()
    acuse = Documento.objects.get(expediente=caso, clave="acuse")
    assert "/seguir/" in acuse.datos["resolutivos"][0]
    con_cuenta = Documento.objects.get(expediente=fabrica.ingresado(DENUNCIA), clave="acuse")
    assert con_cuenta.datos["resolutivos"] == []


def test_officials_read_sin_nombre() -> None:
    _, caso, _ = _enviada()
    fabrica.drenar()
    revisora = fabrica.quien_atiende(fabrica.tarea(caso, "resolver"))
    assert "Sin nombre" in entrar(revisora).get("/oficina/").content.decode()
