"""Whether a business or a home may be in a zone: municipio/compatibilidad.csv, a decision table.

It reads `zona` (the class), the giro by any part of its SCIAN code (`sector` two digits,
`subsector` three, `rama` four, `giro` six) and its `riesgo` in municipio/giros.csv. A table that
also reads `uso` (`negocio` or `vivienda`) answers for homes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from experta.catalogo.giros import GiroDelMunicipio
from experta.catalogo.suelo.geojson import Zona
from experta.comun.hallazgos import Hallazgo
from experta.motores.reglas import ErrorDeDecision, ErrorDeEvaluacion, Tabla, leer_tabla

PERMITIDO: Final = "permitido"
CONDICIONADO: Final = "condicionado"
PROHIBIDO: Final = "prohibido"
POR_REVISAR: Final = "por revisar"
RESPUESTAS: Final = (PERMITIDO, CONDICIONADO, PROHIBIDO, POR_REVISAR)
SALIDA: Final = "compatibilidad"
_NOTAS: Final = ("explicacion", "certeza")
VIVIENDA: Final = "vivienda"
NEGOCIO: Final = "negocio"
_PARTES: Final = ("sector", "subsector", "rama", "giro", "riesgo")
_USO: Final = "uso"
_NOMBRES: Final = dict.fromkeys(("zona", _USO, *_PARTES), "texto")


@dataclass(frozen=True)
class Compatibilidad:
    """What the table says of a use in a zone: one of `RESPUESTAS`, in which words, how sure."""

    valor: str
    explicacion: str = ""
    certeza: str = ""


def leer_compatibilidad(contenido: bytes, archivo: str) -> Tabla:
    """Return the table.

    Raises:
        ContenidoInvalido: with every mistake, by line.
    """
    return leer_tabla(contenido, archivo, _NOMBRES)


def habla_de_vivienda(tabla: Tabla) -> bool:
    """Say whether a table tells a home from a business."""
    return any(columna.titulo == _USO for columna in tabla.columnas)


def decidir(tabla: Tabla, zona: str, giro: GiroDelMunicipio | None) -> Compatibilidad:
    """Return what the table says; what it does not answer is to be looked at.

    Args:
        giro: the line of business; None for a home.
    """
    try:
        hallado = tabla.decidir(_contexto(zona, giro))[0]
    except (ErrorDeDecision, ErrorDeEvaluacion):
        return Compatibilidad(POR_REVISAR)
    return Compatibilidad(str(hallado[SALIDA]), *(str(hallado.get(nota, "")) for nota in _NOTAS))


def revisar_compatibilidad(
    tabla: Tabla, zonas: tuple[Zona, ...], giros: Mapping[str, GiroDelMunicipio]
) -> Iterator[Hallazgo]:
    """Yield what is wrong: words that mean nothing, zones that are not, giros without answer."""
    yield from tabla.revisar()
    claves = {zona.clave for zona in zonas}
    for fila in tabla.filas:
        if fila.salidas.get(SALIDA) not in RESPUESTAS:
            dichas = ", ".join(RESPUESTAS)
            yield Hallazgo(tabla.archivo, fila.linea, f"La «{SALIDA}» debe ser: {dichas}.")
        if not fila.salidas.get("certeza"):
            yield Hallazgo(tabla.archivo, fila.linea, "Falta la «certeza» de esta fila.")
        for columna, celda in zip(tabla.columnas, fila.celdas, strict=True):
            dichos = celda.limites if celda and columna.titulo == "zona" else ()
            for clave in sorted(str(dicho) for dicho in dichos if dicho not in claves):
                yield Hallazgo(tabla.archivo, fila.linea, f"No hay una zona «{clave}».")
    yield from _sin_respuesta(tabla, sorted(claves), giros)


def _sin_respuesta(
    tabla: Tabla, claves: list[str], giros: Mapping[str, GiroDelMunicipio]
) -> Iterator[Hallazgo]:
    """Yield one sentence for each zone in which some giro has no answer, with the first of them."""
    for clave in claves if habla_de_vivienda(tabla) else ():
        if decidir(tabla, clave, None) == Compatibilidad(POR_REVISAR):
            aviso = f"En la zona «{clave}» la vivienda no tiene respuesta; agrega su fila."
            yield Hallazgo(tabla.archivo, tabla.linea_de_titulos, aviso)
    for clave in claves:
        for codigo, giro in giros.items():
            try:
                tabla.elegir(_contexto(clave, giro))
            except (ErrorDeDecision, ErrorDeEvaluacion):
                aviso = f"En la zona «{clave}» el giro {codigo} no tiene respuesta; agrega su fila."
                yield Hallazgo(tabla.archivo, tabla.linea_de_titulos, aviso)
                break


def _contexto(zona: str, giro: GiroDelMunicipio | None) -> dict[str, object]:
    if giro is None:
        return {"zona": zona, _USO: VIVIENDA, **dict.fromkeys(_PARTES, "")}
    codigo = giro.codigo
    partes = {"sector": codigo[:2], "subsector": codigo[:3], "rama": codigo[:4], "giro": codigo}
    return {"zona": zona, _USO: NEGOCIO, "riesgo": giro.riesgo, **partes}
