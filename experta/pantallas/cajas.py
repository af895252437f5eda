"""The boxes of an answer written in several: a date, an address, a property.

Which parts there are and which are required is the form engine's; here is only how each looks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from experta.motores.formularios.tipos.compuestos import Domicilio, Parte, Predio

_FECHA_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True)
class Forma:
    """How a box looks: class of the stylesheet, keyboard, what the browser may fill, letters.

    `lista` names what is offered while it is written.
    """

    ancho: str = ""
    modo: str = "text"
    autocompletar: str = "off"
    largo: int = 250
    lista: str = ""


@dataclass(frozen=True)
class Caja:
    """A box with the HTML name, answer and error that it has in this page."""

    nombre: str
    etiqueta: str | Promise
    opcional: bool
    valor: str
    error: str
    forma: Forma

    @property
    def id(self) -> str:
        """The id of the input."""
        return f"campo-{self.nombre}"


_FECHA: Mapping[str, str | Promise] = {"dia": _("Día"), "mes": _("Mes"), "anio": _("Año")}
_PARTES: Mapping[str, Mapping[str, Parte]] = {
    "domicilio": Domicilio.partes,
    "predio": Predio.partes,
}
# The form engine knows no Django: its labels are named here for the catalogue of each language.
ROTULOS = (
    gettext_noop("Calle"),
    gettext_noop("Número exterior"),
    gettext_noop("Número interior"),
    gettext_noop("Colonia"),
    gettext_noop("Código postal"),
    gettext_noop("Localidad"),
    gettext_noop("Entre qué calles"),
    gettext_noop("Referencias"),
    gettext_noop("Clave catastral"),
    gettext_noop("Domicilio del predio"),
    gettext_noop("Latitud"),
    gettext_noop("Longitud"),
)
_FORMAS = {
    "dia": Forma("entrada--5", "numeric", largo=2),
    "mes": Forma("entrada--5", "numeric", largo=2),
    "anio": Forma("entrada--5", "numeric", largo=4),
    "calle": Forma(autocompletar="address-line1"),
    "numero_exterior": Forma("entrada--10"),
    "numero_interior": Forma("entrada--10"),
    "colonia": Forma(lista="colonias"),
    "codigo_postal": Forma("entrada--10", "numeric", "postal-code", 5),
    "localidad": Forma(autocompletar="address-level2"),
    "clave_catastral": Forma("entrada--20"),
    "latitud": Forma("entrada--10", "decimal", largo=20),
    "longitud": Forma("entrada--10", "decimal", largo=20),
}


def cajas_de_partes(tipo: str, nombre: str, valor: Any, errores: Mapping[str, str]) -> list[Caja]:
    """Return the boxes of an address or a property; `valor` is the answer's dict, or nothing."""
    dados = valor if isinstance(valor, Mapping) else {}
    return [
        _caja(nombre, clave, parte.etiqueta, dados, errores, opcional=not parte.requerida)
        for clave, parte in _PARTES[tipo].items()
    ]


def cajas_de_fecha(nombre: str, valor: Any, errores: Mapping[str, str]) -> list[Caja]:
    """Return day, month and year; three boxes are the easiest date to write on an old phone."""
    dados = trozos_de_fecha(valor)
    return [_caja(nombre, clave, rotulo, dados, errores) for clave, rotulo in _FECHA.items()]


def trozos_de_fecha(valor: Any) -> dict[str, str]:
    """Return the pieces of a date, of its ISO form, or of what was typed as `día/mes/año`."""
    texto = valor.isoformat() if isinstance(valor, date) else str(valor or "")
    if iso := _FECHA_ISO.fullmatch(texto):
        return {"dia": iso[3].lstrip("0"), "mes": iso[2].lstrip("0"), "anio": iso[1]}
    return dict(zip(_FECHA, texto.split("/", 2), strict=False))


def _caja(
    nombre: str,
    clave: str,
    etiqueta: str | Promise,
    dados: Mapping[str, Any],
    errores: Mapping[str, str],
    *,
    opcional: bool = False,
) -> Caja:
    completo = f"{nombre}__{clave}"
    return Caja(
        nombre=completo,
        etiqueta=etiqueta,
        opcional=opcional,
        valor=str(dados.get(clave) or ""),
        error=errores.get(completo, ""),
        forma=_FORMAS.get(clave, Forma()),
    )
