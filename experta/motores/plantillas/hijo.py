"""The child process in which a template is rendered. Run as a script, never imported.

Reads a request (JSON) from standard input, writes the PDF to standard output. Ends with 0, or
with 3 after writing `{"mensaje", "diagnostico"}` (JSON) to standard error.
"""

import json
import resource
import sys
from typing import Any


def _acotar(memoria: int, segundos: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memoria, memoria))
    resource.setrlimit(resource.RLIMIT_CPU, (segundos, segundos))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _componer(pedido: dict[str, Any]) -> bytes:
    import typst

    letras = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[pedido["fuentes"]],
    )
    return typst.compile(
        f"{pedido['carpeta']}/plantilla.typ",
        root=pedido["carpeta"],
        font_paths=letras,
        sys_inputs={"datos": pedido["datos"]},
        pdf_standards=pedido["estandar"],
        timestamp=pedido["fecha"],
        format="pdf",
    )


def main() -> int:
    """Serve the one request and return the exit code."""
    pedido = json.load(sys.stdin)
    _acotar(pedido["memoria"], pedido["segundos"])
    try:
        pdf = _componer(pedido)
    except RuntimeError as error:
        mensaje = getattr(error, "message", str(error))
        json.dump({"mensaje": mensaje, "diagnostico": getattr(error, "diagnostic", "")}, sys.stderr)
        return 3
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
