"""Checks that every document of a trámite has a template, and that it says what the law asks."""

from collections.abc import Iterator
from functools import lru_cache

from experta.catalogo.cierre import Cierre, ruta_de_plantilla
from experta.catalogo.ejecutable import recursos_de
from experta.catalogo.ficha import NEGATIVA, Ficha
from experta.comun.hallazgos import Hallazgo
from experta.comun.yaml import DocumentoYaml
from experta.motores.plantillas import revisar_plantilla
from experta.motores.plantillas.contrato import campos_de

# Documents that every trámite has without naming them.
AUTOMATICOS = (
    "acuse",
    "prevencion",
    "acuerdo",
    "orden-de-pago",
    "recibo",
    "orden-de-inspeccion",
    "acta-de-inspeccion",
    "desechamiento",
    "caducidad",
    "desistimiento",
    "advertencia-caducidad",
    "constancia-ficta",
)


def revisar_papeles(cierre: Cierre, ficha: Ficha, documento: DocumentoYaml) -> Iterator[Hallazgo]:
    """Yield what is wrong with the templates; one that is shared is judged once per process."""
    recursos = tuple(sorted(recursos_de(cierre).items()))
    pedidas = {f"_documentos/{clave}.typ": clave for clave in AUTOMATICOS}
    pedidas |= {NEGATIVA: "resolucion"}
    imagenes = {uno.plantilla: tuple(sorted(uno.imagenes)) for uno in ficha.documentos}
    for i, uno in enumerate(ficha.documentos):
        pedidas[uno.plantilla] = uno.clase
        if not _existe(cierre, uno.plantilla):
            mensaje = f"No existe la plantilla «{uno.plantilla}»; créala o corrige la ruta."
            yield documento.hallazgo(("documentos", i, "plantilla"), mensaje)
    for pedida, clase in pedidas.items():
        if _existe(cierre, pedida):
            ruta = ruta_de_plantilla(cierre.archivos, pedida)
            juzgada = (cierre.archivos[ruta], cierre.nombre(ruta), recursos, clase)
            yield from _juzgar(*juzgada, imagenes.get(pedida, ()))
        elif pedida.startswith("_"):
            yield Hallazgo(cierre.nombre(pedida), 0, "Falta esta plantilla compartida.")


def _existe(cierre: Cierre, ruta: str) -> bool:
    try:
        return bool(ruta_de_plantilla(cierre.archivos, ruta))
    except KeyError:
        return False


@lru_cache(maxsize=256)
def _juzgar(
    plantilla: bytes,
    archivo: str,
    recursos: tuple[tuple[str, bytes], ...],
    clase: str,
    imagenes: tuple[str, ...],
) -> tuple[Hallazgo, ...]:
    return tuple(revisar_plantilla(plantilla, archivo, dict(recursos), campos_de(clase), imagenes))
