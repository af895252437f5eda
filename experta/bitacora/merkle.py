"""The Merkle tree of RFC 9162 §2.1 over SHA-256: roots and proofs. Pure; hashes are 32 bytes.

Every function takes *leaf hashes*, that is what `huella_de_hoja` returns, never the leaf's data.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

RAIZ_VACIA = sha256(b"").digest()


def huella_de_hoja(datos: bytes) -> bytes:
    """Return the hash of a leaf: SHA-256(0x00 || data)."""
    return sha256(b"\x00" + datos).digest()


def huella_de_nodo(izquierda: bytes, derecha: bytes) -> bytes:
    """Return the hash of an inner node: SHA-256(0x01 || left || right)."""
    return sha256(b"\x01" + izquierda + derecha).digest()


class Arbol:
    """A tree that grows leaf by leaf and keeps only its O(log n) perfect subtrees."""

    def __init__(self) -> None:
        """Start empty."""
        self.tamano = 0
        self._cimas: list[bytes] = []

    def agregar(self, hoja: bytes) -> None:
        """Add one leaf hash at the right, joining the subtrees that it completes."""
        cima, resto = hoja, self.tamano
        while resto & 1:
            cima = huella_de_nodo(self._cimas.pop(), cima)
            resto >>= 1
        self._cimas.append(cima)
        self.tamano += 1

    def raiz(self) -> bytes:
        """Return the root of the leaves added so far."""
        if not self._cimas:
            return RAIZ_VACIA
        cima = self._cimas[-1]
        for izquierda in reversed(self._cimas[:-1]):
            cima = huella_de_nodo(izquierda, cima)
        return cima


def raiz(hojas: Iterable[bytes]) -> bytes:
    """Return the root of these leaf hashes (of no leaves: SHA-256 of nothing)."""
    arbol = Arbol()
    for hoja in hojas:
        arbol.agregar(hoja)
    return arbol.raiz()


def _corte(tamano: int) -> int:
    """Return the largest power of two below `tamano` (at least 2)."""
    return 1 << ((tamano - 1).bit_length() - 1)


def prueba_de_inclusion(hojas: Sequence[bytes], indice: int) -> list[bytes]:
    """Return the path that ties leaf `indice` to the root of `hojas` (§2.1.3.1), leaf first.

    Raises:
        IndexError: there is no such leaf.
    """
    if not 0 <= indice < len(hojas):
        raise IndexError(indice)
    if len(hojas) == 1:
        return []
    corte = _corte(len(hojas))
    if indice < corte:
        return [*prueba_de_inclusion(hojas[:corte], indice), raiz(hojas[corte:])]
    return [*prueba_de_inclusion(hojas[corte:], indice - corte), raiz(hojas[:corte])]


def _lados(posicion: int, ultima: int, pasos: int) -> list[bool] | None:
    """Return for each step of a proof whether it joins from the left; None if it cannot end."""
    lados = []
    for _ in range(pasos):
        if ultima == 0:
            return None
        izquierda = bool(posicion & 1) or posicion == ultima
        lados.append(izquierda)
        while izquierda and posicion and not posicion & 1:
            posicion, ultima = posicion >> 1, ultima >> 1
        posicion, ultima = posicion >> 1, ultima >> 1
    return lados if ultima == 0 else None


def verificar_inclusion(
    *, hoja: bytes, indice: int, tamano: int, prueba: Sequence[bytes], raiz: bytes
) -> bool:
    """Tell whether the path proves the leaf to be at `indice` in that tree (§2.1.3.2)."""
    if not 0 <= indice < tamano:
        return False
    lados = _lados(indice, tamano - 1, len(prueba))
    if lados is None:
        return False
    cima = hoja
    for paso, izquierda in zip(prueba, lados, strict=True):
        cima = huella_de_nodo(paso, cima) if izquierda else huella_de_nodo(cima, paso)
    return cima == raiz


def _subprueba(hojas: Sequence[bytes], antes: int, *, conocida: bool) -> list[bytes]:
    """Return SUBPROOF of §2.1.4.1; `conocida` while the old root itself is this subtree."""
    if antes == len(hojas):
        return [] if conocida else [raiz(hojas)]
    corte = _corte(len(hojas))
    if antes <= corte:
        return [*_subprueba(hojas[:corte], antes, conocida=conocida), raiz(hojas[corte:])]
    return [*_subprueba(hojas[corte:], antes - corte, conocida=False), raiz(hojas[:corte])]


def prueba_de_consistencia(hojas: Sequence[bytes], antes: int) -> list[bytes]:
    """Return the proof that the first `antes` leaves are the beginning of `hojas` (§2.1.4.1).

    Raises:
        IndexError: `antes` is not between 1 and the number of leaves.
    """
    if not 0 < antes <= len(hojas):
        raise IndexError(antes)
    return _subprueba(hojas, antes, conocida=True)


def verificar_consistencia(
    *, antes: int, despues: int, raiz_antes: bytes, raiz_despues: bytes, prueba: Sequence[bytes]
) -> bool:
    """Tell whether the tree of `despues` leaves extends the one of `antes` (§2.1.4.2)."""
    if not 0 < antes <= despues:
        return False
    if antes == despues:
        return not prueba and raiz_antes == raiz_despues
    camino = list(prueba) if antes & (antes - 1) else [raiz_antes, *prueba]
    posicion, ultima = antes - 1, despues - 1
    while posicion & 1:
        posicion, ultima = posicion >> 1, ultima >> 1
    lados = _lados(posicion, ultima, len(camino) - 1)
    if not camino or lados is None:
        return False
    vieja = nueva = camino[0]
    for paso, izquierda in zip(camino[1:], lados, strict=True):
        if izquierda:
            vieja, nueva = huella_de_nodo(paso, vieja), huella_de_nodo(paso, nueva)
        else:
            nueva = huella_de_nodo(nueva, paso)
    return vieja == raiz_antes and nueva == raiz_despues
