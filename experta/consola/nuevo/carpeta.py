"""Writes `municipio/` of the new town: what any town shares, and marks what it must fill in."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from experta.comun import reloj
from experta.comun.yaml import leer_yaml
from experta.consola.nuevo.calendario import descansos
from experta.consola.nuevo.escritura import POR_CONFIRMAR, escribir, escribir_yaml
from experta.consola.nuevo.oficinas import SIEMPRE, competencia, dependencia
from experta.consola.nuevo.sustitucion import Sustitucion

# National lists, or words of the people: the same in any town until it writes its own.
_IGUALES = ("uma.yaml", "motivos.yaml", "giros.csv", "papeles.yaml")


@dataclass(frozen=True)
class Carpeta:
    """The folder of the town being written, out of the model's."""

    destino: Path
    sustitucion: Sustitucion

    def escribir(
        self, *, oficinas: Iterable[str], ejercicios: Iterable[int], rutas: Iterable[str]
    ) -> None:
        """Write every file; `oficinas` and `rutas` are those that its trámites name."""
        self.destino.mkdir(parents=True)
        for nombre in _IGUALES:
            shutil.copyfile(self._modelo / nombre, self.destino / nombre)
        claves = dict.fromkeys([*SIEMPRE, *oficinas])
        self._municipio()
        self._yaml(
            "dependencias.yaml",
            {clave: dependencia(clave) for clave in claves},
            "Oficinas del municipio. Confirma nombre, domicilio, teléfono, correo y horario.\n"
            "Agrega las que falten. "
            "La clave es la que usan fichas, procesos y nombramientos.",
        )
        self._marco(claves)
        self._privacidad()
        self._zonas()
        self._copiar("sinonimos.yaml")
        for ruta in rutas:
            self._copiar(f"rutas/{ruta}.yaml")
        for ejercicio in ejercicios:
            self._calendario(ejercicio)

    @property
    def _modelo(self) -> Path:
        return self.sustitucion.modelo.carpeta

    def _leer(self, nombre: str) -> Any:
        return leer_yaml((self._modelo / nombre).read_bytes(), nombre).datos

    def _yaml(self, nombre: str, datos: Any, comentario: str) -> None:
        escribir_yaml(self.destino / nombre, datos, comentario)

    def _municipio(self) -> None:
        pueblo, modelo = self.sustitucion.pueblo, self._leer("municipio.yaml")
        propio = {
            "nombre": f"Municipio de {pueblo.nombre}",
            "nombre_corto": pueblo.nombre,
            "entidad": pueblo.estado,
            "zona": pueblo.zona,
            "domicilio": POR_CONFIRMAR,
            "telefono": POR_CONFIRMAR,
            "organismo_de_agua": "",
            "correo": "tramites@municipio.example",
            "sitio": "https://municipio.example",
            "demostracion": True,
            "papeles_incompatibles": "avisar",
            "limites": {},
        }
        self._yaml(
            "municipio.yaml",
            {**modelo, **propio},
            "El municipio como dato. Por confirmar: domicilio, teléfono, correo, sitio, colores,\n"
            "clave catastral y medio de defensa. «demostracion: true» marca cada documento: no\n"
            "produce efectos legales; cámbialo cuando todo esté confirmado.\n"
            "papeles_incompatibles: avisar | impedir que alguien use dos cargos que son de dos.\n"
            "limites: {oeste, sur, este, norte} en grados, si tienes zonas-de-suelo.geojson.",
        )

    def _marco(self, claves: Iterable[str]) -> None:
        reglas = {
            clave: self.sustitucion.aplicar(regla)
            for clave, regla in self._leer("marco-legal.yaml").items()
            if not clave.startswith("competencia-")
        }
        propias = {f"competencia-{clave}": competencia(clave) for clave in claves}
        self._yaml(
            "marco-legal.yaml",
            {**propias, **reglas},
            "Reglas de derecho que el municipio aplica. Las que dicen «por confirmar» esperan\n"
            "su ley y su artículo.",
        )

    def _privacidad(self) -> None:
        aviso = self._leer("privacidad.yaml")
        nuevo = self.sustitucion.aplicar(aviso) | {"certeza": aviso["certeza"]}
        contacto = dict.fromkeys(("domicilio", "telefono"), POR_CONFIRMAR)
        nuevo["transparencia"] |= {**contacto, "correo": "transparencia@municipio.example"}
        self._yaml(
            "privacidad.yaml",
            nuevo,
            "Aviso de privacidad. Confírmalo con la Unidad de Transparencia; al cambiarlo, cambia\n"
            "la versión y la fecha.",
        )

    def _zonas(self) -> None:
        zona = self.sustitucion.pueblo.zona
        conocida = self._leer("zonas.yaml").get(zona)
        self._yaml(
            "zonas.yaml",
            {zona: conocida} if conocida else {},
            "Lo que la ley dice de la hora: diferencia con UTC en momentos conocidos (UTC).\n"
            "Se comprueba en cada arranque.",
        )

    def _copiar(self, nombre: str) -> None:
        """Copy a text, said of the new town."""
        if (self._modelo / nombre).is_file():
            texto = (self._modelo / nombre).read_text(encoding="utf-8")
            escribir(self.destino / nombre, self.sustitucion.decir(texto))

    def _calendario(self, ejercicio: int) -> None:
        self._yaml(
            f"calendario/{ejercicio}.yaml",
            descansos(ejercicio),
            f"Días inhábiles de {ejercicio}, además de sábados y domingos: los de todo el país.\n"
            f"{POR_CONFIRMAR}: agrega los del acuerdo de tu ayuntamiento, con su fuente.",
        )


def ejercicios_de(fechas: Iterable[int]) -> list[int]:
    """Return the years to publish: this one, the next, and those that the examples count in."""
    hoy = reloj.hoy().year
    todos = {hoy, hoy + 1, *fechas}
    return list(range(min(todos), max(todos) + 1))
