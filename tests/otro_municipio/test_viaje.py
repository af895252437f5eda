"""A town of three officials runs from its folder alone, and nothing there speaks of the model."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from experta.comun.municipio import municipio_actual
from experta.comun.texto import plegar
from experta.consola.principal import main

pytestmark = pytest.mark.lenta
REVISAR = "import sys; from experta.consola.principal import main; sys.exit(main(['revisar']))"
TRAMITES = (
    "constancia-de-residencia,apertura-sare,construccion-menor-60,uso-de-suelo,"
    "poda-de-arbol,denuncia-ciudadana"
)


def hacer(carpeta: Path, tramites: str) -> dict[str, str]:
    """Make the folder of a town, and return the environment in which it runs alone."""
    pueblo = ["--nombre", "San Lorenzo", "--estado", "Nueva Frontera"]
    zona = ["--zona", "America/Ciudad_Juarez"]
    pedido = ["nuevo-municipio", str(carpeta), *pueblo, *zona, "--tramites", tramites]
    assert main(pedido) == 0
    ajenas = {clave: v for clave, v in os.environ.items() if not clave.startswith("EXPERTA_")}
    return ajenas | {
        "EXPERTA_MUNICIPIO": str(carpeta / "municipio"),
        "EXPERTA_ESTANTE": str(carpeta / "tramites"),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }


def correr(entorno: dict[str, str], *orden: str) -> None:
    salida = subprocess.run(
        [sys.executable, *orden], env=entorno, capture_output=True, text=True, check=False
    )
    assert salida.returncode == 0, salida.stdout + salida.stderr


@pytest.fixture(scope="module")
def leido(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return everything that people read in the journey, by where they read it."""
    carpeta = tmp_path_factory.mktemp("pueblo")
    entorno = hacer(carpeta / "san-lorenzo", TRAMITES)
    salida = carpeta / "viaje.json"
    correr(entorno, "-m", "tests.otro_municipio.viaje", str(salida))
    leido: dict[str, str] = json.loads(salida.read_text(encoding="utf-8"))
    return leido


def ajenas() -> set[str]:
    """Return what only the model town says: its name, its addresses, its telephones."""
    modelo = municipio_actual()
    oficinas = modelo.dependencias.values()
    propias = {modelo.nombre_corto, modelo.entidad, modelo.domicilio, "Chih."}
    # A short telephone (072) is also part of many numbers.
    telefonos = {uno.telefono for uno in oficinas if len(uno.telefono) > 5}
    return propias | {uno.domicilio for uno in oficinas} | telefonos


def halladas(textos: dict[str, str]) -> Iterator[str]:
    """Yield where each of them is found, whatever its accents, its case and its blanks."""
    buscadas = {plegar(una).replace(" ", "") for una in ajenas()}
    for donde, texto in textos.items():
        plegado = "".join(plegar(texto).split())
        yield from (f"{donde}: {una}" for una in sorted(buscadas) if una in plegado)


def test_no_page_paper_message_nor_datum_speaks_of_the_model_town(leido: dict[str, str]) -> None:
    assert list(halladas(leido)) == []


def test_a_word_of_the_model_town_would_be_found() -> None:
    modelo = municipio_actual()
    assert list(halladas({"x": f"en {modelo.nombre_corto.upper()}, hoy"}))
    assert list(halladas({"x": f"https://noticias{plegar(modelo.entidad)}.mx"}))
    assert not list(halladas({"x": "San Lorenzo"}))


def test_pages_papers_and_messages_name_the_new_town(leido: dict[str, str]) -> None:
    for clase in ("público: /", "vecina: /mis-tramites/", "pdf: ", "público: /aviso"):
        vistos = [texto for donde, texto in leido.items() if donde.startswith(clase)]
        assert any("San Lorenzo" in texto for texto in vistos), clase
    assert sum(donde.startswith("mensaje: ") for donde in leido) > 10
    assert sum(donde.startswith("pdf: ") for donde in leido) > 15


def test_the_law_counts_in_the_zone_of_the_new_town(leido: dict[str, str]) -> None:
    plazos = [texto for donde, texto in leido.items() if donde.startswith("plazo: ")]
    assert plazos
    assert all(texto.startswith("America/Ciudad_Juarez ") for texto in plazos)
    # Midnight of November in the town is 07:00 of UTC.
    assert any(texto.endswith("07:00:00+00:00") for texto in plazos)


def test_the_file_and_the_control_body_say_who_has_two_charges(leido: dict[str, str]) -> None:
    lineas = [texto for donde, texto in leido.items() if donde.startswith("historia: ")]
    dichas = {texto for texto in lineas if texto.startswith("La misma persona es")}
    assert any("firma por Secretaría" in t and "revisa por Secretaría" in t for t in dichas)
    assert any("vigila desde Órgano" in t and "cobra en Tesorería" in t for t in dichas)
    del_oic = leido["tesorera: /oficina/oic/cargos/"]
    assert all(texto in del_oic for texto in dichas)
    assert sum("La misma persona es" in t for d, t in leido.items() if d.startswith("vecina")) == 3


def test_the_whole_shelf_holds_in_another_town(tmp_path: Path) -> None:
    estante = municipio_actual().carpeta.parent / "tramites"
    todos = sorted(ruta.parent.name for ruta in estante.glob("[!_]*/ficha.yaml"))
    entorno = hacer(tmp_path / "entero", ",".join(todos))
    correr(entorno, "-c", REVISAR)
