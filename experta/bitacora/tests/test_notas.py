"""Signed notes: what is signed opens, and nothing else does."""

from base64 import b64encode
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from experta.bitacora.notas import NotaInvalida, Punto, abrir, firmar, llave_verificadora

LLAVE = Ed25519PrivateKey.from_private_bytes(b"7" * 32)
VERIFICADORA = llave_verificadora("experta/prueba", LLAVE.public_key())
PUNTO = Punto("experta/prueba", 8, b"r" * 32)
NOTA = firmar(PUNTO, LLAVE)


def test_a_signed_note_opens_with_its_key() -> None:
    assert abrir(NOTA, VERIFICADORA) == PUNTO
    assert abrir(NOTA, f"{VERIFICADORA}\n") == PUNTO


def test_the_note_has_the_checkpoint_form() -> None:
    origen, tamano, raiz, vacia, firma, final = NOTA.split("\n")
    assert (origen, tamano, vacia, final) == ("experta/prueba", "8", "", "")
    assert raiz == "cnJycnJycnJycnJycnJycnJycnJycnJycnJycnJycnI="
    assert firma.startswith("\u2014 experta/prueba ")


def test_a_verifier_key_of_the_go_implementation_is_understood() -> None:
    """Key published as the example of golang.org/x/mod/sumdb/note."""
    ajena = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    nota = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n"
        "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqd"
        "otpRZb6KE6RyyBwJnAM=\n"
    )
    publica = Ed25519PublicKey.from_public_bytes(
        bytes.fromhex("1a5cd907143c384c41e830c5bce12aa8817ec5649aaabf2c31388b35b2d744d6")
    )
    assert llave_verificadora("PeterNeumann", publica) == ajena
    with pytest.raises(NotaInvalida, match="forma esperada"):
        abrir(nota, ajena)


@pytest.mark.parametrize(
    "alterar",
    [
        lambda nota: nota.replace("\n8\n", "\n9\n"),
        lambda nota: nota.replace("\n8\n", "\n08\n"),
        lambda nota: nota.replace("\n8\n", "\n-8\n"),
        lambda nota: nota.replace("cnJy", "cnJz", 1),
        lambda nota: nota.replace("cnJy", "", 1),
        lambda nota: nota.replace("experta/prueba\n", "experta/otra\n", 1),
        lambda nota: nota.partition("\n\n")[0],
        lambda nota: nota.partition("\n\n")[0] + "\n\n",
        lambda nota: nota[:-5] + "AAA=\n",
        lambda nota: "",
    ],
)
def test_an_altered_note_does_not_open(alterar: Callable[[str], str]) -> None:
    assert alterar(NOTA) != NOTA
    with pytest.raises(NotaInvalida):
        abrir(alterar(NOTA), VERIFICADORA)


def test_a_checkpoint_of_another_log_does_not_open_though_this_key_signed_it() -> None:
    texto = str(Punto("experta/otra", 8, b"r" * 32))
    firma = bytes.fromhex(VERIFICADORA.split("+")[1]) + LLAVE.sign(texto.encode())
    nota = f"{texto}\n\u2014 experta/prueba {b64encode(firma).decode()}\n"
    with pytest.raises(NotaInvalida, match="otra bitácora"):
        abrir(nota, VERIFICADORA)


def test_a_note_of_another_key_does_not_open() -> None:
    otra = Ed25519PrivateKey.from_private_bytes(b"8" * 32)
    with pytest.raises(NotaInvalida, match="no está firmado con la llave esperada"):
        abrir(firmar(PUNTO, otra), VERIFICADORA)


def test_the_signature_of_a_witness_is_passed_over() -> None:
    testigo = firmar(Punto("testigo", 8, b"r" * 32), LLAVE).splitlines()[-1]
    assert abrir(f"{NOTA}{testigo}\n", VERIFICADORA) == PUNTO


@pytest.mark.parametrize(
    "llave", ["", "a+b", "a+00000000+AAAA", VERIFICADORA.replace("+", "+0", 1)]
)
def test_a_malformed_key_opens_nothing(llave: str) -> None:
    with pytest.raises(NotaInvalida, match="llave pública"):
        abrir(NOTA, llave)
