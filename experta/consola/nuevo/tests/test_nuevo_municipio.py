"""The folder of a new town: what it keeps, what it says anew, what it marks, what it refuses."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.catalogo.rutas import rutas
from experta.catalogo.suelo.lugar import revisar_suelo
from experta.comun.municipio import cargar_municipio, municipio_actual
from experta.comun.yaml import leer_yaml
from experta.consola.nuevo.calendario import descansos
from experta.consola.nuevo.oficinas import OFICINAS, oficina_de
from experta.consola.nuevo.pendientes import pendientes
from experta.consola.nuevo.sustitucion import Pueblo, Sustitucion
from experta.consola.principal import main
from experta.plazos.calendario import leer_calendario

NOMBRE = municipio_actual().nombre_corto
PUEBLO = Pueblo("San Lorenzo", "Nueva Frontera", "America/Ciudad_Juarez")
Salida = pytest.CaptureFixture[str]


def pedir(carpeta: Path, tramites: str = "uso-de-suelo", *mas: str, nombre: str = "Pueblo") -> int:
    """Ask for the folder of a town of another State."""
    pueblo = ["--nombre", nombre, "--estado", "Estado de Nueva Frontera"]
    return main(["nuevo-municipio", str(carpeta), *pueblo, "--tramites", tramites, *mas])


def dicho(dato: Any) -> Any:
    """Return data of the model as the new town says it."""
    return Sustitucion(municipio_actual(), PUEBLO).aplicar(dato)


def test_the_folder_is_a_whole_town(tmp_path: Path) -> None:
    assert pedir(tmp_path / "p", nombre="Municipio de San Lorenzo") == 0
    pueblo = cargar_municipio(tmp_path / "p" / "municipio")
    assert (pueblo.nombre, pueblo.nombre_corto) == ("Municipio de San Lorenzo", "San Lorenzo")
    assert (pueblo.entidad, pueblo.zona) == ("Nueva Frontera", "America/Mexico_City")
    assert pueblo.papeles_incompatibles == "avisar"
    assert {"oic", "tesoreria", "obras"} <= set(pueblo.dependencias) < set(OFICINAS)
    assert all(uno.competencia in pueblo.marco for uno in pueblo.dependencias.values())
    hoy = leer_calendario(tmp_path / "p" / "municipio" / "calendario")
    assert len(hoy.ejercicios) >= 2


def test_the_zones_of_the_model_are_not_those_of_the_new_town(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pedir(tmp_path / "p") == 0
    assert "zona" in rutas()["abrir-un-negocio"].formulario.preguntas
    monkeypatch.setenv("EXPERTA_MUNICIPIO", str(tmp_path / "p" / "municipio"))
    assert (municipio_actual().limites, revisar_suelo()) == ({}, [])
    suya = rutas()["abrir-un-negocio"]
    assert "zona" not in suya.formulario.preguntas
    assert suya.ubicacion({"predio": {"latitud": "28.63", "longitud": "-106.07"}}) is None


def test_no_body_of_the_model_is_named_in_the_new_town(tmp_path: Path) -> None:
    agua = municipio_actual().organismo_de_agua
    propio = municipio_actual().carpeta / "sinonimos.yaml"
    assert agua in propio.read_text(encoding="utf-8"), "the search of the model knows it"
    obras = "construccion-menor-60,construccion-mayor-60,ruptura-de-pavimento"
    assert pedir(tmp_path / "p", obras) == 0
    escritos = [ruta for ruta in (tmp_path / "p").rglob("*.*") if ruta.suffix in (".yaml", ".md")]
    nombran = [r.name for r in escritos if agua.lower() in r.read_text(encoding="utf-8").lower()]
    assert nombran == []
    assert cargar_municipio(tmp_path / "p" / "municipio").organismo_de_agua == ""
    assert "organismo del agua" in (tmp_path / "p/municipio/sinonimos.yaml").read_text("utf-8")


def test_every_office_of_the_model_has_who_does_its_work() -> None:
    assert {oficina_de(clave) for clave in municipio_actual().dependencias} <= set(OFICINAS)
    assert oficina_de("obras") == "obras"
    assert oficina_de("una-que-nadie-penso") == "secretaria"


def test_only_what_somebody_must_confirm_is_counted_and_written(tmp_path: Path) -> None:
    carpeta = tmp_path / "p"
    assert pedir(carpeta) == 0
    cuentas = {uno.archivo: uno.cuantos for uno in pendientes(carpeta)}
    assert cuentas["municipio/municipio.yaml"] >= 3
    assert cuentas["tramites/uso-de-suelo/ficha.yaml"] > 10
    assert "municipio/giros.csv" not in cuentas
    escrito = (carpeta / "POR-CONFIRMAR.md").read_text(encoding="utf-8")
    assert all(archivo in escrito for archivo in cuentas)


def test_a_law_of_the_model_becomes_one_to_confirm() -> None:
    nuevo = dicho(
        {
            "ley": f"Reglamento de Ecología del Municipio de {NOMBRE}",
            "articulo": "art. 85",
            "certeza": "publicada",
            "fuente": f"https://norte{NOMBRE.lower()}.mx/poda",
        }
    )
    assert nuevo == {
        "ley": "Reglamento de Ecología del Municipio de San Lorenzo",
        "articulo": "por confirmar",
        "certeza": "por confirmar",
        "fuente": "Por confirmar",
    }


def test_a_law_of_the_country_and_a_fact_of_another_town_stay() -> None:
    nacional = {"ley": "LNETB", "articulo": "art. 19", "certeza": "publicada", "fuente": "x"}
    assert dicho(nacional) == nacional
    comparable = {"nombre": "Plano", "certeza": "comparable:Nogales", "fuente": "nogales.mx"}
    assert dicho(comparable) == comparable
    assert dicho({"certeza": "demostración", "fuente": "prensa"})["certeza"] == "por confirmar"


def test_the_article_of_a_foreign_regulation_is_not_kept() -> None:
    norma = f"Reglamento de Anuncios del Municipio de {NOMBRE}, arts. 160 y 161 (por confirmar)"
    esperada = "Reglamento de Anuncios del Municipio de San Lorenzo (por confirmar)"
    assert dicho({"fundamento": norma}) == {"fundamento": esperada}


def test_offices_are_said_as_the_new_town_calls_them_but_not_in_the_name_of_a_law() -> None:
    assert dicho({"texto": "Avisa antes a Desarrollo Urbano."}) == {
        "texto": "Avisa antes a Obras y Servicios Públicos."
    }
    ley = {"ley": "Ley de Asentamientos Humanos y Desarrollo Urbano"}
    assert dicho(ley) == ley
    assert dicho("Gobernación del Estado") == "Gobernación del Estado"
    assert dicho({"oficinas": ["servicios-publicos", "desarrollo-urbano"]}) == {
        "oficinas": ["obras"]
    }


def test_a_step_of_a_roadmap_follows_only_what_the_town_has(tmp_path: Path) -> None:
    assert pedir(tmp_path / "p", "construccion-menor-60,uso-de-suelo") == 0
    ruta = tmp_path / "p" / "tramites" / "construccion-menor-60" / "ficha.yaml"
    pasos = leer_yaml(ruta.read_bytes(), "ficha.yaml").datos["rutas"]
    assert {slug for paso in pasos for slug in paso["despues_de"]} == {"uso-de-suelo"}
    assert (tmp_path / "p" / "municipio" / "rutas" / "construir.yaml").is_file()


@given(st.integers(2024, 2100))
def test_the_days_of_rest_are_those_of_the_law(ejercicio: int) -> None:
    dias = {str(dia["fuente"]).split()[-1]: dia["fecha"] for dia in descansos(ejercicio)}
    for fraccion, mes, vez in (("II", 2, 1), ("III", 3, 3), ("VI", 11, 3)):
        dia = dias[fraccion]
        assert isinstance(dia, date)
        assert (dia.month, dia.weekday()) == (mes, 0)
        assert (dia - timedelta(weeks=vez)).month == mes - 1
    assert ("VII" in dias) is (ejercicio % 6 == 2024 % 6)


def test_the_days_of_this_year_are_those_published() -> None:
    fechas = [str(dia["fecha"])[5:] for dia in descansos(2026)]
    assert fechas == ["01-01", "02-02", "03-16", "05-01", "09-16", "11-16", "12-25"]


@pytest.mark.parametrize(
    ("tramites", "mas", "frase"),
    [
        ("no-existe", (), "no-existe"),
        ("_plantilla", (), "_plantilla"),
        (" , ", (), "no diste ninguno"),
        ("uso-de-suelo", ("--zona", "America/Tomochi"), "no hay zona horaria"),
        ("uso-de-suelo", ("--zona", "../../etc/passwd"), "no hay zona horaria"),
    ],
)
def test_what_does_not_serve_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: Salida, tramites: str, mas: tuple[str, ...], frase: str
) -> None:
    assert pedir(tmp_path / "p", tramites, *mas) == 1
    assert frase in capsys.readouterr().err
    assert not (tmp_path / "p").exists()


def test_a_folder_with_something_is_never_written_over(tmp_path: Path, capsys: Salida) -> None:
    (tmp_path / "mio.txt").write_text("mío")
    assert pedir(tmp_path) == 1
    assert "ya tiene algo" in capsys.readouterr().err
    assert [ruta.name for ruta in tmp_path.iterdir()] == ["mio.txt"]
