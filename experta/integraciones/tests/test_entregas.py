"""What happens is written with the act, told signed, tried again, and can be told again."""

import hmac
import json
import socket
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from experta.comun import reloj
from experta.cuentas.errores import SinFacultad
from experta.cuentas.models import Mandato
from experta.expedientes.models import Acceso, Expediente
from experta.integraciones import entregas, red, suscripciones
from experta.integraciones.errores import DestinoInvalido, SinRespuesta
from experta.integraciones.models import Entrega, EventoDeExpediente, Suscripcion
from experta.integraciones.tests import fabrica
from experta.integraciones.tests.servidor import NOMBRE, receptor
from tests.fabrica import RESIDENCIA, publicar

pytestmark = pytest.mark.django_db
INGRESADO = EventoDeExpediente.Clase.INGRESADO


def caso_de(mandato: Mandato) -> Expediente:
    version = publicar(RESIDENCIA).vigente
    assert version
    assert mandato.representante
    caso = Expediente.objects.create(
        tramite=version.tramite, version=version, creado_por=mandato.representante
    )
    Acceso.objects.create(
        expediente=caso, persona=mandato.representante, mandato=mandato, motivo="representante"
    )
    return caso


def por_entregar(veces: int = 1) -> Suscripcion:
    suscripcion = fabrica.suscripcion()
    caso = caso_de(suscripcion.mandato)
    for _ in range(veces):
        assert entregas.anunciar(expediente=caso, clase=INGRESADO)
    return suscripcion


@pytest.fixture
def enviados(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes, dict[str, str]]]:
    """Take everything that leaves."""
    lista: list[Any] = []

    def tomar(*envio: Any) -> int:
        lista.append(envio)
        return 200

    monkeypatch.setattr(red, "entregar", tomar)
    return lista


