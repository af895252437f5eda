"""The check of what a ficha says of its roadmaps: it needs the town's questions and the shelf.

With it, that what a trámite asks another to have issued can be had: before it, and not from itself.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from experta.catalogo import armado, lector
from experta.catalogo.cierre import FICHA, Cierre
from experta.catalogo.ficha import Ficha
from experta.catalogo.partes import PasoDeRuta
from experta.catalogo.revision_de_opciones import mal_comparadas, opciones_de
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
    ficha = Ficha.desde(documento.datos)
    estante = carpeta or lector.estante()
    errores = list(_se_piden_entre_si(cierre.slug, ficha, estante))
    formulario = armado.armar_formulario(cierre) if ficha.rutas else None
    for i, paso in enumerate(ficha.rutas):
        lugares = _de_un_paso(cierre.slug, paso, formulario, estante) if formulario else ()
        errores += [(("rutas", i, *lugar), mensaje) for lugar, mensaje in lugares]
        errores += [
            (("rutas", i, "despues_de"), mensaje) for mensaje in _pedidos(ficha, paso, estante)
        ]
    return sorted(documento.hallazgo(lugar, mensaje) for lugar, mensaje in errores)


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
    escritas: list[tuple[Lugar, str]] = [(("aplica_si",), paso.aplica_si)]
    escritas += [(("aclaraciones", i, "si"), u.si) for i, u in enumerate(paso.aclaraciones)]
    for lugar, texto in escritas:
        try:
            ruta.condicion(texto).es_cierta(ruta.contexto({}))
        except ValueError as error:
            yield lugar, f"«{lugar[-1]}» está mal escrito: {error}"
            continue
        for mensaje in mal_comparadas(texto, opciones_de(ruta.formulario)):
            yield lugar, mensaje


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


def _pedidos(ficha: Ficha, paso: PasoDeRuta, estante: Path) -> Iterator[str]:
    """Yield what a step asks of another of its roadmap and does not wait for."""
    for requisito in ficha.requisitos:
        emite = requisito.lo_tiene.tramite if requisito.lo_tiene else ""
        if emite and emite not in paso.despues_de and _paso_de(estante, emite, paso.ruta):
            yield (
                f"Pide «{requisito.nombre}», que da «{emite}» en esta misma hoja de ruta: agrégalo "
                "a «despues_de» para que no se envíe antes de tenerlo."
            )


def _se_piden_entre_si(slug: str, ficha: Ficha, estante: Path) -> Iterator[Error]:
    """Yield the requirements that nobody could meet: each trámite asks first for the other."""
    piden = {otro: _emisores(estante, otro) for otro in lector.slugs_de(estante)}
    for i, requisito in enumerate(ficha.requisitos):
        emite = requisito.lo_tiene.tramite if requisito.lo_tiene else ""
        if emite and (vuelta := _circulo(slug, piden | {slug: (emite,)})):
            dicho = " → ".join(f"«{uno}»" for uno in vuelta)
            yield (
                ("requisitos", i, "lo_tiene"),
                f"Nadie podría empezar: cada uno pide antes lo que da el otro: {dicho}. Quita uno "
                "de esos requisitos.",
            )


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
    paso = _paso_de(estante, slug, ruta)
    return paso.despues_de if paso else ()


def _paso_de(estante: Path, slug: str, ruta: str) -> PasoDeRuta | None:
    """Return the step of a trámite of the shelf; one that cannot be read is told in its turn."""
    try:
        return paso_en(_ficha_de(estante, slug), ruta)
    except (TypeError, KeyError, AttributeError):
        return None


def _emisores(estante: Path, slug: str) -> tuple[str, ...]:
    """Return the trámites whose documents another one asks for."""
    try:
        dichos = [uno.get("lo_tiene") or {} for uno in _ficha_de(estante, slug)["requisitos"]]
        return tuple(str(uno["tramite"]) for uno in dichos if uno.get("tramite"))
    except (TypeError, KeyError, AttributeError):
        return ()


def _ficha_de(estante: Path, slug: str) -> Mapping[str, Any]:
    archivo = estante / slug / FICHA
    return _leer(archivo.read_bytes()) if archivo.is_file() else {}


@lru_cache(maxsize=1024)
def _leer(contenido: bytes) -> Mapping[str, Any]:
    try:
        datos = leer_yaml(contenido, FICHA).datos
    except ContenidoInvalido:
        return {}
    return datos if isinstance(datos, dict) else {}
