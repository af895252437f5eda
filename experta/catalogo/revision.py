"""The hard check of a closure before it is published: every mistake, at its line, in Spanish."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from experta.catalogo import armado
from experta.catalogo.cierre import FICHA, Cierre
from experta.catalogo.correspondencia import revisar_correspondencia
from experta.catalogo.derecho import revisar_derecho
from experta.catalogo.ejecutable import DE_REGLAS, Ejecutable, armar
from experta.catalogo.ejemplos import revisar_ejemplos
from experta.catalogo.esquema import revisar_esquema
from experta.catalogo.ficha import Ficha
from experta.catalogo.imagenes import revisar_imagenes
from experta.catalogo.papeles import revisar_papeles
from experta.catalogo.partes import con_plazo
from experta.catalogo.referencias import revisar_ficha
from experta.catalogo.revision_de_actos import revisar_actos
from experta.catalogo.revision_de_opciones import revisar_opciones
from experta.catalogo.revision_del_corresponsable import revisar_corresponsable
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import DocumentoYaml, leer_yaml

T = TypeVar("T")


def revisar_cierre(cierre: Cierre) -> list[Hallazgo]:
    """Return what is wrong with a closure; an empty list means it may be published.

    Each step runs only on what the one before found sound, so that one slip is told once.
    """
    if FICHA not in cierre.archivos:
        return [Hallazgo(cierre.nombre(FICHA), 0, "Falta este archivo.")]
    try:
        documento = leer_yaml(cierre.archivos[FICHA], cierre.nombre(FICHA))
    except ContenidoInvalido as error:
        return error.hallazgos
    if hallazgos := revisar_esquema(documento):
        return hallazgos
    ficha = Ficha.desde(documento.datos)
    return sorted(set(_de_fondo(cierre, ficha, documento)))


def _de_fondo(cierre: Cierre, ficha: Ficha, documento: DocumentoYaml) -> Iterator[Hallazgo]:
    datos = con_plazo(documento.datos)
    hallazgos = [
        *_en_la_ficha(documento, revisar_ficha(ficha, municipio_actual())),
        *_en_la_ficha(documento, revisar_derecho(ficha, datos, municipio_actual())),
        *_en_la_ficha(documento, revisar_imagenes(cierre, ficha)),
        *revisar_papeles(cierre, ficha, documento),
        *_de_compilar(cierre, ficha),
    ]
    if not hallazgos:
        hallazgos = list(_de_armado(armar(cierre, ficha), documento))
    yield from hallazgos


def _de_compilar(cierre: Cierre, ficha: Ficha) -> list[Hallazgo]:
    """Return the mistakes of every file, not only of the first that has one."""
    hallazgos: list[Hallazgo] = []
    formulario = _intentar(hallazgos, lambda: armado.armar_formulario(cierre))
    _intentar(hallazgos, lambda: armado.armar_proceso(cierre, ficha))
    _intentar(hallazgos, lambda: armado.armar_renovacion(cierre, ficha))
    if formulario:
        _intentar(hallazgos, lambda: armado.armar_tarifa(cierre, ficha, formulario))
        _intentar(hallazgos, lambda: armado.armar_reglas(cierre, formulario))
    return hallazgos


def _intentar(hallazgos: list[Hallazgo], armar_algo: Callable[[], T]) -> T | None:
    try:
        return armar_algo()
    except ContenidoInvalido as error:
        hallazgos += error.hallazgos
        return None


def _de_armado(ejecutable: Ejecutable, documento: DocumentoYaml) -> Iterator[Hallazgo]:
    hallazgos = list(_en_la_ficha(documento, revisar_correspondencia(ejecutable)))
    hallazgos += _en_la_ficha(documento, revisar_corresponsable(ejecutable))
    hallazgos += _en_la_ficha(documento, revisar_actos(ejecutable))
    tablas = [*ejecutable.reglas.values(), *([ejecutable.tarifa] if ejecutable.tarifa else [])]
    hallazgos += [hallazgo for tabla in tablas for hallazgo in tabla.revisar()]
    hallazgos += _de_las_reglas(ejecutable)
    hallazgos += revisar_opciones(ejecutable)
    yield from hallazgos or revisar_ejemplos(ejecutable)


def _de_las_reglas(ejecutable: Ejecutable) -> Iterator[Hallazgo]:
    """Say of each table that decides nothing: whoever edits it would believe that it does."""
    leidas = ejecutable.proceso.leidos().intersection(DE_REGLAS)
    lee = " y ".join(f"«{clave}»" for clave in sorted(leidas))
    porque = f"las condiciones del proceso leen {lee}" if lee else "este proceso no lee ninguna"
    for tabla in ejecutable.reglas.values():
        if not any(leidas & fila.salidas.keys() for fila in tabla.filas):
            mensaje = f"Ninguna salida se usa: {porque}."
            yield Hallazgo(tabla.archivo, tabla.linea_de_titulos, mensaje)


def _en_la_ficha(
    documento: DocumentoYaml, errores: Iterator[tuple[tuple[str | int, ...], str]]
) -> Iterator[Hallazgo]:
    for ruta, mensaje in errores:
        yield documento.hallazgo(ruta, mensaje)
