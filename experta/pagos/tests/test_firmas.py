"""An event counts only if the gateway signed exactly those bytes, in its time."""

import json
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.comun import reloj
from experta.pagos import firmas, services
from experta.pagos.errores import EventoIlegible, FirmaInvalida, PasarelaNoDisponible
from experta.pagos.models import EventoPago
from experta.pagos.proveedores import demo
from experta.pagos.tests import fabrica

SECRETO = b"secreto"
CUERPO = b'{"evento": "evt_1", "clase": "pagado"}'
RELOJ = Callable[[str], datetime]


def test_lo_firmado_se_acepta_con_la_cabecera_en_minusculas() -> None:
    cabeceras = {k.lower(): v for k, v in firmas.firmar(SECRETO, CUERPO).items()}
    firmas.comprobar(SECRETO, CUERPO, cabeceras)


@given(lugar=st.integers(0, len(CUERPO) - 1), cambio=st.integers(1, 255))
def test_un_byte_cambiado_invalida_la_firma(lugar: int, cambio: int) -> None:
    otro = CUERPO[:lugar] + bytes([CUERPO[lugar] ^ cambio]) + CUERPO[lugar + 1 :]
    with pytest.raises(FirmaInvalida):
        firmas.comprobar(SECRETO, otro, firmas.firmar(SECRETO, CUERPO))


def test_el_mismo_json_escrito_de_otro_modo_no_vale() -> None:
    otro = json.dumps(json.loads(CUERPO), separators=(",", ":")).encode()
    assert json.loads(otro) == json.loads(CUERPO)
    with pytest.raises(FirmaInvalida):
        firmas.comprobar(SECRETO, otro, firmas.firmar(SECRETO, CUERPO))


def test_otro_secreto_no_vale() -> None:
    with pytest.raises(FirmaInvalida, match="no es de esta pasarela"):
        firmas.comprobar(SECRETO, CUERPO, firmas.firmar(b"otro", CUERPO))


@pytest.mark.parametrize(
    ("segundos", "vale"), [(-301, False), (-300, True), (300, True), (301, False)]
)
def test_la_firma_dura_cinco_minutos_a_cada_lado(
    reloj_en: RELOJ, segundos: int, vale: bool
) -> None:
    momento = reloj_en("2026-03-12 10:00")
    cabeceras = firmas.firmar(SECRETO, CUERPO)
    with reloj.detenido(momento + timedelta(seconds=segundos)):
        if vale:
            firmas.comprobar(SECRETO, CUERPO, cabeceras)
        else:
            with pytest.raises(FirmaInvalida, match="fuera de tiempo"):
                firmas.comprobar(SECRETO, CUERPO, cabeceras)


def test_el_momento_tambien_va_firmado(reloj_en: RELOJ) -> None:
    momento = int(reloj_en("2026-03-12 10:00").timestamp())
    firma = firmas.firmar(SECRETO, CUERPO)[firmas.CABECERA]
    otra = {firmas.CABECERA: firma.replace(str(momento), str(momento + 1))}
    with pytest.raises(FirmaInvalida, match="no es de esta pasarela"):
        firmas.comprobar(SECRETO, CUERPO, otra)


@given(st.text(max_size=120))
def test_una_cabecera_cualquiera_se_rechaza_sin_romper_nada(cabecera: str) -> None:
    with pytest.raises(FirmaInvalida):
        firmas.comprobar(SECRETO, CUERPO, {firmas.CABECERA: cabecera})


def test_sin_cabecera_no_hay_firma() -> None:
    with pytest.raises(FirmaInvalida):
        firmas.comprobar(SECRETO, CUERPO, {})


@pytest.mark.parametrize(
    "cuerpo",
    [
        b"", b"[]", b"1", b"{", b'{"a": NaN}', b'{"a": "\\u0000"}', b'{"a": "\\ud800"}',
        b"[" * 60_000, b'{"a": ' + b"9" * 5000 + b"}", b'{"a": "' + b"x" * 65_536 + b'"}', b"\xff",
    ],
)  # fmt: skip
def test_lo_que_ninguna_base_guarda_es_ilegible(cuerpo: bytes) -> None:
    with pytest.raises(EventoIlegible):
        firmas.leer(cuerpo)


@pytest.mark.django_db
@pytest.mark.parametrize("evento", [None, 7, "", "x" * 61])
def test_un_evento_firmado_sin_identificador_no_se_guarda(evento: object) -> None:
    with pytest.raises(EventoIlegible):
        fabrica.recibir({"evento": evento})
    assert not EventoPago.objects.exists()


@pytest.mark.django_db
def test_lo_que_no_viene_de_la_pasarela_no_se_guarda() -> None:
    with pytest.raises(FirmaInvalida):
        services.recibir_evento(
            proveedor="demo", cuerpo=CUERPO, cabeceras=firmas.firmar(b"otro", CUERPO)
        )
    with pytest.raises(PasarelaNoDisponible):
        services.recibir_evento(proveedor="nadie", cuerpo=CUERPO, cabeceras={})
    assert not EventoPago.objects.exists()


@pytest.mark.django_db
def test_la_pasarela_de_demostracion_no_existe_fuera_de_ella(settings: Any) -> None:
    cuerpo, cabeceras = services.evento_de_demostracion(orden=fabrica.orden(), clase="pagado")
    settings.DEMO = False
    with pytest.raises(PasarelaNoDisponible):
        services.recibir_evento(proveedor="demo", cuerpo=cuerpo, cabeceras=cabeceras)
    with pytest.raises(PasarelaNoDisponible):
        services.evento_de_demostracion(orden=fabrica.orden(), clase="pagado")


def test_el_secreto_es_un_archivo_que_solo_lee_su_duenio(settings: Any, tmp_path: Path) -> None:
    settings.LLAVES_DIR = tmp_path / "llaves"
    secreto = demo._secreto()
    ruta = tmp_path / "llaves" / demo.SECRETO
    assert demo._secreto() == secreto == ruta.read_bytes()
    assert len(secreto) == 64
    assert stat.S_IMODE(ruta.stat().st_mode) == 0o600
    assert [archivo.name for archivo in ruta.parent.iterdir()] == [demo.SECRETO]
