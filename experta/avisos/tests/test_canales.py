"""Each channel delivers the same message each time, and tells its own fault from the message's."""

from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail

from experta.avisos import services
from experta.avisos.canales import CANALES, canal
from experta.avisos.errores import CanalCaido, EntregaPospuesta, EntregaRechazada
from experta.avisos.models import Mensaje
from experta.avisos.tests import fabrica

BANDEJA = "experta.avisos.correo.BandejaDeSalida"


@pytest.mark.django_db
def test_el_servidor_recibe_el_mensaje_con_su_identidad(settings: Any) -> None:
    mensaje = fabrica.mensaje()
    with fabrica.servidor_smtp(settings) as servidor:
        assert services.enviar_pendientes(limite=1) == 1
    recibido = message_from_bytes(servidor.recibidos[0], policy=policy.default)
    assert recibido["Message-ID"] == mensaje.message_id
    assert recibido["To"] == "buzon@example.com"
    assert recibido["Auto-Submitted"] == "auto-generated"
    assert recibido.get_content().strip() == mensaje.cuerpo


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("respuestas", "error"),
    [
        ({"RCPT": "550 no existe"}, EntregaRechazada),
        ({"RCPT": "450 buzon lleno"}, EntregaPospuesta),
        ({"DATA": "554 rechazado"}, EntregaRechazada),
        ({"DATA": "451 espera"}, EntregaPospuesta),
        ({"MAIL": "550 remitente no permitido"}, CanalCaido),
        ({"EHLO": "421 cerrado", "HELO": "421 cerrado"}, CanalCaido),
    ],
)
def test_se_distingue_la_falla_del_mensaje_de_la_del_servidor(
    settings: Any, respuestas: dict[str, str], error: type[Exception]
) -> None:
    mensaje = fabrica.mensaje()
    with (
        fabrica.servidor_smtp(settings, **respuestas),
        pytest.raises(EntregaPospuesta if error is CanalCaido else error) as encontrado,
    ):
        canal("correo").enviar(mensaje)
    assert type(encontrado.value) is error


@pytest.mark.django_db
def test_un_servidor_apagado_es_un_canal_caido(settings: Any) -> None:
    with fabrica.servidor_smtp(settings):
        pass
    with pytest.raises(CanalCaido):
        CANALES["smtp"].enviar(fabrica.mensaje())
    with pytest.raises(CanalCaido):
        CANALES["falla"].enviar(fabrica.mensaje())


@pytest.mark.django_db
def test_la_demostracion_deja_un_correo_que_se_puede_leer(settings: Any, tmp_path: Path) -> None:
    settings.SALIDA_DIR = tmp_path
    mensaje = fabrica.mensaje()
    CANALES["archivo"].enviar(mensaje)
    CANALES["archivo"].enviar(mensaje)  # a retry falls on the same file
    (archivo,) = (tmp_path / "mensajes").iterdir()
    assert archivo.suffix == ".eml"
    assert "Cuerpo con eñe y acentó." in archivo.read_text(encoding="utf-8")
    leido = message_from_bytes(archivo.read_bytes(), policy=policy.default)
    assert (leido["Message-ID"], leido["Subject"]) == (mensaje.message_id, "Minuta de hoy")


@pytest.mark.django_db
def test_la_demostracion_deja_los_sms_en_texto(settings: Any, tmp_path: Path) -> None:
    settings.SALIDA_DIR = tmp_path
    persona = fabrica.persona(correo=None, telefono="+526141234567")
    services.avisar(persona=persona, titulo="Tu constancia está lista", texto="…")
    assert services.enviar_pendientes(limite=1) == 1
    (archivo,) = (tmp_path / "mensajes").iterdir()
    assert archivo.suffix == ".txt"
    assert archivo.read_text(encoding="utf-8").startswith("Para: +526141234567\n\nExperta: Tu cons")


@pytest.mark.django_db
def test_el_nombre_del_archivo_no_sale_de_su_carpeta(settings: Any, tmp_path: Path) -> None:
    settings.SALIDA_DIR = tmp_path
    CANALES["archivo"].enviar(fabrica.mensaje(clave="../../etc/passwd"))
    assert len(list((tmp_path / "mensajes").iterdir())) == 1


@pytest.mark.django_db
def test_el_correo_de_las_cuentas_espera_en_la_bandeja_de_salida(settings: Any) -> None:
    settings.EMAIL_BACKEND = BANDEJA
    correo = EmailMultiAlternatives("Confirma\ttu correo", "Código 1", to=["a@example.com"])
    correo.cc = ["b@example.com"]
    correo.attach_alternative("<p>Código 1</p>", "text/html")
    assert correo.send() == 1
    guardados = Mensaje.objects.order_by("destino")
    assert [m.destino for m in guardados] == ["a@example.com", "b@example.com"]
    assert {(m.asunto, m.cuerpo, m.cuerpo_html) for m in guardados} == {
        ("Confirma tu correo", "Código 1", "<p>Código 1</p>")
    }
    assert len({m.message_id for m in guardados}) == 2


@pytest.mark.django_db
def test_lo_que_se_deja_dos_veces_en_la_bandeja_son_dos_mensajes(settings: Any) -> None:
    settings.EMAIL_BACKEND = BANDEJA
    for _ in range(2):
        send_mail("Hola", "Hola", None, ["a@example.com"])
    assert Mensaje.objects.count() == 2


@pytest.mark.django_db
def test_un_correo_con_archivo_adjunto_no_se_pierde_en_silencio(settings: Any) -> None:
    settings.EMAIL_BACKEND = BANDEJA
    correo = EmailMessage("Hola", "Hola", to=["a@example.com"])
    correo.attach("a.txt", "a", "text/plain")
    with pytest.raises(ValueError, match="adjuntos"):
        correo.send()
    assert not Mensaje.objects.exists()


@pytest.mark.django_db
def test_el_html_de_una_cuenta_sale_como_alternativa(settings: Any) -> None:
    services.encolar_correo(
        destino="a@example.com", asunto="Hola", cuerpo="Texto", cuerpo_html="<p>Texto</p>"
    )
    with fabrica.servidor_smtp(settings) as servidor:
        services.enviar_pendientes(limite=1)
    recibido = message_from_bytes(servidor.recibidos[0], policy=policy.default)
    assert recibido.get_content_type() == "multipart/alternative"
