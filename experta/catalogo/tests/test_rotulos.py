"""A change of the ficha is told with the words of the ficha, not with its keys."""

import pytest

from experta.catalogo.rotulos import rotulo


@pytest.mark.parametrize(
    ("ruta", "dice"),
    [
        ("nombre", "Nombre oficial"),
        ("requisitos / poder / nombre", "Lo que se pide (poder): Cómo se llama"),
        ("plazo / respuesta / cantidad",
         "Los plazos de ley: Plazo de la autoridad para resolver: Cuántas unidades"),
        ("canales", "Cómo se puede hacer"),
        ("rutas / 1 / lleva / giro",
         "Hojas de ruta de las que forma parte (1): Qué pregunta de la ruta contesta qué pregunta "
         "de este trámite: giro"),
        ("un_campo_de_antes", "un_campo_de_antes"),
    ],
)  # fmt: skip
def test_each_datum_has_its_name_for_people(ruta: str, dice: str) -> None:
    assert rotulo(ruta) == dice
