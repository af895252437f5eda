"""Reading a decision table from its CSV, with a Spanish sentence for every mistake and its line."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.motores.reglas.celdas import (
    TIPOS_DE_ENTRADA,
    Celda,
    exigir_en_orden,
    leer_celda,
    leer_valor,
)
from experta.motores.reglas.errores import ErrorDeExpresion
from experta.motores.reglas.expresion import Expresion, compilar, traducir
from experta.motores.reglas.partes import POLITICAS, Columna, Dominio, Fila, compilar_filas
from experta.motores.reglas.tabla import Tabla

MAX_BYTES = 512 * 1024
MAX_FILAS = 1000
SIEMPRE_TEXTO = frozenset({"clave", "concepto", "nombre", "fundamento", "explicacion"})
SIEMPRE_NUMERO = frozenset({"importe"})
_TIPOS_DE_SALIDA = ("numero", "texto", "booleano")
_NOMBRE = re.compile(r"[a-z][a-z0-9_]*")
_DIRECTIVA = re.compile(r"#\s*(politica|política|valores)\s*:\s*(.*)", re.IGNORECASE)
_RANGO = re.compile(r"(\S+?)\s*\.\.\s*(\S+)(\s+enteros)?")


@dataclass(frozen=True)
class _Renglon:
    linea: int
    celdas: tuple[str, ...]


@dataclass(frozen=True)
class _Salida:
    lugar: int
    nombre: str
    tipo: str


@dataclass
class _Lector:
    archivo: str
    nombres: Mapping[str, str]
    politica: str = ""
    dominios: dict[str, tuple[int, str]] = field(default_factory=dict)
    entradas: list[tuple[int, Columna]] = field(default_factory=list)
    salidas: list[_Salida] = field(default_factory=list)
    hallazgos: list[Hallazgo] = field(default_factory=list)

    def anotar(self, linea: int, mensaje: str) -> None:
        self.hallazgos.append(Hallazgo(self.archivo, linea, mensaje))

    def cerrar_si_hay_errores(self) -> None:
        if self.hallazgos:
            raise ContenidoInvalido(self.hallazgos)

    def directiva(self, renglon: _Renglon) -> None:
        hallada = _DIRECTIVA.fullmatch(",".join(renglon.celdas).rstrip(", "))
        if hallada is None:
            return
        valor = hallada[2].strip()
        if hallada[1].lower() == "valores":
            titulo, igual, posibles = valor.partition("=")
            if not igual:
                self.anotar(renglon.linea, "Escribe «# valores: nombre = a, b» o «nombre = 0..10».")
            self.dominios[titulo.strip()] = (renglon.linea, posibles.strip())
        elif valor not in POLITICAS:
            self.anotar(renglon.linea, f"La política «{valor}» no existe: unica, primera o suma.")
        else:
            self.politica = valor

    def titulos(self, renglon: _Renglon) -> None:
        for lugar, titulo in enumerate(renglon.celdas):
            clase, _, resto = titulo.strip().partition(":")
            try:
                self._titulo(lugar, clase.strip(), resto.strip())
            except ErrorDeExpresion as error:
                self.anotar(renglon.linea, f"Columna «{titulo.strip()}»: {error}")
        self._repetidos(renglon.linea)
        if not self.salidas:
            self.anotar(renglon.linea, "Falta al menos una columna «salida:nombre».")
        conocidos = {columna.titulo for _, columna in self.entradas}
        for titulo, (linea, _) in self.dominios.items():
            if titulo not in conocidos:
                self.anotar(linea, f"«# valores: {titulo}» no corresponde a ninguna entrada.")

    def _titulo(self, lugar: int, clase: str, resto: str) -> None:
        if clase == "entrada":
            self.entradas.append((lugar, self._columna(len(self.entradas), resto)))
        elif clase in ("salida", "nota"):
            nombre, _, tipo = resto.partition(":")
            if not _NOMBRE.fullmatch(nombre):
                raise ErrorDeExpresion("el nombre va en minúsculas, sin acentos ni espacios.")
            if tipo and tipo not in _TIPOS_DE_SALIDA:
                raise ErrorDeExpresion(f"no existe el tipo «{tipo}»: numero, texto o booleano.")
            self.salidas.append(_Salida(lugar, nombre, "texto" if clase == "nota" else tipo))
        elif clase:
            raise ErrorDeExpresion("empieza con «entrada:», «salida:» o «nota:».")

    def _columna(self, cuantas: int, texto: str) -> Columna:
        expresion = compilar(texto, self.nombres)
        if expresion.tipo not in TIPOS_DE_ENTRADA:
            raise ErrorDeExpresion("no se puede comparar; usa un dato con tipo conocido.")
        columna = Columna(texto, f"c{cuantas}", expresion, expresion.tipo)
        if texto not in self.dominios:
            return columna
        linea, posibles = self.dominios[texto]
        try:
            return replace(columna, dominio=_dominio(posibles, columna.tipo))
        except ErrorDeExpresion as error:
            self.anotar(linea, str(error))
            return columna

    def _repetidos(self, linea: int) -> None:
        titulos = [columna.titulo for _, columna in self.entradas]
        nombres = [salida.nombre for salida in self.salidas]
        for repetido in sorted({x for x in titulos if titulos.count(x) > 1}):
            self.anotar(linea, f"La entrada «{repetido}» está repetida; deja una columna.")
        for repetido in sorted({x for x in nombres if nombres.count(x) > 1}):
            self.anotar(linea, f"La salida «{repetido}» está repetida; deja una columna.")

    def filas(self, renglones: Sequence[_Renglon]) -> list[Fila]:
        tipos = {s.nombre: s.tipo or self._inferir(s, renglones) for s in self.salidas}
        return [self._fila(renglon, tipos) for renglon in renglones]

    def _inferir(self, salida: _Salida, renglones: Sequence[_Renglon]) -> str:
        if salida.nombre in SIEMPRE_TEXTO:
            return "texto"
        textos = [_celda(renglon, salida.lugar) for renglon in renglones]
        es_numero = salida.nombre in SIEMPRE_NUMERO or any(map(self._es_numero, textos))
        return "numero" if es_numero else "texto"

    def _es_numero(self, texto: str) -> bool:
        try:
            return compilar(texto, self.nombres).tipo == "numero"
        except ErrorDeExpresion:
            return False

    def _fila(self, renglon: _Renglon, tipos: Mapping[str, str]) -> Fila:
        usadas = {lugar for lugar, _ in self.entradas} | {salida.lugar for salida in self.salidas}
        if any(t.strip() for lugar, t in enumerate(renglon.celdas) if lugar not in usadas):
            mensaje = "Hay celdas sin título; escribe entre comillas lo que lleva coma."
            self.anotar(renglon.linea, mensaje)
        celdas = tuple(self._entrada(renglon, lugar, columna) for lugar, columna in self.entradas)
        salidas = {s.nombre: self._salida(renglon, s, tipos[s.nombre]) for s in self.salidas}
        return Fila(renglon.linea, celdas, salidas)

    def _entrada(self, renglon: _Renglon, lugar: int, columna: Columna) -> Celda | None:
        try:
            celda = leer_celda(_celda(renglon, lugar), columna.variable, columna.tipo)
            if celda is not None:
                traducir(celda.condicion, {columna.variable: columna.tipo})
            return celda
        except ErrorDeExpresion as error:
            self.anotar(renglon.linea, f"Columna «{columna.titulo}»: {error}")
            return None

    def _salida(self, renglon: _Renglon, salida: _Salida, tipo: str) -> Expresion | str:
        texto = _celda(renglon, salida.lugar)
        if tipo == "texto":
            return str(leer_valor(texto, "texto"))
        try:
            if tipo == "booleano":
                texto = str(leer_valor(texto, tipo)).lower()
            expresion = compilar(texto, self.nombres)
            if expresion.tipo not in (tipo, "cualquiera"):
                raise ErrorDeExpresion(f"«{texto}» debía ser de tipo {tipo}.")
        except ErrorDeExpresion as error:
            self.anotar(renglon.linea, f"Columna «{salida.nombre}»: {error}")
            return texto
        return expresion


def leer_tabla(contenido: bytes, archivo: str, nombres: Mapping[str, str]) -> Tabla:
    """Return the table of a CSV whose expressions may read `nombres` (ASCII name → type).

    Raises:
        ContenidoInvalido: with every mistake found, by line.
    """
    lector = _Lector(archivo, nombres)
    renglones = [r for r in _renglones(contenido, archivo) if any(c.strip() for c in r.celdas)]
    while renglones and renglones[0].celdas[0].lstrip().startswith("#"):
        lector.directiva(renglones.pop(0))
    if not lector.politica:
        lector.anotar(1, "Falta la línea «# politica: unica», «primera» o «suma».")
    if len(renglones) < 2:
        lector.anotar(0, "La tabla necesita una línea de títulos y al menos una fila.")
        lector.cerrar_si_hay_errores()
    lector.titulos(renglones[0])
    lector.cerrar_si_hay_errores()
    filas = lector.filas(renglones[1:])
    lector.cerrar_si_hay_errores()
    columnas = [columna for _, columna in lector.entradas]
    return Tabla(
        archivo,
        lector.politica,
        renglones[0].linea,
        tuple(columnas),
        tuple(filas),
        compilar_filas(columnas, filas),
    )


def _renglones(contenido: bytes, archivo: str) -> list[_Renglon]:
    if len(contenido) > MAX_BYTES:
        raise ContenidoInvalido([Hallazgo(archivo, 0, "El archivo es demasiado grande.")])
    try:
        texto = contenido.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        aviso = "El archivo no está en UTF-8; guárdalo como «CSV UTF-8»."
        raise ContenidoInvalido([Hallazgo(archivo, 0, aviso)]) from error
    titulos = next((t for t in texto.splitlines() if t and not t.lstrip('"').startswith("#")), "")
    separador = ";" if titulos.count(";") > titulos.count(",") else ","
    lector = csv.reader(io.StringIO(texto, newline=""), delimiter=separador, strict=True)
    renglones: list[_Renglon] = []
    anterior = 0
    try:
        for celdas in lector:
            renglones.append(_Renglon(anterior + 1, tuple(celdas)))
            anterior = lector.line_num
    except csv.Error as error:
        aviso = "Las comillas de esta línea están mal cerradas."
        raise ContenidoInvalido([Hallazgo(archivo, anterior + 1, aviso)]) from error
    if len(renglones) > MAX_FILAS:
        aviso = f"La tabla pasa de {MAX_FILAS} filas; divídela."
        raise ContenidoInvalido([Hallazgo(archivo, 0, aviso)])
    return renglones


def _celda(renglon: _Renglon, lugar: int) -> str:
    return renglon.celdas[lugar].strip() if lugar < len(renglon.celdas) else ""


def _dominio(texto: str, tipo: str) -> Dominio:
    if tipo in ("numero", "fecha") and (rango := _RANGO.fullmatch(texto)):
        extremos = (leer_valor(rango[1], tipo), leer_valor(rango[2], tipo))
        exigir_en_orden(*extremos)
        return Dominio(extremos, es_rango=True, enteros=bool(rango[3]))
    de_uno = "texto" if tipo == "lista" else tipo
    valores = tuple(leer_valor(parte, de_uno) for parte in texto.split(",") if parte.strip())
    if not valores:
        raise ErrorDeExpresion("Después de «=» van los valores posibles.")
    return Dominio(valores)
