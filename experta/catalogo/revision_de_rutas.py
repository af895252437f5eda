"""The check of what a ficha says of its roadmaps: it needs the town's questions and the shelf."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from experta.catalogo import armado, lector
from experta.catalogo.cierre import FICHA, Cierre
from experta.catalogo.ficha import Ficha
from experta.catalogo.partes import PasoDeRuta
from experta.catalogo.rutas import Ruta, paso_en, rutas
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.yaml import Ruta as Lugar
from experta.comun.yaml import leer_yaml
from experta.motores.formularios import Formulario

Error = tuple[Lugar, str]


def revisar_rutas(cierre: Cierre, carpeta: Path | None = None) -> list[Hallazgo]:
    """Return what is wrong with the roadmaps of a closure already found sound.

    Args:
        carpeta: the shelf where the trámites that go before are; this installation's by default.
    """
    documento = leer_yaml(cierre.archivos[FICHA], cierre.nombre(FICHA))
    if not documento.datos.get("rutas"):
        return []
    ficha = Ficha.desde(documento.datos)
    formulario = armado.armar_formulario(cierre)
    estante = carpeta or lector.estante()
    return sorted(
        documento.hallazgo(("rutas", i, *lugar), mensaje)
        for i, paso in enumerate(ficha.rutas)
        for lugar, mensaje in _de_un_paso(cierre.slug, paso, formulario, estante)
    )


def _de_un_paso(
    slug: str, paso: PasoDeRuta, formulario: Formulario, estante: Path
) -> Iterator[Error]:
    ruta = rutas().get(paso.ruta)
    if ruta is None:
        yield ("ruta",), f"«{paso.ruta}» no está en municipio/rutas/; créala o corrige la clave."
        return
    yield from _condicion(ruta, paso)
    yield from _respuestas(ruta, paso, formulario)
    yield from _orden(slug, paso, estante)


def _condicion(ruta: Ruta, paso: PasoDeRuta) -> Iterator[Error]:
    try:
        condicion = ruta.condicion(paso.aplica_si)
        condicion.es_cierta(ruta.contexto({}))
    except ValueError as error:
        yield ("aplica_si",), f"«aplica_si» está mal escrito: {error}"


def _respuestas(ruta: Ruta, paso: PasoDeRuta, formulario: Formulario) -> Iterator[Error]:
    for suya, propia in paso.lleva.items():
        de_ruta = ruta.formulario.preguntas.get(suya)
        de_tramite = formulario.preguntas.get(propia)
        if de_ruta is None:
            yield ("lleva", suya), f"«{suya}» no es una pregunta de municipio/rutas/{ruta.clave}."
        elif de_tramite is None:
            yield ("lleva", suya), f"«{propia}» no es una pregunta del formulario."
        elif de_ruta.tipo != de_tramite.tipo:
            yield (
                ("lleva", suya),
                f"«{suya}» es {de_ruta.tipo} y «{propia}» es {de_tramite.tipo}; deben ser iguales.",
            )


def _orden(slug: str, paso: PasoDeRuta, estante: Path) -> Iterator[Error]:
    conocidos = {*lector.slugs_de(estante)}
    for i, previo in enumerate(paso.despues_de):
        if previo not in conocidos:
            yield ("despues_de", i), f"No hay un trámite «{previo}» en el estante."
    antes = {otro: _previos(estante, otro, paso.ruta) for otro in conocidos} | {
        slug: paso.despues_de
    }
    if vuelta := _circulo(slug, antes):
        dicho = " → ".join(f"«{uno}»" for uno in vuelta)
        yield ("despues_de",), f"Estos trámites se esperan unos a otros: {dicho}. Quita una espera."


def _circulo(slug: str, antes: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the way back to a trámite through what goes before it, or nothing."""
    por_ver = [[slug]]
    vistos: set[str] = set()
    while por_ver:
        camino = por_ver.pop()
        for previo in antes.get(camino[-1], ()):
            if previo == slug:
                return [*camino, slug]
            if previo not in vistos:
                vistos.add(previo)
                por_ver.append([*camino, previo])
    return []


def _previos(estante: Path, slug: str, ruta: str) -> tuple[str, ...]:
    archivo = estante / slug / FICHA
    paso = _leer(archivo.read_bytes(), ruta) if archivo.is_file() else None
    return paso.despues_de if paso else ()


@lru_cache(maxsize=1024)
def _leer(contenido: bytes, ruta: str) -> PasoDeRuta | None:
    """Return the step of a ficha of the shelf; one that cannot be read is told in its turn."""
    try:
        return paso_en(leer_yaml(contenido, FICHA).datos, ruta)
    except (ContenidoInvalido, TypeError, KeyError, AttributeError):
        return None
