"""A question of a form, prepared for its template: names, ids, what describes it, its error.

HTML names: `clave` for a simple answer, `clave__calle` for a part of a composed one, `clave-0-subclave`
for a row of a group. The id is `campo-` plus the name, so an error summary links by name alone.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from experta.comun.dinero import a_pesos, con_signo
from experta.motores.formularios.modelo import Pregunta

# From this many on, a list to unfold is shorter to walk than radios.
MAXIMO_DE_RADIOS = 7
_FECHA_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True)
class Parte:
    """One box of a composed answer. `ancho` is a class of the stylesheet."""

    clave: str
    etiqueta: str | Promise
    ancho: str = ""
    modo: str = "text"
    autocompletar: str = "off"
    largo: int = 200
    opcional: bool = False


@dataclass(frozen=True)
class Caja:
    """A part with the name, answer and error it has in this page."""

    parte: Parte
    nombre: str
    valor: str
    error: str

    @property
    def id(self) -> str:
        """The id of the input."""
        return f"campo-{self.nombre}"


@dataclass(frozen=True)
class Eleccion:
    """A choice of a radio, a checkbox or a list."""

    valor: str
    etiqueta: str | Promise
    ayuda: str
    id: str
    marcada: bool


@dataclass(frozen=True)
class Campo:
    """A question as its template reads it. `extra` holds what only some kinds have."""

    pregunta: Pregunta
    nombre: str
    valor: Any
    error: str
    titulo: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the input, or of the fieldset that holds several."""
        return f"campo-{self.nombre}"

    @property
    def mostrado(self) -> Any:
        """The answer as its input shows it."""
        return self.extra.get("mostrado", self.valor)

    @property
    def descrito(self) -> str:
        """The value of aria-describedby: hint, error and whatever the kind adds."""
        partes = [f"{self.id}-ayuda"] if self.pregunta.ayuda else []
        partes += [f"{self.id}-error"] if self.error else []
        return " ".join([*partes, *self.extra.get("descrito", ())])

    @property
    def plantilla(self) -> str:
        """The template of its kind."""
        return f"pantallas/campos/{self.pregunta.tipo}.html"

    @property
    def propio(self) -> bool:
        """Whether it asks about the person who writes, so the browser may fill it in."""
        return "-" not in self.nombre


PARTES: dict[str, tuple[Parte, ...]] = {
    "fecha": (
        Parte("dia", _("Día"), "entrada--5", "numeric", largo=2),
        Parte("mes", _("Mes"), "entrada--5", "numeric", largo=2),
        Parte("anio", _("Año"), "entrada--5", "numeric", largo=4),
    ),
    "domicilio": (
        Parte("calle", _("Calle"), autocompletar="address-line1"),
        Parte("numero_exterior", _("Número exterior"), "entrada--10", largo=20),
        Parte("numero_interior", _("Número interior"), "entrada--10", largo=20, opcional=True),
        Parte("colonia", _("Colonia"), autocompletar="address-level3"),
        Parte(
            "codigo_postal", _("Código postal"), "entrada--10", "numeric", "postal-code", largo=5
        ),
        Parte("referencias", _("Referencias para llegar"), opcional=True),
    ),
    "predio": (
        Parte("clave_catastral", _("Clave catastral"), "entrada--20", largo=40),
        Parte("latitud", _("Latitud"), "entrada--10", "decimal", largo=20, opcional=True),
        Parte("longitud", _("Longitud"), "entrada--10", "decimal", largo=20, opcional=True),
    ),
}


def campo(
    pregunta: Pregunta,
    valor: Any,
    faltas: Mapping[str, str] | str | None = None,
    *,
    prefijo: str = "",
    titulo: bool = False,
) -> Campo:
    """Return the field of a question.

    `valor` is the answer as kept or as typed. `faltas` are the page's errors by HTML name, or just
    this question's sentence. `titulo` makes its label the heading of the page.
    """
    nombre = prefijo + pregunta.clave
    errores = {nombre: faltas} if isinstance(faltas, str) else faltas or {}
    preparar = _PREPARAR.get(pregunta.tipo)
    return Campo(
        pregunta=pregunta,
        nombre=nombre,
        valor="" if valor is None else valor,
        error=errores.get(nombre, ""),
        titulo=titulo,
        extra=preparar(pregunta, nombre, valor, errores) if preparar else {},
    )


