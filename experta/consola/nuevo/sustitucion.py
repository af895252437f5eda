"""What the model says of its own town, said of the new one, and marked where only people know.

A fact taken from another town stays with its source (`comparable:…`), and so does what a law of the
whole country says; everything else is to be confirmed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from experta.comun.municipio import Municipio
from experta.comun.texto import plegar
from experta.consola.nuevo.escritura import POR_CONFIRMAR
from experta.consola.nuevo.oficinas import apodos, oficina_de

_DE_LEY: Final = ("ley", "fundamento")
CON_OFICINA: Final = frozenset(
    {"dependencia", "dependencia_firmante", "dependencia_inspeccion", "autoridad", "oficinas"}
)
_ARTICULO: Final = re.compile(r",? (arts?\. .*|\((artículo )?por confirmar\))$")
# «Gobernación del Estado» is not an office of the town.
_AJENA: Final = r"(?! (?:del|de la) (?:Estado|Federación)| Sustentable| Sostenible)"


@dataclass(frozen=True)
class Pueblo:
    """The new town: its short name, its State and its zone."""

    nombre: str
    estado: str
    zona: str


@dataclass(frozen=True)
class Sustitucion:
    """Says of `pueblo` what is written of the model town."""

    modelo: Municipio
    pueblo: Pueblo
    _apodos: dict[str, str] = field(default_factory=apodos)

    def menciona(self, texto: str) -> bool:
        """Tell whether a text speaks of the model town or State, also inside an address."""
        plegado = plegar(texto).replace(" ", "")
        nombres = (self.modelo.nombre_corto, self.modelo.entidad)
        return any(plegar(nombre).replace(" ", "") in plegado for nombre in nombres)

    def nombrar(self, texto: str) -> str:
        """Return the text with the names of the new town and State in place of the model's."""
        texto = texto.replace(f"Estado de {self.modelo.entidad}", f"Estado de {self.pueblo.estado}")
        return texto.replace(self.modelo.nombre_corto, self.pueblo.nombre)

    def decir(self, texto: str) -> str:
        """Return a text for people, with the offices, telephone and bodies of the new town."""
        for apodo, nombre in self._apodos.items():
            texto = re.sub(rf"\b{re.escape(apodo)}\b{_AJENA}", nombre, texto)
        if agua := self.modelo.organismo_de_agua:
            texto = re.sub(rf"\b{re.escape(agua)}\b", "organismo del agua", texto)
        telefono = rf"\b{re.escape(self.modelo.telefono)}\b"
        return self.nombrar(re.sub(telefono, "teléfono del municipio", texto))

    def claves(self, texto: str) -> str:
        """Return a text where the keys of offices of the model are those of the new town."""
        viejas = "|".join(map(re.escape, self.modelo.dependencias))
        return re.sub(rf"(?<![\w-])({viejas})(?![\w-])", lambda m: oficina_de(m[1]), texto)

    def aplicar(self, dato: Any, clave: str = "") -> Any:
        """Return plain data (of YAML) said of the new town; `clave` is where it hangs."""
        if isinstance(dato, Mapping):
            return self._objeto(dato)
        if isinstance(dato, list):
            nuevos = [self.aplicar(uno, clave) for uno in dato]
            return list(dict.fromkeys(nuevos)) if clave == "oficinas" else nuevos
        if not isinstance(dato, str):
            return dato
        return self._texto(dato, clave)

    def _texto(self, texto: str, clave: str) -> str:
        if clave in CON_OFICINA:
            return oficina_de(texto)
        if clave == "fuente" and self.menciona(texto):
            return POR_CONFIRMAR
        if clave not in _DE_LEY:
            return self.decir(texto)
        if self.menciona(texto) and clave == "fundamento":
            return f"{_ARTICULO.sub('', self.nombrar(texto))} (por confirmar)"
        return self.nombrar(texto)

    def _objeto(self, dato: Mapping[str, Any]) -> dict[str, Any]:
        nuevo = {clave: self.aplicar(valor, clave) for clave, valor in dato.items()}
        propio = any(isinstance(valor, str) and self.menciona(valor) for valor in dato.values())
        if propio and "articulo" in nuevo:
            nuevo["articulo"] = "por confirmar"
        if "certeza" in nuevo and not self._cierto(str(dato["certeza"]), propio):
            nuevo["certeza"] = "por confirmar"
            if "fuente" in nuevo:
                nuevo["fuente"] = POR_CONFIRMAR
        return nuevo

    @staticmethod
    def _cierto(certeza: str, propio: bool) -> bool:
        """Tell whether a fact of the model also holds as it is written in another town."""
        return certeza.startswith("comparable:") or (certeza == "publicada" and not propio)
