"""Random codes that people type: 130 bits in Crockford's base 32, read aloud without doubt.

Why 26 characters: a million documents and ten guesses a second for ten years give about 10⁻²⁴
expected hits (a code of 10 characters would give more than two).
"""

import secrets

ALFABETO = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LARGO = 26
_CONFUSIONES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def nuevo_codigo() -> str:
    """Return a new code of 26 characters (130 bits of the system's random source)."""
    return "".join(secrets.choice(ALFABETO) for _ in range(LARGO))


def agrupado(codigo: str) -> str:
    """Return the code as it is printed: groups of four parted by blanks."""
    return " ".join(codigo[inicio : inicio + 4] for inicio in range(0, len(codigo), 4))


def normalizar(texto: str) -> str:
    """Return what a person typed in the shape of a code, to look it up; a bad one matches nothing.

    Lower case, blanks, dashes and the usual confusions (O for 0, I and L for 1) are forgiven.
    """
    return "".join(letra for letra in texto.upper() if letra.isalnum()).translate(_CONFUSIONES)
