"""Where a visit goes: the addresses and properties that the answers of a case name, in words."""

from dataclasses import dataclass
from typing import Any, Final

from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Expediente
from experta.motores.formularios import Pregunta

_LUGARES: Final = ("domicilio", "predio")


@dataclass(frozen=True)
class Lugar:
    """A place. `se_halla`: it says a street, and not only the number of the property."""

    texto: str
    se_halla: bool


def lugares(expediente: Expediente) -> tuple[Lugar, ...]:
    """Return every place that the application names, those with a street first."""
    formulario = cargar(expediente.version).formulario
    dichos = [
        _lugar(pregunta, expediente.respuestas[pregunta.clave], texto)
        for _seccion, renglones in formulario.resumen(expediente.respuestas)
        for pregunta, texto in renglones
        if pregunta.tipo in _LUGARES and expediente.respuestas.get(pregunta.clave)
    ]
    return tuple(sorted(dichos, key=lambda lugar: not lugar.se_halla))


def punto(expediente: Expediente) -> tuple[str, str] | None:
    """Return the point (latitude, longitude) that the application gives, if it gives one."""
    for respuesta in expediente.respuestas.values():
        if isinstance(respuesta, dict) and respuesta.get("latitud") and respuesta.get("longitud"):
            return str(respuesta["latitud"]), str(respuesta["longitud"])
    return None


def _lugar(pregunta: Pregunta, valor: Any, texto: str) -> Lugar:
    if pregunta.tipo == "domicilio":
        return Lugar(f"{pregunta.etiqueta}: {texto}", se_halla=True)
    clave, domicilio = valor.get("clave_catastral", ""), valor.get("domicilio", "")
    if domicilio:
        return Lugar(f"{domicilio} (clave catastral {clave})", se_halla=True)
    return Lugar(f"{pregunta.etiqueta}: {clave}", se_halla=False)
