"""Checks that what conditions and tables compare a choice with is one of its options.

An option renamed in the form and not in its conditions would never hold: a question nobody sees,
a fee nobody pays. It is looked for in the files as they are written, for the line of each.
"""

from collections.abc import Iterator, Mapping

from experta.catalogo.cierre import FICHA, FORMULARIO, Cierre
from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.giros import RIESGOS, SUFIJO
from experta.comun.hallazgos import Hallazgo
from experta.comun.yaml import DocumentoYaml, Ruta, leer_yaml
from experta.motores.formularios import Formulario, Pregunta
from experta.motores.reglas import Expresion, Tabla, comparados

Opciones = Mapping[str, tuple[str, ...]]

_EN_EL_FORMULARIO = frozenset({"visible_si", "requerido_si", "si", "calculo"})
_EN_LA_FICHA = frozenset({"aplica_si"})
# The conditions of a step are over the questions of its roadmap (see revision_de_rutas.py).
_DE_OTRO = "rutas"


def revisar_opciones(ejecutable: Ejecutable) -> Iterator[Hallazgo]:
    """Yield each comparison of a trámite with an option that its question does not have."""
    cierre, opciones = ejecutable.cierre, opciones_de(ejecutable.formulario)
    yield from revisar_escritas(_leer(cierre, FORMULARIO), opciones, _EN_EL_FORMULARIO)
    yield from revisar_escritas(_leer(cierre, FICHA), opciones, _EN_LA_FICHA)
    tablas = [*ejecutable.reglas.values(), *([ejecutable.tarifa] if ejecutable.tarifa else [])]
    for tabla in tablas:
        yield from _de_tabla(tabla, opciones)


def opciones_de(formulario: Formulario) -> Opciones:
    """Return the options of each name that has a closed list of them; "" is not answered."""
    opciones: dict[str, tuple[str, ...]] = {}
    for pregunta in formulario.preguntas.values():
        opciones |= _de_pregunta(pregunta)
        for interior in pregunta.preguntas:
            suyas = _de_pregunta(interior)
            opciones |= suyas | {f"{pregunta.clave}.{n}": o for n, o in suyas.items()}
    return opciones


def revisar_escritas(
    documento: DocumentoYaml, opciones: Opciones, campos: frozenset[str] = _EN_EL_FORMULARIO
) -> Iterator[Hallazgo]:
    """Yield the wrong comparisons of the expressions written under those fields."""
    for ruta, texto in _expresiones(documento.datos, campos, ()):
        for mensaje in mal_comparadas(texto, opciones):
            yield documento.hallazgo(ruta, mensaje)


def mal_comparadas(texto: str, opciones: Opciones) -> Iterator[str]:
    """Yield a Spanish sentence for each option that an expression names and nobody can choose."""
    for nombre, valor in sorted(comparados(texto)):
        yield from _sin_opcion(nombre, valor, opciones)


def _sin_opcion(nombre: str, valor: str, opciones: Opciones) -> Iterator[str]:
    validas = opciones.get(nombre)
    if validas is not None and valor not in ("", *validas):
        yield f"«{nombre}» no tiene la opción «{valor}»; las que tiene: {', '.join(validas)}."


def _de_pregunta(pregunta: Pregunta) -> dict[str, tuple[str, ...]]:
    if pregunta.tipo == "giro":
        return {f"{pregunta.clave}{SUFIJO}": RIESGOS}
    if not pregunta.opciones:
        return {}
    return {pregunta.clave: tuple(opcion.clave for opcion in pregunta.opciones)}


def _leer(cierre: Cierre, archivo: str) -> DocumentoYaml:
    return leer_yaml(cierre.archivos[archivo], cierre.nombre(archivo))


def _expresiones(datos: object, campos: frozenset[str], ruta: Ruta) -> Iterator[tuple[Ruta, str]]:
    if isinstance(datos, list):
        for i, uno in enumerate(datos):
            yield from _expresiones(uno, campos, (*ruta, i))
    elif isinstance(datos, dict):
        for campo, valor in datos.items():
            if campo in campos and isinstance(valor, str) and valor:
                yield (*ruta, campo), valor
            elif ruta or campo != _DE_OTRO:
                yield from _expresiones(valor, campos, (*ruta, campo))


def _de_tabla(tabla: Tabla, opciones: Opciones) -> Iterator[Hallazgo]:
    for linea, nombre, valor in (*_en_entradas(tabla), *_en_salidas(tabla)):
        for mensaje in _sin_opcion(nombre, valor, opciones):
            yield Hallazgo(tabla.archivo, linea, mensaje)


def _en_entradas(tabla: Tabla) -> Iterator[tuple[int, str, str]]:
    """Yield (line, name, text) of each cell, of each value declared and of each title."""
    for lugar, columna in enumerate(tabla.columnas):
        for par in comparados(columna.expresion.texto):
            yield tabla.linea_de_titulos, *par
        for valor in columna.dominio.valores if columna.dominio else ():
            yield tabla.linea_de_titulos, columna.titulo, str(valor)
        for fila in tabla.filas:
            celda = fila.celdas[lugar]
            for limite in celda.limites if celda else ():
                yield fila.linea, columna.titulo, str(limite)


def _en_salidas(tabla: Tabla) -> Iterator[tuple[int, str, str]]:
    """Yield (line, name, text) of what each result compares."""
    for fila in tabla.filas:
        for salida in fila.salidas.values():
            if isinstance(salida, Expresion):
                for par in comparados(salida.texto):
                    yield fila.linea, *par
