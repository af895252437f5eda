"""What a person writes of the town fills its objects, or each mistake is told at its line."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.llenar import exigir_forma, llenar, llenar_cada_uno
from experta.comun.yaml import DocumentoYaml, leer_yaml


@dataclass(frozen=True)
class Horario:
    """A part with its own fields."""

    abre: str
    cierra: str = "15:00"

    def __post_init__(self) -> None:
        """Refuse what never opens."""
        if self.cierra <= self.abre:
            raise ValueError("Cierra antes de abrir.")


@dataclass(frozen=True)
class Oficina:
    """Something of the town, with a datum of each kind."""

    clave: str
    nombre: str
    horario: Horario
    desde: date
    pisos: int = 1
    tipos: tuple[str, ...] = ()
    colores: dict[str, str] | Any = None
    orilla: float = 0.0


@dataclass(frozen=True)
class Mesa:
    """Something that is written under its key."""

    clave: str
    nombre: str


BUENA = """nombre: Catastro
horario: {abre: "08:00"}
desde: 2026-01-01
tipos: [urbano, rústico]
"""


def escrito(texto: str) -> DocumentoYaml:
    return leer_yaml(texto.encode(), "oficina.yaml")


def dicho(texto: str) -> list[str]:
    """Return what is told of a file, with its line."""
    with pytest.raises(ContenidoInvalido) as error:
        llenar(Oficina, escrito(texto), clave="catastro")
    return [f"{uno.linea}: {uno.mensaje}" for uno in error.value.hallazgos]


def test_what_is_well_written_fills_the_object() -> None:
    una = llenar(Oficina, escrito(BUENA), clave="catastro")
    assert una == Oficina(
        "catastro", "Catastro", Horario("08:00"), date(2026, 1, 1), tipos=("urbano", "rústico")
    )


@pytest.mark.parametrize(
    ("bien", "mal", "esperado"),
    [
        ("nombre:", "nombr:", ["1: Falta «nombre».", "1: «nombr» no se usa aquí. ¿Es «nombre»?"]),
        ("nombre:", "clave: x\nnombre:", ["1: «clave» no se usa aquí. Quítalo."]),
        ("Catastro", "12", ["1: «nombre» lleva texto; si es un número"]),
        ("2026-01-01", '"2026-01-01"', ["3: «desde» lleva una fecha AAAA-MM-DD, sin comillas."]),
        ("2026-01-01", "2026-01-01 10:00", ["3: «desde» lleva una fecha"]),
        ("desde", "pisos: true\ndesde", ["3: «pisos» lleva un número entero, sin comillas."]),
        ("desde", "orilla: lejos\ndesde", ["3: «orilla» lleva un número, sin comillas."]),
        ("[urbano, rústico]", "urbano", ["4: «tipos» lleva una lista"]),
        ("rústico", "7", ["4: «tipos → 1» lleva texto"]),
        ('{abre: "08:00"}', "temprano", ["2: «horario» lleva un grupo de datos"]),
        ('{abre: "08:00"}', '{cierra: "15:00"}', ["2: Falta «abre»."]),
        ('{abre: "08:00"}', "{abre: 9:30}", ["2: «abre» lleva texto"]),
        ("08:00", "16:00", ["2: Cierra antes de abrir."]),
    ],
)
def test_each_mistake_is_told_at_its_line(bien: str, mal: str, esperado: list[str]) -> None:
    hallado = dicho(BUENA.replace(bien, mal, 1))
    assert len(hallado) == len(esperado)
    assert all(frase.startswith(parte) for frase, parte in zip(hallado, esperado, strict=True))


def test_the_mistakes_of_every_group_are_told_together() -> None:
    documento = escrito("a: {nombre: 1}\nb: {nombre: Ventanilla}\nc: no\n")
    with pytest.raises(ContenidoInvalido) as error:
        llenar_cada_uno(Mesa, documento)
    assert [uno.linea for uno in error.value.hallazgos] == [1, 3]
    with pytest.raises(ContenidoInvalido, match="Aquí va un grupo de datos"):
        llenar_cada_uno(Mesa, escrito("- a\n- b\n"))


def test_plain_data_have_the_form_that_is_asked_for() -> None:
    bueno = escrito('America/Chihuahua: {"2026-01-15T12:00": -6}\n')
    assert exigir_forma(dict[str, dict[str, int]], bueno) == bueno.datos
    with pytest.raises(ContenidoInvalido, match="«America/Chihuahua → b» lleva un número entero"):
        exigir_forma(dict[str, dict[str, int]], escrito("America/Chihuahua: {b: seis}\n"))
