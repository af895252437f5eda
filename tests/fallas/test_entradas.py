"""Bad input: a clear sentence beside its field, nothing typed is lost, nothing is revealed."""

import re
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.portal.tests.solicitudes import entrar, formulario_de
from tests import fabrica

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF"


@pytest.fixture
def ana() -> Persona:
    return fabrica.ciudadana()


@pytest.fixture
def borrador(ana: Persona) -> Expediente:
    return fabrica.borrador(persona=ana)


def _imagen() -> bytes:
    datos = BytesIO()
    Image.new("RGB", (900, 700), "white").save(datos, "PNG")
    return datos.getvalue()


def test_una_curp_mal_escrita_se_dice_junto_a_su_campo_y_no_pierde_lo_demas(
    ana: Persona, borrador: Expediente
) -> None:
    pagina = f"/mis-tramites/{borrador.pk}/llenar/persona/"
    navegador = entrar(ana)
    datos = formulario_de(navegador.get(pagina))
    respuesta = navegador.post(pagina, {**datos, "nombre": "Ana Lucía", "curp": "RUSA900514"})
    texto = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert 'href="#campo-curp"' in texto
    assert 'id="campo-curp-error"' in texto
    assert 'value="RUSA900514"' in texto
    assert 'value="Ana Lucía"' in texto


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("vacio.pdf", b""),
        ("disfrazado.jpg", PDF),
        ("disfrazado.pdf", _imagen()),
        ("roto.pdf", b"%PDF-1.4 y nada mas"),
        ("programa.pdf", b"MZ\x90\x00" + b"\x00" * 200),
    ],
)
def test_un_archivo_que_no_es_lo_que_dice_se_rechaza_sin_perder_respuestas(
    ana: Persona, borrador: Expediente, nombre: str, contenido: bytes
) -> None:
    pagina = f"/mis-tramites/{borrador.pk}/llenar/documentos/"
    navegador = entrar(ana)
    datos = formulario_de(navegador.get(pagina))
    antes = borrador.adjuntos.count()
    archivo = SimpleUploadedFile(nombre, contenido)
    respuesta = navegador.post(
        pagina, {**datos, "comprobante_a_nombre_de": "familiar", "identificacion": archivo}
    )
    assert respuesta.status_code == 422
    assert 'id="campo-identificacion-error"' in respuesta.content.decode()
    assert borrador.adjuntos.count() == antes
    assert fabrica.leer(borrador).respuestas["comprobante_a_nombre_de"] == "familiar"


def test_un_folio_ajeno_y_uno_que_no_existe_son_la_misma_pagina(borrador: Expediente) -> None:
    otra = entrar(fabrica.ciudadana())
    ajeno = otra.get(f"/mis-tramites/{borrador.pk}/")
    ninguno = otra.get(f"/mis-tramites/{uuid4()}/")
    assert ajeno.status_code == ninguno.status_code == 404
    assert _sin_ruta(ajeno.content) == _sin_ruta(ninguno.content)


def test_un_codigo_que_nadie_tiene_lo_dice_y_ofrece_otra_salida(client: Client) -> None:
    respuesta = client.get("/verificar/AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GG/")
    assert respuesta.status_code == 404
    assert 'href="/verificar/"' in respuesta.content.decode()


def test_si_la_sesion_termina_a_media_pagina_lo_escrito_vuelve_al_entrar(
    ana: Persona, borrador: Expediente
) -> None:
    pagina = f"/mis-tramites/{borrador.pk}/llenar/persona/"
    navegador = entrar(ana)
    datos = formulario_de(navegador.get(pagina))
    navegador.logout()
    respuesta = navegador.post(pagina, {**datos, "nombre": "Ana Lucía"})
    texto = respuesta.content.decode()
    assert respuesta.status_code in {302, 401, 403}
    assert "/cuenta/entrar/" in texto or "/cuenta/entrar/" in respuesta.get("Location", "")
    assert fabrica.leer(borrador).respuestas["nombre"] != "Ana Lucía"


def _sin_ruta(pagina: bytes) -> bytes:
    """Return the page without what changes at each request: the nonce, the token, the number."""
    return re.sub(rb'(nonce|value|content)="[^"]*"|[0-9a-f-]{32,36}', b"", pagina)


_NULO = {"q": "\0", "texto": "a\0b", "codigo": "\0", "\0": "x", "pagina": "\0", "giro": "\0"}


@pytest.mark.parametrize(
    "pagina",
    [
        "/",
        "/buscar/",
        "/tramites/",
        "/registro/",
        "/verificar/",
        "/tramites/%00/",
        "/rutas/%00/",
        "/seguir/",
        "/api/v1/registro",
        "/api/v1/tramites/%00",
        "/api/v1/buscar",
        "/api/v1/documentos/%00",
    ],
)
def test_ningun_signo_que_la_base_rechaza_tira_una_pagina(pagina: str) -> None:
    respuesta = Client().get(pagina, _NULO)
    assert respuesta.status_code < 500
    assert b"\0" not in respuesta.content


def test_un_nulo_en_un_formulario_o_una_galleta_no_llega_a_la_base(
    ana: Persona, borrador: Expediente
) -> None:
    navegador = entrar(ana)
    pagina = f"/mis-tramites/{borrador.pk}/llenar/persona/"
    datos = formulario_de(navegador.get(pagina))
    guardar = navegador.post(pagina, {**datos, "nombre": "Ana\0Lucía", "\0": "\0"})
    assert guardar.status_code == 302
    borrador.refresh_from_db()
    assert borrador.respuestas["nombre"] == "Ana\ufffdLucía"
    navegador.cookies["sessionid"] = "\0" * 32
    assert navegador.get(pagina).status_code == 302
    datos = {"login": "a\0", "password": "\0"}
    assert navegador.post("/cuenta/entrar/", datos).status_code == 422
