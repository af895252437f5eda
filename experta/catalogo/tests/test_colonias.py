"""The colonias of the town come from SEPOMEX's file as it is downloaded."""

from pathlib import Path

import pytest

from experta.catalogo import colonias
from experta.catalogo.colonias import Colonia, escribir, leer_sepomex
from experta.comun.hallazgos import ContenidoInvalido

AVISO = "El Catálogo Nacional de Códigos Postales es elaborado por Correos de México\r\n"
TITULOS = "d_codigo|d_asenta|d_tipo_asenta|D_mnpio|d_estado|d_ciudad\r\n"
FILAS = (
    "31000|Zona Centro|Colonia|Chihuahua|Chihuahua|Chihuahua\r\n"
    "31020|San Felipe|Colonia|Chihuahua|Chihuahua|Chihuahua\r\n"
    "31000|Zona Centro|Colonia|Chihuahua|Chihuahua|Chihuahua\r\n"
    '33980|Ávalos "Vieja"|Barrio|Jiménez|Chihuahua|Jiménez\r\n'
)


def archivo(texto: str) -> bytes:
    return texto.encode("latin-1")


def test_only_those_of_the_town_each_once_and_in_order() -> None:
    assert leer_sepomex(archivo(AVISO + TITULOS + FILAS), "chihuahua", "Chihuahua") == [
        Colonia("31000", "Zona Centro", "Colonia"),
        Colonia("31020", "San Felipe", "Colonia"),
    ]


def test_those_of_a_town_of_the_same_name_in_another_state_are_not_taken() -> None:
    filas = (
        "33920|Centro|Colonia|Allende|Chihuahua|Allende\r\n"
        "26530|Jardines|Colonia|Allende|Coahuila de Zaragoza|Allende\r\n"
    )
    for entidad, colonia in (("Chihuahua", "Centro"), ("Coahuila", "Jardines")):
        (una,) = leer_sepomex(archivo(AVISO + TITULOS + filas), "Allende", entidad)
        assert una.colonia == colonia


def test_accents_and_quotes_are_kept() -> None:
    (una,) = leer_sepomex(archivo(AVISO + TITULOS + FILAS), "JIMENEZ", "Chihuahua")
    assert una.colonia == 'Ávalos "Vieja"'


@pytest.mark.parametrize(
    ("texto", "dice"),
    [
        ("hola", "No es el archivo de SEPOMEX"),
        (AVISO + "d_codigo|d_asenta\r\n31000|Centro\r\n", "Faltan columnas"),
        (AVISO + TITULOS + FILAS.replace("Chihuahua|Chihuahua|", "Otro|Chihuahua|"), "No hay"),
    ],
)
def test_what_cannot_serve_is_told_in_a_sentence(texto: str, dice: str) -> None:
    with pytest.raises(ContenidoInvalido) as hubo:
        leer_sepomex(archivo(texto), "Chihuahua", "Chihuahua")
    assert dice in hubo.value.hallazgos[0].mensaje


def test_what_is_written_is_what_the_form_offers(tmp_path: Path) -> None:
    ruta = tmp_path / colonias.ARCHIVO
    assert colonias._nombres(ruta.with_name("no-hay.csv")) == ()
    ruta.write_text(
        escribir(leer_sepomex(archivo(AVISO + TITULOS + FILAS), "Chihuahua", "Chihuahua"))
    )
    assert colonias._nombres(ruta) == ("San Felipe", "Zona Centro")
