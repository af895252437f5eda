"""Roadmaps: what the answers need, in which order, and what publication refuses."""

from pathlib import Path

import pytest

from experta.catalogo import services
from experta.catalogo.lector import leer
from experta.catalogo.models import Tramite
from experta.catalogo.partes import PasoDeRuta
from experta.catalogo.revision_de_rutas import revisar_rutas
from experta.catalogo.rutas import leer_ruta, niveles, paso_en, rutas
from experta.catalogo.tests.apoyo import ESTANTE, cambiar, copiar
from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.yaml import DocumentoYaml, leer_yaml

ANUNCIO = "licencia-de-anuncio"
JUNTOS = (ANUNCIO, "licencia-de-funcionamiento", "apertura-sare", "uso-de-suelo")
DESPUES = "despues_de: [apertura-sare, licencia-de-funcionamiento]"
MINIMA = """
nombre: Mudarse
descripcion: A otra casa
secciones:
  - clave: casa
    titulo: La casa
    preguntas: [{clave: metros, tipo: numero, etiqueta: Metros}]
"""
ERRORES = [
    ("ruta: abrir-un-negocio", "ruta: abrir-un-changarro", "«abrir-un-changarro» no está en"),
    ("aplica_si: anuncio and local", "aplica_si: letrero and local", "«aplica_si» está mal"),
    ('aplica_si: anuncio and local != "via_publica"', "aplica_si: superficie_m2",
     "no responde sí o no"),
    ("predio: predio}", "lote: predio}", "«lote» no es una pregunta de municipio/rutas"),
    ("predio: predio}", "predio: terreno}", "«terreno» no es una pregunta del formulario"),
    ("predio: predio}", "superficie_m2: predio}", "es numero y «predio» es predio"),
    (DESPUES, DESPUES.replace("]", ", permiso-lunar]"), "No hay un trámite «permiso-lunar»"),
    (DESPUES, DESPUES.replace("]", f", {ANUNCIO}]"), f"«{ANUNCIO}» → «{ANUNCIO}»"),
    (DESPUES, "despues_de: [licencia-de-funcionamiento]", "que da «apertura-sare» en esta misma"),
    (DESPUES, f"{DESPUES}\n    aclaraciones: [{{si: letrero, texto: Mira}}]",
     "«si» está mal escrito"),
]  # fmt: skip


@pytest.fixture
def estante(tmp_path: Path) -> Path:
    """Return a shelf with the notice and what goes before it."""
    copiar(tmp_path, *JUNTOS, "dictamen-proteccion-civil")
    return tmp_path


def _hallazgos(estante: Path, slug: str = ANUNCIO) -> list[str]:
    return [str(hallazgo) for hallazgo in revisar_rutas(leer(slug, estante), estante)]


def test_every_tramite_of_the_shelf_is_sound_in_its_roadmaps() -> None:
    slugs = services.slugs_del_estante()
    con_ruta = [s for s in slugs if b"\nrutas:" in (ESTANTE / s / "ficha.yaml").read_bytes()]
    assert len(con_ruta) > 10
    assert [h for slug in con_ruta for h in _hallazgos(ESTANTE, slug)] == []


@pytest.mark.parametrize(("viejo", "nuevo", "dice"), ERRORES)
def test_a_mistake_in_a_roadmap_is_told_at_its_line(
    estante: Path, viejo: str, nuevo: str, dice: str
) -> None:
    assert _hallazgos(estante) == []
    cambiar(estante / ANUNCIO / "ficha.yaml", viejo, nuevo)
    (hallazgo,) = _hallazgos(estante)
    assert dice in hallazgo
    assert hallazgo.startswith(f"tramites/{ANUNCIO}/ficha.yaml:")


def test_a_circle_is_told_from_each_tramite_of_it(estante: Path) -> None:
    ficha = estante / "uso-de-suelo" / "ficha.yaml"
    cambiar(
        ficha,
        "- ruta: abrir-un-negocio\n",
        f"- ruta: abrir-un-negocio\n    despues_de: [{ANUNCIO}]\n",
    )
    vuelta = f"«{ANUNCIO}» → «licencia-de-funcionamiento» → «uso-de-suelo» → «{ANUNCIO}»"
    assert vuelta in _hallazgos(estante)[0]
    assert "se esperan unos a otros" in _hallazgos(estante, "uso-de-suelo")[0]


@pytest.mark.django_db
def test_a_circle_is_never_published(estante: Path) -> None:
    cambiar(estante / ANUNCIO / "ficha.yaml", DESPUES, DESPUES.replace("]", f", {ANUNCIO}]"))
    with pytest.raises(ContenidoInvalido, match="se esperan unos a otros"):
        services.publicar(ANUNCIO, carpeta=estante)
    assert not Tramite.objects.filter(slug=ANUNCIO).exists()
    assert "se esperan" in str(services.revisar([ANUNCIO], estante)[ANUNCIO])


