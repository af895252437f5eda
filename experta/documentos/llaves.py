"""The keys of the municipal seal: a demonstration authority and a P-256 seal certificate.

They live in one folder (0700) as files that only the process may read (0600), never in the
database. A municipality with a certificate of its own puts its files in their place, and the next
one, before it expires, in theirs.
"""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from experta.comun import reloj

AUTORIDAD = "autoridad.pem"
CERTIFICADO = "sello.pem"
LLAVE = "sello.key"
_VIGENCIA_AUTORIDAD = timedelta(days=365 * 20)
_VIGENCIA_SELLO = timedelta(days=365 * 10)


def crear_llaves(carpeta: Path, nombre_municipio: str) -> bool:
    """Make the authority and the seal if the folder holds none; return whether it made them.

    The folder appears whole or not at all, so of two processes that start together one wins and
    the other uses what it finds. The authority's key signs this one certificate and is dropped.
    """
    if (carpeta / LLAVE).exists():
        return False
    carpeta.parent.mkdir(parents=True, exist_ok=True)
    nueva = Path(mkdtemp(prefix=".llaves-", dir=carpeta.parent))
    try:
        for nombre, contenido in _archivos(nombre_municipio, reloj.ahora()).items():
            _escribir(nueva / nombre, contenido)
        nueva.rename(carpeta)
    except OSError:
        if not (carpeta / LLAVE).exists():
            raise
        return False
    finally:
        shutil.rmtree(nueva, ignore_errors=True)
    return True


def vence(carpeta: Path) -> datetime | None:
    """Return until when the certificate of the seal is valid; None while there is none."""
    ruta = carpeta / CERTIFICADO
    if not ruta.exists():
        return None
    return x509.load_pem_x509_certificate(ruta.read_bytes()).not_valid_after_utc


def _escribir(ruta: Path, contenido: bytes) -> None:
    descriptor = os.open(ruta, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as archivo:
        archivo.write(contenido)
        archivo.flush()
        os.fsync(archivo.fileno())


def _archivos(nombre_municipio: str, momento: datetime) -> dict[str, bytes]:
    llave_autoridad, llave_sello = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    emisor = _nombre(nombre_municipio, "Autoridad de demostración")
    autoridad = (
        _certificado(emisor, emisor, llave_autoridad.public_key(), momento, _VIGENCIA_AUTORIDAD)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usos(autoridad=True), critical=True)
        .sign(llave_autoridad, hashes.SHA256())
    )
    titular = _nombre(nombre_municipio, "Sello electrónico")
    sello = (
        _certificado(titular, emisor, llave_sello.public_key(), momento, _VIGENCIA_SELLO)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usos(autoridad=False), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(llave_autoridad.public_key()),
            critical=False,
        )
        .sign(llave_autoridad, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    return {
        AUTORIDAD: autoridad.public_bytes(pem),
        CERTIFICADO: sello.public_bytes(pem),
        LLAVE: llave_sello.private_bytes(
            pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
    }


def _nombre(nombre_municipio: str, papel: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "MX"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, nombre_municipio[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{papel} del {nombre_municipio}"[:64]),
        ]
    )


def _certificado(
    titular: x509.Name,
    emisor: x509.Name,
    llave: ec.EllipticCurvePublicKey,
    momento: datetime,
    vigencia: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(titular)
        .issuer_name(emisor)
        .public_key(llave)
        .serial_number(x509.random_serial_number())
        .not_valid_before(momento - timedelta(minutes=5))
        .not_valid_after(momento + vigencia)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(llave), critical=False)
    )


def _usos(*, autoridad: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not autoridad,
        content_commitment=not autoridad,
        key_cert_sign=autoridad,
        crl_sign=autoridad,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
