"""Anybody may check a document; nobody learns more than whether it is ours and in force."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from experta.comun import codigos, reloj
from experta.comun.texto import fecha_larga
from experta.documentos import services, vigor
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.services.apertura import abrir
from experta.portal.tests.lectura import hoja, leido
from experta.tramitacion.actos.desistir import desistir
from tests import fabrica

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 sellado"


@pytest.fixture
def emitido() -> Documento:
    """Return a document in force, with a public field and a private datum."""
    version = fabrica.publicar(fabrica.RESIDENCIA).vigente
    assert version is not None
    persona = fabrica.ciudadana()
    expediente = abrir(version=version, creado_por=persona, titular=persona)
    reserva = services.Reserva(
        clave="constancia",
        clase="resolucion",
        titulo="Constancia de residencia",
        plantilla="_documentos/resolucion-favorable.typ",
        dependencia="secretaria-ayuntamiento",
        lote="lote-1",
        nombramiento=None,
        requiere_firma=False,
        publico=[["Municipio", "Chihuahua"]],
        vigente_desde=reloj.hoy(),
        vigente_hasta=reloj.hoy() + timedelta(days=180),
    )
    documento = services.reservar(expediente=expediente, reserva=reserva)
    services.congelar_datos(documento=documento, datos={"curp": "PEGL850317MCHRRP09"})
    services.guardar_generado(documento=documento, pdf=b"%PDF")
    services.guardar_sellado(documento=documento, pdf=PDF)
    services.poner_en_vigor(Documento.objects.filter(pk=documento.pk))
    documento.refresh_from_db()
    return fabrica.anotado(documento)


def subir(client: Client, contenido: bytes) -> Any:
    archivo = SimpleUploadedFile("constancia.pdf", contenido, "application/pdf")
    return client.post("/verificar/archivo/", {"archivo": archivo})


def test_a_code_typed_as_people_type_is_recognised(client: Client, emitido: Documento) -> None:
    escrito = f" {codigos.agrupado(emitido.codigo).lower().replace(' ', '-')} "
    respuesta = client.get("/verificar/", {"codigo": escrito}, follow=True)
    assert respuesta.status_code == 200
    assert "Auténtico y vigente" in leido(respuesta)


def test_only_the_public_fields_are_shown(client: Client, emitido: Documento) -> None:
    texto = leido(client.get(f"/verificar/{emitido.codigo}/"))
    assert "Municipio Chihuahua" in texto
    assert "Secretaría del Ayuntamiento" in texto
    privado = [emitido.datos["curp"], emitido.folio, emitido.expediente.titular_nombre]
    assert [dato for dato in privado if dato and dato in texto] == []


def test_the_file_itself_is_recognised_and_a_changed_byte_is_not(
    client: Client, emitido: Documento
) -> None:
    assert "Auténtico y vigente" in leido(subir(client, PDF))
    alterado = subir(client, PDF.replace(b"sellado", b"selladO"))
    assert alterado.status_code == 404
    assert "No lo reconocemos" in leido(alterado)


def test_an_uploaded_file_is_not_kept(client: Client, emitido: Documento) -> None:
    antes = {ruta for ruta in settings.VAR.rglob("*") if ruta.is_file()}
    subir(client, PDF + b"x" * 3_000_000)
    nuevos = {ruta for ruta in settings.VAR.rglob("*") if ruta.is_file()} - antes
    assert [ruta for ruta in nuevos if not ruta.name.startswith("test.sqlite3")] == []


def test_a_file_too_big_is_refused_with_a_sentence(client: Client) -> None:
    respuesta = subir(client, b"x" * (settings.SUBIDA_MAXIMA + 1))
    assert respuesta.status_code == 413
    assert "pesa más de 15 MB" in leido(respuesta)


def test_without_code_or_file_the_page_asks_for_it(client: Client) -> None:
    for respuesta in (client.get("/verificar/?codigo="), client.post("/verificar/archivo/")):
        assert respuesta.status_code == 422
        assert hoja(respuesta).xpath("//div[@role='alert']//a")


def test_a_revoked_document_says_so_and_not_why(client: Client, emitido: Documento) -> None:
    oficial = fabrica.funcionaria("firmante")
    vigor.revocar(documento=emitido, persona=oficial, motivo="Mintió Juan Pérez")
    fabrica.anotado(emitido)
    texto = leido(client.get(f"/verificar/{emitido.codigo}/"))
    assert "fue revocado" in texto
    assert "Juan Pérez" not in texto


def test_a_suspended_document_says_since_when_by_whom_and_no_more(
    client: Client, emitido: Documento
) -> None:
    oficial = fabrica.funcionaria("firmante")
    vigor.suspender(
        documento=emitido,
        nombramiento=oficial.nombramientos.get(),
        causa="falta_de_pago",
        motivo="Juan Pérez debe dos mil pesos",
        fundamento="Ley de Ingresos, artículo 3, caso de Juan Pérez",
    )
    fabrica.anotado(emitido)
    for respuesta in (client.get(f"/verificar/{emitido.codigo}/"), subir(client, PDF)):
        texto = leido(respuesta)
        assert "está suspendido: por ahora no vale" in texto
        hoy = fecha_larga(reloj.hoy())
        assert f"Suspendido desde el {hoy} por Secretaría del Ayuntamiento" in texto
        assert "Falta de pago" in texto
        assert "Juan Pérez" not in texto
        assert str(oficial) not in texto


@pytest.mark.parametrize(
    ("dias", "frase"), [(179, "Auténtico y vigente"), (180, "Auténtico y vigente"), (181, "venció")]
)
def test_it_is_in_force_until_its_last_day(
    client: Client, emitido: Documento, dias: int, frase: str
) -> None:
    with reloj.detenido(reloj.ahora() + timedelta(days=dias)):
        assert frase in leido(client.get(f"/verificar/{emitido.codigo}/"))


def test_a_wrong_code_and_a_malformed_one_look_alike(client: Client, emitido: Documento) -> None:
    bueno, malo = codigos.nuevo_codigo(), "hola"
    vistas = []
    for codigo in (bueno, malo):
        respuesta = client.get(f"/verificar/{codigo}/")
        assert respuesta.status_code == 404
        vistas.append(leido(respuesta).replace(codigo, ""))
    assert vistas[0] == vistas[1]


def test_a_document_not_yet_sealed_is_not_recognised(client: Client, emitido: Documento) -> None:
    Documento.objects.filter(pk=emitido.pk).update(estado=Documento.Estado.FIRMADO)
    assert client.get(f"/verificar/{emitido.codigo}/").status_code == 404


def test_whoever_guesses_is_stopped_after_sixty_a_minute(client: Client) -> None:
    with reloj.detenido(reloj.ahora()):
        primeras = {client.get("/verificar/x/").status_code for _ in range(60)}
        ultima = client.get("/verificar/x/")
        otra = client.get("/verificar/x/", REMOTE_ADDR="192.0.2.7")
    assert primeras == {404}
    assert (ultima.status_code, ultima["Retry-After"]) == (429, "60")
    assert otra.status_code == 404


def test_the_official_address_is_said_in_words(client: Client) -> None:
    assert "La dirección oficial es localhost:8000" in leido(client.get("/verificar/"))


def orden_impresa(expediente: Expediente) -> str:
    """Return the address where the printed order of a case is verified."""
    return f"/verificar/{expediente.documentos.get(clave='orden-de-pago').codigo}/"


def test_an_order_is_in_force_while_it_can_be_paid_and_then_it_says_why_not(
    client: Client,
) -> None:
    expediente = fabrica.por_pagar(fabrica.SARE)
    direccion, vence = orden_impresa(expediente), expediente.ordenes.get().vence
    assert "Auténtico y vigente" in leido(client.get(direccion))
    assert fecha_larga(vence) in leido(client.get(direccion))
    with reloj.detenido(reloj.ahora() + (vence - reloj.hoy()) + timedelta(days=1)):
        assert f"Valió hasta el {fecha_larga(vence)}" in leido(client.get(direccion))
    fabrica.pagado(expediente)
    assert "esta orden ya se pagó" in leido(client.get(direccion))


def test_an_order_of_a_case_that_ended_is_not_to_be_paid(client: Client) -> None:
    expediente = fabrica.por_pagar(fabrica.SARE)
    desistir(persona=expediente.creado_por, expediente=expediente)
    assert "esta orden se canceló" in leido(client.get(orden_impresa(expediente)))
    codigo = expediente.documentos.get(clave="orden-de-pago").codigo
    assert client.get(f"/api/v1/verificar/{codigo}").json()["estado"] == "cancelada"


def test_the_folio_of_the_case_is_never_shown_and_its_holder_only_if_the_ficha_says_so(
    client: Client,
) -> None:
    expediente = fabrica.concluido()
    for documento in expediente.documentos.all():
        texto = leido(client.get(f"/verificar/{documento.codigo}/"))
        publicos = dict(client.get(f"/api/v1/verificar/{documento.codigo}").json()["publico"])
        assert str(expediente.folio) not in texto + str(publicos)
        es_constancia = documento.clave == "constancia"
        assert ("Titular" in publicos) == (expediente.titular_nombre in texto) == es_constancia


def test_what_was_issued_with_the_folio_among_its_fields_does_not_show_it(
    client: Client,
) -> None:
    acuse = fabrica.ingresado().documentos.get(clave="acuse")
    Documento.objects.filter(pk=acuse.pk).update(publico=[["Folio", acuse.expediente.folio]])
    assert str(acuse.expediente.folio) not in leido(client.get(f"/verificar/{acuse.codigo}/"))
