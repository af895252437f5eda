"""What a renewal asks anew is said once, of questions that would come along otherwise."""

from pathlib import Path

import pytest

from experta.catalogo.tests.apoyo import copiar, ejecutable, hallazgos, linea_de, romper

PADRON = "padron-de-proveedores"
ESTANTE = Path(__file__).parents[3] / "tramites"
# An option that costs more because it is wanted soon.
PRISA = {"urgente", "expres", "exprés", "express"}


@pytest.fixture
def estante(tmp_path: Path) -> Path:
    return copiar(tmp_path, PADRON)


@pytest.mark.parametrize(
    ("nuevo", "dice"),
    [
        ("en_blanco: [cervicio]", "«cervicio» no es una pregunta del formulario"),
        ("en_blanco: [constancia_fiscal]", "«constancia_fiscal» ya empieza en blanco"),
        ("en_blanco: [antiguedad]", "«antiguedad» se confirma o se contesta de nuevo"),
    ],
)
def test_what_cannot_be_left_blank_is_refused_at_its_line(
    estante: Path, nuevo: str, dice: str
) -> None:
    assert hallazgos(estante, PADRON) == []
    dichos = romper(estante, "ficha.yaml", "en_blanco: [servicio]", nuevo, PADRON)
    linea = linea_de(estante / PADRON / "ficha.yaml", lambda texto: nuevo in texto)
    assert len(dichos) == 1, dichos
    assert dichos[0].startswith(f"tramites/{PADRON}/ficha.yaml:{linea}: ")
    assert dice in dichos[0]


def test_no_renewal_of_the_shelf_brings_along_an_express_service() -> None:
    revisadas = []
    for ficha in sorted(ESTANTE.glob("[a-z]*/ficha.yaml")):
        este = ejecutable(ficha.parent.name)
        renovacion = este.ficha.renovacion
        for pregunta in este.formulario.preguntas.values():
            if renovacion and PRISA & {una.clave for una in pregunta.opciones}:
                assert pregunta.clave in renovacion.en_blanco, este.slug
                revisadas.append(este.slug)
    assert set(revisadas) == {PADRON, "deposito-de-escombro"}
