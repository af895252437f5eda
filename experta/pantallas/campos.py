"""A question of a form, prepared for its template: names, ids, what describes it, its error.

HTML names: `clave` for a simple answer, `clave__calle` for a part of a composed one,
`clave-0-subclave` for a row of a group. The id is `campo-` plus the name, so an error summary links
by name alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from experta.catalogo.colonias import nombres as nombres_de_colonias
from experta.comun.dinero import a_pesos, con_signo
from experta.motores.formularios.modelo import Pregunta
from experta.motores.formularios.tipos.identidad import NO_LA_TENGO
from experta.pantallas.cajas import cajas_de_fecha, cajas_de_partes

# From this many on, a list to unfold is shorter to walk than radios.
MAXIMO_DE_RADIOS = 7


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
        error=_error(pregunta.tipo, nombre, errores),
        titulo=titulo,
        extra=preparar(pregunta, nombre, valor, errores) if preparar else {},
    )


def _error(tipo: str, nombre: str, errores: Mapping[str, str]) -> str:
    # The code and the name of a line of business are one choice, so one sentence serves both.
    nombres = [nombre, f"{nombre}__codigo", f"{nombre}__nombre"] if tipo == "giro" else [nombre]
    return next((errores[n] for n in nombres if n in errores), "")


def _fecha(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    return {"cajas": cajas_de_fecha(nombre, valor, errores)}


def _partes(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "cajas": cajas_de_partes(pregunta.tipo, nombre, valor, errores),
        "catastral": settings.MUNICIPIO.clave_catastral,
        "colonias": nombres_de_colonias() if pregunta.tipo == "domicilio" else (),
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
    no_tengo = valor == NO_LA_TENGO
    return {
        "mostrado": "" if no_tengo else valor or "",
        "no_tengo": no_tengo,
        "casilla": NO_LA_TENGO,
    }


_TIPOS_DE_ARCHIVO = {"pdf": "application/pdf,.pdf", "jpg": "image/jpeg", "png": "image/png"}


def _archivo(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    # Kinds, not extensions: with them a phone offers its camera, and turns HEIC into JPG by itself.
    unir = "pdf" in pregunta.acepta and len(pregunta.acepta) > 1
    reemplaza = bool(valor) and pregunta.un_solo_archivo
    cerca = ("limite", "reemplazo") if reemplaza else ("limite",)
    return {
        "acepta": ",".join(_TIPOS_DE_ARCHIVO[e] for e in pregunta.acepta),
        "fotos": "".join(pregunta.acepta) != "pdf",
        "unir": unir,
        "clases": ", ".join(e.upper() for e in pregunta.acepta),
        "bytes_maximos": settings.SUBIDA_MAXIMA,
        "varios": unir or not pregunta.un_solo_archivo,
        "reemplaza": reemplaza,
        "descrito": tuple(f"campo-{nombre}-{uno}" for uno in cerca),
    }


def filas_de(pregunta: Pregunta, valor: Any) -> list[Mapping[str, Any]]:
    """Return the rows that a group shows: those answered, and blank ones up to its least."""
    filas = list(valor or ())
    return filas + [{}] * (pregunta.filas_de_inicio - len(filas))


def _grupo(
    pregunta: Pregunta, nombre: str, valor: Any, errores: Mapping[str, str]
) -> dict[str, Any]:
    filas = filas_de(pregunta, valor)
    return {
        "filas": [
            [
                campo(p, fila.get(p.clave), errores, prefijo=f"{nombre}-{i}-")
                for p in pregunta.preguntas
            ]
            for i, fila in enumerate(filas)
        ],
        "se_quitan": len(filas) > pregunta.filas_de_inicio,
        "lleno": bool(pregunta.maximo) and len(filas) >= int(pregunta.maximo),
    }


_PREPARAR: dict[str, Callable[[Pregunta, str, Any, Mapping[str, str]], dict[str, Any]]] = {
    "fecha": _fecha,
    "domicilio": _partes,
    "predio": _partes,
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
