"""One leaf per act: in its transaction, in order, without anybody's data."""

import hmac
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core import serializers
from django.db import connection, transaction

from experta.bitacora.canonico import huella
from experta.bitacora.models import ClaveDeAsunto, Hoja
from experta.bitacora.services import (
    AsuntoOlvidado,
    anotar,
    asunto_general,
    hojas_de,
    olvidar,
)
from experta.bitacora.tests.fabrica import Casa, hacer_hojas
from experta.comun import reloj

ASUNTO = uuid4()
ACTO: dict[str, Any] = {
    "asunto": ASUNTO,
    "acto": "resolver",
    "estado": "resuelto",
    "actor": "p-1",
    "cambio": {},
}


@pytest.mark.django_db(transaction=True)
def test_a_leaf_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        anotar(**ACTO)
    assert not Hoja.objects.exists()
    assert not ClaveDeAsunto.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_act_that_rolls_back_leaves_neither_leaf_nor_gap() -> None:
    hacer_hojas(2)
    with transaction.atomic():
        anotar(**ACTO)
        transaction.set_rollback(True)
    hacer_hojas(1)
    assert list(Hoja.objects.values_list("numero", flat=True)) == [0, 1, 2]


@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_time_never_share_nor_skip_a_number() -> None:
    def trabajar(_hilo: int) -> None:
        try:
            for _ in range(10):
                hacer_hojas(1, asunto=ASUNTO)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hilos:
        list(hilos.map(trabajar, range(4)))
    assert list(Hoja.objects.values_list("numero", flat=True)) == list(range(40))
    assert len(set(Hoja.objects.values_list("asunto", flat=True))) == 1


def test_numbers_are_contiguous_from_zero(db: None) -> None:
    hojas = hacer_hojas(3) + hacer_hojas(2)
    assert [hoja.numero for hoja in hojas] == [0, 1, 2, 3, 4]


def test_the_hash_is_that_of_the_stored_row(db: None) -> None:
    momento = datetime(2026, 3, 4, 5, 6, 7, 89, tzinfo=UTC)
    with reloj.detenido(momento):
        numero = anotar(**ACTO).numero
    guardada = Hoja.objects.get(pk=numero)
    assert guardada.at == momento
    assert guardada.huella_hoja == huella(guardada.contenido())


def test_identifiers_are_keyed_by_the_asunto(db: None) -> None:
    una, misma = hacer_hojas(2, asunto=ASUNTO)
    otra = anotar(**{**ACTO, "asunto": uuid4()})
    clave = ClaveDeAsunto.objects.get(asunto_id=ASUNTO).clave
    assert clave is not None
    assert una.asunto == hmac.new(bytes(clave), b"asunto", "sha256").hexdigest()
    assert (una.asunto, una.actor) == (misma.asunto, misma.actor)
    assert una.actor != otra.actor
    assert una.resumen != misma.resumen


def test_the_represented_person_is_recognised_as_the_same_person(db: None) -> None:
    hoja = anotar(**{**ACTO, "en_nombre_de": "p-2"})
    propia = anotar(**{**ACTO, "actor": "p-2"})
    assert hoja.en_nombre_de == propia.actor != hoja.actor
    assert propia.en_nombre_de == ""


@pytest.mark.parametrize(
    "campos",
    [{"acto": "Juan Pérez"}, {"acto": ""}, {"estado": "está en revisión"}, {"actor": ""}],
)
def test_free_text_and_nobody_are_refused(db: None, campos: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"slug|actor"):
        anotar(**{**ACTO, **campos})
    assert not Hoja.objects.exists()


def test_no_personal_data_reaches_table_or_export(db: None, tmp_path: Path) -> None:
    canario = "Casimira Xólotl"
    cambio = {"nombre": canario, "respuestas": [{"curp": "XOCC800101MCHLLS09"}]}
    anotar(**{**ACTO, "actor": "persona-8812", "en_nombre_de": "persona-9913", "cambio": cambio})
    casa = Casa.en(tmp_path)
    casa.sellar()
    todo = serializers.serialize("json", Hoja.objects.all(), ensure_ascii=False)
    todo += repr(casa.exportar())
    assert "resolver" in todo  # the control: what is public is there
    for secreto in (canario, "Casimira", "XOCC800101", "persona-8812", "persona-9913", str(ASUNTO)):
        assert secreto not in todo


def test_forgetting_destroys_the_key_and_is_a_leaf(db: None) -> None:
    hacer_hojas(2, asunto=ASUNTO)
    assert hojas_de(ASUNTO).count() == 2
    hoja = olvidar(asunto=ASUNTO, actor="p-9")
    clave = ClaveDeAsunto.objects.get(asunto_id=ASUNTO)
    assert clave.clave is None
    assert clave.destruida_at is not None
    assert (hoja.acto, hoja.numero) == ("olvidar", 2)
    assert hoja.asunto == Hoja.objects.get(pk=0).asunto
    assert not hojas_de(ASUNTO).exists()


def test_who_ordered_to_forget_stays_provable(db: None) -> None:
    hacer_hojas(1, asunto=ASUNTO)
    hoja = olvidar(asunto=ASUNTO, actor="p-9")
    general = {**ACTO, "asunto": asunto_general("bitacora"), "actor": "p-9"}
    assert hoja.actor == anotar(**general).actor


def test_what_was_forgotten_admits_nothing_more(db: None) -> None:
    hacer_hojas(1, asunto=ASUNTO)
    olvidar(asunto=ASUNTO, actor="p-9")
    with pytest.raises(AsuntoOlvidado):
        anotar(**ACTO)
    with pytest.raises(AsuntoOlvidado):
        olvidar(asunto=ASUNTO, actor="p-9")
    assert Hoja.objects.count() == 2


def test_each_kind_of_general_act_has_one_fixed_asunto() -> None:
    assert asunto_general("catalogo") == asunto_general("catalogo") != asunto_general("cuentas")
