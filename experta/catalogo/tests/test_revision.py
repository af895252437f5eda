"""Every refusal of the review: where it is, and a sentence that says how to mend it.

The control of all of them is `test_the_untouched_copy_is_sound`: each case differs from it in one
text only.
"""

import dataclasses
from pathlib import Path

import pytest

from experta.catalogo.tests.apoyo import SLUG, copiar, hallazgos, linea_de, romper
from experta.comun import municipio as modulo_municipio

VISITA = "{objetivo: Ver, autoridad: oic, lista: [{clave: a, texto: A}]}"
FICHA = [
    # (old text, new text, what the sentence says)
    ("nombre: Constancia de residencia\n", "nombre: 12\n", "«nombre» debe ser un texto"),
    ("sector: documentos-personales", "sector: papeles", "«papeles» no vale en «sector»; usa:"),
    ("[cambiar-de-domicilio, ", "[mudarme, ", "«mudarme» no vale en «situaciones»"),
    ("resultado: Const", "resultados: Const", "«resultados» no se conoce aquí"),
    ("dependencia: secretaria-ayuntamiento\noficinas", "dependencia: secretaria\noficinas",
     "«secretaria» no está en municipio/dependencias.yaml"),
    ("regla: plazo-de-la-ficha", "regla: plazo-inventado",
     "«plazo-inventado» no está en municipio/marco-legal.yaml"),
    ("nombre: Constancia de residencia\n", 'nombre: " "\n', "«nombre» está vacío; complétalo"),
    ("promesa: {cantidad: 4, unidad: horas_habiles", "promesa: {cantidad: 4, unidad: dias_habiles",
     "no puede tardar más que el plazo"),
    ("ficta: negativa\n", "ficta: afirmativa\n", "da una negativa ficta, no una afirmativa"),
    ("prevencion: {cantidad: 5,", "prevencion: {cantidad: 4,", "al menos 5 días hábiles"),
    ("{cantidad: 5, unidad: dias_habiles,", "{cantidad: 8, unidad: dias_naturales,",
     "La prevención se cuenta en días hábiles."),
    ("  ficta: negativa\n  ficta_regla: negativa-ficta\n", "  ficta: afirmativa\n",
     "La afirmativa ficta necesita la norma"),
    ("  gratuito: true\n", "  gratuito: false\n", "Un trámite con costo dice su «tarifa»"),
    ("requiere_pago: false", "requiere_pago: true", "«requiere_pago» debe ser false"),
    ("persona: [nombre,", "persona: [nombres,", "«nombres» no es una pregunta del formulario"),
    ("curp: curp", "curp: clave", "«clave» no es una pregunta del formulario"),
    ("datos: [domicilio,", "datos: [direccion,", "«direccion» no es una pregunta"),
    ("publico: [titular,", "publico: [curp,", "«curp» (curp) es un dato personal"),
    ("publico: [titular,", "publico: [domicilio,", "«domicilio» (domicilio) es un dato personal"),
    ("publico: [titular,", "publico: [comprobante,", "«comprobante» (archivo) es un dato personal"),
    ("  - clave: comprobante\n", "  - clave: recibo\n", "Ninguna pregunta del formulario pide"),
    ("plantilla: documentos/constancia.typ", "plantilla: documentos/carta.typ",
     "No existe la plantilla «documentos/carta.typ»"),
    ("demostracion: true", "demostracion: false", "escribe «demostracion: true»"),
    ("  - clave: negativa\n", "  - clave: constancia\n", "«constancia» está repetida"),
    ("  tipo: duracion\n  cantidad: 6\n", "  tipo: duracion\n", "«cantidad» y «unidad»"),
    ("promesa: {cantidad: 4,", "promesa: {cantidad: 0,", "no puede ser de menos de 1"),
    ("inspeccion: null", f"inspeccion: {VISITA}", "El proceso no lleva visita"),
]  # fmt: skip


def test_the_untouched_copy_is_sound(tmp_path: Path) -> None:
    assert hallazgos(copiar(tmp_path)) == []


