"""The check a template must pass before it is published: it renders, and it omits no legal element.

The check reads the finished PDF, not the source: a field that is mentioned and then hidden,
written off the page or too small to read counts as missing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from experta.comun.hallazgos import Hallazgo
from experta.motores.plantillas.contrato import CAMPOS_ACTO, ELEMENTOS
from experta.motores.plantillas.errores import ErrorDePlantilla
from experta.motores.plantillas.motor import generar_pdf
from experta.motores.plantillas.muestra import marca, marcado

LETRA_MINIMA = 6.0
_FECHA = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
_DIBUJO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    b'<rect width="%d" height="20" fill="#000"/></svg>'
)
_SEPARADORES = re.compile(r"[\W_]+")


def revisar_plantilla(
    plantilla: bytes,
    archivo: str,
    recursos: Mapping[str, bytes],
    campos_obligatorios: Iterable[str] = CAMPOS_ACTO,
    imagenes: Sequence[str] = (),
) -> list[Hallazgo]:
    """Return what is wrong with a template; an empty list means it may be published.

    Args:
        plantilla: Typst source.
        archivo: its name, for the findings.
        recursos: what it may read besides the QR, which the check supplies: `_base.typ`…
        campos_obligatorios: dotted names of `contrato.Datos` that must be legible, or `qr`.
        imagenes: names of the pictures that it must show, which the check supplies too.
    """
    archivos = {"qr": "qr.svg", **{nombre: f"imagen-{nombre}.svg" for nombre in imagenes}}
    dibujos = dict.fromkeys(archivos.values(), _DIBUJO % 20)
    datos = marcado()
    datos["imagenes"] = {n: {"archivo": archivos[n], "alt": f"Fotografía {n}"} for n in imagenes}
    try:
        pdf = generar_pdf(plantilla, datos, {**recursos, **dibujos}, _FECHA)
        texto, campos = _texto(pdf), (*campos_obligatorios, *imagenes)
        faltan = [campo for campo in campos if not _esta(campo, datos, texto)]
        for nombre in archivos.keys() & set(faltan):
            # Two widths give two documents only if the picture is drawn.
            otros = {**recursos, **dibujos, archivos[nombre]: _DIBUJO % 10}
            if pdf != generar_pdf(plantilla, datos, otros, _FECHA):
                faltan.remove(nombre)
    except ErrorDePlantilla as error:
        return [Hallazgo(archivo, error.linea, error.mensaje)]
    nombres = ELEMENTOS | {nombre: f"la imagen «{nombre}»" for nombre in imagenes}
    return [
        Hallazgo(archivo, 0, f"La plantilla no muestra {nombres.get(campo, campo)}.")
        for campo in faltan
    ]


def _esta(campo: str, datos: dict[str, Any], texto: str) -> bool:
    valor: Any = datos
    for clave in campo.split("."):
        valor = valor.get(clave) if isinstance(valor, dict) else None
    if isinstance(valor, list):
        return all(marca(f"{campo}.{indice}") in texto for indice in range(len(valor)))
    return valor is not None and (marca(campo) in texto or _plano(valor) in texto)


def _texto(pdf: bytes) -> str:
    """Return the legible letters and digits of the PDF, run together."""
    # Slow to load, and only publication needs it.
    from pypdf import PdfReader

    trozos: list[str] = []
    for pagina in PdfReader(BytesIO(pdf)).pages:
        caja = pagina.mediabox

        def anotar(
            texto: str, cm: list[float], tm: list[float], _: object, letra: float, caja: Any = caja
        ) -> None:
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            dentro = 0 <= x <= float(caja.width) and 0 <= y <= float(caja.height)
            if dentro and abs(letra * tm[3] * cm[3]) >= LETRA_MINIMA:
                trozos.append(texto)

        pagina.extract_text(visitor_text=anotar)
    return _plano("".join(trozos))


def _plano(texto: str) -> str:
    return _SEPARADORES.sub("", texto)
