"""A sealed PDF is worth something only if nothing at all changed since it was sealed."""

import random
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from experta.comun import reloj
from experta.documentos import llaves
from experta.documentos.sello import SelloVencido, crear_llaves, revisar_sello, sellar
from experta.motores.plantillas import generar_pdf

MOMENTO = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
HOJA = b'#set document(title: "Acuse")\n#set text(font: "Source Sans 3", lang: "es")\nAcuse EXP-1'


@pytest.fixture(autouse=True)
def _hora() -> Iterator[None]:
    with reloj.detenido(MOMENTO):
        yield


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return generar_pdf(HOJA, {}, {}, MOMENTO)


@pytest.fixture
def carpeta(tmp_path: Path) -> Path:
    crear_llaves(tmp_path / "llaves", "Municipio de Ejemplo")
    return tmp_path / "llaves"


@pytest.fixture
def sellado(pdf: bytes, carpeta: Path) -> bytes:
    return sellar(pdf, carpeta, "Acuse de recibo", "Ejemplo", MOMENTO)


def test_un_documento_sellado_y_sin_tocar_vale(sellado: bytes, carpeta: Path) -> None:
    resultado = revisar_sello(sellado, carpeta)
    assert resultado.vale
    assert resultado.firmante == "Sello electrónico del Municipio de Ejemplo"
    assert resultado.momento == MOMENTO


def test_el_sello_se_agrega_tras_un_salto_de_linea_y_conserva_el_archivo(
    pdf: bytes, sellado: bytes
) -> None:
    assert sellado.startswith(pdf + b"\n")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in sellado


def test_el_sello_es_pades_invisible_y_no_permite_cambios(sellado: bytes) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader

    firma = PdfFileReader(BytesIO(sellado)).embedded_signatures[0]
    assert firma.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert list(firma.sig_field["/Rect"]) == [0, 0, 0, 0]
    transformacion: Any = firma.sig_object["/Reference"][0]["/TransformParams"]
    assert transformacion["/P"] == 1


def test_un_bit_cambiado_en_cualquier_parte_se_descubre(sellado: bytes, carpeta: Path) -> None:
    azar = random.Random(23)
    for lugar in [0, len(sellado) - 1, *azar.sample(range(len(sellado)), 150)]:
        alterado = bytearray(sellado)
        alterado[lugar] ^= 1 << azar.randrange(8)
        assert not revisar_sello(bytes(alterado), carpeta).vale, lugar


def test_el_relleno_del_sello_no_esconde_datos(sellado: bytes, carpeta: Path) -> None:
    fin = sellado.rindex(b"0" * 16 + b">") + 15
    alterado = sellado[:fin] + b"1>" + sellado[fin + 2 :]
    assert "datos ajenos" in revisar_sello(alterado, carpeta).explicacion


def test_un_agregado_posterior_se_rechaza(sellado: bytes, carpeta: Path) -> None:
    from pyhanko.pdf_utils.generic import NameObject, pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    escritor: Any = IncrementalPdfFileWriter(BytesIO(sellado))
    escritor.root[NameObject("/Agregado")] = pdf_string("otra cosa")
    escritor.update_root()
    salida = BytesIO()
    escritor.write(salida)
    resultado = revisar_sello(salida.getvalue(), carpeta)
    assert not resultado.cubre_todo
    assert not resultado.vale


def test_bytes_pegados_al_final_se_rechazan(sellado: bytes, carpeta: Path) -> None:
    assert not revisar_sello(sellado + b"\n% nada", carpeta).vale


def test_una_segunda_firma_se_rechaza(sellado: bytes, carpeta: Path) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    from experta.documentos import sello

    firmador: Any = PdfSigner(PdfSignatureMetadata(field_name="Otra"), sello._firmante(carpeta, 0))
    firmador._enforce_certification_constraints = lambda _: None
    doble = firmador.sign_pdf(IncrementalPdfFileWriter(BytesIO(sellado))).getvalue()
    assert "otras firmas" in revisar_sello(doble, carpeta).explicacion


def test_otro_municipio_del_mismo_nombre_no_pasa(pdf: bytes, carpeta: Path, tmp_path: Path) -> None:
    crear_llaves(tmp_path / "otras", "Municipio de Ejemplo")
    ajeno = sellar(pdf, tmp_path / "otras", "Acuse", "Ejemplo", MOMENTO)
    assert revisar_sello(ajeno, tmp_path / "otras").vale
    assert not revisar_sello(ajeno, carpeta).vale


def test_un_certificado_vencido_no_pasa(sellado: bytes, carpeta: Path) -> None:
    with reloj.detenido(MOMENTO + timedelta(days=365 * 11)):
        assert not revisar_sello(sellado, carpeta).vale


@pytest.mark.parametrize("basura", [b"", b"hola", b"%PDF-1.7\n%%EOF", b"\x00" * 5000])
def test_lo_que_no_es_pdf_se_rechaza_sin_error(basura: bytes, carpeta: Path) -> None:
    assert not revisar_sello(basura, carpeta).vale


def test_un_pdf_sin_sello_o_cortado_se_rechaza(pdf: bytes, sellado: bytes, carpeta: Path) -> None:
    assert not revisar_sello(pdf, carpeta).vale
    for largo in range(0, len(sellado), len(sellado) // 40):
        assert not revisar_sello(sellado[:largo], carpeta).vale


def test_las_llaves_solo_las_lee_el_proceso(carpeta: Path) -> None:
    assert stat.S_IMODE(carpeta.stat().st_mode) == 0o700
    assert {archivo.name for archivo in carpeta.iterdir()} == {
        llaves.AUTORIDAD,
        llaves.CERTIFICADO,
        llaves.LLAVE,
    }
    assert {stat.S_IMODE(archivo.stat().st_mode) for archivo in carpeta.iterdir()} == {0o600}


def test_las_llaves_no_se_hacen_dos_veces(carpeta: Path) -> None:
    antes = (carpeta / llaves.LLAVE).read_bytes()
    assert crear_llaves(carpeta, "Otro") is False
    assert (carpeta / llaves.LLAVE).read_bytes() == antes


def test_quien_pierde_la_carrera_usa_las_llaves_del_otro(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carpeta = tmp_path / "llaves"
    archivos = llaves._archivos

    def archivos_mientras_otro_gana(nombre: str, momento: datetime) -> dict[str, bytes]:
        monkeypatch.setattr(llaves, "_archivos", archivos)
        assert crear_llaves(carpeta, "Ganador")
        return archivos(nombre, momento)

    monkeypatch.setattr(llaves, "_archivos", archivos_mientras_otro_gana)
    assert crear_llaves(carpeta, "Perdedor") is False
    assert [hijo.name for hijo in tmp_path.iterdir()] == ["llaves"]


def test_con_un_certificado_vencido_no_se_sella_y_el_nuevo_se_toma_sin_reiniciar(
    pdf: bytes, carpeta: Path
) -> None:
    como = (carpeta, "Acuse", "Ejemplo")
    vence = llaves.vence(carpeta)
    assert vence
    assert sellar(pdf, *como, vence - timedelta(seconds=1))
    with pytest.raises(SelloVencido):
        sellar(pdf, *como, vence)
    with reloj.detenido(vence):
        shutil.rmtree(carpeta)
        crear_llaves(carpeta, "Municipio de Ejemplo")
        assert revisar_sello(sellar(pdf, *como, vence), carpeta).vale
