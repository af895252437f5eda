"""The town as data: municipio/*.yaml read once into plain objects. No town is named in code."""

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.yaml import leer_yaml

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
        """Refuse a word that means nothing here.

        Raises:
            TypeError: `papeles_incompatibles` is neither «avisar» nor «impedir», or a side of the
                box is missing or is no number.
        """
        lados = {lado for lado, grados in self.limites.items() if isinstance(grados, int | float)}
        if self.limites and lados != {"oeste", "sur", "este", "norte"}:
            raise TypeError("«limites» lleva oeste, sur, este y norte, en grados")
        if self.papeles_incompatibles not in ("avisar", "impedir"):
            raise TypeError("«papeles_incompatibles» es «avisar» o «impedir»")

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


def _leer(carpeta: Path, archivo: str) -> Any:
    ruta = carpeta / archivo
    try:
        return leer_yaml(ruta.read_bytes(), archivo).datos
    except FileNotFoundError as error:
        raise ContenidoInvalido([Hallazgo(str(ruta), 0, "Falta este archivo.")]) from error


@cache
def cargar_municipio(carpeta: Path) -> Municipio:
    """Return the town kept in that folder.

    Raises:
        ContenidoInvalido: a file is missing, malformed or lacks a field.
    """
    datos = _leer(carpeta, "municipio.yaml")
    try:
        return Municipio(
            **datos,
            dependencias={
                clave: Dependencia(clave=clave, **valor)
                for clave, valor in _leer(carpeta, "dependencias.yaml").items()
            },
            marco={
                clave: Regla(clave=clave, **valor)
                for clave, valor in _leer(carpeta, "marco-legal.yaml").items()
            },
            motivos={
                clave: Motivo(clave=clave, **valor | {"aplica_a": tuple(valor.get("aplica_a", ()))})
                for clave, valor in _leer(carpeta, "motivos.yaml").items()
            },
            carpeta=carpeta,
        )
    except TypeError as error:
        aviso = Hallazgo(str(carpeta), 0, f"Un dato del municipio falta o sobra: {error}.")
        raise ContenidoInvalido([aviso]) from error


def municipio_actual() -> Municipio:
    """Return the town of this installation (folder in EXPERTA_MUNICIPIO, else municipio/)."""
    return _de_carpeta(os.environ.get("EXPERTA_MUNICIPIO", ""))


@cache
def _de_carpeta(carpeta: str) -> Municipio:
    # A page asks for the town fifty times; a text is a cheaper key than a path.
    return cargar_municipio(Path(carpeta) if carpeta else _RAIZ / "municipio")
