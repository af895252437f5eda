"""Opens a file in a child process of bounded time and memory, and brings back a working copy."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.revision.firmas import Clase

SEGUNDOS = 20
# Each child may take 512 MB: two at a time keep a small server alive, the third waits its turn.
_turnos = BoundedSemaphore(2)
_HIJO = Path(__file__).parent / "hijo.py"
_RECHAZO = 3
_ENTORNO = {"MALLOC_ARENA_MAX": "1", "HOME": "/nonexistent"}

_DEMASIADO = (
    "El archivo es demasiado complicado para abrirlo. Imprímelo en PDF o toma una foto de cada "
    "hoja, y súbelo otra vez."
)
_FRASES = {
    "con_contrasena": "El PDF tiene contraseña; quítala y súbelo otra vez.",
    "incompleto": (
        "El PDF está incompleto: se cortó al descargarlo o guardarlo. Descárgalo o escanéalo de "
        "nuevo, y súbelo otra vez."
    ),
    "ilegible": (
        "El PDF está dañado y no se puede abrir. Guárdalo o escanéalo de nuevo, y súbelo otra vez."
    ),
    "sin_paginas": "El PDF no tiene ninguna hoja. Guárdalo o escanéalo de nuevo.",
    "muchos_pixeles": (
        "La imagen tiene más de 40 megapixeles. Tómala otra vez con calidad normal, o guárdala "
        "más pequeña."
    ),
    "imagen_danada": (
        "La imagen está dañada o incompleta y no se puede abrir. Tómala o guárdala de nuevo, y "
        "súbela otra vez."
    ),
    "pequena": (
        "La imagen es demasiado pequeña para leerse: mide {ancho} por {alto} puntos. Tómala más "
        "de cerca o escanéala; su lado más largo debe medir al menos 600 puntos."
    ),
}


@dataclass(frozen=True)
class Revision:
    """What is known of a file that opened: its pages and a copy safe to work with."""

    paginas: int
    copia: bytes
    extension: str


def revisar(contenido: bytes, clase: Clase) -> Revision:
    """Return pages and working copy of a file: PDF from PDF, JPG from any picture.

    Raises:
        ArchivoRechazado: it does not open, cannot be read by a person, or needs too much.
    """
    familia = "imagen" if clase.es_imagen else "pdf"
    hijo = _abrir(familia, contenido)
    if hijo.returncode == _RECHAZO:
        datos = json.loads(hijo.stderr)
        raise ArchivoRechazado(_FRASES[datos["motivo"]].format(**datos))
    if hijo.returncode != 0:
        raise ArchivoRechazado(_DEMASIADO)
    ficha, _, copia = hijo.stdout.partition(b"\n")
    return Revision(json.loads(ficha)["paginas"], copia, "jpg" if clase.es_imagen else "pdf")


def _abrir(familia: str, contenido: bytes) -> "subprocess.CompletedProcess[bytes]":
    try:
        with _turnos:
            return subprocess.run(  # noqa: S603 - no part of the command comes from outside
                [sys.executable, "-I", str(_HIJO), familia],
                input=contenido,
                capture_output=True,
                timeout=SEGUNDOS,
                env=_ENTORNO,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise ArchivoRechazado(_DEMASIADO) from error
