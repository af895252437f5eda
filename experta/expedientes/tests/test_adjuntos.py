"""Files of a case: the original as it came, the copy beside, and what is reaped when."""

import hashlib
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from experta.catalogo.models import Tramite, VersionTramite
from experta.comun import archivos, reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Expediente
from experta.expedientes.revision import limites
from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.services import adjuntos
from experta.expedientes.tests.archivos_de_prueba import de_lado, hostil, imagen

pytestmark = pytest.mark.django_db


@pytest.fixture
def expediente(settings: LazySettings, tmp_path: Path) -> Expediente:
    """Give a draft, with a disk of its own."""
    settings.ARCHIVOS_DIR = tmp_path
    persona = Persona.objects.create_user(correo="ana@example.com", nombre="Ana")
    tramite = Tramite.objects.create(slug="prueba")
    version = VersionTramite.objects.create(
        tramite=tramite, numero=1, ficha={}, huella="x", archivos={}
    )
    return Expediente.objects.create(tramite=tramite, version=version, creado_por=persona)


def subido(datos: bytes, nombre: str = "a.pdf") -> SimpleUploadedFile:
    """Return a file as a request brings it."""
    return SimpleUploadedFile(nombre, datos)


def adjunto(expediente: Expediente, datos: bytes, nombre: str, **cambios: Any) -> Adjunto:
    """Return a file received and registered."""
    recibido = adjuntos.recibir(archivo=subido(datos, nombre))
    fila = adjuntos.registrar(
        expediente=expediente,
        pregunta="identificacion",
        recibido=recibido,
        subido_por=expediente.creado_por,
        etapa=Adjunto.Etapa.SOLICITUD,
    )
    Adjunto.objects.filter(pk=fila.pk).update(**cambios)
    return fila


def en_disco(raiz: Path) -> set[str]:
    """Return the names of all files below a folder."""
    return {str(ruta.relative_to(raiz)) for ruta in raiz.rglob("*") if ruta.is_file()}


def envejecer(raiz: Path, horas: float) -> None:
    """Make every file below a folder look that old."""
    momento = (reloj.ahora() - timedelta(hours=horas)).timestamp()
    for nombre in en_disco(raiz):
        os.utime(raiz / nombre, (momento, momento))


def test_the_original_stays_byte_by_byte_and_the_copy_is_clean(expediente: Expediente) -> None:
    datos = hostil()
    fila = adjunto(expediente, datos, "acta.pdf")
    assert adjuntos.abrir_original(fila) == datos
    assert fila.sha256 == hashlib.sha256(datos).hexdigest()
    assert (fila.bytes, fila.paginas, fila.tipo) == (len(datos), 1, "application/pdf")
    assert adjuntos.abrir_copia(fila) != datos
    assert adjuntos.tipo_de_copia(fila) == "application/pdf"


def test_every_picture_becomes_a_jpg_copy(expediente: Expediente) -> None:
    fila = adjunto(expediente, imagen("PNG"), "plano final.png")
    assert fila.tipo == "image/png"
    assert adjuntos.tipo_de_copia(fila) == "image/jpeg"
    assert adjuntos.nombre_de_copia(fila) == "plano final.jpg"
    assert adjuntos.abrir_copia(fila).startswith(b"\xff\xd8\xff")


def test_the_given_name_never_reaches_the_disk(expediente: Expediente, tmp_path: Path) -> None:
    fila = adjunto(expediente, de_lado(), "..\\..\\INE de Ana.jpg")
    assert fila.nombre == "INE de Ana.jpg"
    assert en_disco(tmp_path) == {fila.archivo, fila.copia}
    assert "Ana" not in fila.archivo + fila.copia


def test_a_refused_file_leaves_nothing_on_disk(expediente: Expediente, tmp_path: Path) -> None:
    with pytest.raises(ArchivoRechazado):
        adjuntos.recibir(archivo=subido(b"<html>%PDF-"))
    assert en_disco(tmp_path) == set()


def test_a_file_above_the_cap_is_refused_by_any_door(settings: LazySettings) -> None:
    settings.SUBIDA_MAXIMA = 10
    with pytest.raises(ArchivoRechazado, match="pesa más de"):
        adjuntos.recibir(archivo=subido(b"%PDF-123456"))


def test_a_full_disk_is_told_in_a_sentence(
    expediente: Expediente, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lleno(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archivos, "guardar", lleno)
    with pytest.raises(ArchivoRechazado, match="se llenó nuestro almacén"):
        adjuntos.recibir(archivo=subido(imagen(), "a.jpg"))
    settings.SUBIDA_DISCO_LIBRE = 1.1
    with pytest.raises(ArchivoRechazado, match=limites.SIN_LUGAR):
        adjuntos.recibir(archivo=subido(b""))


def test_the_same_bytes_are_known_again_until_withdrawn(expediente: Expediente) -> None:
    fila = adjunto(expediente, hostil(), "a.pdf")

    def conocido(pregunta: str) -> Adjunto | None:
        return adjuntos.ya_recibido(expediente=expediente, pregunta=pregunta, sha256=fila.sha256)

    assert conocido("identificacion") == fila
    assert conocido("comprobante") is None
    assert fila.retirar()
    assert conocido("identificacion") is None


def test_what_was_withdrawn_from_a_draft_goes_after_a_day(
    expediente: Expediente, tmp_path: Path, reloj_en: Callable[[str], datetime]
) -> None:
    ahora = reloj_en("2026-03-12 10:00")
    queda = adjunto(expediente, imagen(), "a.jpg")
    reciente = adjunto(
        expediente, hostil(), "b.pdf", retirado_at=ahora - timedelta(hours=23, minutes=59)
    )
    viejo = adjunto(expediente, de_lado(), "c.jpg", retirado_at=ahora - timedelta(hours=25))
    envejecer(tmp_path, 26)
    assert adjuntos.vaciar_retirados() == 2
    assert set(Adjunto.objects.all()) == {queda, reciente}
    assert not {viejo.archivo, viejo.copia} & en_disco(tmp_path)
    assert adjuntos.abrir_original(reciente)


@pytest.mark.parametrize(("horas", "se_va"), [(-1, True), (1, False)])
def test_what_was_handed_in_stays_as_evidence(
    expediente: Expediente, reloj_en: Callable[[str], datetime], horas: int, se_va: bool
) -> None:
    ahora = reloj_en("2026-03-12 10:00")
    ingreso = ahora - timedelta(days=5)
    Expediente.objects.filter(pk=expediente.pk).update(ingresado_at=ingreso)
    retirado = ingreso + timedelta(hours=horas)
    fila = adjunto(expediente, imagen(), "a.jpg", retirado_at=retirado)
    adjuntos.vaciar_retirados()
    assert Adjunto.objects.filter(pk=fila.pk).exists() is not se_va


def test_a_file_without_a_row_goes_after_an_hour(expediente: Expediente, tmp_path: Path) -> None:
    fila = adjunto(expediente, imagen(), "a.jpg")
    adjuntos.recibir(archivo=subido(hostil()))
    documento = archivos.guardar(tmp_path, [b"constancia"], "pdf")
    envejecer(tmp_path, 0.9)
    assert adjuntos.vaciar_retirados() == 0
    envejecer(tmp_path, 1.1)
    assert adjuntos.vaciar_retirados() == 2
    assert en_disco(tmp_path) == {fila.archivo, fila.copia, documento}
