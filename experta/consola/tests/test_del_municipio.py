"""A slip in any file of the town is told at its line, in Spanish, before anything needs it."""

import shutil
from pathlib import Path

import pytest
from django.core import management

from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.municipio import cargar_municipio, municipio_actual
from experta.consola.comandos.preparar import preparar
from experta.consola.del_municipio import revisar_municipio

pytestmark = pytest.mark.django_db


@pytest.fixture
def carpeta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copia = tmp_path / "municipio"
    shutil.copytree(municipio_actual().carpeta, copia)
    monkeypatch.setenv("EXPERTA_MUNICIPIO", str(copia))
    return copia


def cambiar(carpeta: Path, archivo: str, bien: str, mal: str) -> int:
    """Put a slip in a file; return its line."""
    texto = (carpeta / archivo).read_text("utf-8")
    assert bien in texto
    (carpeta / archivo).write_text(texto.replace(bien, mal, 1), "utf-8")
    return texto.partition(bien)[0].count("\n") + 1


def test_the_town_is_sound(carpeta: Path) -> None:
    assert revisar_municipio() == []


@pytest.mark.parametrize(
    ("archivo", "bien", "mal", "dice"),
    [
        ("municipio.yaml", "telefono:", "telefonoo:", "¿Es «telefono»?"),
        ("municipio.yaml", 'telefono: "072"', "telefono: 72", "«telefono» lleva texto"),
        ("dependencias.yaml", 'hora_abre: "08:30"', "hora_abre: 8:30", "«hora_abre» lleva texto"),
        ("marco-legal.yaml", "  articulo: art. 17-B", "  articulo: 17", "«articulo» lleva texto"),
        ("motivos.yaml", "aplica_a: [archivo]", "aplica_a: archivo", "«aplica_a» lleva una lista"),
    ],
)
def test_without_these_no_command_starts_and_it_is_said_why(
    carpeta: Path, archivo: str, bien: str, mal: str, dice: str
) -> None:
    linea = cambiar(carpeta, archivo, bien, mal)
    with pytest.raises(ContenidoInvalido) as error:
        cargar_municipio(carpeta)
    halladas = [str(uno) for uno in error.value.hallazgos if dice in uno.mensaje]
    assert halladas
    assert halladas[0].startswith(f"municipio/{archivo}:{linea}: ")


@pytest.mark.parametrize(
    ("bien", "mal", "dice"),
    [
        ('hora_abre: "08:30"', 'hora_abre: "8:30"', "lleva sus horas como «08:30»"),
        ('hora_cierra: "15:30"', 'hora_cierra: "07:00"', "cierra antes de abrir"),
        ('"#14532d"', '"verde"', "Los colores se escriben"),
        ("ejemplo: 123-045-006", "ejemplo: 123-04", "no es como dice su patrón"),
        ('"^[0-9]{3}', '"^([0-9]{3}', "no es como dice su patrón"),
        ('plazo_dias: "15"', 'plazo_dias: "quince"', "su plazo en días"),
        ("papeles_incompatibles: avisar", "papeles_incompatibles: no", "lleva texto"),
        ("papeles_incompatibles: avisar", "papeles_incompatibles: quizá", "«avisar» o «impedir»"),
    ],
)
def test_what_could_not_be_used_is_refused_before_it_is(
    carpeta: Path, bien: str, mal: str, dice: str
) -> None:
    archivo = "dependencias.yaml" if bien.startswith("hora") else "municipio.yaml"
    cambiar(carpeta, archivo, bien, mal)
    with pytest.raises(ContenidoInvalido, match=dice):
        cargar_municipio(carpeta)


@pytest.mark.parametrize(
    ("archivo", "bien", "mal", "dice"),
    [
        ("privacidad.yaml", "borradores:", "borrador:", "¿Es «borradores»?"),
        ("uma.yaml", 'diaria: "113.14"', 'diaria: "ciento trece"', "La UMA diaria va entre"),
        ("zonas.yaml", '"2021-10-31T07:30"', '"2021-31-10T07:30"', "no es un momento"),
        ("sinonimos.yaml", "\n- [", "\n- solo\n- [", "Un grupo es una lista"),
        ("calendario/2026.yaml", "fecha: 2026-01-01", "fecha: 2025-01-01", "no es de 2026"),
        ("rutas/construir.yaml", "nombre:", "nombr:", "Falta «nombre»"),
        ("papeles.yaml", "de: quien-tramita", "de: nadie", "es de «titular»"),
        ("motivos.yaml", "regla: prevencion", "regla: prevenir", "cita la regla «prevenir»"),
    ],
)
def test_every_other_file_is_checked_with_the_shelf(
    carpeta: Path, archivo: str, bien: str, mal: str, dice: str
) -> None:
    cambiar(carpeta, archivo, bien, mal)
    halladas = [uno for uno in revisar_municipio() if dice in uno.mensaje]
    assert [uno.archivo.rpartition("municipio/")[2] for uno in halladas] == [archivo]


def test_nothing_is_touched_while_a_file_of_the_town_is_wrong(
    carpeta: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cambiar(carpeta, "privacidad.yaml", "responsable:", "responsble:")
    monkeypatch.setattr(management, "call_command", lambda *_, **__: pytest.fail("se tocó"))
    with pytest.raises(ContenidoInvalido, match=r"privacidad.yaml:\d+: Falta «responsable»"):
        preparar()