def test_the_levels_keep_the_order_and_put_together_what_may_go_together() -> None:
    antes = {"d": ["b", "c"], "c": ["a"], "b": ["a", "ausente"], "a": [], "suelto": []}
    assert niveles(antes) == [["a", "suelto"], ["b", "c"], ["d"]]
    assert niveles({"a": ["b"], "b": ["a"], "c": []}) == [["c"], ["a", "b"]]


def test_a_roadmap_without_name_or_with_a_wrong_question_is_refused() -> None:
    documento = leer_yaml(MINIMA.encode(), "rutas/mudarse.yaml")
    assert leer_ruta(documento, "mudarse", b"").formulario.preguntas.keys() == {"metros"}
    for viejo, nuevo in (("nombre: Mudarse", "titulo: Mudarse"), ("tipo: numero", "tipo: cifra")):
        rota = leer_yaml(MINIMA.replace(viejo, nuevo).encode(), "rutas/mudarse.yaml")
        with pytest.raises(ContenidoInvalido, match=r"rutas/mudarse.yaml"):
            leer_ruta(rota, "mudarse", b"")
    with pytest.raises(ContenidoInvalido, match="Falta «nombre», «descripcion»"):
        leer_ruta(DocumentoYaml("x", None), "mudarse", b"")


def test_the_risk_of_the_giro_decides_what_applies() -> None:
    pasos = {"rapido": PasoDeRuta(ruta="abrir-un-negocio", aplica_si='giro__riesgo == "bajo"')}
    negocio = rutas()["abrir-un-negocio"]
    abarrotes, restaurante = {"codigo": "461110", "nombre": "x"}, {"codigo": "722511"}
    assert negocio.aplicables(pasos, {"giro": abarrotes}) == pasos
    assert negocio.aplicables(pasos, {"giro": restaurante}) == {}


def test_a_condition_that_no_longer_compiles_does_not_apply() -> None:
    pasos = {"viejo": PasoDeRuta(ruta="abrir-un-negocio", aplica_si="lo_que_ya_no_se_pregunta")}
    assert rutas()["abrir-un-negocio"].aplicables(pasos, {}) == {}


def test_a_published_ficha_gives_its_step_or_none() -> None:
    ficha = {"rutas": [{"ruta": "construir", "aplica_si": "calle", "despues_de": ["a"]}]}
    paso = paso_en(ficha, "construir")
    assert paso is not None
    assert paso.despues_de == ("a",)
    assert paso_en(ficha, "abrir-un-negocio") is paso_en({}, "construir") is None


@pytest.mark.parametrize(
    ("condicion", "en_casas", "en_el_centro", "sin_punto"),
    [
        ('zona == "H"', True, False, False),
        ('compatibilidad == "prohibido"', True, False, False),
        ('compatibilidad in ["prohibido", "condicionado"]', True, True, False),
        ('zona == ""', False, False, True),
    ],
)
def test_a_condition_may_read_the_zone_of_the_place(
    condicion: str, en_casas: bool, en_el_centro: bool, sin_punto: bool
) -> None:
    negocio, bar = rutas()["abrir-un-negocio"], {"codigo": "722412", "nombre": "Bar"}
    pasos = {"uno": PasoDeRuta(ruta="abrir-un-negocio", aplica_si=condicion)}
    predios = (
        {"latitud": "28.64", "longitud": "-106.11"},
        {"latitud": "28.63", "longitud": "-106.07"},
        {"domicilio": "Aldama 1204"},
    )
    aplica = [
        bool(negocio.aplicables(pasos, {"giro": bar, "local": "casa", "predio": predio}))
        for predio in predios
    ]
    assert aplica == [en_casas, en_el_centro, sin_punto]


def test_a_roadmap_that_asks_for_no_place_knows_no_zone(estante: Path) -> None:
    with pytest.raises(ValueError, match="zona"):
        rutas()["hacer-un-evento"].condicion('zona == "H"')
    cambiar(
        estante / ANUNCIO / "ficha.yaml", "aplica_si: anuncio and", 'aplica_si: zone == "H" and'
    )
    assert "«aplica_si» está mal escrito" in _hallazgos(estante)[0]


def test_without_zones_the_mistakes_that_follow_keep_their_line() -> None:
    texto = MINIMA.replace(
        "preguntas: [{clave: metros, tipo: numero, etiqueta: Metros}]",
        "preguntas:\n      - {clave: zona, tipo: opcion, opciones: zonas_de_suelo, etiqueta: Zona}"
        "\n      - {clave: metros, tipo: cifra, etiqueta: Metros}",
    )
    linea = texto.splitlines().index("      - {clave: metros, tipo: cifra, etiqueta: Metros}") + 1
    with pytest.raises(ContenidoInvalido, match=f"rutas/mudarse.yaml:{linea}: "):
        leer_ruta(leer_yaml(texto.encode(), "rutas/mudarse.yaml"), "mudarse", b"")
