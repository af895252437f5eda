"""A key is given by who administers, told once, reaches no further than the mandate, and ends."""

from datetime import timedelta

import pytest

from experta.bitacora.models import Hoja
from experta.comun import reloj
from experta.cuentas.errores import SinFacultad
from experta.cuentas.models import Mandato, Persona
from experta.integraciones import llaves
from experta.integraciones.models import Llave
from experta.integraciones.tests import fabrica

pytestmark = pytest.mark.django_db


def test_only_its_digest_is_kept() -> None:
    llave, texto = fabrica.llave()
    fila = Llave.objects.filter(pk=llave.pk).values().get()
    assert texto.startswith("exp_")
    assert len(texto) > 40
    assert all(texto not in str(valor) for valor in fila.values())
    assert llaves.llave_de(texto) == llave


def test_another_text_opens_nothing() -> None:
    llave, texto = fabrica.llave()
    for mala in ("", "exp_", texto[:-1], texto + "x", llave.huella, "x" * 1000):
        assert llaves.llave_de(mala) is None


def test_it_ends_by_its_day_and_by_being_revoked() -> None:
    llave, texto = fabrica.llave(dias=1)
    with reloj.detenido(reloj.ahora() + timedelta(days=1, seconds=1)):
        assert llaves.llave_de(texto) is None
    assert llaves.revocar_llave(por=llave.persona, llave=llave)
    assert llaves.llave_de(texto) is None
    assert not llaves.revocar_llave(por=llave.persona, llave=llave)


def test_it_ends_with_the_mandate_and_with_the_account() -> None:
    llave, texto = fabrica.llave()
    Persona.objects.filter(pk=llave.persona.pk).update(is_active=False)
    assert llaves.llave_de(texto) is None
    Persona.objects.filter(pk=llave.persona.pk).update(is_active=True)
    assert llaves.llave_de(texto) == llave
    Mandato.objects.filter(pk=llave.mandato_id).update(revocado_at=reloj.ahora())
    assert llaves.llave_de(texto) is None


def test_only_who_administers_a_company_gives_keys() -> None:
    mandato, ajena = fabrica.administradora(), fabrica.administradora("OTR010203AB1")
    Mandato.objects.filter(pk=ajena.pk).update(administra=False)
    for por, de in ((ajena, mandato), (ajena, Mandato.objects.get(pk=ajena.pk))):
        assert por.representante
        with pytest.raises(SinFacultad):
            llaves.crear_llave(
                por=por.representante, mandato=de, nombre="x", alcance=["leer"], dias=1
            )
    assert not Llave.objects.exists()


@pytest.mark.parametrize(
    ("alcance", "dias"), [([], 1), (["todo"], 1), (["leer"], 0), (["leer"], 366)]
)
def test_a_key_without_permission_or_without_end_is_not_made(alcance: list[str], dias: int) -> None:
    mandato = fabrica.administradora()
    assert mandato.representante
    with pytest.raises(ValueError, match=r"key|permission"):
        llaves.crear_llave(
            por=mandato.representante, mandato=mandato, nombre="x", alcance=alcance, dias=dias
        )


def test_another_person_does_not_revoke_it() -> None:
    llave, texto = fabrica.llave()
    ajena = fabrica.administradora("OTR010203AB1").representante
    assert ajena
    assert not llaves.revocar_llave(por=ajena, llave=llave)
    assert llaves.llave_de(texto) == llave


def test_giving_and_cutting_leave_their_leaves() -> None:
    llave, _ = fabrica.llave()
    llaves.revocar_llave(por=llave.persona, llave=llave)
    actos = set(Hoja.objects.values_list("acto", flat=True))
    assert {"crear-llave", "revocar-llave"} <= actos


def test_its_use_is_noted_once_an_hour() -> None:
    _, texto = fabrica.llave()
    with reloj.detenido(reloj.ahora()):
        primera = reloj.ahora()
        llaves.llave_de(texto)
    with reloj.detenido(primera + timedelta(minutes=59)):
        llaves.llave_de(texto)
        assert Llave.objects.get().usada_at == primera
    with reloj.detenido(primera + timedelta(minutes=61)):
        llaves.llave_de(texto)
        assert Llave.objects.get().usada_at != primera
