"""The tree of RFC 9162: published vectors, every size up to 200, proofs that lie."""

from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experta.bitacora.merkle import (
    RAIZ_VACIA,
    huella_de_hoja,
    huella_de_nodo,
    prueba_de_consistencia,
    prueba_de_inclusion,
    raiz,
    verificar_consistencia,
    verificar_inclusion,
)

# Leaves, roots and proofs of the reference implementation of Certificate Transparency.
DATOS = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
OCHO = [huella_de_hoja(bytes.fromhex(dato)) for dato in DATOS]
RAICES = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
A = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
B = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
C = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
D = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
E = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
F = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"


def _hojas(cuantas: int) -> list[bytes]:
    return [huella_de_hoja(str(i).encode()) for i in range(cuantas)]


def _por_definicion(hojas: list[bytes]) -> bytes:
    """The root written as §2.1.1 defines it, to compare with the incremental one."""
    if len(hojas) < 2:
        return hojas[0] if hojas else RAIZ_VACIA
    corte = 1
    while corte * 2 < len(hojas):
        corte *= 2
    return huella_de_nodo(_por_definicion(hojas[:corte]), _por_definicion(hojas[corte:]))


@pytest.mark.parametrize("cuantas", range(1, 9))
def test_the_root_is_the_published_one(cuantas: int) -> None:
    assert raiz(OCHO[:cuantas]).hex() == RAICES[cuantas - 1]


def test_the_empty_tree_has_the_published_root() -> None:
    assert raiz([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("indice", "tamano", "prueba"),
    [(0, 1, []), (0, 8, [E, A, B]), (5, 8, [D, C, RAICES[3]]), (2, 3, [RAICES[1]])],
)
def test_inclusion_proofs_are_the_published_ones(
    indice: int, tamano: int, prueba: list[str]
) -> None:
    calculada = prueba_de_inclusion(OCHO[:tamano], indice)
    assert [paso.hex() for paso in calculada] == prueba


@pytest.mark.parametrize(
    ("antes", "despues", "prueba"),
    [(1, 1, []), (1, 8, [E, A, B]), (6, 8, [F, C, RAICES[3]]), (2, 5, [A, D])],
)
def test_consistency_proofs_are_the_published_ones(
    antes: int, despues: int, prueba: list[str]
) -> None:
    calculada = prueba_de_consistencia(OCHO[:despues], antes)
    assert [paso.hex() for paso in calculada] == prueba


@pytest.mark.parametrize("tamano", range(1, 201))
def test_the_incremental_root_is_the_defined_one(tamano: int) -> None:
    assert raiz(_hojas(tamano)) == _por_definicion(_hojas(tamano))


@settings(deadline=None)
@given(st.data(), st.integers(1, 200))
def test_inclusion_holds_for_the_true_leaf_only(data: st.DataObject, tamano: int) -> None:
    hojas = _hojas(tamano)
    indice = data.draw(st.integers(0, tamano - 1))
    prueba = prueba_de_inclusion(hojas, indice)
    dicho: dict[str, Any] = {
        "indice": indice,
        "tamano": tamano,
        "prueba": prueba,
        "raiz": raiz(hojas),
    }
    assert verificar_inclusion(hoja=hojas[indice], **dicho)
    assert not verificar_inclusion(hoja=huella_de_hoja(b"otra"), **dicho)
    otro = data.draw(st.integers(-1, tamano).filter(lambda i: i != indice))
    assert not verificar_inclusion(hoja=hojas[indice], **{**dicho, "indice": otro})
    for torcida in (prueba[1:], [*prueba, hojas[0]]):
        if torcida != prueba:
            assert not verificar_inclusion(hoja=hojas[indice], **{**dicho, "prueba": torcida})


@settings(deadline=None)
@given(st.data(), st.integers(1, 200))
def test_consistency_holds_for_the_true_beginning_only(data: st.DataObject, despues: int) -> None:
    hojas = _hojas(despues)
    antes = data.draw(st.integers(1, despues))
    prueba = prueba_de_consistencia(hojas, antes)
    dicho: dict[str, Any] = {
        "antes": antes,
        "despues": despues,
        "raiz_antes": raiz(hojas[:antes]),
        "raiz_despues": raiz(hojas),
        "prueba": prueba,
    }
    assert verificar_consistencia(**dicho)
    reescritas = [huella_de_hoja(b"otra"), *hojas[1:]]
    assert not verificar_consistencia(**{**dicho, "raiz_despues": raiz(reescritas)})
    assert not verificar_consistencia(**{**dicho, "raiz_antes": raiz(reescritas[:antes])})
    assert not verificar_consistencia(**{**dicho, "antes": despues + 1})
    assert not verificar_consistencia(**{**dicho, "prueba": [*prueba, hojas[0]]})
    if prueba:
        assert not verificar_consistencia(**{**dicho, "prueba": prueba[:-1]})


def test_a_proof_for_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError):
        prueba_de_inclusion(OCHO, 8)
    with pytest.raises(IndexError):
        prueba_de_consistencia(OCHO, 0)


def test_a_proof_that_ends_early_proves_nothing() -> None:
    cima = raiz(OCHO)
    assert not verificar_inclusion(hoja=cima, indice=0, tamano=8, prueba=[], raiz=cima)
    assert not verificar_consistencia(
        antes=4, despues=8, raiz_antes=cima, raiz_despues=cima, prueba=[]
    )


def test_a_hundred_thousand_leaves_have_the_root_of_the_definition() -> None:
    hojas = _hojas(100_000)
    inicio = perf_counter()
    calculada = raiz(hojas)
    print(f"100,000 leaves rooted in {perf_counter() - inicio:.3f} s")
    assert calculada == _por_definicion(hojas)
