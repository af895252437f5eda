"""The municipal seal on an issued PDF: an invisible PAdES B-B signature that allows no changes.

A document is genuine only if the verdict of the whole signature holds, the signature covers the
entire file, and its hash is the stored one; this module answers the first two.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from experta.comun import reloj
from experta.documentos.llaves import AUTORIDAD, CERTIFICADO, LLAVE, crear_llaves

__all__ = ["ResultadoSello", "SelloVencido", "crear_llaves", "revisar_sello", "sellar"]

CAMPO = "SelloMunicipal"


class SelloVencido(Exception):
    """The certificate of the seal expired: what would be sealed waits for the next one."""


@dataclass(frozen=True)
class ResultadoSello:
    """What the seal of a PDF says. `explicacion` is a Spanish sentence for people."""

    integro: bool
    cubre_todo: bool
    firmante: str
    momento: datetime | None
    explicacion: str

    @property
    def vale(self) -> bool:
        """Whether the file is exactly what the municipality sealed."""
        return self.integro and self.cubre_todo


def sellar(pdf: bytes, carpeta: Path, motivo: str, lugar: str, momento: datetime) -> bytes:
    """Return the PDF sealed with the keys of the folder, certified as final (DocMDP P=1).

    Args:
        pdf: an unsigned PDF.
        carpeta: where `crear_llaves` keeps the keys.
        motivo: why it is sealed, as readers show it.
        lugar: where it is sealed.
        momento: aware moment of the signature.

    Raises:
        FileNotFoundError: the folder holds no keys.
        SelloVencido: their certificate is valid no more.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata

    firmante = _firmante(carpeta, (carpeta / CERTIFICADO).stat().st_mtime_ns)
    if momento >= firmante.signing_cert.not_valid_after:
        raise SelloVencido("El certificado del sello municipal venció; pon el nuevo en su lugar.")
    metadatos = PdfSignatureMetadata(
        field_name=CAMPO,
        md_algorithm="sha256",
        reason=motivo,
        location=lugar,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    # The newline keeps PDF/A valid: the appended revision must start on a line of its own.
    escritor = IncrementalPdfFileWriter(BytesIO(pdf + b"\n"))
    firma = _firma_en(momento)(metadatos, firmante)
    salida = firma.sign_pdf(escritor, bytes_reserved=_lo_que_ocupa(firmante))
    return bytes(salida.getvalue())


def _firma_en(momento: datetime) -> Any:
    """Return pyHanko's signer with our clock instead of its own."""
    from pyhanko.sign.signers import PdfSigner

    class _Firma(PdfSigner):
        def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
            sesion = super().init_signing_session(*args, **kwargs)
            sesion.system_time = momento
            return sesion

    return _Firma


@cache
def _firmante(carpeta: Path, _cambiado: int) -> Any:
    """Return a signer that keeps the loaded key; the stock one parses it at every signature.

    Another certificate in the same place, known by when it was put there, is read anew.
    """
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from pyhanko.sign.signers import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    llave = load_pem_private_key((carpeta / LLAVE).read_bytes(), password=None)
    if not isinstance(llave, ec.EllipticCurvePrivateKey):
        raise TypeError("the seal key must be an elliptic curve key")
    firmar = llave
    almacen: Any = SimpleCertificateStore

    class _Firmante(Signer):
        async def async_sign_raw(
            self, data: bytes, digest_algorithm: str, dry_run: bool = False
        ) -> bytes:
            return firmar.sign(data, ec.ECDSA(hashes.SHA256()))

    return _Firmante(
        signing_cert=_certificado(carpeta / CERTIFICADO),
        cert_registry=almacen.from_certs([_certificado(carpeta / AUTORIDAD)]),
        embed_roots=False,
    )


@cache
def _lo_que_ocupa(firmante: Any) -> int:
    """Return the hexadecimal digits to leave for a seal: what one takes, and half as much again.

    It depends on the keys alone; pyHanko would make one more signature of each document to know.
    """
    prueba = firmante.async_sign(bytes(32), "sha256", use_pades=True, dry_run=True)
    cifras = 2 * len(asyncio.run(prueba).dump())
    return cifras + 2 * (cifras // 4)


def _certificado(ruta: Path) -> Any:
    from asn1crypto import pem, x509

    _, _, contenido = pem.unarmor(ruta.read_bytes())
    return x509.Certificate.load(contenido)


def revisar_sello(pdf: bytes, carpeta: Path) -> ResultadoSello:
    """Return whether a PDF carries the municipality's seal, untouched and over the entire file.

    A file that is no PDF, has no seal, or has more than one signature is refused, never an error.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.errors import SignatureValidationError

    try:
        firmas = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if len(firmas) != 1:
            return _rechazo("El archivo no lleva el sello del municipio, o lleva otras firmas.")
        if not _hueco_limpio(pdf, firmas[0]):
            return _rechazo("El archivo lleva datos ajenos dentro del sello.")
        return _juzgar(firmas[0], carpeta)
    except (PdfError, SignatureValidationError, ValueError, KeyError, TypeError, RecursionError):
        return _rechazo("El archivo no se puede leer como un documento sellado.")


def _hueco_limpio(pdf: bytes, firma: Any) -> bool:
    """Return whether the only bytes that no signature covers, its own, are as we write them."""
    from asn1crypto.cms import ContentInfo

    _, inicio, fin, _ = (int(numero) for numero in firma.byte_range)
    hueco = pdf[inicio:fin]
    contenido = bytes.fromhex(hueco[1:-1].decode("ascii"))
    cms = ContentInfo.load(contenido).dump()
    return bool(
        hueco == b"<" + (cms + bytes(len(contenido) - len(cms))).hex().upper().encode() + b">"
    )


def _juzgar(firma: Any, carpeta: Path) -> ResultadoSello:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    confianza = ValidationContext(
        trust_roots=[_certificado(carpeta / AUTORIDAD)],
        moment=reloj.ahora(),
        allow_fetching=False,
    )
    estado = validate_pdf_signature(firma, confianza)
    integro = bool(estado.bottom_line)
    cubre_todo = estado.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return ResultadoSello(
        integro=integro,
        cubre_todo=cubre_todo,
        firmante=estado.signing_cert.subject.native.get("common_name", ""),
        momento=estado.signer_reported_dt,
        explicacion=_explicar(integro=integro, cubre_todo=cubre_todo),
    )


def _explicar(*, integro: bool, cubre_todo: bool) -> str:
    if not integro:
        return "El documento cambió después de sellarse, o el sello no es del municipio."
    if not cubre_todo:
        return "Alguien agregó contenido después del sello."
    return "El documento está completo y tal como lo selló el municipio."


def _rechazo(explicacion: str) -> ResultadoSello:
    return ResultadoSello(
        integro=False, cubre_todo=False, firmante="", momento=None, explicacion=explicacion
    )
