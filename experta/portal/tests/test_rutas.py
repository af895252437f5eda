"""The pages of a roadmap: asked without account, shared by link, started and followed together."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from experta.catalogo.rutas import rutas
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, HojaDeRuta
from experta.portal.giros import parecidos_en
from tests import fabrica

pytestmark = pytest.mark.django_db

NEGOCIO = "abrir-un-negocio"
URL = f"/rutas/{NEGOCIO}/"
PREGUNTADAS = "giro local alcohol tipo_de_persona"
PUESTO = {
    "visibles": PREGUNTADAS,
    "giro__codigo": "722511",
    "giro__nombre": "restaurante",
    "local": "via_publica",
    "alcohol": "no",
    "tipo_de_persona": "fisica",
}
DEL_LOCAL = "superficie_m2 obra anuncio predio zona"
CASA = PUESTO | {
    "visibles": f"{PREGUNTADAS} {DEL_LOCAL}",
    "local": "casa",
    "superficie_m2": "80",
    "obra": "ninguna",
    "anuncio": "no",
    "predio__domicilio": "Aldama 1204",
    "predio__latitud": "28.63",
    "predio__longitud": "-106.07",
}


@pytest.fixture(autouse=True)
def estante() -> None:
    """Publish what a shop at home and a street stall need."""
    for slug in ("uso-de-suelo", "dictamen-proteccion-civil", "licencia-de-funcionamiento"):
        fabrica.publicar(slug)
    fabrica.publicar("permiso-via-publica")


def _contesta(client: Client, datos: dict[str, str]) -> HojaDeRuta:
    respuesta = client.post(URL, datos)
    hoja = HojaDeRuta.objects.latest("pk")
    assert respuesta.headers["Location"] == reverse("portal:ruta_hoja", args=[hoja.codigo])
    return hoja


def _texto(client: Client, nombre: str, codigo: str) -> str:
    respuesta = client.get(reverse(f"portal:{nombre}", args=[codigo]))
    assert respuesta.status_code == 200
    return respuesta.content.decode()


def _entra(client: Client) -> Persona:
    persona = fabrica.ciudadana()
    client.force_login(persona)
    return persona


def test_who_will_sell_alcohol_in_the_street_is_told_who_gives_that_permit(client: Client) -> None:
    frase = "Este permiso no autoriza a vender bebidas alcohólicas."
    for contesta, dicho in (("si", True), ("no", False)):
        hoja = _contesta(client, PUESTO | {"alcohol": contesta})
        assert (frase in _texto(client, "ruta_hoja", hoja.codigo)) is dicho
        datos = {c: v for c, v in PUESTO.items() if c != "visibles"} | {"alcohol": contesta}
        (paso,) = client.get("/api/v1/rutas/abrir-un-negocio", datos).json()["tramites"]
        assert any(frase in una for una in paso["aclaraciones"]) is dicho


def test_the_front_page_and_the_list_lead_to_the_roadmaps(client: Client) -> None:
    for direccion in ("/", "/rutas/"):
        assert f'href="{URL}"' in client.get(direccion).content.decode()
    assert "Quiero abrir un negocio" in client.get("/").content.decode()
    assert client.get("/rutas/mudarse-a-la-luna/").status_code == 404


def test_nothing_answered_is_asked_again_with_its_sentences(client: Client) -> None:
    respuesta = client.post(URL, {})
    assert respuesta.status_code == 422
    assert "Elige un giro de la lista" in respuesta.content.decode()
    assert not HojaDeRuta.objects.exists()


def test_what_an_answer_adds_is_asked_before_going_on(client: Client) -> None:
    pagina = client.post(URL, PUESTO | {"local": "casa"}).content.decode()
    assert "hay algo más que preguntarte" in pagina
    assert "¿Cuántos metros cuadrados ocupa?" in pagina
    assert "Hay un dato por corregir" not in pagina
    assert not HojaDeRuta.objects.exists()


def test_htmx_gets_only_the_questions(client: Client) -> None:
    respuesta = client.post(URL, {"local": "fijo"}, headers={"HX-Request": "true"})
    pagina = respuesta.content.decode()
    assert respuesta.status_code == 200
    assert '<div id="preguntas">' in pagina
    assert "<h1" not in pagina
    assert "¿Cuántas personas caben" in pagina
    # Nothing else to ask: the page stays as it is.
    igual = client.post(URL, PUESTO, headers={"HX-Request": "true"})
    assert (igual.status_code, igual.content) == (204, b"")


def test_a_giro_is_found_in_everyday_words_with_and_without_script(client: Client) -> None:
    pagina = client.post(URL, {"giro__nombre": "tortillería", "_buscar_giro": "giro"})
    assert 'value="311830"' in pagina.content.decode()
    datos = {"nombre": "giro", "giro__nombre": "tortillería"}
    assert 'value="311830"' in client.get(f"{URL}giros/", datos).content.decode()
    assert client.get(f"{URL}giros/", {"nombre": "local"}).status_code == 404
    assert parecidos_en(rutas()[NEGOCIO].giros, "tortillería")[0].codigo == "311830"


def test_the_result_says_order_cost_time_and_papers(client: Client) -> None:
    hoja = _contesta(client, CASA)
    pagina = _texto(client, "ruta_hoja", hoja.codigo)
    for dicho in (
        "Licencia de uso de suelo",
        "Va después de:",
        "Cuánto cuesta todo",
        "Por ley, la autoridad tiene hasta",
        "Identificación oficial",
        "Programa interno de protección civil",
        'name="robots" content="noindex"',
    ):
        assert dicho in pagina  # fmt: skip
    # The giro has the name of the list, not what was typed to find it.
    assert hoja.respuestas["giro"]["nombre"].startswith("Restaurantes con servicio")


def test_the_link_shows_the_result_to_anybody_and_the_place_only_to_its_author(
    client: Client,
) -> None:
    hoja = _contesta(client, CASA)
    assert "Aldama 1204" in _texto(client, "ruta_hoja", hoja.codigo)
    for otro in (Client(), Client()):
        assert "Aldama 1204" not in _texto(otro, "ruta_hoja", hoja.codigo.lower())
        pagina = otro.get(URL, {"de": hoja.codigo}).content.decode()
        assert 'value="80"' in pagina
        assert "Aldama 1204" not in pagina
    assert "Aldama 1204" in client.get(URL, {"de": hoja.codigo}).content.decode()
    assert "Aldama" not in hoja.codigo
    assert client.get(reverse("portal:ruta_hoja", args=["0" * 26])).status_code == 404


def test_starting_opens_the_chosen_drafts_and_leads_to_how_they_go(client: Client) -> None:
    hoja = _contesta(client, CASA)
    persona = _entra(client)
    direccion = reverse("portal:ruta_iniciar", args=[hoja.codigo])
    assert "Puedes enviarlo desde hoy." in client.get(direccion).content.decode()
    assert client.post(direccion, {"para": "mio"}).status_code == 422
    elegidos = ["uso-de-suelo", "dictamen-proteccion-civil"]
    respuesta = client.post(direccion, {"para": "mio", "tramite": elegidos})
    assert respuesta.headers["Location"] == reverse("portal:ruta_avance", args=[hoja.codigo])
    casos = Expediente.objects.de_la_ciudadania(persona)
    assert sorted(casos.values_list("tramite__slug", flat=True)) == sorted(elegidos)
    pagina = _texto(client, "ruta_avance", hoja.codigo)
    assert "Espera a que se resuelva:" in pagina
    assert client.get(direccion).headers["Location"].endswith("/avance/")
    assert "Ya empezaste" in client.get("/mis-tramites/").content.decode()


def test_somebody_elses_roadmap_is_started_as_a_copy_without_its_place(client: Client) -> None:
    hoja = _contesta(client, CASA)
    otro = Client()
    persona = _entra(otro)
    direccion = reverse("portal:ruta_iniciar", args=[hoja.codigo])
    otro.post(direccion, {"para": "mio", "tramite": ["uso-de-suelo"]})
    copia = HojaDeRuta.objects.get(persona=persona)
    assert (copia.pk != hoja.pk, "predio" in hoja.respuestas) == (True, True)
    assert "predio" not in copia.respuestas
    assert "Aldama" not in str(Expediente.objects.get().respuestas)
    hoja.refresh_from_db()
    assert hoja.persona is None


def test_a_roadmap_may_be_kept_without_starting_anything(client: Client) -> None:
    hoja = _contesta(client, CASA)
    persona = _entra(client)
    client.post(reverse("portal:ruta_iniciar", args=[hoja.codigo]), {"_guardar": "si"})
    hoja.refresh_from_db()
    assert (hoja.persona, hoja.iniciada_at) == (persona, None)
    assert not Expediente.objects.exists()
    assert "Aún no empiezas sus trámites" in client.get("/mis-tramites/").content.decode()
    # Kept, its place is not for whoever comes later to the same browser.
    client.logout()
    assert "Aldama 1204" not in _texto(client, "ruta_hoja", hoja.codigo)


def test_going_on_with_a_draft_brings_what_was_given_in_the_others(client: Client) -> None:
    persona = _entra(client)
    hoja = _contesta(client, CASA)
    elegidos = ["uso-de-suelo", "dictamen-proteccion-civil"]
    client.post(
        reverse("portal:ruta_iniciar", args=[hoja.codigo]), {"para": "mio", "tramite": elegidos}
    )
    suelo, civil = (Expediente.objects.get(tramite__slug=slug) for slug in elegidos)
    suelo.guardar_respuestas(suelo.revision, {**suelo.respuestas, "nombre_comercial": "La Sierra"})
    fabrica.adjuntar_lo_pedido(suelo, persona)
    seguir = reverse("portal:ruta_seguir", args=[hoja.codigo, civil.pk])
    assert client.post(seguir).headers["Location"].endswith(f"{civil.pk}/llenar/")
    civil.refresh_from_db()
    assert civil.respuestas["nombre_comercial"] == "La Sierra"
    assert civil.tomado["nombre_comercial"] == "ruta"
    ajena = Client()
    _entra(ajena)
    assert ajena.post(seguir).status_code == 404


def test_too_many_roadmaps_from_one_address_are_stopped(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr("experta.portal.views.rutas.POR_MINUTO", 1)
    with reloj.detenido(reloj.ahora()):
        assert client.post(URL, PUESTO).status_code == 302
        assert client.post(URL, PUESTO).status_code == 429
    assert HojaDeRuta.objects.count() == 1


def test_what_is_complete_and_waits_for_no_other_is_sent_together(client: Client) -> None:
    persona = _entra(client)
    hoja = HojaDeRuta.nueva(ruta="construir", respuestas={}, persona=persona)
    hoja.iniciar(reloj.ahora())
    listo = fabrica.borrador("uso-de-suelo", persona)
    a_medias = fabrica.borrador("permiso-via-publica", persona)
    a_medias.guardar_respuestas(a_medias.revision, {})
    en_espera = fabrica.borrador("construccion-mayor-60", persona)
    for caso in (listo, a_medias, en_espera):
        hoja.agregar(caso)
    direccion = reverse("portal:ruta_enviar", args=[hoja.codigo])
    pagina = client.get(direccion).content.decode()
    assert [str(caso.pk) in pagina for caso in (listo, a_medias, en_espera)] == [True, False, False]
    casos = [str(caso.pk) for caso in (listo, a_medias, en_espera)]
    datos = {"expediente": casos, "llave": "x", f"version-{listo.pk}": str(listo.version_id)}
    for _ in range(2):
        respuesta = client.post(direccion, datos, follow=True)
    assert respuesta.redirect_chain[-1][0] == reverse("portal:ruta_avance", args=[hoja.codigo])
    enviados = Expediente.objects.ingresados()
    assert [caso.pk for caso in enviados] == [listo.pk]


def test_one_that_changed_meanwhile_is_told_and_stops_no_other(client: Client) -> None:
    persona = _entra(client)
    hoja = HojaDeRuta.nueva(ruta=NEGOCIO, respuestas={}, persona=persona)
    hoja.iniciar(reloj.ahora())
    casos = [fabrica.borrador(slug, persona) for slug in ("uso-de-suelo", "permiso-via-publica")]
    for caso in casos:
        hoja.agregar(caso)
    datos = {"expediente": [str(caso.pk) for caso in casos], "llave": "x"}
    datos[f"version-{casos[1].pk}"] = str(casos[1].version_id)  # of the other, none was read
    direccion = reverse("portal:ruta_enviar", args=[hoja.codigo])
    pagina = client.post(direccion, datos, follow=True).content.decode()
    assert "El trámite cambió mientras lo llenabas." in pagina
    assert "enviado con folio" in pagina
    assert [caso.pk for caso in Expediente.objects.ingresados()] == [casos[1].pk]


def test_a_draft_that_should_wait_says_so_and_can_be_sent_all_the_same(client: Client) -> None:
    persona = _entra(client)
    hoja = HojaDeRuta.nueva(ruta=NEGOCIO, respuestas={}, persona=persona)
    hoja.iniciar(reloj.ahora())
    suelo, civil = (
        fabrica.borrador(slug, persona) for slug in ("uso-de-suelo", "dictamen-proteccion-civil")
    )
    for caso in (suelo, civil):
        hoja.agregar(caso)
    primero, pagina = (
        client.get(reverse("portal:revisar", args=[caso.pk])).content.decode()
        for caso in (suelo, civil)
    )
    for dicho in (
        "Primero conviene terminar:",
        f'href="{reverse("portal:expediente", args=[suelo.pk])}"',
        "Esta solicitud se puede enviar ya, pero pueden pedirte esa resolución.",
        reverse("portal:ruta_avance", args=[hoja.codigo]),
    ):
        assert dicho in pagina
        assert dicho not in primero
    seguimiento = _texto(client, "ruta_avance", hoja.codigo)
    assert seguimiento.index("Se puede enviar ya") < seguimiento.index("Conviene esperar")
    enviar = {"llave": "una-llave", "version": str(civil.version_id)}
    client.post(reverse("portal:enviar", args=[civil.pk]), enviar)
    assert [caso.pk for caso in Expediente.objects.ingresados()] == [civil.pk]
