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


def test_everything_that_ends_is_reminded_of_sixty_thirty_and_seven_days_before() -> None:
    en_meses = {"dias": 1 / 31, "meses": 1, "anios": 12}
    sin_recordatorio = set()
    for ficha in sorted(ESTANTE.glob("[a-z]*/ficha.yaml")):
        este = ejecutable(ficha.parent.name).ficha
        for documento in este.documentos_para("favorable"):
            vigencia = documento.vigencia
            if vigencia.tipo not in ("duracion", "fecha_fija"):
                continue
            if este.renovacion is None:
                assert any("ni te recordamos" in nota for nota in este.notas), este.clave
                sin_recordatorio.add(ficha.parent.name)
                continue
            dias = 365.0
            if vigencia.tipo == "duracion":
                dias = (vigencia.cantidad or 0) * en_meses[vigencia.unidad] * 30
            caben = {uno for uno in (60, 30, 7) if uno < dias}
            assert caben <= set(este.renovacion.avisos_dias), este.clave
    assert sin_recordatorio == {"constancia-de-no-adeudo-predial"}


@pytest.mark.parametrize(
    ("nueva", "dice"),
    [
        ("{tipo: unica, texto: Nunca}", "por duración o hasta una fecha fija"),
        ("{tipo: duracion, cantidad: 2, unidad: anios, texto: Dos años}", "un año o menos"),
        ("{tipo: fecha_fija, mes: 2, dia: 31, texto: Hasta febrero}", "una fecha que exista"),
    ],
)
def test_a_grace_is_of_a_year_or_less_and_says_its_last_day(
    tmp_path: Path, nueva: str, dice: str
) -> None:
    slug = "permiso-via-publica"
    estante = copiar(tmp_path, slug)
    vieja = "gracia: {tipo: fecha_fija, mes: 4, dia: 30, texto: Hasta el 30 de abril}"
    dichos = romper(estante, "ficha.yaml", vieja, f"gracia: {nueva}", slug)
    assert len(dichos) == 1, dichos
    assert dice in dichos[0]
