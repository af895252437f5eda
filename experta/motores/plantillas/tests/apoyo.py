"""What the tests of templates share: the shared documents, a QR and a moment."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from experta.motores.plantillas import generar_pdf
from experta.motores.plantillas.muestra import EJEMPLO

CARPETA = Path(__file__).resolve().parents[4] / "tramites" / "_documentos"
PLANTILLAS = sorted(ruta.stem for ruta in CARPETA.glob("[a-z]*.typ"))
FECHA = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
QR = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h4v4H0z"/></svg>'
INICIO = b'#set document(title: "x")\n#set text(font: "Source Sans 3", lang: "es")\n'


def plantilla(nombre: str) -> bytes:
    """Return a shared template."""
    return (CARPETA / f"{nombre}.typ").read_bytes()


def recursos() -> dict[str, bytes]:
    """Return what a shared template reads."""
    return {"_base.typ": plantilla("_base"), "qr.svg": QR}


def componer(nombre: str, cambios: Mapping[str, Any] | None = None) -> bytes:
    """Render a shared template with the example and some top-level changes."""
    return generar_pdf(plantilla(nombre), {**EJEMPLO, **(cambios or {})}, recursos(), FECHA)


def componer_suelta(cuerpo: str, datos: Mapping[str, Any] | None = None) -> bytes:
    """Render a template of a few lines; its own text begins on line 3."""
    return generar_pdf(INICIO + cuerpo.encode(), datos or {}, {}, FECHA)


def texto(pdf: bytes) -> str:
    """Return the text of a PDF with single blanks and without break opportunities."""
    crudo = "\n".join(pagina.extract_text() for pagina in PdfReader(BytesIO(pdf)).pages)
    return " ".join(crudo.replace("\u200b", "").split())
