"""No condition and no table compares a question with an option that it does not have.

The control is `test_the_untouched_copy_is_sound` (test_revision.py) and the whole shelf.
"""

from pathlib import Path

import pytest

from experta.catalogo import services
from experta.catalogo.rutas import leer_ruta
from experta.catalogo.tests.apoyo import RAIZ, cambiar, copiar, hallazgos, linea_de
from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.yaml import leer_yaml
from experta.motores.reglas import comparados

RESIDENCIA, OBRA, EVENTO = "constancia-de-residencia", "construccion-menor-60", "permiso-de-evento"


@pytest.mark.parametrize(
    ("expresion", "pares"),
    [
        ('local == "fijo" and not ("casa" != uso)', {("local", "fijo"), ("uso", "casa")}),
        ('local in ["fijo", "casa"]', {("local", "fijo"), ("local", "casa")}),
        ('local not in ["fijo"] ? 1 : 2', {("local", "fijo")}),
        ('"agua" in servicios', {("servicios", "agua")}),
        ('some(servicios, # == "luz") or len(servicios) > 1', {("servicios", "luz")}),
        ('count(filter(obras, #.tipo == "barda"), #.uso == "x") > 1',
         {("obras.tipo", "barda"), ("obras.uso", "x")}),
        ('metros > 3 and fecha < "2026-01-01" and upper(local) == "FIJO"', set()),
    ],
)  # fmt: skip
def test_what_an_expression_compares_its_names_with(
    expresion: str, pares: set[tuple[str, str]]
) -> None:
    assert comparados(expresion) == pares


@pytest.mark.parametrize(
    ("donde", "viejo", "nuevo", "dice"),
    [
        (f"{RESIDENCIA}/formulario.yaml", 'motivo == "otro"', 'motivo == "otra_cosa"',
         "«motivo» no tiene la opción «otra_cosa»; las que tiene: "),
        (f"{OBRA}/ficha.yaml", 'aplica_si: uso != "habitacional"', 'aplica_si: uso != "casa"',
         "«uso» no tiene la opción «casa»; las que tiene: habitacional, "),
        (f"{OBRA}/ficha.yaml", 'aplica_si: obra == "menor"', 'aplica_si: obra == "chica"',
         "«obra» no tiene la opción «chica»; las que tiene: "),
        (f"{EVENTO}/ficha.yaml", 'aplica_si: lugar == "salon"', 'aplica_si: lugar == "salón"',
         "«lugar» no tiene la opción «salón»"),
    ],
)  # fmt: skip
def test_an_option_that_nobody_can_choose_is_refused_at_its_line(
    tmp_path: Path, donde: str, viejo: str, nuevo: str, dice: str
) -> None:
    slug = donde.split("/", maxsplit=1)[0]
    estante = copiar(tmp_path, slug)
    cambiar(estante / donde, viejo, nuevo)
    dichos = [str(uno) for uno in services.revisar([slug], estante)[slug]]
    linea = linea_de(estante / donde, lambda texto: nuevo in texto)
    assert [uno for uno in dichos if uno.startswith(f"tramites/{donde}:{linea}: {dice}")], dichos


def test_a_cell_of_the_tarifa_names_an_option_of_its_question(tmp_path: Path) -> None:
    estante = copiar(tmp_path, OBRA)
    tarifa = estante / OBRA / "tarifa.csv"
    primera = linea_de(tarifa, lambda texto: "habitacional" in texto and texto[0] != "#")
    renglones = tarifa.read_text(encoding="utf-8").splitlines(keepends=True)
    renglones[primera - 1] = renglones[primera - 1].replace("habitacional", "habitación", 1)
    tarifa.write_text("".join(renglones), encoding="utf-8")
    donde = f"tramites/{OBRA}/tarifa.csv:{primera}: «uso» no tiene la opción «habitación»"
    assert any(uno.startswith(donde) for uno in hallazgos(estante, OBRA))


def test_a_roadmap_asks_about_its_own_options() -> None:
    escrita = (RAIZ / "municipio/rutas/abrir-un-negocio.yaml").read_text(encoding="utf-8")
    giros = (RAIZ / "municipio/giros.csv").read_bytes()
    otra = escrita.replace('visible_si: local == "fijo"', 'visible_si: local == "puesto"', 1)
    with pytest.raises(ContenidoInvalido, match="«local» no tiene la opción «puesto»"):
        leer_ruta(leer_yaml(otra.encode(), "ruta.yaml"), "abrir-un-negocio", giros)
