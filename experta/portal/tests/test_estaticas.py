"""The notice, the theme and the files that machines ask for."""

from dataclasses import fields
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.xml import leer_xml
from experta.pantallas.contexto import version_del_tema
from experta.portal.tests.lectura import hoja, leido
from experta.portal.views.errores import falla
from experta.tramitacion.privacidad import AvisoDePrivacidad, leer_aviso
from tests import fabrica

pytestmark = pytest.mark.django_db


def texto(client: Client, ruta: str) -> str:
    respuesta = client.get(ruta)
    assert respuesta.status_code == 200
    return leido(respuesta)


def test_the_short_notice_says_what_art_22_asks_and_leads_to_the_whole_one(client: Client) -> None:
    aviso = leer_aviso(settings.MUNICIPIO.carpeta)
    corto = texto(client, "/aviso-de-privacidad/")
    assert aviso.responsable in corto
    assert all(finalidad["para"] in corto for finalidad in aviso.finalidades)
    assert " ".join(aviso.negativa.split()) in corto
    assert "/aviso-de-privacidad/integral/" in client.get("/aviso-de-privacidad/").content.decode()


def test_the_whole_notice_says_what_art_21_asks(client: Client) -> None:
    aviso = leer_aviso(settings.MUNICIPIO.carpeta)
    entero = texto(client, "/aviso-de-privacidad/integral/")
    dichos = [aviso.responsable, settings.MUNICIPIO.domicilio, aviso.arco, aviso.cambios]
    dichos += [aviso.transparencia["domicilio"], aviso.transparencia["correo"], *aviso.fundamento]
    dichos += [grupo["cuales"] for grupo in aviso.datos]
    assert [dicho for dicho in dichos if " ".join(dicho.split()) not in entero] == []


def test_the_notice_that_is_accepted_is_the_one_that_is_shown() -> None:
    assert leer_aviso(settings.MUNICIPIO.carpeta).version == settings.AVISO_DE_PRIVACIDAD


def test_an_example_notice_says_that_it_is_one(client: Client) -> None:
    assert leer_aviso(settings.MUNICIPIO.carpeta).certeza == "demostración"
    assert "es un ejemplo para la demostración" in texto(client, "/aviso-de-privacidad/")


@pytest.mark.parametrize("campo", [campo.name for campo in fields(AvisoDePrivacidad)])
def test_a_notice_without_one_of_its_parts_is_refused(tmp_path: Path, campo: str) -> None:
    lineas = (settings.MUNICIPIO.carpeta / "privacidad.yaml").read_text().splitlines()
    quitando, quedan = False, []
    for linea in lineas:
        if linea[:1].isalpha():
            quitando = linea.startswith(f"{campo}:")
        if not quitando:
            quedan.append(linea)
    (tmp_path / "privacidad.yaml").write_text("\n".join(quedan))
    with pytest.raises(ContenidoInvalido, match=campo):
        leer_aviso(tmp_path)


def test_the_theme_may_be_kept_for_ever_even_by_who_is_logged_in(client: Client) -> None:
    client.force_login(fabrica.ciudadana())
    respuesta = client.get(f"/tema-{version_del_tema()}.css")
    assert "immutable" in respuesta["Cache-Control"]
    assert respuesta["Content-Type"].startswith("text/css")
    assert "--principal:" in respuesta.content.decode()


def test_the_theme_of_another_version_leads_to_this_one(client: Client) -> None:
    assert client.get("/tema-vieja.css")["Location"] == f"/tema-{version_del_tema()}.css"


def test_every_page_links_the_theme(client: Client) -> None:
    pagina = hoja(client.get("/accesibilidad/"))
    assert f"/tema-{version_del_tema()}.css" in pagina.xpath("//link[@rel='stylesheet']/@href")


def test_search_engines_are_led_to_public_pages_only(client: Client) -> None:
    fabrica.publicar(fabrica.RESIDENCIA)
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /mis-tramites/" in robots
    assert f"{settings.URL_PUBLICA}/sitemap.xml" in robots
    mapa = leer_xml(client.get("/sitemap.xml").content)
    direcciones = [nodo.text for nodo in mapa.iter("{*}loc")]
    assert f"{settings.URL_PUBLICA}/tramites/{fabrica.RESIDENCIA}/" in direcciones
    assert not any("/mis-tramites" in direccion for direccion in direcciones)


def test_what_breaks_here_gives_a_name_to_ask_for_help() -> None:
    pedido = RequestFactory().get("/")
    pedido.id = "853c839c3f48a9ff"  # type: ignore[attr-defined]  # given by RequestIdMiddleware
    respuesta = falla(pedido)
    assert respuesta.status_code == 500
    assert "853c839c3f48a9ff" in leido(respuesta)


def test_the_old_icon_leads_to_the_new_one(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"].endswith("icono.svg")
