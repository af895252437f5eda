"""The town's list as people search it: in their words, half written, with accents or without."""

from pathlib import Path

import pytest
from django.conf import settings

from experta.catalogo.cierre import Cierre
from experta.catalogo.ejecutable import Ejecutable, armar
from experta.catalogo.ficha import Ficha
from experta.catalogo.giro_elegido import giros_en
from experta.catalogo.lector import leer
from experta.comun.yaml import leer_yaml
from experta.portal.giros import MAXIMO, lista_de, parecidos

LISTA = Path(settings.MUNICIPIO.carpeta) / "giros.csv"
CABECERA = "codigo,nombre,sinonimos,riesgo,certeza\n"


def ejecutable(lista: bytes) -> Ejecutable:
    """Return the SARE with that list of giros."""
    cierre = leer("apertura-sare")
    archivos = {**cierre.archivos, "_municipio/giros.csv": lista}
    ficha = Ficha.desde(leer_yaml(archivos["ficha.yaml"], "ficha.yaml").datos)
    return armar(Cierre(cierre.slug, archivos), ficha)


@pytest.fixture(scope="module")
def publicado() -> Ejecutable:
    """The SARE with the town's own list."""
    return ejecutable(LISTA.read_bytes())


@pytest.mark.parametrize(
    ("dicho", "codigo"),
    [
        ("tortillería", "311830"),
        ("estetica", "812110"),
        ("taller mecánico", "811111"),
        ("food truck", "722330"),
        ("tienda", "461110"),
        ("abarrotes", "461110"),
        ("papelerías", "465311"),
        ("ropa", "463211"),
        ("tienda de celulares", "466212"),
        ("quiero vender cerveza", "461212"),
        ("un bar", "722412"),
        ("dentista", "621211"),
        ("carwash", "811192"),
        ("salón de fiestas", "531113"),
        ("clases de inglés", "611631"),
        ("yonke", "468212"),
        ("uñas", "812110"),
        ("restaurant", "722511"),
        ("restaurante bar", "722511"),
        ("restaurante con alcohol", "722511"),
        ("restaurante de mariscos con cerveza", "722512"),
        ("taller mecánico automotriz", "811111"),
        ("heladería", "722515"),
        ("lonchería", "722514"),
        ("ropa para dama y caballero", "463211"),
        # mistyped, or parted in two
        ("resturante", "722511"),
        ("tortileria", "311830"),
        ("food truk", "722330"),
        ("mini super", "462112"),
        ("pizeria", "722517"),
        ("farmasia", "464111"),
    ],
)
def test_the_first_offered_is_what_people_mean(
    publicado: Ejecutable, dicho: str, codigo: str
) -> None:
    hallados = parecidos(publicado, dicho)
    assert hallados[0].codigo == codigo
    assert len(hallados) <= MAXIMO


def test_a_word_half_written_is_found_and_one_inside_another_is_not() -> None:
    lista = f"{CABECERA}000001,Bares,cantina,alto,x\n000002,Embarcaciones,lancha,medio,x\n"
    dos = ejecutable(lista.encode())
    assert [giro.codigo for giro in parecidos(dos, "bar")] == ["000001"]
    assert [giro.codigo for giro in parecidos(dos, "lanch")] == ["000002"]


def test_what_people_call_it_comes_before_the_name() -> None:
    lista = f"{CABECERA}000001,Ropa al mayoreo,,medio,x\n000002,Tiendas,ropa,bajo,x\n"
    codigos = [giro.codigo for giro in parecidos(ejecutable(lista.encode()), "ropa")]
    assert codigos == ["000002", "000001"]


def test_what_nobody_sells_finds_nothing(publicado: Ejecutable) -> None:
    assert parecidos(publicado, "asdfgh") == []


def test_a_hollow_word_alone_is_searched_for(publicado: Ejecutable) -> None:
    assert parecidos(publicado, "tienda")
    assert parecidos(publicado, "   ") == []


def test_every_giro_of_the_list_may_be_chosen(publicado: Ejecutable) -> None:
    assert len(giros_en(lista_de(publicado))) == LISTA.read_text(encoding="utf-8").count("\n") - 1
