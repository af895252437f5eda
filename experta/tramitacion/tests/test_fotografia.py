"""The photo that the person handed in is printed in the constancia, and nowhere else."""

from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from PIL import Image
from pypdf import PdfReader

from experta.comun import archivos
from experta.documentos import services
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.services.adjuntos import abrir_copia
from experta.tramitacion.consultas import verificacion
from experta.tramitacion.operaciones.taller import Taller
from tests import fabrica

pytestmark = pytest.mark.django_db
IDENTIDAD = "constancia-de-identidad"


def foto() -> bytes:
    """Return a large JPG that is hard to compress."""
    salida = BytesIO()
    Image.effect_noise((1500, 2000), 60).convert("RGB").save(salida, "JPEG")
    return salida.getvalue()


def reservada(copia: bytes) -> Documento:
    """Return a constancia still to be printed, whose applicant handed in that file as photo."""
    expediente = fabrica.borrador(IDENTIDAD)
    suya = expediente.adjuntos.vigentes().get(pregunta="fotografia")
    nombre = archivos.guardar(settings.ARCHIVOS_DIR, [copia], "jpg")
    expediente.adjuntos.filter(pk=suya.pk).update(copia=nombre)
    enviado: Expediente = fabrica.pagado(
        fabrica.resuelto(fabrica.enviar(expediente, "clave", acepta_notificacion=True))
    )
    return enviado.documentos.select_related("expediente__version").get(clave="constancia")


def impresas(pdf: bytes) -> list[Any]:
    return [imagen for pagina in PdfReader(BytesIO(pdf)).pages for imagen in pagina.images]


def test_the_photo_is_printed_small_and_described_in_an_archival_document() -> None:
    documento = reservada(foto())
    pdf = Taller().imprimir(documento)
    (impresa,) = impresas(pdf)
    assert max(impresa.image.size) == 400
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert len(pdf) < 250_000
    raiz: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    dichos = alternativos(raiz["/StructTreeRoot"])
    assert f"Fotografía de {documento.expediente.titular_nombre}" in dichos


def alternativos(nodo: Any) -> set[str]:
    """Return the alternative texts below a node of the structure."""
    nodo = nodo.get_object() if hasattr(nodo, "get_object") else nodo
    if isinstance(nodo, list):
        return {texto for uno in nodo for texto in alternativos(uno)}
    if not isinstance(nodo, dict):
        return set()
    propio = {str(nodo["/Alt"])} if "/Alt" in nodo else set()
    return propio | alternativos(nodo.get("/K"))


@pytest.mark.parametrize("caso", ["danada", "destruida", "de_antes"])
def test_without_photo_its_place_is_left_and_the_document_comes_out(caso: str) -> None:
    documento = reservada(b"%PDF-1.4 prueba" if caso == "danada" else foto())
    if caso == "destruida":
        adjunto = documento.expediente.adjuntos.get(
            pk=documento.datos["imagenes"]["foto"]["adjunto"]
        )
        (settings.ARCHIVOS_DIR / adjunto.copia).unlink()
    if caso == "de_antes":  # reserved by the programme before this one
        documento.datos.pop("imagenes")
    pdf = Taller().imprimir(documento)
    assert impresas(pdf) == []
    assert "con el sello" in PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_the_one_withdrawn_is_not_printed_and_the_public_never_sees_any() -> None:
    documento = reservada(foto())
    elegida = documento.datos["imagenes"]["foto"]["adjunto"]
    vigente = documento.expediente.adjuntos.vigentes().get(pregunta="fotografia")
    assert elegida == str(vigente.pk)
    emitida = fabrica.firmar_todo(documento.expediente).documentos.get(clave="constancia")
    veredicto = verificacion.por_codigo(emitida.codigo)
    assert veredicto
    assert "Fotografía de" not in repr(veredicto)
    assert elegida not in repr(veredicto)
    assert abrir_copia(vigente) not in services.leer_sellado(emitida)
