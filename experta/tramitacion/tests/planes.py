"""The plans that people ask about, as answers of the roadmaps, and what the shelf says of them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from experta.catalogo import lector
from experta.catalogo.rutas import rutas
from experta.comun import reloj
from experta.tramitacion.rutas.hoja import Hoja, calcular
from tests import fabrica

LOCAL = {
    "local": "fijo",
    "alcohol": False,
    "tipo_de_persona": "fisica",
    "obra": "ninguna",
    "anuncio": False,
    "solventes": False,
}
RESTAURANTE = LOCAL | {
    "giro": {"codigo": "722511", "nombre": "Restaurantes"},
    "superficie_m2": "180",
    "personas": "70",
    "alcohol": True,
    "anuncio": True,
}
TORTILLERIA = LOCAL | {
    "giro": {"codigo": "311830", "nombre": "Tortillas"},
    "superficie_m2": "40",
    "anuncio": True,
}
ABARROTES = LOCAL | {"giro": {"codigo": "461110", "nombre": "Abarrotes"}, "superficie_m2": "40"}
PUESTO = {
    "giro": {"codigo": "722511", "nombre": "Restaurantes"},
    "local": "via_publica",
    "alcohol": False,
    "tipo_de_persona": "fisica",
}
CASA = {
    "obra": "mayor",
    "uso": "habitacional",
    "obra_m2": "160",
    "calle": True,
    "escombro": False,
    "arbol": "ninguno",
}
BODA = {"lugar": "parque", "asistentes": "120", "alcohol": True, "musica": True}


def publicar_lo_de_las_rutas() -> None:
    """Publish every trámite that is part of a roadmap."""
    for slug in lector.slugs_de(lector.estante()):
        if b"\nrutas:" in (lector.estante() / slug / "ficha.yaml").read_bytes():
            fabrica.publicar(slug)


def hoja_de(ruta: str, respuestas: Mapping[str, Any]) -> Hoja:
    """Return what the answers need, as on a Monday at noon."""
    with reloj.detenido(datetime(2026, 11, 23, 17, tzinfo=UTC)):
        return calcular(rutas()[ruta], respuestas)
