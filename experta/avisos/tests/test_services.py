"""The outbox: written once with its aviso, sent at least once, never by two workers at a time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from experta.avisos import services
from experta.avisos.canales import CANALES
from experta.avisos.errores import CanalCaido, EntregaPospuesta, EntregaRechazada
from experta.avisos.models import Aviso, Mensaje
from experta.avisos.tests import fabrica
from experta.comun import reloj

RELOJ = Callable[[str], datetime]
Estado = Mensaje.Estado


@pytest.fixture
def canal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., fabrica.CanalDePrueba]:
    """Give `canal(*fallos)`: e-mail leaves by a channel that fails in those ways, then works."""

    def poner(*fallos: Exception | None) -> fabrica.CanalDePrueba:
        prueba = fabrica.CanalDePrueba(*fallos)
        monkeypatch.setitem(CANALES, "archivo", prueba)
        return prueba

    return poner


PONER = Callable[..., fabrica.CanalDePrueba]


@pytest.mark.django_db
def test_un_aviso_deja_su_correo_con_un_message_id_derivado() -> None:
    aviso = services.avisar(persona=fabrica.persona(), titulo="Ya\r\nestá", texto="Pasa por él.")
    mensaje = Mensaje.objects.get()
    assert mensaje.message_id == f"<aviso-{aviso.pk}@localhost>"
    assert (mensaje.medio, mensaje.destino, mensaje.asunto) == (
        Mensaje.Medio.CORREO,
        aviso.persona.correo,
        "Ya está",
    )
    assert mensaje.cuerpo.startswith("Hola, Ana:\n\nPasa por él.\n")
    assert "http://localhost:8000/avisos/" in mensaje.cuerpo


@pytest.mark.django_db
def test_a_quien_solo_tiene_telefono_se_le_manda_sms_sin_el_texto() -> None:
    persona = fabrica.persona(correo=None, telefono="+526141234567")
    services.avisar(persona=persona, titulo="Tienes un aviso.", texto="Tu CURP no coincide")
    mensaje = Mensaje.objects.get()
    assert (mensaje.medio, mensaje.destino) == (Mensaje.Medio.SMS, "+526141234567")
    assert "Tienes un aviso. Míralo" in mensaje.cuerpo
    assert "CURP" not in mensaje.cuerpo


@pytest.mark.django_db
@pytest.mark.parametrize("telefono", [None, "+526141234567"])
def test_sin_por_donde_queda_el_aviso_en_la_cuenta(settings: Any, telefono: str | None) -> None:
    settings.AVISOS_CANALES = {"correo": "smtp"}
    persona = fabrica.persona(correo=None, telefono=telefono)
    services.avisar(persona=persona, titulo="Hola", texto="Hola")
    assert Aviso.objects.visible_to(persona).count() == 1
    assert not Mensaje.objects.exists()


@pytest.mark.django_db
def test_si_el_acto_se_deshace_no_queda_nada() -> None:
    persona = fabrica.persona()
    with transaction.atomic():
        services.avisar(persona=persona, titulo="Hola", texto="Hola")
        transaction.set_rollback(True)
    assert not Aviso.objects.exists()
    assert not Mensaje.objects.exists()


@pytest.mark.django_db
def test_cada_quien_lee_sus_avisos() -> None:
    ana, eva = fabrica.persona(), fabrica.persona()
    for persona in (ana, ana, eva):
        services.avisar(persona=persona, titulo="Hola", texto="Hola")
    assert services.marcar_leidos(persona=ana) == 2
    assert services.marcar_leidos(persona=ana) == 0
    assert Aviso.objects.visible_to(eva).sin_leer().count() == 1


@pytest.mark.django_db
def test_el_mismo_buzon_y_clave_hacen_un_solo_correo() -> None:
    primero = fabrica.mensaje(clave="minuta-2026-03-12")
    assert fabrica.mensaje(clave="minuta-2026-03-12") == primero
    assert primero.message_id == "<minuta-2026-03-12@localhost>"


@pytest.mark.django_db
def test_lo_enviado_no_se_envia_otra_vez(canal: PONER) -> None:
    prueba, mensaje = canal(), fabrica.mensaje()
    assert services.enviar_pendientes(limite=10) == 1
    assert services.enviar_pendientes(limite=10) == 0
    mensaje.refresh_from_db()
    assert (mensaje.estado, mensaje.intentos, prueba.vistos) == (
        Estado.ENVIADO,
        1,
        [mensaje.message_id],
    )
    assert mensaje.enviado_at is not None


@pytest.mark.django_db
def test_un_reintento_espera_y_conserva_su_message_id(canal: PONER, reloj_en: RELOJ) -> None:
    momento = reloj_en("2026-03-12 10:00")
    prueba, mensaje = canal(EntregaPospuesta("450 lleno")), fabrica.mensaje()
    assert services.enviar_pendientes(limite=10) == 0
    mensaje.refresh_from_db()
    assert (mensaje.estado, mensaje.error) == (Estado.PENDIENTE, "450 lleno")
    with reloj.detenido(momento + timedelta(seconds=59)):
        assert services.enviar_pendientes(limite=10) == 0
    with reloj.detenido(momento + timedelta(seconds=60)):
        assert services.enviar_pendientes(limite=10) == 1
    assert prueba.vistos == [mensaje.message_id] * 2


@pytest.mark.django_db
@pytest.mark.parametrize("final", [None, EntregaRechazada("550 no existe")])
def test_lo_reservado_conserva_su_texto_mientras_se_reintenta_y_ni_un_momento_mas(
    canal: PONER, reloj_en: RELOJ, final: Exception | None
) -> None:
    momento = reloj_en("2026-03-12 10:00")
    canal(EntregaPospuesta("450 lleno"), final)
    mensaje = services.encolar_correo(
        destino="a@example.com", asunto="Tu código", cuerpo="Es 123", cuerpo_html="<p>Es 123</p>"
    )
    services.enviar_pendientes(limite=10)
    mensaje.refresh_from_db()
    assert (mensaje.estado, mensaje.cuerpo) == (Estado.PENDIENTE, "Es 123")
    with reloj.detenido(momento + timedelta(minutes=1)):
        services.enviar_pendientes(limite=10)
    mensaje.refresh_from_db()
    assert mensaje.estado == (Estado.FALLIDO if final else Estado.ENVIADO)
    assert (mensaje.asunto, mensaje.cuerpo, mensaje.cuerpo_html) == ("Tu código", "", "")


def test_la_espera_se_duplica_hasta_seis_horas_y_sobrevive_dos_dias_sin_servidor() -> None:
    esperas = [services.espera(n) for n in range(1, services.INTENTOS)]
    assert esperas[:4] == [timedelta(minutes=m) for m in (1, 2, 4, 8)]
    assert max(esperas) == timedelta(hours=6)
    assert sum(esperas, timedelta()) > timedelta(days=2)


@pytest.mark.django_db
def test_lo_rechazado_no_se_reintenta_y_los_demas_salen(canal: PONER) -> None:
    canal(EntregaRechazada("550 no existe"))
    malo, bueno = fabrica.mensaje(), fabrica.mensaje()
    assert services.enviar_pendientes(limite=10) == 1
    malo.refresh_from_db()
    bueno.refresh_from_db()
    assert (malo.estado, malo.error) == (Estado.FALLIDO, "550 no existe")
    assert bueno.estado == Estado.ENVIADO


@pytest.mark.django_db
def test_un_error_inesperado_no_detiene_a_los_demas(canal: PONER) -> None:
    canal(UnicodeError())
    malo, _ = fabrica.mensaje(), fabrica.mensaje()
    assert services.enviar_pendientes(limite=10) == 1
    malo.refresh_from_db()
    assert (malo.estado, malo.error) == (Estado.PENDIENTE, "UnicodeError")


@pytest.mark.django_db
def test_con_el_canal_caido_no_se_gastan_los_intentos_de_los_demas(canal: PONER) -> None:
    prueba = canal(*[CanalCaido("no responde")] * 9)
    mensajes = [fabrica.mensaje() for _ in range(3)]
    assert services.enviar_pendientes(limite=10) == 0
    assert len(prueba.vistos) == 1
    assert sum(Mensaje.objects.values_list("intentos", flat=True)) == 1
    # The next round starts with another one.
    services.enviar_pendientes(limite=10)
    assert prueba.vistos == [m.message_id for m in mensajes[:2]]


@pytest.mark.django_db
def test_tras_el_ultimo_intento_queda_fallido(canal: PONER) -> None:
    canal(EntregaPospuesta("450 lleno"), EntregaPospuesta("450 lleno"))
    mensaje = fabrica.mensaje()
    Mensaje.objects.update(intentos=services.INTENTOS - 2)
    services.enviar_pendientes(limite=1)
    mensaje.refresh_from_db()
    assert mensaje.estado == Estado.PENDIENTE
    with reloj.detenido(mensaje.siguiente_at):
        services.enviar_pendientes(limite=1)
    mensaje.refresh_from_db()
    assert (mensaje.estado, mensaje.intentos) == (Estado.FALLIDO, services.INTENTOS)


@pytest.mark.django_db
def test_dos_trabajadores_no_toman_el_mismo_mensaje(monkeypatch: pytest.MonkeyPatch) -> None:
    fabrica.mensaje()
    vistos = []

    class Lento:
        def enviar(self, mensaje: Mensaje) -> None:
            vistos.append(mensaje.message_id)
            assert services.enviar_pendientes(limite=10) == 0  # the other, while this one sends

    monkeypatch.setitem(CANALES, "archivo", Lento())
    assert services.enviar_pendientes(limite=10) == 1
    assert len(vistos) == 1


@pytest.mark.django_db
def test_quien_leyo_la_lista_antes_no_toma_lo_que_otro_ya_tomo() -> None:
    mensaje = fabrica.mensaje()
    antes = Mensaje.objects.get()
    assert services._tomar(mensaje)
    assert not services._tomar(antes)


@pytest.mark.django_db
def test_si_el_trabajador_muere_al_enviar_el_mensaje_no_se_pierde(reloj_en: RELOJ) -> None:
    reloj_en("2026-03-12 10:00")
    services._tomar(fabrica.mensaje())
    reloj_en("2026-03-12 10:01")
    assert services.enviar_pendientes(limite=10) == 1


@pytest.mark.django_db
def test_se_envian_los_mas_antiguos_y_no_mas_que_el_limite(canal: PONER, reloj_en: RELOJ) -> None:
    reloj_en("2026-03-12 10:00")
    viejo = fabrica.mensaje()
    reloj_en("2026-03-12 10:05")
    fabrica.mensaje()
    prueba = canal()
    assert services.enviar_pendientes(limite=1) == 1
    assert prueba.vistos == [viejo.message_id]
