"""Serves one order from standard input and ends.

Orders: `pdf` and `imagen` (the bytes of a file) and `unir` (one line of JSON, `{"largos": […]}`,
and that many pictures one after another). Ends with 0 after writing one line of JSON
(`{"paginas": n, "largo": bytes}`), the bytes of the result and what was read in it (JSON); or with
3 after writing `{"motivo": …}` and what the sentence needs (JSON) to standard error. The result is
written before it is read: reading that dies costs the reading, never the file.
"""

import json
import resource
import sys

from experta.expedientes.revision.hijo import imagen, pdf, unir
from experta.expedientes.revision.hijo.rechazo import Rechazo

MEMORIA = 512 * 1024 * 1024
SEGUNDOS = 15


def _acotar() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORIA, MEMORIA))
    resource.setrlimit(resource.RLIMIT_CPU, (SEGUNDOS, SEGUNDOS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _leer(orden: str, copia: bytes) -> dict[str, object]:
    """Return what is written in the result. The readers are loaded only now, when they serve."""
    from experta.expedientes.revision.hijo import mirar

    return mirar.mirar_imagen(copia) if orden == "imagen" else mirar.mirar_pdf(copia)


def main() -> int:
    """Serve the one order and return the exit code."""
    orden = sys.argv[1]
    hacer = {"pdf": pdf.revisar, "imagen": imagen.revisar, "unir": unir.unir}[orden]
    contenido = sys.stdin.buffer.read()
    _acotar()
    try:
        paginas, copia = hacer(contenido)
    except Rechazo as rechazo:
        json.dump(rechazo.respuesta, sys.stderr)
        return 3
    salida = sys.stdout.buffer
    salida.write(json.dumps({"paginas": paginas, "largo": len(copia)}).encode() + b"\n" + copia)
    salida.flush()
    if orden != "unir":
        salida.write(json.dumps(_leer(orden, copia)).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
