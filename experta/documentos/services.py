"""Documents from reserved to sealed. Every change of state is conditional: it happens once."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from experta.comun import archivos, codigos, reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.documentos.models import (
    Documento,
    DocumentoQuerySet,
    Firma,
)
from experta.expedientes.models import Expediente, SerieDeFolios


@dataclass(frozen=True)
class Reserva:
    """What a document will be: its place in the ficha, its template and who answers for it."""

    clave: str
    clase: str
    titulo: str
    plantilla: str
    dependencia: str
    lote: str
    nombramiento: Nombramiento | None
    requiere_firma: bool
    publico: list[list[str]]
    vigente_desde: date | None = None
    vigente_hasta: date | None = None


def reservar(*, expediente: Expediente, reserva: Reserva) -> Documento:
    """Return the document of a lot, with folio and code; asked for twice it is the same one."""
    vivos = Documento.objects.exclude(estado=Documento.Estado.CANCELADO)
    documento, _ = vivos.get_or_create(
        expediente=expediente,
        clave=reserva.clave,
        lote=reserva.lote,
        defaults={
            "clase": reserva.clase,
            "titulo": reserva.titulo,
            "plantilla": reserva.plantilla,
            "dependencia": reserva.dependencia,
            "nombramiento": reserva.nombramiento,
            "requiere_firma": reserva.requiere_firma,
            "publico": reserva.publico,
            "vigente_desde": reserva.vigente_desde,
            "vigente_hasta": reserva.vigente_hasta,
            "folio": SerieDeFolios.siguiente("DOC"),
            "codigo": codigos.nuevo_codigo(),
            "datos": {},
        },
    )
    return documento


def congelar_datos(*, documento: Documento, datos: dict[str, Any]) -> None:
    """Keep what the template will print; only while nothing was rendered."""
    reservados = Documento.objects.filter(pk=documento.pk, estado=Documento.Estado.RESERVADO)
    if reservados.update(datos=datos):
        documento.datos = datos


def guardar_generado(*, documento: Documento, pdf: bytes) -> bool:
    """Store the rendered PDF; without firma it is ready for the seal. Say whether we were first.

    One made again leaves nothing of the other: nobody signed those bytes.
    """
    nombre, anterior = archivos.guardar(_carpeta(), [pdf], "pdf"), documento.archivo_generado
    siguiente = Documento.Estado.GENERADO if documento.requiere_firma else Documento.Estado.FIRMADO
    guardado = documento.cambiar(
        Documento.Estado.RESERVADO,
        estado=siguiente,
        archivo_generado=nombre,
        huella_generada=sha256(pdf).hexdigest(),
    )
    if guardado and anterior:
        (_carpeta() / anterior).unlink(missing_ok=True)
    return guardado


def volver_a_fechar(
    *, documento: Documento, datos: dict[str, Any], vigencia: tuple[date | None, date | None]
) -> bool:
    """Send back to be rendered, with another date, what nobody signed; say whether it could be."""
    desde, hasta = vigencia
    return documento.cambiar(
        (Documento.Estado.RESERVADO, Documento.Estado.GENERADO),
        estado=Documento.Estado.RESERVADO,
        datos=datos,
        vigente_desde=desde,
        vigente_hasta=hasta,
    )


def firmar(
    *, documento: Documento, firmante: Persona, nombramiento: Nombramiento, metodo: str
) -> bool:
    """Record the firma over the bytes that were read; say whether we were first.

    Bytes rendered again since then are not those. Run in a transaction.
    """
    leidos = Documento.objects.filter(pk=documento.pk, huella_generada=documento.huella_generada)
    if leidos.filter(estado=Documento.Estado.GENERADO).update(estado=Documento.Estado.FIRMADO) != 1:
        return False
    documento.estado = Documento.Estado.FIRMADO
    Firma.objects.create(
        documento=documento,
        firmante=firmante,
        nombramiento=nombramiento,
        metodo=metodo,
        huella=documento.huella_generada,
    )
    return True


def guardar_sellado(*, documento: Documento, pdf: bytes) -> None:
    """Store the sealed PDF of a signed document. Nobody receives it before `poner_en_vigor`.

    One sealed again, because what followed could not be recorded, leaves nothing of the other.
    """
    nombre, anterior = archivos.guardar(_carpeta(), [pdf], "pdf"), documento.archivo_sellado
    guardado = documento.cambiar(
        Documento.Estado.FIRMADO,
        archivo_sellado=nombre,
        huella_sellada=sha256(pdf).hexdigest(),
        emitido_at=reloj.ahora(),
    )
    sobra = anterior if guardado else nombre
    if sobra:
        (_carpeta() / sobra).unlink(missing_ok=True)


def poner_en_vigor(firmados: DocumentoQuerySet) -> list[Documento]:
    """Put in force those that are sealed, and return them: from now on they exist for the world.

    Run in the transaction that records it and takes its consequences, so that no one reads a
    resolution before its notification.
    """
    sellados = firmados.filter(estado=Documento.Estado.FIRMADO).exclude(archivo_sellado="")
    en_vigor = list(sellados.select_for_update())  # another worker may be sealing them again
    for documento in en_vigor:
        documento.cambiar(Documento.Estado.FIRMADO, estado=Documento.Estado.VIGENTE)
    return en_vigor


def cancelar_lote(*, expediente: Expediente, lote: str, sin_entregar: bool = False) -> None:
    """Drop the documents of a lot that were not issued: what they said is no longer so.

    `sin_entregar`: those sealed too, which nobody received.
    """
    vivo = Documento.Estado
    estados = [vivo.RESERVADO, vivo.GENERADO, vivo.FIRMADO]
    estados += [vivo.VIGENTE] if sin_entregar else []
    Documento.objects.filter(expediente=expediente, lote=lote, estado__in=estados).update(
        estado=Documento.Estado.CANCELADO
    )


def cancelar_sin_firma(*, expediente: Expediente) -> None:
    """Drop what waits for a firma: the case ended, and nobody may sign for it any more."""
    Documento.objects.sin_firma().filter(expediente=expediente).update(
        estado=Documento.Estado.CANCELADO
    )


def reasignar(*, documento: Documento, nombramiento: Nombramiento) -> Documento | None:
    """Drop a document that waits for its firma and reserve it again under that appointment.

    Returns None when it does not wait for a firma any more. Run in a transaction.
    """
    if not documento.cambiar(Documento.Estado.GENERADO, estado=Documento.Estado.CANCELADO):
        return None
    return reservar(
        expediente=documento.expediente,
        reserva=Reserva(
            clave=documento.clave,
            clase=documento.clase,
            titulo=documento.titulo,
            plantilla=documento.plantilla,
            dependencia=documento.dependencia,
            lote=documento.lote,
            nombramiento=nombramiento,
            requiere_firma=True,
            publico=documento.publico,
            vigente_desde=documento.vigente_desde,
            vigente_hasta=documento.vigente_hasta,
        ),
    )


def leer_generado(documento: Documento) -> bytes:
    """Return the PDF as rendered, before the seal."""
    return archivos.leer(_carpeta(), documento.archivo_generado)


def leer_sellado(documento: Documento) -> bytes:
    """Return the sealed PDF, the document itself."""
    return archivos.leer(_carpeta(), documento.archivo_sellado)


def por_codigo(codigo: str) -> Documento | None:
    """Return the issued document of a verification code, as people type it."""
    return _emitidos().filter(codigo=codigos.normalizar(codigo)).first()


def por_huella(huella: str) -> Documento | None:
    """Return the issued document whose sealed bytes have that SHA-256 (hexadecimal)."""
    return _emitidos().filter(huella_sellada=huella).first()


def por_archivo(pdf: bytes) -> Documento | None:
    """Return the issued document whose sealed bytes are exactly these."""
    return por_huella(sha256(pdf).hexdigest())


def carpeta_del_sello() -> Path:
    """Return where the key and certificate of the seal are kept, apart from every other key."""
    return Path(settings.LLAVES_DIR) / "sello"


def _emitidos() -> DocumentoQuerySet:
    emitidos = Documento.objects.filter(estado__in=Documento.EMITIDOS)
    return emitidos.select_related("expediente")


def _carpeta() -> Path:
    return Path(settings.ARCHIVOS_DIR)