def partes_de_fecha(valor: Any) -> dict[str, str]:
    """Return day, month and year of a date, of its ISO form, or of what was typed."""
    if isinstance(valor, Mapping):
        return dict(valor)
    texto = valor.isoformat() if isinstance(valor, date) else str(valor or "")
    if iso := _FECHA_ISO.fullmatch(texto):
        return {"dia": iso[3].lstrip("0"), "mes": iso[2].lstrip("0"), "anio": iso[1]}
    return dict(zip(("dia", "mes", "anio"), texto.split("/", 2), strict=False))


def _cajas(pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]) -> list[Caja]:
    valores = partes_de_fecha(valor) if pregunta.tipo == "fecha" else _mapa(valor)
    return [
        Caja(
            parte,
            f"{nombre}__{parte.clave}",
            str(valores.get(parte.clave) or ""),
            errores.get(f"{nombre}__{parte.clave}", ""),
        )
        for parte in PARTES[pregunta.tipo]
    ]


def _mapa(valor: Any) -> Mapping[str, Any]:
    return valor if isinstance(valor, Mapping) else {}


def _compuesto(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    return {"cajas": _cajas(pregunta, nombre, valor, errores)}


def _predio(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "cajas": _cajas(pregunta, nombre, valor, errores),
        "catastral": settings.MUNICIPIO.clave_catastral,
    }


def _eleccion(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    elegidas = {valor} if isinstance(valor, str) else set(valor or ())
    return {
        "elecciones": [
            Eleccion(o.clave, o.etiqueta, o.ayuda, f"campo-{nombre}-{o.clave}", o.clave in elegidas)
            for o in pregunta.opciones
        ],
        "desplegable": len(pregunta.opciones) > MAXIMO_DE_RADIOS,
    }


def _si_no(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    dicho = {True: "si", False: "no"}.get(valor, valor)
    return {
        "elecciones": [
            Eleccion(clave, etiqueta, "", f"campo-{nombre}-{clave}", dicho == clave)
            for clave, etiqueta in (("si", _("Sí")), ("no", _("No")))
        ]
    }


def _dinero(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    # Kept money is centavos; what was typed and could not be understood comes back as it was.
    return {"mostrado": f"{a_pesos(valor):.2f}" if isinstance(valor, int) else valor or ""}


def _calculo(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    if pregunta.resultado == "si_no" and isinstance(valor, bool):
        return {"mostrado": _("Sí") if valor else _("No")}
    if pregunta.resultado == "dinero" and isinstance(valor, int):
        return {"mostrado": con_signo(valor)}
    return {"mostrado": "" if valor is None else valor}


def _largo(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    return {"descrito": (f"campo-{nombre}-cuenta",) if pregunta.max_largo else ()}


def _curp(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    datos = _mapa(valor)
    return {
        "mostrado": datos.get("curp", "") if datos else valor or "",
        "no_tengo": bool(datos.get("no_tengo")),
    }


def _archivo(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    extensiones = [f".{e}" for e in pregunta.acepta] + [".jpeg"] * ("jpg" in pregunta.acepta)
    return {
        "acepta": ",".join(extensiones),
        "clases": ", ".join(e.upper() for e in pregunta.acepta),
        "bytes_maximos": settings.SUBIDA_MAXIMA,
        "varios": pregunta.maximo != "1",
        "descrito": (f"campo-{nombre}-limite",),
    }


def _grupo(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    filas: Sequence[Mapping[str, Any]] = valor or [{}]
    return {
        "filas": [
            [campo(p, fila.get(p.clave), errores, prefijo=f"{nombre}-{i}-") for p in pregunta.preguntas]
            for i, fila in enumerate(filas)
        ],
        "lleno": bool(pregunta.maximo) and len(filas) >= int(pregunta.maximo),
    }


_PREPARAR: dict[str, Callable[[Pregunta, str, Any, Mapping[str, str]], dict[str, Any]]] = {
    "fecha": _compuesto,
    "domicilio": _compuesto,
    "predio": _predio,
    "opcion": _eleccion,
    "opciones": _eleccion,
    "si_no": _si_no,
    "dinero": _dinero,
    "calculo": _calculo,
    "texto_largo": _largo,
    "curp": _curp,
    "archivo": _archivo,
    "grupo": _grupo,
}