@pytest.fixture
def caido(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Let nothing leave; tell how many tried."""
    veces: list[str] = []

    def fallar(url: str, *_: Any) -> int:
        veces.append(url)
        raise SinRespuesta("No contestó.")

    monkeypatch.setattr(red, "entregar", fallar)
    return lambda: len(veces)


def test_a_delivery_is_signed_over_its_moment_and_body(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suscripcion = por_entregar()
    with receptor(tmp_path, monkeypatch) as servidor:
        Suscripcion.objects.update(destino=f"https://{NOMBRE}:{servidor.server_port}/")
        assert entregas.enviar_pendientes(10) == 1
        cabeceras, cuerpo = servidor.recibidos[0]
    momento, firma = (parte.partition("=")[2] for parte in cabeceras["Experta-Firma"].split(","))
    secreto = suscripciones.secreto_de(suscripcion).encode()
    assert firma == hmac.new(secreto, momento.encode() + b"." + cuerpo, sha256).hexdigest()
    assert abs(int(momento) - reloj.ahora().timestamp()) < 60
    assert set(json.loads(cuerpo)) == {"id", "clase", "at", "expediente", "folio", "tramite"}
    assert Entrega.objects.get().estado == Entrega.Estado.ENTREGADA


def test_what_was_taken_is_not_told_again(enviados: list[Any]) -> None:
    por_entregar()
    assert (entregas.enviar_pendientes(10), entregas.enviar_pendientes(10)) == (1, 0)
    assert len(enviados) == 1


def test_a_failure_waits_longer_each_time_and_ends(caido: Callable[[], int]) -> None:
    por_entregar()
    ahora = reloj.ahora() + timedelta(seconds=1)
    for numero, espera in enumerate(entregas.ESPERAS, start=1):
        with reloj.detenido(ahora):
            entregas.enviar_pendientes(10)
            entregas.enviar_pendientes(10)  # too early: nothing is tried
            assert (caido(), Entrega.objects.get().siguiente_at) == (numero, ahora + espera)
        ahora += espera + timedelta(seconds=1)
    entrega = Entrega.objects.get()
    assert (entrega.estado, entrega.error) == (Entrega.Estado.FALLIDA, "No contestó.")
    with reloj.detenido(ahora + timedelta(days=9)):
        entregas.enviar_pendientes(10)
    assert caido() == len(entregas.ESPERAS)


def test_an_address_that_is_down_does_not_keep_the_others_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mala, buena = (
        por_entregar(veces=5),
        fabrica.suscripcion(fabrica.administradora("OTR010203AB1"), "https://buena.example.com/"),
    )
    entregas.anunciar(expediente=caso_de(buena.mandato), clase=INGRESADO)
    tocadas: list[str] = []

    def segun(url: str, *_: Any) -> int:
        tocadas.append(url)
        if url == mala.destino:
            raise SinRespuesta("No contestó.")
        return 200

    monkeypatch.setattr(red, "entregar", segun)
    assert entregas.enviar_pendientes(10) == 1
    assert tocadas == [mala.destino, buena.destino]


def test_addresses_take_turns_whatever_one_of_them_has_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mucha = por_entregar(veces=3)
    otra = fabrica.suscripcion(fabrica.administradora("OTR010203AB1"), "https://otra.example.com/")
    entregas.anunciar(expediente=caso_de(otra.mandato), clase=INGRESADO)
    monkeypatch.setattr(entregas, "POR_RONDA", 1)
    tocadas: list[str] = []
    monkeypatch.setattr(red, "entregar", lambda url, *_: tocadas.append(url))
    assert entregas.enviar_pendientes(1) == 1
    assert entregas.enviar_pendientes(1) == 1
    assert tocadas == [mucha.destino, otra.destino]
    assert entregas.enviar_pendientes(10) == 1
    monkeypatch.setattr(entregas, "POR_RONDA", 20)
    assert entregas.enviar_pendientes(10) == 1


def test_a_slow_address_gets_one_event_a_round_and_a_round_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lentas = [
        por_entregar(veces=3),
        fabrica.suscripcion(fabrica.administradora("OTR010203AB1"), "https://otra.example.com/"),
    ]
    entregas.anunciar(expediente=caso_de(lentas[1].mandato), clase=INGRESADO)
    segundos, tocadas = [0.0], []

    def despacio(url: str, *_: Any) -> int:
        tocadas.append(url)
        segundos[0] += 9
        return 200

    monkeypatch.setattr("experta.integraciones.entregas.time.monotonic", lambda: segundos[0])
    monkeypatch.setattr(red, "entregar", despacio)
    assert entregas.enviar_pendientes(100) == 2
    assert tocadas == [una.destino for una in lentas]
    monkeypatch.setattr(entregas, "_TURNO", 5)
    assert entregas.enviar_pendientes(100) == 1


def test_nobody_is_told_of_a_case_outside_the_mandate(enviados: list[Any]) -> None:
    suscripcion = fabrica.suscripcion()
    ajeno = caso_de(fabrica.administradora("OTR010203AB1"))
    assert not entregas.anunciar(expediente=ajeno, clase=INGRESADO)
    propio = caso_de(suscripcion.mandato)
    propio.accesos.update(mandato=None)  # of the person, not of the company
    assert not entregas.anunciar(expediente=propio, clase=INGRESADO)
    assert list(EventoDeExpediente.objects.values_list("expediente", flat=True)) == [ajeno.pk]
    assert entregas.enviar_pendientes(10) == 0


def test_who_lost_the_mandate_is_told_nothing_more(enviados: list[Any]) -> None:
    suscripcion = por_entregar()
    Mandato.objects.filter(pk=suscripcion.mandato_id).update(revocado_at=reloj.ahora())
    assert entregas.enviar_pendientes(10) == 0
    assert enviados == []
    assert Entrega.objects.get().estado == Entrega.Estado.FALLIDA


def test_only_what_was_asked_for_is_told() -> None:
    suscripcion = fabrica.suscripcion()
    Suscripcion.objects.update(eventos=["expediente.resuelto"])
    caso = caso_de(suscripcion.mandato)
    assert not entregas.anunciar(expediente=caso, clase=INGRESADO)
    assert entregas.anunciar(expediente=caso, clase="expediente.resuelto")


def test_events_are_told_again_from_a_number_on_also_to_a_new_address(
    enviados: list[Any],
) -> None:
    vieja = por_entregar(veces=3)
    entregas.enviar_pendientes(10)
    nueva = fabrica.suscripcion(vieja.mandato, "https://nueva.example.com/")
    segundo = EventoDeExpediente.objects.order_by("pk")[1].pk
    enviados.clear()
    assert entregas.reenviar_desde(vieja.mandato, segundo) == 4
    assert entregas.enviar_pendientes(10) == 4
    contados = {(url, cabeceras["Experta-Evento"]) for url, _, cabeceras in enviados}
    assert contados == {
        (url, str(pk)) for url in (vieja.destino, nueva.destino) for pk in (segundo, segundo + 1)
    }


def test_another_mandate_neither_reads_nor_repeats_them(enviados: list[Any]) -> None:
    por_entregar()
    entregas.enviar_pendientes(10)
    otra = fabrica.suscripcion(fabrica.administradora("OTR010203AB1"))
    assert list(entregas.eventos_de(otra.mandato)) == []
    assert entregas.reenviar_desde(otra.mandato, 0) == 0
    assert entregas.enviar_pendientes(10) == 0


def test_old_events_are_forgotten() -> None:
    por_entregar()
    with reloj.detenido(reloj.ahora() + entregas.DURAN + timedelta(days=1)):
        assert entregas.olvidar_viejos() == 2
    assert not EventoDeExpediente.objects.exists()


def test_an_address_is_looked_at_and_given_only_by_who_administers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mandato, otra = fabrica.administradora(), fabrica.administradora("OTR010203AB1").representante
    assert mandato.representante
    assert otra
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: [(2, 1, 6, "", ("10.0.0.1", 0))])
    datos: dict[str, Any] = {"mandato": mandato, "eventos": [INGRESADO]}
    with pytest.raises(DestinoInvalido):
        suscripciones.suscribir(por=mandato.representante, destino="https://a.example/", **datos)
    with pytest.raises(SinFacultad):
        suscripciones.suscribir(por=otra, destino="https://a.example/", **datos)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: [(2, 1, 6, "", ("8.8.8.8", 0))])
    una, secreto = suscripciones.suscribir(
        por=mandato.representante, destino="https://a.example/", **datos
    )
    assert secreto == suscripciones.secreto_de(una)
    assert secreto not in str(Suscripcion.objects.values().get())
    assert not suscripciones.cancelar(por=otra, suscripcion=una)
    assert suscripciones.cancelar(por=mandato.representante, suscripcion=una)
