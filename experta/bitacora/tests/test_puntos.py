"""Checkpoints leave the machine signed, and notice a database that went back."""

import stat
from pathlib import Path

import pytest
from django.db import connection
from django.utils.text import slugify

from experta.bitacora.llaves import LlaveInservible, abrir_llave
from experta.bitacora.merkle import raiz
from experta.bitacora.models import Hoja, Libro, PuntoDeControl
from experta.bitacora.notas import abrir
from experta.bitacora.puntos import HistoriaContradictoria
from experta.bitacora.tests.fabrica import Casa, hacer_hojas
from experta.comun.municipio import municipio_actual

pytestmark = pytest.mark.django_db


@pytest.fixture
def casa(tmp_path: Path) -> Casa:
    """An installation without keys yet."""
    return Casa.en(tmp_path)


def _borrar_tablas() -> None:
    """What restoring an older database does, seen from the outbound folder."""
    with connection.cursor() as cursor:
        for tabla in ("bitacora_hoja", "bitacora_puntodecontrol", "bitacora_libro"):
            if connection.vendor == "postgresql":
                cursor.execute(f"TRUNCATE {tabla}")
            else:
                cursor.execute(f"DELETE FROM {tabla}")


def test_a_checkpoint_signs_size_and_root(casa: Casa) -> None:
    hojas = hacer_hojas(5)
    punto = casa.sellar()
    assert punto is not None
    archivo = casa.carpeta / "punto-000000000005.nota"
    dicho = abrir(archivo.read_text(), casa.verificadora())
    assert dicho.tamano == punto.tamano == 5
    assert dicho.raiz == raiz(bytes.fromhex(hoja.huella_hoja) for hoja in hojas)
    assert dicho.origen == f"experta/{slugify(municipio_actual().nombre_corto)}/bitacora"


def test_nothing_new_gives_no_checkpoint(casa: Casa) -> None:
    assert casa.sellar() is None
    hacer_hojas(1)
    assert casa.sellar() is not None
    assert casa.sellar() is None
    assert len(list(casa.carpeta.iterdir())) == 1


def test_the_key_is_private_and_outside_the_database(casa: Casa) -> None:
    hacer_hojas(1)
    casa.sellar()
    modo = (casa.llaves / "bitacora.pem").stat().st_mode
    assert stat.S_IMODE(modo) == 0o600


def test_a_key_that_others_can_read_is_not_used(casa: Casa) -> None:
    hacer_hojas(1)
    casa.sellar()
    (casa.llaves / "bitacora.pem").chmod(0o640)
    with pytest.raises(LlaveInservible, match="0600"):
        casa.sellar()


def test_a_key_that_is_not_the_published_one_is_not_used(casa: Casa) -> None:
    hacer_hojas(1)
    casa.sellar()
    (casa.llaves / "bitacora.pem").unlink()
    abrir_llave(casa.llaves.parent / "otras", crear=True)
    (casa.llaves.parent / "otras" / "bitacora.pem").rename(casa.llaves / "bitacora.pem")
    with pytest.raises(LlaveInservible, match="no es la que se publicó"):
        casa.sellar()


def test_a_lost_key_is_not_replaced_in_silence(casa: Casa) -> None:
    hacer_hojas(1)
    casa.sellar()
    (casa.llaves / "bitacora.pem").unlink()
    with pytest.raises(LlaveInservible, match="Falta la llave"):
        casa.sellar()


def test_a_restored_database_is_refused(casa: Casa) -> None:
    hacer_hojas(5)
    casa.sellar()
    _borrar_tablas()
    hacer_hojas(3)
    with pytest.raises(HistoriaContradictoria, match="3 hojas y ya se había firmado una de 5"):
        casa.sellar()
    assert not PuntoDeControl.objects.exists()


def test_a_database_that_went_back_and_grew_again_is_refused(casa: Casa) -> None:
    hacer_hojas(5)
    casa.sellar()
    _borrar_tablas()
    hacer_hojas(9)
    with pytest.raises(HistoriaContradictoria, match="primeras 5 hojas no son las que se firmaron"):
        casa.sellar()


def test_the_table_is_believed_when_the_outbound_folder_was_emptied(casa: Casa) -> None:
    hacer_hojas(5)
    casa.sellar()
    (casa.carpeta / "punto-000000000005.nota").unlink()
    Libro.objects.update(siguiente=4)
    with pytest.raises(HistoriaContradictoria, match="ya se había firmado una de 5"):
        casa.sellar()


def test_a_gap_is_refused(casa: Casa) -> None:
    hacer_hojas(2)
    Libro.objects.update(siguiente=5)
    hacer_hojas(1)
    with pytest.raises(HistoriaContradictoria, match="Falta la hoja 2"):
        casa.sellar()


def test_a_forged_note_in_the_folder_raises_the_alarm(casa: Casa) -> None:
    hacer_hojas(2)
    casa.sellar()
    nota = (casa.carpeta / "punto-000000000002.nota").read_text()
    (casa.carpeta / "punto-000000000009.nota").write_text(nota.replace("\n2\n", "\n9\n"))
    with pytest.raises(HistoriaContradictoria, match="No se puede creer"):
        casa.sellar()


def test_a_note_that_could_not_be_written_leaves_no_row(casa: Casa) -> None:
    hacer_hojas(2)
    casa.carpeta.write_text("not a folder")
    with pytest.raises(OSError, match="salida"):
        casa.sellar()
    assert not PuntoDeControl.objects.exists()


def test_a_note_whose_row_was_lost_in_a_crash_is_taken_up_again(casa: Casa) -> None:
    hacer_hojas(2)
    casa.sellar()
    nota = (casa.carpeta / "punto-000000000002.nota").read_bytes()
    with connection.cursor() as cursor:
        for trigger in ("DELETE FROM", "TRUNCATE"):
            if (trigger == "TRUNCATE") == (connection.vendor == "postgresql"):
                cursor.execute(f"{trigger} bitacora_puntodecontrol")
    assert casa.sellar() is not None
    assert (casa.carpeta / "punto-000000000002.nota").read_bytes() == nota
    assert Hoja.objects.count() == 2
