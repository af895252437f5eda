"""The few offices with which any town begins, and which does the work of a larger town's."""

import re
from dataclasses import dataclass

from experta.consola.nuevo.escritura import POR_CONFIRMAR


@dataclass(frozen=True)
class Oficina:
    """A generic office: how it is called, what it may do, and whose work it takes over.

    `de` are keys of the model's offices; `apodos` are the names by which its texts call those.
    """

    nombre: str
    corresponde: str
    de: tuple[str, ...] = ()
    apodos: tuple[str, ...] = ()

    @property
    def corto(self) -> str:
        """Return the name as texts say it, without its rank."""
        return re.sub(r"^(Dirección|Coordinación) de ", "", self.nombre)

    @property
    def a_quien(self) -> str:
        """Return the name after the preposition, as a sentence says it."""
        return f"al {self.nombre}" if self.nombre.startswith("Órgano") else f"a la {self.nombre}"


OFICINAS = {
    "presidencia": Oficina(
        "Presidencia Municipal",
        "conducir el gobierno municipal y coordinar la apertura de negocios",
        ("desarrollo-economico",),
        ("Dirección de Desarrollo Económico y Competitividad", "Desarrollo Económico"),
    ),
    "secretaria": Oficina(
        "Secretaría del Ayuntamiento",
        "expedir constancias y otorgar licencias y permisos para negocios, vía pública y eventos",
        ("secretaria-ayuntamiento", "gobernacion"),
        ("Subdirección de Gobernación", "Gobernación Municipal", "Gobernación"),
    ),
    "tesoreria": Oficina(
        "Tesorería Municipal",
        "recaudar los derechos y el predial, comprar y llevar el padrón de proveedores",
        ("tesoreria", "oficialia-mayor"),
        ("Oficialía Mayor",),
    ),
    "obras": Oficina(
        "Dirección de Obras y Servicios Públicos",
        "otorgar licencias de uso de suelo, de obra y de anuncios, y cuidar calles y arbolado",
        ("desarrollo-urbano", "obras-publicas", "servicios-publicos"),
        (
            "Dirección de Desarrollo Urbano y Ecología",
            "Dirección de Servicios Públicos Municipales",
            "Dirección de Obras Públicas",
            "Dirección de Desarrollo Urbano",
            "Desarrollo Urbano y Ecología",
            "Desarrollo Urbano",
            "Servicios Públicos",
            "Obras Públicas",
        ),
    ),
    "proteccion-civil": Oficina(
        "Coordinación de Protección Civil",
        "dictaminar programas internos y visitar los establecimientos",
        ("proteccion-civil",),
        ("Coordinación Municipal de Protección Civil",),
    ),
    "transparencia": Oficina(
        "Unidad de Transparencia",
        "recibir las solicitudes de información y entregar la respuesta",
        ("transparencia",),
    ),
    "oic": Oficina(
        "Órgano Interno de Control",
        "vigilar la actuación de los servidores públicos y atender las denuncias",
        ("oic",),
    ),
}
# What the programme itself needs: who governs, who keeps the papers, who collects, who watches.
SIEMPRE = ("presidencia", "secretaria", "tesoreria", "oic")
# Whatever the model has and nobody here takes over.
_LAS_DEMAS = "secretaria"
_QUIEN = {clave: nueva for nueva, oficina in OFICINAS.items() for clave in oficina.de}


def oficina_de(clave: str) -> str:
    """Return the key of the generic office that does the work of an office of the model."""
    return clave if clave in OFICINAS else _QUIEN.get(clave, _LAS_DEMAS)


def apodos() -> dict[str, str]:
    """Return how each name of an office of the model is said now; the longest first."""
    todos = {
        apodo: oficina.nombre if " de " in apodo else oficina.corto
        for oficina in OFICINAS.values()
        for apodo in oficina.apodos
    }
    return dict(sorted(todos.items(), key=lambda par: -len(par[0])))


def dependencia(clave: str) -> dict[str, str]:
    """Return an office as `dependencias.yaml` writes it, with what only the town knows marked."""
    return {
        "nombre": OFICINAS[clave].nombre,
        "domicilio": POR_CONFIRMAR,
        "telefono": POR_CONFIRMAR,
        "correo": f"{clave}@municipio.example",
        "horario": "Lunes a viernes de 8:00 a 15:00",
        "hora_abre": "08:00",
        "hora_cierra": "15:00",
        "competencia": f"competencia-{clave}",
        "escala_a": "oic",
    }


def competencia(clave: str) -> dict[str, str]:
    """Return the rule that makes an office competent, to be confirmed by the town."""
    oficina = OFICINAS[clave]
    return {
        "ley": "Reglamento Interior del Municipio",
        "articulo": "por confirmar",
        "texto": f"Corresponde {oficina.a_quien} {oficina.corresponde}.",
        "certeza": "por confirmar",
    }
