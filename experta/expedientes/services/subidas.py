"""Files that arrive in pieces, so that a connection that breaks does not start again.

A piece says from which byte it goes on, as in the tus protocol; what is on disk is the only truth
about how much has come. Each file is of one person, one case and one question, below
`ARCHIVOS_DIR/subidas/<person>/`, and is destroyed when it is used or after a day.
Nothing here is acknowledged as received: that is said when the file joins the case.
"""

import fcntl
import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid5

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.revision.limites import SIN_LUGAR, frase_de_tamano, hay_lugar
from experta.expedientes.revision.nombres import limpiar
from experta.expedientes.services.borradores import tocar

# Bytes of a piece: small enough for a slow phone to finish one, large enough not to be many.
TROZO = 512 * 1024
POR_PERSONA = 20
_CARPETA = "subidas"
_GRACIA = timedelta(hours=24)
_ESPACIO = UUID("6f1d9a52-3f0a-4c58-9a57-2f6c1d7f8e11")
_DEMASIADAS = (
    "Tienes muchas subidas sin terminar. Espera a que terminen, o vuelve a intentarlo mañana."
)


class Desfase(Exception):
    """A piece does not go on where the last one ended."""


@dataclass(frozen=True)
class Subida:
    """A file on its way. `persona` is a key, as `expediente`; `tamano` what it will weigh."""

    clave: str
    persona: str
    expediente: str
    pregunta: str
    nombre: str
    tamano: int

    @property
    def recibido(self) -> int:
        """How many bytes have come."""
        return self.datos.stat().st_size if self.datos.exists() else 0

    @property
    def completa(self) -> bool:
        """Whether all of it has come."""
        return self.recibido == self.tamano

    @property
    def datos(self) -> Path:
        """Where its bytes are."""
        return _carpeta_de(self.persona) / f"{self.clave}.datos"

    @property
    def archivo(self) -> SimpleUploadedFile:
        """The file as a form would have brought it."""
        return SimpleUploadedFile(self.nombre, self.datos.read_bytes())


def empezar(
    *,
    persona: Persona,
    expediente: Expediente,
    pregunta: str,
    nombre: str,
    tamano: int,
    marca: str,
) -> Subida:
    """Return a new upload, or the one of the same file that was left half-way.

    `marca` is whatever the browser tells two versions of a file apart by (when it was changed).

    Raises:
        ArchivoRechazado: too big, no room, or too many unfinished ones.
    """
    if tamano > settings.SUBIDA_MAXIMA:
        raise ArchivoRechazado(frase_de_tamano())
    if not hay_lugar():
        raise ArchivoRechazado(SIN_LUGAR)
    limpio = limpiar(nombre)
    # The same file of the same place has the same key: that is what finds it again.
    senas = json.dumps([str(expediente.pk), pregunta, limpio, tamano, marca])
    clave = uuid5(_ESPACIO, f"{persona.pk}:{hashlib.sha256(senas.encode()).hexdigest()}")
    if previa := buscar(persona=persona, expediente=expediente, clave=clave):
        return previa
    carpeta = _carpeta_de(persona.publica)
    carpeta.mkdir(parents=True, exist_ok=True, mode=0o700)
    if len(list(carpeta.glob("*.json"))) >= POR_PERSONA:
        raise ArchivoRechazado(_DEMASIADAS)
    tocar(expediente)
    subida = Subida(str(clave), str(persona.publica), str(expediente.pk), pregunta, limpio, tamano)
    subida.datos.touch(mode=0o600)
    (carpeta / f"{clave}.json").write_text(json.dumps(asdict(subida)))
    return subida


def buscar(*, persona: Persona, expediente: Expediente, clave: UUID) -> Subida | None:
    """Return an upload of that person in that case, or None."""
    ficha = _carpeta_de(persona.publica) / f"{clave}.json"
    try:
        subida = Subida(**json.loads(ficha.read_text()))
    except (FileNotFoundError, ValueError):
        return None
    return subida if subida.expediente == str(expediente.pk) else None


def agregar(subida: Subida, desde: int, trozo: bytes) -> int:
    """Write a piece behind what has come; return how much there is now.

    Raises:
        Desfase: it does not start where the last one ended, or goes beyond the end.
        FileNotFoundError: the upload was used or destroyed meanwhile.
    """
    descriptor = os.open(subida.datos, os.O_WRONLY | os.O_APPEND)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)  # two windows send the same piece: one goes on
        hay = os.fstat(descriptor).st_size
        if hay != desde or desde + len(trozo) > subida.tamano:
            raise Desfase
        while trozo:
            trozo = trozo[os.write(descriptor, trozo) :]
        return os.fstat(descriptor).st_size
    finally:
        os.close(descriptor)


def olvidar(subida: Subida) -> None:
    """Destroy an upload: it joined the case, or was refused."""
    subida.datos.with_suffix(".json").unlink(missing_ok=True)
    subida.datos.unlink(missing_ok=True)


def vaciar_subidas() -> int:
    """Destroy what was left half-way for more than a day; return how many uploads went."""
    limite = (reloj.ahora() - _GRACIA).timestamp()
    raiz = Path(settings.ARCHIVOS_DIR) / _CARPETA
    viejas = [ruta for ruta in raiz.glob("*/*.datos") if ruta.stat().st_mtime < limite]
    for ruta in viejas:
        ruta.with_suffix(".json").unlink(missing_ok=True)
        ruta.unlink(missing_ok=True)
    # The name of a folder is a person's public id: it does not outlive what it held.
    for carpeta in raiz.glob("*"):
        if carpeta.stat().st_mtime < limite:
            with suppress(OSError):
                carpeta.rmdir()
    return len(viejas)


def _carpeta_de(persona: object) -> Path:
    return Path(settings.ARCHIVOS_DIR) / _CARPETA / str(persona)
