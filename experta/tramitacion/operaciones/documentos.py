"""Renders and seals documents. Nothing here holds a transaction while it works."""

from django.conf import settings

from experta.bandeja.services import FUERA
from experta.bitacora.models import Hoja
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.documentos import qr, sello, services
from experta.documentos.models import Documento, DocumentoQuerySet
from experta.expedientes.models import Expediente, Suceso
from experta.motores.plantillas import generar_pdf


def generar_lote(expediente: Expediente, lote: str) -> None:
    """Render every document of a lot that is still only reserved."""
    reservados = Documento.objects.filter(
        expediente=expediente, lote=lote, estado=Documento.Estado.RESERVADO
    ).select_related("expediente__version")
    for documento in reservados:
        services.guardar_generado(documento=documento, pdf=_generar(documento))


def generar_reasignados(expediente: Expediente) -> None:
    """Render what was reserved again for another officer, and any other that lacks its firma."""
    lotes = Documento.objects.sin_firma().filter(expediente=expediente)
    for lote in sorted(set(lotes.values_list("lote", flat=True))):
        generar_lote(expediente, lote)


def sellar_lote(expediente: Expediente, lote: str) -> None:
    """Seal the documents of one lot that are signed, or need no firma."""
    _sellar_cada_uno(Documento.objects.filter(expediente=expediente, lote=lote))


def sellar_del_proceso(expediente: Expediente) -> None:
    """Seal what the steps of the process issued; each paper outside it has its own operation."""
    del_proceso = Documento.objects.filter(expediente=expediente)
    _sellar_cada_uno(del_proceso.exclude(lote__startswith=FUERA))


def _sellar_cada_uno(documentos: DocumentoQuerySet) -> None:
    for documento in documentos.filter(estado=Documento.Estado.FIRMADO):
        _sellar(documento)


def _generar(documento: Documento) -> bytes:
    ejecutable = cargar(documento.expediente.version)
    datos = {**documento.datos, "hoja": _hoja(documento.expediente)}
    direccion = f"{settings.URL_PUBLICA}/verificar/{documento.codigo}"
    recursos = {**ejecutable.recursos(), "qr.svg": qr.qr_svg(direccion)}
    return generar_pdf(
        ejecutable.plantilla(documento.plantilla), datos, recursos, documento.created_at
    )


def _sellar(documento: Documento) -> bool:
    llaves = services.carpeta_del_sello()
    municipio = municipio_actual()
    sello.crear_llaves(llaves, municipio.nombre)
    pdf = sello.sellar(
        services.leer_generado(documento),
        llaves,
        motivo=documento.titulo,
        lugar=f"{municipio.nombre_corto}, {municipio.entidad}",
        momento=reloj.ahora(),
    )
    return services.guardar_sellado(documento=documento, pdf=pdf)


def _hoja(expediente: Expediente) -> dict[str, str]:
    """Return the leaf of the submission: with it the citizen holds a piece of the log."""
    suceso = Suceso.objects.filter(expediente=expediente, acto="ingresar").first()
    hoja = Hoja.objects.filter(numero=suceso.hoja).first() if suceso else None
    if hoja is None:
        return {"numero": "", "huella": ""}
    return {"numero": str(hoja.numero), "huella": hoja.huella_hoja}
