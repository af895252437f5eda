"""The zones of a town: read with every mistake told, and what they say of a place and a giro."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from experta.catalogo.giros import leer_giros
from experta.catalogo.suelo import lugar
from experta.catalogo.suelo.compatibilidad import (
    RESPUESTAS,
    decidir,
    habla_de_vivienda,
    leer_compatibilidad,
    revisar_compatibilidad,
)
from experta.catalogo.suelo.geojson import leer_zonas
from experta.catalogo.suelo.lugar import revisar_suelo, ubicar, zonas_del_municipio
from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.municipio import cargar_municipio, municipio_actual

CAJA = (Decimal(-110), Decimal(20), Decimal(-100), Decimal(30))
PROPIAS = {
    "clave": "H",
    "nombre": "Zona de casas",
    "instrumento": "Plan",
    "usos": {"permitido": "Casas."},
    "fuente": "Plan, plano 3",
    "certeza": "publicada",
}
CUADRO = [[-105, 25], [-104, 25], [-104, 26], [-105, 26], [-105, 25]]
ESTETICA, BAR = {"codigo": "812110"}, {"codigo": "722412"}


def archivo(*zonas: dict[str, Any], **otros: object) -> bytes:
    datos = {"type": "FeatureCollection", **otros, "features": zonas or [zona()]}
    return json.dumps(datos, indent=0).encode()


def zona(anillos: object = None, **cambios: object) -> dict[str, Any]:
    propias = {c: v for c, v in {**PROPIAS, **cambios}.items() if v is not None}
    forma = {"type": "Polygon", "coordinates": [CUADRO] if anillos is None else anillos}
    return {"type": "Feature", "properties": propias, "geometry": forma}


def test_a_zone_is_read_as_it_is_written() -> None:
    (leida,) = leer_zonas(archivo(zona(), zona()), "z.geojson", CAJA)
    assert (leida.clave, leida.usos, len(leida.poligonos)) == ("H", {"permitido": "Casas."}, 2)


def test_what_a_gis_writes_besides_is_accepted() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    con_altura = [[*lugar_, 0] for lugar_ in CUADRO]
    como_texto = zona([con_altura], usos='{"prohibido": "Fábricas."}') | {"id": 7}
    (leida,) = leer_zonas(archivo(como_texto, name="zonas", crs=crs), "z.geojson", CAJA)
    assert leida.usos == {"prohibido": "Fábricas."}


@pytest.mark.parametrize(
    ("mala", "dice"),
    [
        (zona([CUADRO[:-1]]), "no está cerrado"),
        (zona([[[25, -105], [25, -104], [26, -104], [25, -105]]]), "está al revés"),
        (zona([[[-90, 25], [-104, 25], [-104, 26], [-90, 25]]]), "queda fuera del municipio"),
        (zona([[["a", 1]]]), r"no es una lista de puntos \[longitud, latitud\]"),
        (zona([]), "es un «Polygon» o un «MultiPolygon»"),
        (zona(zonificacion="H"), "No se espera «zonificacion»"),
        (zona(nombre=None), "Falta «nombre»"),
        (zona(clave="H 45"), "va en mayúsculas"),
        (zona(clave="h45"), "va en mayúsculas"),
        (zona(certeza="seguro"), "La «certeza» no se entiende"),
        (zona(usos={"quizá": "Casas."}), "«usos» dice"),
        (zona() | {"geometry": None}, "es un «Polygon»"),
        ({"type": "Feature"}, "Falta lo que se sabe de la zona"),
        ({"type": "Punto"}, "Cada zona es un «Feature»"),
        (zona(nombre="Otra"), "se llama aquí de otro modo"),
    ],
)
def test_each_mistake_says_what_to_mend(mala: dict[str, Any], dice: str) -> None:
    with pytest.raises(ContenidoInvalido, match=dice):
        leer_zonas(archivo(zona(), mala), "z.geojson", CAJA)


def test_a_mistake_is_told_at_the_line_where_its_zone_begins() -> None:
    contenido = b"\n".join(
        [
            b'{"type": "FeatureCollection", "features": [',
            json.dumps(zona()).encode() + b",",
            json.dumps(zona(nombre=None)).encode(),
            b"]}",
        ]
    )
    with pytest.raises(ContenidoInvalido, match=r"^z\.geojson:3: Falta «nombre» de la zona\.$"):
        leer_zonas(contenido, "z.geojson", CAJA)


@pytest.mark.parametrize(
    ("contenido", "dice"),
    [
        (b"[]", "No es un GeoJSON"),
        (b'{"type": "FeatureCollection",\n "features": [}', "z.geojson:2: El JSON est"),
        (b'{"features": [NaN]}', "No es un GeoJSON"),
        ("año".encode("latin-1"), "UTF-8"),
        (archivo(zona(), crs={"name": "EPSG:32613"}), "no están en EPSG:4326"),
        (archivo(zona(), extra=1), "No se espera «extra»"),
        (b'{"type": "Feature", "features": []}', "Falta la lista de zonas"),
    ],
)
def test_what_is_no_geojson_in_degrees_is_refused(contenido: bytes, dice: str) -> None:
    with pytest.raises(ContenidoInvalido, match=dice):
        leer_zonas(contenido, "z.geojson", CAJA)


TABLA = (
    "# politica: primera\n# valores: zona = H\n# valores: riesgo = bajo, medio, alto\n"
    "entrada:zona,entrada:rama,entrada:riesgo,salida:compatibilidad,nota:explicacion,nota:certeza\n"
)
GIROS = leer_giros(
    b"codigo,nombre,sinonimos,riesgo,certeza\n722412,Bares,,alto,publicada\n"
    b"812110,Salones de belleza,,bajo,publicada\n",
    "giros.csv",
)
ZONAS = leer_zonas(archivo(), "z.geojson", CAJA)


@pytest.mark.parametrize(
    ("filas", "dice"),
    [
        ("H,,,permitido,,publicada\n", ""),
        ("H,,,tal vez,,publicada\n", "La «compatibilidad» debe ser: permitido"),
        ("H,,,permitido,,\n", "Falta la «certeza»"),
        ("X,,,prohibido,,publicada\nH,,,permitido,,publicada\n", "No hay una zona «X»"),
        ("H,7224,,prohibido,,publicada\n", "En la zona «H» el giro 812110 no tiene respuesta"),
    ],
)
def test_the_table_answers_for_every_zone_and_giro(filas: str, dice: str) -> None:
    tabla = leer_compatibilidad((TABLA + filas).encode(), "c.csv")
    hallados = [str(uno) for uno in revisar_compatibilidad(tabla, ZONAS, GIROS)]
    assert any(dice in uno for uno in hallados) if dice else hallados == []


def test_a_giro_without_answer_is_to_be_looked_at() -> None:
    tabla = leer_compatibilidad((TABLA + "H,7224,,prohibido,,publicada\n").encode(), "c.csv")
    assert decidir(tabla, "H", GIROS["722412"]).valor == "prohibido"
    assert decidir(tabla, "H", GIROS["812110"]).valor == "por revisar"


def test_a_home_is_answered_for_itself_and_only_by_a_table_that_speaks_of_homes() -> None:
    reserva = ubicar(None, ESTETICA, "n", "habitacional")
    casas = ubicar(None, None, "h", "habitacional")
    industria = ubicar(None, None, "i", "habitacional")
    dichas = [uno.nombres["compatibilidad"] for uno in (reserva, casas, industria) if uno]
    assert dichas == ["prohibido", "permitido", "prohibido"]
    comercial = ubicar(None, ESTETICA, "h", "comercial")
    assert comercial == ubicar(None, ESTETICA, "h")
    assert ubicar(None, None, "h", "comercial") == ubicar(None, None, "h")
    callada = leer_compatibilidad((TABLA + "H,,,permitido,,publicada\n").encode(), "c.csv")
    assert not habla_de_vivienda(callada)


def test_a_zone_that_says_nothing_of_homes_is_told_where_the_table_speaks_of_them() -> None:
    texto = (
        "# politica: primera\n# valores: zona = H\n# valores: uso = vivienda, negocio\n"
        "entrada:zona,entrada:uso,salida:compatibilidad,nota:explicacion,nota:certeza\n"
        "H,negocio,permitido,Sí,publicada\n"
    )
    tabla = leer_compatibilidad(texto.encode(), "c.csv")
    dichos = [str(uno) for uno in revisar_compatibilidad(tabla, ZONAS, GIROS)]
    assert any("En la zona «H» la vivienda no tiene respuesta" in uno for uno in dichos)


def test_the_files_of_the_town_are_sound_and_answer_every_giro() -> None:
    assert revisar_suelo() == []
    assert 6 <= len(zonas_del_municipio()) <= 10
    for una in zonas_del_municipio():
        assert una.certeza == "demostración"
        dada = ubicar(None, ESTETICA, una.clave.lower())
        assert dada
        assert dada.dicha
        assert dada.compatibilidad
        assert dada.compatibilidad.valor in RESPUESTAS


Escribir = Callable[..., None]


@pytest.fixture
def escribe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Escribir:
    """Write the files of a town that has the rest of this one; it begins without zones."""
    carpeta = tmp_path / "municipio"
    carpeta.mkdir()
    for ajeno in municipio_actual().carpeta.glob("*.yaml"):
        (carpeta / ajeno.name).symlink_to(ajeno)
    (carpeta / lugar.GIROS).symlink_to(municipio_actual().carpeta / lugar.GIROS)
    monkeypatch.setenv("EXPERTA_MUNICIPIO", str(carpeta))
    cargar_municipio.cache_clear()
    reloj = iter(range(1, 100))

    def escribir(nombre: str, contenido: bytes) -> None:
        (carpeta / nombre).write_bytes(contenido)
        os.utime(carpeta / nombre, (next(reloj),) * 2)

    return escribir


def en_casa(longitud: str, latitud: str = "28.5") -> dict[str, str]:
    return {"clave_catastral": "1", "longitud": longitud, "latitud": latitud}


def cuadro(oeste: float) -> list[list[list[float]]]:
    este = oeste + 0.1
    return [[[oeste, 28.4], [este, 28.4], [este, 28.6], [oeste, 28.6], [oeste, 28.4]]]


def test_a_town_without_zones_says_nothing(escribe: Escribir) -> None:
    assert ubicar(en_casa("-106.05"), ESTETICA) is None
    assert (zonas_del_municipio(), revisar_suelo()) == ((), [])
    escribe(lugar.ZONAS, archivo(zona(cuadro(-106.1))))
    dada = ubicar(en_casa("-106.05"), ESTETICA)
    assert dada
    assert dada.nombres["zona"] == "H"
    assert dada.compatibilidad is None  # there is no table to ask


def test_a_file_that_changes_is_read_again(escribe: Escribir) -> None:
    escribe(lugar.ZONAS, archivo(zona(cuadro(-106.1))))
    assert ubicar(en_casa("-106.05")) is not None
    escribe(lugar.ZONAS, archivo(zona(cuadro(-106.3))))
    assert ubicar(en_casa("-106.05")) is None


def test_a_file_with_mistakes_is_told_and_says_nothing_of_a_place(
    escribe: Escribir, caplog: pytest.LogCaptureFixture
) -> None:
    escribe(lugar.ZONAS, archivo(zona(cuadro(-90.0))))
    assert ubicar(en_casa("-89.95")) is None
    assert "queda fuera del municipio" in caplog.text
    assert [uno.archivo for uno in revisar_suelo()] == ["municipio/zonas-de-suelo.geojson"]


def test_on_a_border_or_in_two_zones_somebody_must_look(escribe: Escribir) -> None:
    vecinas = zona(cuadro(-106.1)), zona(cuadro(-106.0), clave="I", nombre="Industria")
    encima = zona(cuadro(-106.1), clave="N", nombre="Reserva")
    escribe(lugar.COMPATIBILIDAD, (TABLA + "-,,,permitido,,publicada\n").encode())
    escribe(lugar.ZONAS, archivo(*vecinas))
    for longitud, claves in (("-106.0", {"H", "I"}), ("-106.1", {"H"})):
        dada = ubicar(en_casa(longitud), ESTETICA)
        assert dada
        assert dada.dudosa
        assert {una.clave for una in dada.zonas} == claves
        assert dada.nombres == {"zona": "", "compatibilidad": "por revisar"}
    escribe(lugar.ZONAS, archivo(*vecinas, encima))
    dada = ubicar(en_casa("-106.05"), ESTETICA)
    assert dada
    assert (dada.dudosa, dada.en_el_borde) == (True, False)


def test_what_the_person_says_counts_more_than_the_point(escribe: Escribir) -> None:
    escribe(lugar.ZONAS, archivo(zona(cuadro(-106.1)), zona(cuadro(-106.3), clave="I", nombre="I")))
    dada = ubicar(en_casa("-106.05"), None, "i")
    assert dada
    assert (dada.dicha, dada.nombres["zona"]) == (True, "I")
    for nada in ("no_se", "", None):
        dada = ubicar(en_casa("-106.05"), None, nada)
        assert dada
        assert (dada.dicha, dada.nombres["zona"]) == (False, "H")
    assert ubicar({"longitud": "x", "latitud": "1"}) is None
    assert ubicar({"longitud": "-106.05"}, None, "no_se") is None


def test_a_box_with_a_side_missing_is_told() -> None:
    with pytest.raises(ValueError, match="«limites» lleva exactamente: este, norte, oeste, sur"):
        replace(municipio_actual(), limites={"oeste": -107.0})
