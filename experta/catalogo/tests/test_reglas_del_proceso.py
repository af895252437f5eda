"""A table of reglas/ decides how the process goes on; one that decides nothing is not published."""

from pathlib import Path

from experta.catalogo.ejecutable import Ejecutable, armar
from experta.catalogo.ficha import Ficha
from experta.catalogo.lector import leer
from experta.catalogo.tests.apoyo import SLUG, copiar, hallazgos
from experta.comun.yaml import leer_yaml

TABLA = """# politica: primera
entrada:anios_de_residir,salida:riesgo,salida:requiere_inspeccion:booleano
< 1,alto,sí
,bajo,no
"""


def con_tabla(estante: Path, texto: str) -> Path:
    carpeta = estante / SLUG / "reglas"
    carpeta.mkdir()
    (carpeta / "riesgo.csv").write_text(texto, encoding="utf-8")
    return estante


def compilado(estante: Path) -> Ejecutable:
    cierre = leer(SLUG, estante)
    return armar(cierre, Ficha.desde(leer_yaml(cierre.archivos["ficha.yaml"], "ficha.yaml").datos))


def test_what_it_decides_is_in_the_data_that_the_diagram_reads(tmp_path: Path) -> None:
    estante = con_tabla(copiar(tmp_path), TABLA)
    assert hallazgos(estante) == []
    ejecutable = compilado(estante)
    for anios, riesgo, visita in (("0.5", "alto", True), ("12", "bajo", False)):
        datos = ejecutable.datos_de_proceso({"anios_de_residir": anios})
        assert (datos["riesgo"], datos["requiere_inspeccion"]) == (riesgo, visita)
        assert ejecutable.proceso.iniciar(datos).datos["riesgo"] == riesgo


def test_a_table_that_nothing_reads_is_refused_at_its_titles(tmp_path: Path) -> None:
    texto = TABLA.replace("riesgo", "nivel").replace("requiere_inspeccion", "visita")
    (dicho,) = hallazgos(con_tabla(copiar(tmp_path), texto))
    assert f"{SLUG}/reglas/riesgo.csv:2: Ninguna salida se usa" in dicho
