"""What a trámite asks another to have issued: it can be had, in order, and only when it applies."""

from pathlib import Path

import pytest

from experta.catalogo.lector import leer
from experta.catalogo.revision_de_rutas import revisar_rutas
from experta.catalogo.tests.apoyo import cambiar, copiar, ejecutable, linea_de, romper

EVENTO, SUELO, FUNCIONAMIENTO = "permiso-de-evento", "uso-de-suelo", "licencia-de-funcionamiento"
OBRA = "ampliacion-barda-remodelacion"
REQUISITO = """  - clave: licencia-de-funcionamiento
    nombre: Licencia de funcionamiento
    tipo: resolucion
    razon: Porque sí.
    fundamento: Ninguno
    lo_tiene: {tramite: licencia-de-funcionamiento, documento: licencia}
    certeza: demostración
inspeccion: null
"""


def _dichos(slug: str, estante: Path) -> list[str]:
    return [str(hallazgo) for hallazgo in revisar_rutas(leer(slug, estante), estante)]


@pytest.mark.parametrize("slug", [SUELO, FUNCIONAMIENTO])
def test_two_that_ask_first_for_each_other_are_refused_at_the_line_of_the_requirement(
    tmp_path: Path, slug: str
) -> None:
    estante = copiar(tmp_path, SUELO, FUNCIONAMIENTO)
    ficha = estante / SUELO / "ficha.yaml"
    assert not [uno for uno in _dichos(slug, estante) if "Nadie podría empezar" in uno]
    cambiar(ficha, "inspeccion: null\n", REQUISITO)
    (dicho,) = [uno for uno in _dichos(slug, estante) if "Nadie podría empezar" in uno]
    otro = ({SUELO, FUNCIONAMIENTO} - {slug}).pop()
    assert f"«{slug}» → «{otro}» → «{slug}»" in dicho
    clave = f"lo_tiene: {{tramite: {otro}"
    linea = linea_de(estante / slug / "ficha.yaml", lambda texto: clave in texto)
    assert dicho.startswith(f"tramites/{slug}/ficha.yaml:{linea}: ")


def test_a_tramite_that_asks_for_its_own_document_is_refused(tmp_path: Path) -> None:
    estante = copiar(tmp_path, SUELO)
    propio = REQUISITO.replace("tramite: licencia-de-funcionamiento", f"tramite: {SUELO}")
    cambiar(estante / SUELO / "ficha.yaml", "inspeccion: null\n", propio)
    assert f"«{SUELO}» → «{SUELO}»" in _dichos(SUELO, estante)[0]


def test_what_comes_out_of_the_roadmap_is_waited_for(tmp_path: Path) -> None:
    estante = copiar(tmp_path, OBRA, SUELO)
    ficha = estante / OBRA / "ficha.yaml"
    assert _dichos(OBRA, estante) == []
    texto = ficha.read_text(encoding="utf-8")
    ficha.write_text(texto.replace("    despues_de: [uso-de-suelo]\n", ""), encoding="utf-8")
    dichos = _dichos(OBRA, estante)
    assert len(dichos) == 2, "one for each roadmap in which both are"
    assert all("Pide «Licencia de uso de suelo», que da «uso-de-suelo»" in uno for uno in dichos)
    (estante / SUELO / "ficha.yaml").unlink()
    assert _dichos(OBRA, estante) == [], "what the town does not have cannot be waited for"


@pytest.mark.parametrize(
    ("nuevo", "dice"),
    [
        ('aplica_si: sitio_web == "si"', "«aplica_si» está mal escrito"),
        ("aplica_si: asistentes", "«aplica_si» está mal escrito"),
    ],
)
def test_a_condition_of_a_requirement_reads_the_form_and_answers_yes_or_no(
    tmp_path: Path, nuevo: str, dice: str
) -> None:
    estante = copiar(tmp_path, EVENTO)
    (dicho,) = romper(estante, "ficha.yaml", 'aplica_si: lugar == "salon"', nuevo, EVENTO)
    assert dice in dicho


def test_a_condition_is_also_said_in_words_and_only_where_no_question_says_it(
    tmp_path: Path,
) -> None:
    estante = copiar(tmp_path, EVENTO)
    frase = "    condicion: Sólo si el evento es en un salón.\n"
    (dicho,) = romper(estante, "ficha.yaml", frase, "", EVENTO)
    assert "Di también en «condicion»" in dicho
    otro = copiar(tmp_path / "otro", EVENTO)
    identificacion = "    nombre: Identificación oficial con fotografía\n"
    nuevo = f'{identificacion}    condicion: A veces.\n    aplica_si: lugar == "salon"\n'
    (dicho,) = romper(otro, "ficha.yaml", identificacion, nuevo, EVENTO)
    assert "lo dice «visible_si» de la pregunta «identificacion»" in dicho


def test_a_requirement_is_asked_only_of_whom_it_concerns() -> None:
    evento = ejecutable(EVENTO)
    aforo = evento.ficha.requisito("aforo")
    assert aforo is not None
    assert evento.pide(aforo, {"lugar": "salon"})
    assert not evento.pide(aforo, {"lugar": "parque"})
    assert not evento.pide(aforo, {})
    identificacion = evento.ficha.requisito("identificacion")
    assert identificacion is not None
    assert evento.pide(identificacion, {})