@pytest.mark.parametrize(("viejo", "nuevo", "dice"), FICHA)
def test_a_mistake_in_the_ficha_is_refused_with_its_line(
    tmp_path: Path, viejo: str, nuevo: str, dice: str
) -> None:
    dichos = romper(copiar(tmp_path), "ficha.yaml", viejo, nuevo)
    de_esta = [dicho for dicho in dichos if dice in dicho]
    assert de_esta, dichos
    archivo, linea, _ = de_esta[0].split(":", 2)
    assert archivo == f"tramites/{SLUG}/ficha.yaml"
    assert int(linea) > 0


def test_the_line_is_that_of_the_mistake(tmp_path: Path) -> None:
    estante = copiar(tmp_path)
    dichos = romper(estante, "ficha.yaml", "persona: [nombre,", "persona: [nombres,")
    linea = linea_de(estante / SLUG / "ficha.yaml", lambda texto: "[nombres," in texto)
    assert dichos == [
        f"tramites/{SLUG}/ficha.yaml:{linea}: «nombres» no es una pregunta del formulario; "
        "corrígela o agrégala."
    ]


@pytest.mark.parametrize(
    ("viejo", "nuevo", "dice"),
    [
        ('motivo == "otro"', 'motvo == "otro"', "motvo"),
        ("requisito: comprobante\n", "requisito: recibo\n", "que la ficha no publica"),
        ("tipo: protesta", "tipo: juramento", "«juramento» no vale en «tipo»"),
        ("        maximo: 1\n", "        maximo: 1\n        acepta: [pdf]\n", "que coincidan"),
    ],
)
def test_a_mistake_in_the_form_is_refused(
    tmp_path: Path, viejo: str, nuevo: str, dice: str
) -> None:
    dichos = romper(copiar(tmp_path), "formulario.yaml", viejo, nuevo)
    assert any(dice in dicho for dicho in dichos), dichos


@pytest.mark.parametrize(
    ("viejo", "nuevo", "dice"),
    [
        (
            "final: favorable",
            "final: desfavorable",
            "Se esperaba desfavorable y resulta favorable.",
        ),
        ("documentos: [constancia]", "documentos: [licencia]", "y resulta constancia."),
        ("costo_centavos: 0", "costo_centavos: 100", "Se esperaba 100 y resulta 0."),
        ('vence: "2026-11-24T10:00"', 'vence: "2026-11-24T11:00"', "resulta 2026-11-24T10:00."),
        ("resolver, generar", "revisar, generar", "resulta acuse, resolver, generar"),
        (
            "comprobante: 1}",
            "comprobante: 1, recibo: 1}",
            "«recibo» no es una pregunta del formulario.",
        ),
        ("  anios_de_residir: 12\n", "", "Esta respuesta no pasa"),
        ("{resolver: favorable}", "{resolver: quizá}", "«quizá» no vale en «resolver»"),
        ("{resolver: favorable}", "{dictamenes: {obras: favorable}}", "no es un área de la ficha"),
    ],
)
def test_an_example_that_does_not_come_true_is_told_at_its_line(
    tmp_path: Path, viejo: str, nuevo: str, dice: str
) -> None:
    dichos = romper(copiar(tmp_path), "ejemplos/01-favorable.yaml", viejo, nuevo)
    assert len(dichos) == 1, dichos
    assert dichos[0].startswith(f"tramites/{SLUG}/ejemplos/01-favorable.yaml:")
    assert dice in dichos[0]


def test_a_prevencion_after_the_first_third_is_refused(tmp_path: Path) -> None:
    dichos = romper(
        copiar(tmp_path, "apertura-sare"),
        "ejemplos/03-empresa-prevenida.yaml",
        'notificada: "2026-11-24"',
        'notificada: "2026-11-25"',
        "apertura-sare",
    )
    assert "después del primer tercio del plazo (2026-11-24)" in dichos[0]


