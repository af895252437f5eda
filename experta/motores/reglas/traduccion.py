"""From the tree to the engine's language: names and types checked, comparisons made null-safe.

Types: texto, numero, booleano, fecha, lista, objeto; `nulo` for null and `cualquiera` for what is
only known when it runs (fields of an object, elements of a list). A date is the number of seconds
since 1970 inside the engine, so that it can be compared (the engine refuses to order texts).

The rule for what has not been answered: an ordered comparison or a range with a missing number or
date is *false*, never an error and never zero; arithmetic with it has no answer (the engine
raises).
The engine gives null for a division by zero; adding 0 to the quotient makes it raise instead.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

from experta.motores.reglas.errores import ErrorDeExpresion
from experta.motores.reglas.funciones import FUNCIONES, LEN_DE_TEXTO, de_varios
from experta.motores.reglas.nodos import (
    Binaria,
    Campo,
    Condicional,
    Elemento,
    Intervalo,
    Lista,
    Literal,
    Llamada,
    Nodo,
    Nombre,
    Unaria,
)
from experta.motores.reglas.operadores import (
    PUEDEN_FALTAR,
    Pieza,
    binaria,
    como_fecha,
    concordar,
    exigir,
    literal,
)

TIPOS = frozenset({"texto", "numero", "booleano", "fecha", "lista", "objeto"})
PREFIJO = "v_"


@dataclass
class Traductor:
    """Translates one tree; `leidos` gathers the names it reads."""

    nombres: Mapping[str, str]
    leidos: set[str] = field(default_factory=set)
    _dentro_de_lista: int = 0

    def traducir(self, nodo: Nodo) -> Pieza:
        """Return the piece of a node.

        Raises:
            ErrorDeExpresion: an unknown name or function, or types that do not go together.
        """
        match nodo:
            case Literal():
                return literal(nodo)
            case Nombre(nombre):
                return self._nombre(nombre)
            case Elemento():
                return self._elemento()
            case Campo():
                return self._campo(nodo)
            case Lista(elementos):
                fuentes = [self.traducir(elemento).fuente for elemento in elementos]
                return Pieza(f"[{', '.join(fuentes)}]", "lista")
            case _:
                return self._operacion(nodo)

    def _operacion(self, nodo: Nodo) -> Pieza:
        match nodo:
            case Unaria():
                return self._unaria(nodo)
            case Binaria(("and" | "or") as operador, izquierda, derecha):
                fuente = f"({self._condicion(izquierda)} {operador} {self._condicion(derecha)})"
                return Pieza(fuente, "booleano")
            case Binaria("in", izquierda, derecha):
                return self._pertenece(self.traducir(izquierda), derecha)
            case Binaria(operador, izquierda, derecha):
                return binaria(operador, self.traducir(izquierda), self.traducir(derecha))
            case Condicional():
                return self._condicional(nodo)
            case Llamada():
                return self._llamada(nodo)
        raise ErrorDeExpresion("Un intervalo solo va después de «in».")

    def _unaria(self, nodo: Unaria) -> Pieza:
        if nodo.operador == "not":
            return Pieza(f"(not {self._condicion(nodo.operando)})", "booleano")
        pieza = exigir(self.traducir(nodo.operando), "numero")
        return Pieza(f"(-{pieza.fuente})", "numero", pieza.hojas)

    def _nombre(self, nombre: str) -> Pieza:
        if nombre not in self.nombres:
            raise ErrorDeExpresion(f"No existe «{nombre}».{_sugerir(nombre, self.nombres)}")
        self.leidos.add(nombre)
        tipo = self.nombres[nombre]
        fuente = PREFIJO + nombre
        return Pieza(fuente, tipo, (fuente,) if tipo in PUEDEN_FALTAR else ())

    def _elemento(self) -> Pieza:
        if not self._dentro_de_lista:
            raise ErrorDeExpresion("«#» solo va dentro de una función de listas, como some(…).")
        return Pieza("#", "cualquiera", ("#",))

    def _campo(self, nodo: Campo) -> Pieza:
        base = self.traducir(nodo.base)
        if base.tipo not in ("objeto", "cualquiera") or base.fuente.startswith("("):
            raise ErrorDeExpresion(f"«.{nodo.campo}» solo se lee de un grupo de datos.")
        fuente = f"{base.fuente}.{nodo.campo}"
        return Pieza(fuente, "cualquiera", (fuente,))

    def _condicion(self, nodo: Nodo) -> str:
        """Return a source that is strictly boolean."""
        pieza = self.traducir(nodo)
        if pieza.tipo == "cualquiera":
            return f"({pieza.fuente} == true)"
        return exigir(pieza, "booleano").fuente

    def _pertenece(self, valor: Pieza, conjunto: Nodo) -> Pieza:
        if isinstance(conjunto, Intervalo):
            desde, hasta = self.traducir(conjunto.desde), self.traducir(conjunto.hasta)
            abajo = binaria(">=" if conjunto.abre == "[" else ">", valor, desde)
            arriba = binaria("<=" if conjunto.cierra == "]" else "<", valor, hasta)
            return Pieza(f"({abajo.fuente} and {arriba.fuente})", "booleano")
        if isinstance(conjunto, Lista):
            iguales = [binaria("==", valor, self.traducir(x)).fuente for x in conjunto.elementos]
            return Pieza(f"({' or '.join(iguales) or 'false'})", "booleano")
        lista = self.traducir(conjunto)
        if valor.tipo == "fecha":
            raise ErrorDeExpresion('Una fecha se busca entre fechas escritas: ["2026-07-01"].')
        if lista.tipo == "cualquiera":
            fuente = f'(type({lista.fuente}) == "array" and {valor.fuente} in {lista.fuente})'
            return Pieza(fuente, "booleano")
        return Pieza(f"({valor.fuente} in {exigir(lista, 'lista').fuente})", "booleano")

    def _condicional(self, nodo: Condicional) -> Pieza:
        condicion = self._condicion(nodo.condicion)
        si, no = concordar(self.traducir(nodo.si), self.traducir(nodo.no))
        fuente = f"({condicion} ? {si.fuente} : {no.fuente})"
        tipo = no.tipo if si.tipo == "nulo" else si.tipo
        if no.tipo not in (tipo, "nulo"):
            tipo = "cualquiera"
        falta = bool(si.hojas or no.hojas or "nulo" in (si.tipo, no.tipo))
        return Pieza(fuente, tipo, (fuente,) if falta else ())

    def _llamada(self, nodo: Llamada) -> Pieza:
        if nodo.funcion not in FUNCIONES:
            pista = _sugerir(nodo.funcion, FUNCIONES)
            raise ErrorDeExpresion(f"No se puede usar la función «{nodo.funcion}».{pista}")
        firma = FUNCIONES[nodo.funcion]
        minimo = len(firma.argumentos) - firma.opcionales
        if len(nodo.argumentos) >= 2 and nodo.funcion in ("min", "max"):
            firma = de_varios(nodo.funcion, len(nodo.argumentos))
        elif not minimo <= len(nodo.argumentos) <= len(firma.argumentos):
            raise ErrorDeExpresion(f"La función «{nodo.funcion}» lleva {minimo} dato(s).")
        piezas: list[Pieza] = []
        for tipo, argumento in zip(firma.argumentos, nodo.argumentos, strict=False):
            piezas.append(self._argumento(tipo, argumento))
        if nodo.funcion == "len" and piezas[0].tipo == "texto":
            firma = LEN_DE_TEXTO
        hojas = tuple(hoja for pieza in piezas for hoja in pieza.hojas)
        return Pieza(firma.escribir([pieza.fuente for pieza in piezas]), firma.resultado, hojas)

    def _argumento(self, tipo: str, nodo: Nodo) -> Pieza:
        if tipo in ("cuerpo", "valor"):
            self._dentro_de_lista += 1
            fuente = self._condicion(nodo) if tipo == "cuerpo" else self.traducir(nodo).fuente
            self._dentro_de_lista -= 1
            return Pieza(fuente, tipo)
        pieza = self.traducir(nodo)
        if tipo == "medible":
            tipo = "texto" if pieza.tipo == "texto" else "lista"
        if pieza.tipo == "cualquiera" and tipo in ("texto", "lista"):
            neutro = '""' if tipo == "texto" else "[]"
            return Pieza(f"({pieza.fuente} ?? {neutro})", tipo)
        return exigir(como_fecha(pieza) if tipo == "fecha" else pieza, tipo)


def _sugerir(nombre: str, conocidos: Mapping[str, object]) -> str:
    parecidos = difflib.get_close_matches(nombre, list(conocidos), n=1, cutoff=0.5)
    return f" ¿Quisiste escribir «{parecidos[0]}»?" if parecidos else ""
