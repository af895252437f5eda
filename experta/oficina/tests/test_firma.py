"""An officer signs what is theirs, one document at a time, having just proved to be there."""

from datetime import timedelta

import pytest

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos.models import Documento, Firma
from experta.oficina.tests.apoyo import arbol, como, consultas, leido
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.consultas.firma import documentos_por_firmar
from tests import fabrica

pytestmark = pytest.mark.django_db
CHAROLA = "/oficina/firma/"


def por_firmar() -> tuple[Documento, Persona]:
    expediente = fabrica.por_firmar()
    documento = Documento.objects.por_firmar().get(expediente=expediente)
    assert documento.nombramiento
    return documento, documento.nombramiento.persona


def test_the_tray_shows_what_waits_for_that_officer_and_no_other() -> None:
    documento, firmante = por_firmar()
    assert documento.titulo in leido(como(firmante).get(CHAROLA))
    otra = fabrica.funcionaria("firmante", "obras")
    assert "Nada espera tu firma" in leido(como(otra).get(CHAROLA))


def test_who_does_not_sign_finds_no_tray() -> None:
    assert como(fabrica.funcionaria("revisor")).get(CHAROLA).status_code == 404
    assert como(fabrica.ciudadana()).get(CHAROLA).status_code == 404


def test_signing_takes_the_password_again_and_tells_what_was_signed() -> None:
    documento, firmante = por_firmar()
    datos = {"documento": [str(documento.pk)], "dato": fabrica.CONTRASENA}
    respuesta = como(firmante).post(CHAROLA, datos, follow=True)
    assert "Firmaste 1 documento" in leido(respuesta)
    firma = Firma.objects.get(documento=documento)
    assert (firma.firmante, firma.metodo) == (firmante, "contrasena")


def test_a_wrong_password_signs_nothing_and_keeps_what_was_ticked() -> None:
    documento, firmante = por_firmar()
    datos = {"documento": [str(documento.pk)], "dato": "otra cosa"}
    respuesta = como(firmante).post(CHAROLA, datos)
    assert respuesta.status_code == 422
    pagina = arbol(respuesta)
    assert pagina.xpath("//input[@name='documento'][@checked]/@value") == [str(documento.pk)]
    assert pagina.xpath("//div[@role='alert']//a/@href") == ["#campo-dato"]
    assert not Firma.objects.filter(documento=documento).exists()


def test_nothing_ticked_is_said_before_the_password_is_tried() -> None:
    _documento, firmante = por_firmar()
    respuesta = como(firmante).post(CHAROLA, {"dato": fabrica.CONTRASENA})
    assert respuesta.status_code == 422
    assert "Elige al menos un documento" in leido(respuesta)


def test_one_that_was_signed_elsewhere_does_not_stop_the_others() -> None:
    primero, firmante = por_firmar()
    segundo = Documento.objects.por_firmar().get(expediente=fabrica.por_firmar())
    firmar(persona=firmante, documento=primero, metodo="contrasena")
    datos = {"documento": [str(primero.pk), str(segundo.pk)], "dato": fabrica.CONTRASENA}
    texto = leido(como(firmante).post(CHAROLA, datos, follow=True))
    assert "1 documento no se firmó" in texto
    assert "se firmó en otra ventana" in texto
    assert Firma.objects.filter(documento=segundo).exists()


def test_a_document_of_another_officer_is_never_signed_nor_read() -> None:
    documento, _firmante = por_firmar()
    otra = como(fabrica.funcionaria("firmante", "obras"))
    datos = {"documento": [str(documento.pk), "nada"], "dato": fabrica.CONTRASENA}
    otra.post(CHAROLA, datos)
    assert not Firma.objects.filter(documento=documento).exists()
    assert otra.get(f"{CHAROLA}{documento.pk}/").status_code == 404


def test_what_is_signed_can_be_read_first() -> None:
    documento, firmante = por_firmar()
    respuesta = como(firmante).get(f"{CHAROLA}{documento.pk}/")
    assert respuesta.content.startswith(b"%PDF")
    assert respuesta["Content-Disposition"].startswith("attachment")


def test_exceptions_come_first_with_their_reason() -> None:
    favorable, firmante = por_firmar()
    contra = fabrica.resuelto(fabrica.ingresado(), "desfavorable")
    pagina = arbol(como(firmante).get(CHAROLA))
    orden = pagina.xpath("//input[@name='documento']/@value")
    en_contra = Documento.objects.por_firmar().get(expediente=contra)
    assert orden == [str(en_contra.pk), str(favorable.pk)]
    assert "En contra" in pagina.text_content()