def test_a_tramite_without_examples_is_refused(tmp_path: Path) -> None:
    estante = copiar(tmp_path)
    for ejemplo in (estante / SLUG / "ejemplos").iterdir():
        ejemplo.unlink()
    assert "Falta por lo menos un ejemplo" in hallazgos(estante)[0]


def test_a_template_that_leaves_out_the_remedy_is_refused(tmp_path: Path) -> None:
    dichos = romper(copiar(tmp_path), "documentos/constancia.typ", "#cierre()", "")
    assert any(
        "constancia.typ:0: La plantilla no muestra el medio de defensa." in d for d in dichos
    )


def test_the_own_template_of_a_shared_document_is_judged_too(tmp_path: Path) -> None:
    estante = copiar(tmp_path)
    (estante / SLUG / "documentos" / "acuse.typ").write_text("#panic()", encoding="utf-8")
    assert hallazgos(estante)[0].startswith(f"tramites/{SLUG}/documentos/acuse.typ:")


def test_a_process_that_does_not_exist_is_told(tmp_path: Path) -> None:
    dichos = romper(copiar(tmp_path), "ficha.yaml", "archivo: revision-simple", "archivo: magia")
    assert dichos == ["tramites/_procesos/magia.bpmn:0: Falta este archivo."]


def test_a_process_that_inspects_needs_the_inspection_of_the_ficha(tmp_path: Path) -> None:
    dichos = romper(
        copiar(tmp_path), "ficha.yaml", "archivo: revision-simple", "archivo: inspeccion-y-pago"
    )
    assert any("Este proceso lleva visita" in dicho for dicho in dichos)


def test_a_fee_that_no_step_collects_is_refused(tmp_path: Path) -> None:
    slug = "padron-de-proveedores"
    estante = copiar(tmp_path, slug)
    viejo, nuevo = "archivo: dictamenes-en-paralelo", "archivo: revision-simple"
    dichos = romper(estante, "ficha.yaml", viejo, nuevo, slug)
    assert any("este proceso no cobra" in dicho for dicho in dichos)


def test_parallel_opinions_without_areas_are_refused(tmp_path: Path) -> None:
    dichos = romper(
        copiar(tmp_path),
        "ficha.yaml",
        "archivo: revision-simple",
        "archivo: dictamenes-en-paralelo",
    )
    assert any("sin áreas se aprobaría sola" in dicho for dicho in dichos)


def test_a_tarifa_with_a_gap_is_refused(tmp_path: Path) -> None:
    slug = "construccion-menor-60"
    estante = copiar(tmp_path, slug)
    (estante / slug / "tarifa.csv").write_text(
        "# politica: suma\nentrada:superficie_m2,salida:clave,salida:concepto,salida:importe,"
        "nota:fundamento\n0..30,A,Licencia,10 * uma,Ley\n",
        encoding="utf-8",
    )
    dichos = hallazgos(estante, slug)
    assert any("tarifa.csv:2: Ninguna fila responde cuando superficie_m2" in d for d in dichos)


def test_the_calculator_asks_all_that_the_tarifa_reads(tmp_path: Path) -> None:
    slug = "construccion-menor-60"
    estante = copiar(tmp_path, slug)
    (dicho,) = romper(estante, "ficha.yaml", "[uso, superficie_m2]\nvig", "[uso]\nvig", slug)
    assert "La tarifa lee «superficie_m2» y la calculadora no lo pregunta" in dicho


def test_outside_demonstration_doubtful_data_may_not_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = dataclasses.replace(modulo_municipio.municipio_actual(), demostracion=False)
    monkeypatch.setattr("experta.catalogo.revision.municipio_actual", lambda: real)
    dichos = hallazgos(copiar(tmp_path))
    assert len(dichos) == 5
    del_marco = [dicho for dicho in dichos if "reglas sin confirmar: computo-inicio," in dicho]
    sueltos = [dicho for dicho in dichos if "confírmalo en su norma y pon «publicada»" in dicho]
    assert (len(del_marco), len(sueltos)) == (1, 4)
