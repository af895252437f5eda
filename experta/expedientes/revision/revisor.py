"""Opens a file in a child process of bounded time and memory, and brings back a working copy."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore

from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.revision.firmas import Clase
from experta.expedientes.revision.lectura import Lectura, de_json

# By the wall: the child limits its own CPU to 15, and a busy machine is no fault of a file.
SEGUNDOS = 40
# Each child may take 512 MB: two at a time keep a small server alive, the third waits its turn.
_turnos = BoundedSemaphore(2)
_HIJO = "experta.expedientes.revision.hijo"
_RAIZ = Path(__file__).parents[3]
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
    """What is known of a file that opened: its pages, a copy safe to work with, what it says."""

    paginas: int
    copia: bytes
    extension: str
    lectura: Lectura = field(default_factory=Lectura)


def revisar(contenido: bytes, clase: Clase) -> Revision:
    """Return pages and working copy of a file: PDF from PDF, JPG from any picture.

    Raises:
        ArchivoRechazado: it does not open, cannot be read by a person, or needs too much.
    """
    orden, extension = ("imagen", "jpg") if clase.es_imagen else ("pdf", "pdf")
    paginas, copia, leido = _pedir(orden, contenido)
    return Revision(paginas, copia, extension, leido)


def unir(fotos: Sequence[tuple[str, bytes]]) -> bytes:
    """Return one PDF with a page for each picture, given by name and bytes, in that order.

    Raises:
        ArchivoRechazado: one of them cannot be taken; the sentence names it.
    """
    largos = json.dumps({"largos": [len(foto) for _, foto in fotos]}).encode()
    nombres = [nombre for nombre, _ in fotos]
    return _pedir("unir", b"\n".join([largos, b"".join(foto for _, foto in fotos)]), nombres)[1]


def _pedir(orden: str, contenido: bytes, nombres: Sequence[str] = ()) -> tuple[int, bytes, Lectura]:
    hijo = _abrir(orden, contenido)
    if hijo.returncode == _RECHAZO:
        datos = json.loads(hijo.stderr)
        frase = _FRASES[datos["motivo"]].format(**datos)
        raise ArchivoRechazado(f"«{nombres[datos['cual'] - 1]}»: {frase}" if nombres else frase)
    cabeza, _, resto = hijo.stdout.partition(b"\n")
    ficha = json.loads(cabeza or b"{}")
    copia = resto[: ficha.get("largo", 0)]
    if not copia or len(copia) < ficha["largo"]:
        raise ArchivoRechazado(_DEMASIADO)
    # A child that ended badly after handing over the copy only failed to read it.
    leido = de_json(json.loads(resto[len(copia) :] or b"{}")) if hijo.returncode == 0 else Lectura()
    return ficha["paginas"], copia, leido


def _abrir(orden: str, contenido: bytes) -> "subprocess.CompletedProcess[bytes]":
    try:
        with _turnos:
            return subprocess.run(  # noqa: S603 - no part of the command comes from outside
                [sys.executable, "-s", "-E", "-m", _HIJO, orden],
                input=contenido,
                capture_output=True,
                timeout=SEGUNDOS,
                env=_ENTORNO,
                cwd=_RAIZ,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise ArchivoRechazado(_DEMASIADO) from error
