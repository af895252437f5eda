"""The workshop of documents: prints with Typst, seals with PAdES. Slow; holds no transaction."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from experta.bitacora.models import Hoja
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.documentos import fotos, qr, sello, services
from experta.documentos.models import Documento
from experta.expedientes.models import Suceso
from experta.expedientes.services.adjuntos import abrir_copia
from experta.motores.plantillas import generar_pdf

registro = logging.getLogger("experta.operaciones")


class Taller:
    """What an operation asks for: the bytes of a document, printed and then sealed."""

    def imprimir(self, documento: Documento) -> bytes:
        """Return the PDF of a reserved document, from its frozen data and its own version.

        Raises:
            ErrorDePlantilla: the template does not render.
        """
        ejecutable = cargar(documento.expediente.version)
        fotografias = list(_fotografias(documento))
        datos = {
            **documento.datos,
            "hoja": _hoja(documento),
            "imagenes": {
                una.nombre: {"archivo": una.archivo, "alt": una.alt} for una in fotografias
            },
        }
        direccion = f"{settings.URL_PUBLICA}/verificar/{documento.codigo}"
        recursos = {**ejecutable.recursos(), "qr.svg": qr.qr_svg(direccion)}
        recursos |= {una.archivo: una.jpg for una in fotografias}
        return generar_pdf(
            ejecutable.plantilla(documento.plantilla), datos, recursos, documento.created_at
        )

    def sellar(self, documento: Documento) -> bytes:
        """Return the printed document with the municipal seal."""
        llaves = services.carpeta_del_sello()
        municipio = municipio_actual()
        sello.crear_llaves(llaves, municipio.nombre)
        return sello.sellar(
            services.leer_generado(documento),
            llaves,
            motivo=documento.titulo,
            lugar=f"{municipio.nombre_corto}, {municipio.entidad}",
            momento=reloj.ahora(),
        )


def taller() -> Taller:
    """Return the workshop that the settings name: this one, unless it is a simulation."""
    elegido: Taller = import_string(settings.TALLER_DE_DOCUMENTOS)()
    return elegido


@dataclass(frozen=True)
class _Fotografia:
    """A picture to print: the name that the template gives it, what it shows, its bytes."""

    nombre: str
    alt: str
    jpg: bytes

    @property
    def archivo(self) -> str:
        return f"imagen-{self.nombre}.jpg"


def _fotografias(documento: Documento) -> Iterator[_Fotografia]:
    """Yield the pictures to print; one that cannot be opened leaves its place in blank."""
    for nombre, una in documento.datos.get("imagenes", {}).items():
        adjunto = documento.expediente.adjuntos.filter(pk=una["adjunto"]).first()
        try:
            if adjunto:
                yield _Fotografia(nombre, una["alt"], fotos.reducir(abrir_copia(adjunto)))
        except OSError:
            registro.warning("picture %s of document %s cannot be opened", nombre, documento.pk)


def _hoja(documento: Documento) -> dict[str, str]:
    """Return, for the acuse, the leaf of the submission: the citizen holds a piece of the log.

    The others are printed before their own leaf is written, and say none.
    """
    suyos = Suceso.objects.filter(expediente=documento.expediente_id, acto="ingresar")
    suceso = suyos.first() if documento.clase == "acuse" else None
    hoja = Hoja.objects.filter(numero=suceso.hoja).first() if suceso else None
    if hoja is None:
        return {"numero": "", "huella": ""}
    return {"numero": str(hoja.numero), "huella": hoja.huella_hoja}
