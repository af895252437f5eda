"""The town as data: municipio/*.yaml read once into plain objects. No town is named in code."""

import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.llenar import llenar, llenar_cada_uno
from experta.comun.yaml import DocumentoYaml, leer_yaml

_HORA = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
# What each group of municipio.yaml says; the box may be left out.
_GRUPOS = {
    "colores": {"principal", "acento"},
    "clave_catastral": {"patron", "ejemplo", "ayuda"},
    "remedio": {"nombre", "ante", "plazo_dias", "regla"},
    "limites": {"oeste", "sur", "este", "norte"},
}
_RAIZ = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Dependencia:
    """An office of the town. `areas` are the desks that give an opinion under it."""

    clave: str
    nombre: str
    domicilio: str
    telefono: str
    correo: str
    horario: str
    hora_abre: str
    hora_cierra: str
    competencia: str
    escala_a: str

    def __post_init__(self) -> None:
        """Refuse hours that are none.

        Raises:
            ValueError: an hour is not written HH:MM, or it closes before it opens.
        """
        if not all(_HORA.fullmatch(una) for una in (self.hora_abre, self.hora_cierra)):
            raise ValueError(f"«{self.clave}» lleva sus horas como «08:30», de 00:00 a 23:59.")
        if self.hora_cierra <= self.hora_abre:
            raise ValueError(f"«{self.clave}» cierra antes de abrir: revisa sus horas.")


@dataclass(frozen=True)
class Regla:
    """A rule of law that the town applies: what it says, where it stands, how sure we are."""

    clave: str
    ley: str
    articulo: str
    texto: str
    certeza: str
    valor: Any = None
    # Of a rule about silence: what it means, afirmativa or negativa.
    efecto: str = ""


@dataclass(frozen=True)
class Motivo:
    """A reason for an observation: what is wrong, what to do, under which rule.

    `comprobacion` is the check of a paper (`comprobaciones` of the ficha) that finds it, if any;
    `aplica_a`, the types of question that it can be of, when not any.
    """

    clave: str
    titulo: str
    explicacion: str
    que_hacer: str
    regla: str
    comprobacion: str = ""
    aplica_a: tuple[str, ...] = ()

    def cabe(self, tipo: str) -> bool:
        """Say whether a question of that type can be observed for it."""
        return not self.aplica_a or tipo in self.aplica_a


@dataclass(frozen=True)
class Municipio:
    """What municipio.yaml and its neighbours say."""

    nombre: str
    nombre_corto: str
    entidad: str
    plataforma: str
    zona: str
    domicilio: str
    telefono: str
    correo: str
    sitio: str
    colores: dict[str, str]
    clave_catastral: dict[str, str]
    demostracion: bool
    dependencias: dict[str, Dependencia]
    marco: dict[str, Regla]
    motivos: dict[str, Motivo]
    carpeta: Path
    remedio: dict[str, str]
    # How people call who gives the water service, which is another in each State; may be empty.
    organismo_de_agua: str = ""
    # When one person uses charges that should be of two: avisar | impedir.
    papeles_incompatibles: str = "avisar"
    # The box that holds the town, in degrees: oeste, sur, este, norte. Empty: anywhere in Mexico.
    limites: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what could not be used, before anybody needs it.

        Raises:
            ValueError: a group lacks a datum or has one too many, or a datum is none of its kind.
        """
        for nombre, llevan in _GRUPOS.items():
            grupo = getattr(self, nombre)
            if set(grupo) != llevan and (grupo or nombre != "limites"):
                raise ValueError(f"«{nombre}» lleva exactamente: {', '.join(sorted(llevan))}.")
        if not all(_COLOR.fullmatch(color) for color in self.colores.values()):
            raise ValueError("Los colores se escriben «#14532d»: gato y seis cifras o letras a-f.")
        if not _casa(self.clave_catastral["patron"], self.clave_catastral["ejemplo"]):
            raise ValueError("El ejemplo de «clave_catastral» no es como dice su patrón.")
        if not self.remedio["plazo_dias"].isdecimal():
            raise ValueError('«remedio» lleva su plazo en días, entre comillas: "15".')
        if self.papeles_incompatibles not in ("avisar", "impedir"):
            raise ValueError("«papeles_incompatibles» es «avisar» o «impedir».")

    def oficina(self, clave: str) -> str:
        """Return the name of an office, or its key when the town no longer has it."""
        dependencia = self.dependencias.get(clave)
        return dependencia.nombre if dependencia else clave

    def regla(self, clave: str) -> Regla:
        """Return a rule of marco-legal.yaml.

        Raises:
            KeyError: the rule is not written there.
        """
        return self.marco[clave]


def _casa(patron: str, ejemplo: str) -> bool:
    try:
        return re.fullmatch(patron, ejemplo) is not None
    except re.error:
        return False


def _leer(carpeta: Path, archivo: str) -> DocumentoYaml:
    ruta = carpeta / archivo
    try:
        return leer_yaml(ruta.read_bytes(), f"{carpeta.name}/{archivo}")
    except FileNotFoundError as error:
        raise ContenidoInvalido([Hallazgo(str(ruta), 0, "Falta este archivo.")]) from error


@cache
def cargar_municipio(carpeta: Path) -> Municipio:
    """Return the town kept in that folder.

    Raises:
        ContenidoInvalido: a file is missing, malformed or lacks a field.
    """
    return llenar(
        Municipio,
        _leer(carpeta, "municipio.yaml"),
        dependencias=llenar_cada_uno(Dependencia, _leer(carpeta, "dependencias.yaml")),
        marco=llenar_cada_uno(Regla, _leer(carpeta, "marco-legal.yaml")),
        motivos=llenar_cada_uno(Motivo, _leer(carpeta, "motivos.yaml")),
        carpeta=carpeta,
    )


def municipio_actual() -> Municipio:
    """Return the town of this installation (folder in EXPERTA_MUNICIPIO, else municipio/)."""
    return _de_carpeta(os.environ.get("EXPERTA_MUNICIPIO", ""))


@cache
def _de_carpeta(carpeta: str) -> Municipio:
    # A page asks for the town fifty times; a text is a cheaper key than a path.
    return cargar_municipio(Path(carpeta) if carpeta else _RAIZ / "municipio")
