"""YAML of the shelf: plain data with the line of each path, and errors that say where."""

import pytest

from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.yaml import leer_yaml


def test_each_path_knows_its_line() -> None:
    leido = leer_yaml(b"a: 1\nb:\n  - x\n  - c: {d: 2026-11-22}\n", "f.yaml")
    assert leido.datos["b"][0] == "x"
    assert leido.datos["b"][1]["c"]["d"].isoformat() == "2026-11-22"
    assert [leido.linea(ruta) for ruta in (("a",), ("b", 0), ("b", 1, "c", "d"))] == [1, 3, 4]
    assert leido.linea(("b", 9)) == 2


@pytest.mark.parametrize(
    ("contenido", "linea", "mensaje"),
    [
        (b"a: 1\na: 2\n", 2, "está repetida"),
        (b"a: &x 1\nb: *x\n", 2, "No se admiten alias"),
        (b"a: 1\n\tb: 2\n", 2, "la sangría lleva un tabulador"),
        (b"a: 1\nb: !!python/object:os.system ls\n", 2, "«!» no se usa"),
        (b"a: 1\nb: uno: dos\n", 2, "sobra un «:»"),
        (b"a: 1\nsuelto\nb: 2\n", 2, "a este renglón le falta «:»"),
        (b"a:\n  b: 1\n c: 2\n", 3, "la sangría de este renglón"),
        (b"a:\n  - b\n  c: 2\n", 3, "no va al parejo"),
        (b"a: 1\nb: [x, y\nc: 3\n", 2, "le falta una coma"),
        (b'a: 1\nb: "x\nc: 3\n', 2, "las comillas que se abren aquí no se cierran"),
        (b"a: @correo\n", 1, "encierra el texto entre comillas"),
        (b"a: *x\n", 1, "alias"),
        (b"a: 1\nb: 2026-02-30\n", 2, "«2026-02-30» parece una fecha"),
        (b"a: 1\nb: \x07\n", 0, "un carácter que no es de texto"),
        (b"a: \xc3", 0, "no está en UTF-8"),
        (b"a" * 600_000, 0, "demasiado grande"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_at_its_line(
    contenido: bytes, linea: int, mensaje: str
) -> None:
    with pytest.raises(ContenidoInvalido) as error:
        leer_yaml(contenido, "f.yaml")
    (hallazgo,) = error.value.hallazgos
    assert (hallazgo.archivo, hallazgo.linea) == ("f.yaml", linea)
    assert mensaje in hallazgo.mensaje


@pytest.mark.parametrize(
    ("contenido", "dice"),
    [
        (b"a: !!bool quiz\xc3\xa1", "pero no existe"),
        (b"a: 0x" + b"f" * 9000, "pero no existe"),
        (b"a:\n" + b"- " * 5000, "Hay más de 40 niveles de datos"),
        (b"a: " + b"[" * 200_000, "Hay más de 40 niveles de datos"),
    ],
)
def test_what_the_reader_cannot_hold_is_told_at_its_line(contenido: bytes, dice: str) -> None:
    with pytest.raises(ContenidoInvalido, match=dice) as error:
        leer_yaml(contenido, "x.yaml")
    assert error.value.hallazgos[0].linea in (1, 2)
