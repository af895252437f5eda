"""Renders one template with one set of data, in a child process of bounded time and memory."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from experta.motores.plantillas.errores import ErrorDePlantilla, traducir
from experta.motores.plantillas.letras import FUENTES, imprimible

SEGUNDOS = 5  # of work: waiting its turn on a busy machine is no fault of a template
_ESPERA = 6  # times that: a child that neither works nor ends
MEMORIA = 256 * 1024 * 1024
_HIJO = Path(__file__).parent / "hijo.py"
_RECURSO = re.compile(r"[a-z0-9_][a-z0-9_-]*\.(?:typ|svg|png|jpg)")
_RECHAZO = 3
# One thread, one heap: the address space stays small. The dead proxy keeps packages from loading.
_ENTORNO = {
    "RAYON_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "HOME": "/nonexistent",
    "ALL_PROXY": "http://127.0.0.1:9",
    "HTTPS_PROXY": "http://127.0.0.1:9",
}


def generar_pdf(
    plantilla: bytes,
    datos: Mapping[str, Any],
    recursos: Mapping[str, bytes],
    fecha: datetime,
    estandar: tuple[str, ...] = ("a-2a", "ua-1"),
) -> bytes:
    """Return the PDF of a template.

    Args:
        plantilla: Typst source, taken from the stored bytes.
        datos: plain data (see `contrato`); reaches the template as JSON in `sys.inputs.datos`.
        recursos: files the template may read, by plain name: `_base.typ`, `qr.svg`…
        fecha: aware moment written in the document; the same input gives the same bytes.
        estandar: PDF standards to meet; the default is PDF/A-2a and PDF/UA-1 at once.

    Raises:
        ErrorDePlantilla: it cannot be rendered, or needs too much time or memory.
    """
    with TemporaryDirectory(prefix="plantilla-") as nombre:
        carpeta = Path(nombre)
        _escribir(carpeta, plantilla, recursos)
        return _componer(
            carpeta,
            {
                "carpeta": nombre,
                "fuentes": str(FUENTES),
                "datos": json.dumps(_limpiar(datos), ensure_ascii=False),
                "fecha": int(fecha.timestamp()),
                "estandar": list(estandar),
                "memoria": MEMORIA,
                "segundos": SEGUNDOS,
            },
        )


def _escribir(carpeta: Path, plantilla: bytes, recursos: Mapping[str, bytes]) -> None:
    for nombre, contenido in recursos.items():
        if not _RECURSO.fullmatch(nombre) or nombre == "plantilla.typ":
            raise ErrorDePlantilla(f"El recurso «{nombre}» no puede llamarse así.")
        (carpeta / nombre).write_bytes(contenido)
    (carpeta / "plantilla.typ").write_bytes(plantilla)


def _componer(carpeta: Path, pedido: dict[str, Any]) -> bytes:
    try:
        hijo = subprocess.run(  # noqa: S603 - no part of the command comes from outside
            [sys.executable, "-I", str(_HIJO)],
            input=json.dumps(pedido).encode(),
            capture_output=True,
            timeout=SEGUNDOS * _ESPERA,
            env=_ENTORNO,
            cwd=carpeta,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ErrorDePlantilla(_demasiado_tiempo()) from error
    if hijo.returncode == -signal.SIGXCPU:
        raise ErrorDePlantilla(_demasiado_tiempo())
    if hijo.returncode == _RECHAZO:
        raise traducir(**json.loads(hijo.stderr))
    if hijo.returncode != 0:
        raise ErrorDePlantilla("La plantilla necesita demasiada memoria o tiempo.")
    return hijo.stdout


def _demasiado_tiempo() -> str:
    return f"La plantilla necesita más tiempo que {SEGUNDOS} segundos; revisa sus ciclos."


def _limpiar(valor: Any) -> Any:
    """Return plain data with every text drawable."""
    if isinstance(valor, str):
        return imprimible(valor)
    if isinstance(valor, Mapping):
        return {clave: _limpiar(dato) for clave, dato in valor.items()}
    if isinstance(valor, list | tuple):
        return [_limpiar(dato) for dato in valor]
    return valor