def test_the_tray_costs_the_same_for_one_and_for_many() -> None:
    _documento, firmante = por_firmar()
    cliente = como(firmante)
    cliente.get(CHAROLA)
    una = consultas(cliente, CHAROLA)
    for _ in range(4):
        fabrica.por_firmar()
    assert consultas(cliente, CHAROLA) == una


def test_an_issued_document_is_revoked_with_its_reason_by_its_office_alone() -> None:
    expediente = fabrica.concluido()
    documento = Documento.objects.get(expediente=expediente, clase="resolucion")
    assert documento.nombramiento
    firmante, url = documento.nombramiento.persona, f"{CHAROLA}{documento.pk}/revocar/"
    otra = como(fabrica.funcionaria("firmante", "obras"))
    datos = {"motivo": "Se acreditó que el domicilio era falso.", "fundamento": "LFPA, art. 6"}
    assert otra.post(url, datos).status_code == 404
    for falta in datos:
        assert como(firmante).post(url, datos | {falta: ""}).status_code == 422
    assert como(firmante).post(url, datos).status_code == 302
    documento.refresh_from_db()
    assert documento.estado == "revocado"
    assert documento.motivo_revocacion == datos["motivo"]
    assert documento.fundamento_revocacion == datos["fundamento"]
    assert como(firmante).post(url, datos).status_code == 409


def test_an_issued_document_is_suspended_and_lifted_by_its_office_alone() -> None:
    expediente = fabrica.concluido()
    documento = Documento.objects.get(expediente=expediente, clase="resolucion")
    assert documento.nombramiento
    firmante, base = documento.nombramiento.persona, f"{CHAROLA}{documento.pk}/"
    datos = {"causa": "falta_de_pago", "motivo": "Debe el derecho de 2027.", "fundamento": "Art. 3"}
    otra, suya = como(fabrica.funcionaria("firmante", "obras")), como(firmante)
    assert otra.post(f"{base}suspender/", datos).status_code == 404
    assert suya.post(f"{base}suspender/", datos | {"causa": "porque-si"}).status_code == 422
    assert suya.post(f"{base}suspender/", datos | {"fundamento": ""}).status_code == 422
    assert suya.post(f"{base}suspender/", datos).status_code == 302
    documento.refresh_from_db()
    assert documento.estado == "suspendido"
    assert suya.post(f"{base}suspender/", datos).status_code == 409
    pagina = suya.get(f"/oficina/expedientes/{expediente.pk}/").content.decode()
    assert f"{base}levantar/" in pagina
    assert f"{base}suspender/" not in pagina
    assert "Debe el derecho de 2027." in suya.get(f"{base}levantar/").content.decode()
    assert otra.post(f"{base}levantar/", {"motivo": "Ya pagó."}).status_code == 404
    assert suya.post(f"{base}levantar/", {"motivo": "Ya pagó."}).status_code == 302
    documento.refresh_from_db()
    assert documento.estado == "vigente"
    assert suya.post(f"{base}levantar/", {"motivo": "Ya pagó."}).status_code == 409


def test_a_document_of_who_left_is_taken_over_in_the_tray() -> None:
    documento, firmante = por_firmar()
    nueva = fabrica.funcionaria("firmante", documento.dependencia)
    firmante.nombramientos.update(hasta=reloj.hoy() - timedelta(days=1))
    pagina = leido(como(nueva).get(CHAROLA))
    assert "Preparar a mi nombre" in pagina
    assert "Ya no firma" in pagina
    respuesta = como(nueva).post(CHAROLA, {"reasignar": str(documento.pk)}, follow=True)
    assert "Preparamos" in leido(respuesta)
    fabrica.drenar()
    assert (
        f"firmar-{documentos_por_firmar(nueva).get().pk}"
        in como(nueva).get(CHAROLA).content.decode()
    )


def test_a_document_of_another_office_is_not_taken_over() -> None:
    documento, _firmante = por_firmar()
    ajena = como(fabrica.funcionaria("firmante", "obras"))
    assert ajena.post(CHAROLA, {"reasignar": str(documento.pk)}).status_code == 404
    assert ajena.post(CHAROLA, {"reasignar": "nada"}).status_code == 404
