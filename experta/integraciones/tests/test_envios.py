"""What is sent twice is done once; what failed may be sent again; a day later it is forgotten."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from experta.comun import reloj
from experta.cuentas.models import Organizacion
from experta.integraciones import envios
from experta.integraciones.errores import EnvioDistinto
from experta.integraciones.models import EnvioPorLlave, Llave
from experta.integraciones.tests import fabrica

pytestmark = pytest.mark.django_db
Repetible = Callable[..., envios.Contestado]
CLAVE = {"clave": "clave-0001", "huella": "a" * 64}


@pytest.fixture
def llave() -> Llave:
    """Return a key."""
    return fabrica.llave()[0]


def contar(veces: list[int]) -> Callable[[], tuple[int, str]]:
    def hacer() -> tuple[int, str]:
        veces.append(1)
        return 201, f'{{"vez": {len(veces)}}}'

    return hacer


@pytest.mark.parametrize("repetible", [envios.una_vez, envios.una_vez_sin_esperar])
def test_twice_is_once_with_the_same_answer(llave: Llave, repetible: Repetible) -> None:
    veces: list[int] = []
    primera, segunda = (repetible(llave=llave, **CLAVE, hacer=contar(veces)) for _ in range(2))
    assert len(veces) == 1
    assert segunda == primera._replace(repetido=True)


@pytest.mark.parametrize("repetible", [envios.una_vez, envios.una_vez_sin_esperar])
def test_another_content_is_refused(llave: Llave, repetible: Repetible) -> None:
    repetible(llave=llave, **CLAVE, hacer=contar([]))
    with pytest.raises(EnvioDistinto):
        repetible(llave=llave, clave="clave-0001", huella="b" * 64, hacer=contar([]))


def test_two_keys_do_not_see_each_other(llave: Llave) -> None:
    otra = fabrica.llave(fabrica.administradora("OTR010203AB1"))[0]
    veces: list[int] = []
    for una in (llave, otra):
        envios.una_vez(llave=una, **CLAVE, hacer=contar(veces))
    assert len(veces) == 2


def test_a_day_later_it_is_done_anew_and_swept(llave: Llave) -> None:
    veces: list[int] = []
    envios.una_vez(llave=llave, **CLAVE, hacer=contar(veces))
    with reloj.detenido(reloj.ahora() + envios.DURA + timedelta(seconds=1)):
        envios.una_vez(llave=llave, **CLAVE, hacer=contar(veces))
        assert envios.olvidar_vencidos() == 0
    assert len(veces) == 2
    with reloj.detenido(reloj.ahora() + 2 * envios.DURA + timedelta(seconds=9)):
        assert envios.olvidar_vencidos() == 1


def test_what_fails_leaves_neither_effect_nor_key(llave: Llave) -> None:
    def a_medias() -> tuple[int, str]:
        Organizacion.objects.create(razon_social="A medias", rfc="AMM010203AB1")
        raise RuntimeError("falló")

    with pytest.raises(RuntimeError):
        envios.una_vez(llave=llave, **CLAVE, hacer=a_medias)
    assert not EnvioPorLlave.objects.exists()
    assert not Organizacion.objects.filter(razon_social="A medias").exists()
