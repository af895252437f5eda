"""What a folder of the shelf may hold, and what its closure is."""

from pathlib import Path

import pytest

from experta.catalogo import lector
from experta.catalogo.cierre import Cierre
from experta.catalogo.tests.apoyo import ESTANTE, SLUG, cambiar, copiar, hallazgos


def test_the_closure_is_the_folder_and_the_shared_files_that_it_uses(tmp_path: Path) -> None:
    archivos = lector.leer(SLUG, copiar(tmp_path)).archivos
    assert {"ficha.yaml", "formulario.yaml", "documentos/constancia.typ"} <= archivos.keys()
    assert {"_procesos/revision-simple.bpmn", "_documentos/acuse.typ"} <= archivos.keys()
    assert "_procesos/inspeccion-y-pago.bpmn" not in archivos
    assert "_municipio/giros.csv" not in archivos


def test_the_list_of_giros_belongs_to_whoever_asks_for_a_giro() -> None:
    assert "_municipio/giros.csv" in lector.leer("apertura-sare", ESTANTE).archivos


def test_the_digest_changes_with_a_byte_and_with_a_name() -> None:
    uno = Cierre("a", {"x": b"1", "y": b"2"})
    assert uno.huella == Cierre("otro", {"y": b"2", "x": b"1"}).huella
    assert uno.huella != Cierre("a", {"x": b"1", "y": b"3"}).huella
    assert uno.huella != Cierre("a", {"x": b"1", "z": b"2"}).huella


def test_a_change_in_a_shared_document_is_a_change_of_the_tramite(tmp_path: Path) -> None:
    antes = lector.leer(SLUG, copiar(tmp_path)).huella
    with (tmp_path / "_documentos" / "acuse.typ").open("a") as archivo:
        archivo.write("// nada\n")
    assert lector.leer(SLUG, tmp_path).huella != antes


def test_a_readme_is_no_part_of_the_tramite(tmp_path: Path) -> None:
    antes = lector.leer(SLUG, copiar(tmp_path)).huella
    (tmp_path / SLUG / "README.md").write_text("Notas de la analista")
    assert lector.leer(SLUG, tmp_path).huella == antes


@pytest.mark.parametrize(
    ("nombre", "contenido", "dice"),
    [
        ("programa.py", b"print()", "Esta clase de archivo no se usa aquí"),
        ("reglas/Riesgo.csv", b"", "minúsculas"),
        ("reglas/enorme.csv", b"0" * (lector.MAX_BYTES + 1), "El archivo pasa de 512 KB"),
        ("fotos/una.png", b"", "Esta carpeta no se usa; quítala."),
        ("documentos/viejos/una.typ", b"", "Esta carpeta no se usa; quítala."),
    ],
)
def test_what_may_not_lie_in_a_folder_is_refused(
    tmp_path: Path, nombre: str, contenido: bytes, dice: str
) -> None:
    ruta = copiar(tmp_path) / SLUG / nombre
    ruta.parent.mkdir(parents=True, exist_ok=True)
    ruta.write_bytes(contenido)
    dichos = hallazgos(tmp_path)
    assert len(dichos) == 1
    assert dichos[0].startswith(f"tramites/{SLUG}/")
    assert dice in dichos[0]


@pytest.mark.parametrize("nombre", ["reglas", "documentos/robada.typ", "robada.yaml"])
def test_a_link_is_not_followed(tmp_path: Path, nombre: str) -> None:
    afuera = tmp_path / "secreto"
    afuera.write_text("llave")
    (copiar(tmp_path / "estante") / SLUG / nombre).symlink_to(afuera)
    assert "no un enlace" in hallazgos(tmp_path / "estante")[0]


def test_a_linked_folder_is_not_read(tmp_path: Path) -> None:
    afuera = tmp_path / "afuera"
    afuera.mkdir()
    (afuera / "robada.csv").write_text("x")
    (copiar(tmp_path / "estante") / SLUG / "reglas").symlink_to(afuera)
    assert "no un enlace" in hallazgos(tmp_path / "estante")[0]


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    copiar(tmp_path)
    for numero in range(lector.MAX_ARCHIVOS):
        (tmp_path / SLUG / "ejemplos" / f"e{numero}.yaml").write_text("a: 1")
    assert "Hay más de 100 archivos" in hallazgos(tmp_path)[0]


def test_a_shared_process_cannot_be_named_by_a_path(tmp_path: Path) -> None:
    ficha = copiar(tmp_path) / SLUG / "ficha.yaml"
    cambiar(ficha, "archivo: revision-simple", "archivo: ../../secreto")
    assert "«../../secreto» no vale en «archivo»" in hallazgos(tmp_path)[0]
    assert not [r for r in lector.leer(SLUG, tmp_path).archivos if "secreto" in r]
