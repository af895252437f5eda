"""Decision tables that a person edits in a spreadsheet (CSV), decided by the engine.

The file, in UTF-8 with commas or semicolons::

    # politica: unica
    # valores: superficie_m2 = 0..5000
    entrada:superficie_m2,entrada:zona,salida:riesgo,salida:cuota,nota:fundamento
    0..60,"Centro, Norte",bajo,2 * uma,Art. 12 fracción I
    > 60,,alto,superficie_m2 * 0.5,Art. 12 fracción II

* `politica`: `unica` (exactly one row), `primera` (the first that matches) or `suma` (all).
* `entrada:` a name or an expression; its cells are read by `celdas.py`.
* `salida:` a result; `salida:x:numero|texto|booleano` states its type. Otherwise `importe` is a
  number; `clave`, `concepto`, `nombre`, `fundamento` and `explicacion` are texts; any other column
  is of numbers when one of its cells is a numeric expression.
* `nota:` a text returned with the result.
* `valores`: what an input can be, for the review (`revision.py`); `enteros` after a range says that
  there is nothing between 10 and 11.

A row that would match or not depending on a datum nobody answered makes the decision an error,
never a guess; rows that other columns already discard do not need it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from experta.comun.hallazgos import Hallazgo
from experta.motores.reglas.errores import ErrorDeDecision, ErrorDeEvaluacion
from experta.motores.reglas.expresion import Expresion
from experta.motores.reglas.partes import Columna, Fila
from experta.motores.reglas.revision import Revision


@dataclass(frozen=True)
class Tabla:
    """A decision table, compiled. Immutable, and safe to share between threads."""

    archivo: str
    politica: str
    linea_de_titulos: int
    columnas: tuple[Columna, ...]
    filas: tuple[Fila, ...]
    _matriz: Expresion

    @property
    def nombres(self) -> frozenset[str]:
        """Every name of the context that the table reads."""
        entradas = [columna.expresion for columna in self.columnas]
        salidas = [salida for fila in self.filas for salida in fila.salidas.values()]
        expresiones = [x for x in (*entradas, *salidas) if isinstance(x, Expresion)]
        return frozenset().union(*(expresion.nombres for expresion in expresiones))

    def decidir(self, contexto: Mapping[str, object]) -> list[dict[str, object]]:
        """Return the results (and notes) of the rows that the policy chooses, in file order.

        Numbers are Decimal. With `unica` and `primera` the list has exactly one element.

        Raises:
            ErrorDeDecision: no row matches, several with `unica`, or it depends on what is unknown.
            ErrorDeEvaluacion: an input or a result cannot be computed.
        """
        return [
            {nombre: _resultado(salida, contexto) for nombre, salida in fila.salidas.items()}
            for fila in self.elegir(contexto)
        ]

    def elegir(self, contexto: Mapping[str, object]) -> list[Fila]:
        """Return the rows that the policy chooses, without computing their results.

        Raises:
            ErrorDeDecision, ErrorDeEvaluacion: as `decidir`.
        """
        valores = {uno.variable: _entrada(uno.expresion, contexto) for uno in self.columnas}
        ciertas = self.coincidencias(valores)
        self._rechazar_dudas(valores, ciertas)
        if not ciertas:
            raise ErrorDeDecision(f"{self.archivo}: ninguna fila responde a este caso.")
        if self.politica == "unica" and len(ciertas) > 1:
            lineas = ", ".join(str(self.filas[indice].linea) for indice in ciertas)
            raise ErrorDeDecision(f"{self.archivo}: responden a la vez las filas {lineas}.")
        elegidas = ciertas[:1] if self.politica == "primera" else ciertas
        return [self.filas[indice] for indice in elegidas]

    def coincidencias(self, valores: Mapping[str, object]) -> list[int]:
        """Return the indexes of the rows that match the values of the column variables."""
        respuesta = self._matriz.evaluar(valores)
        if not isinstance(respuesta, list):
            raise ErrorDeEvaluacion(f"{self.archivo}: la tabla no se pudo evaluar.")
        return [indice for indice, cierta in enumerate(respuesta) if cierta is True]

    def revisar(self) -> list[Hallazgo]:
        """Return gaps, overlaps and unreachable rows found on generated inputs, in file order."""
        revision = Revision(self.politica, self.columnas, self.filas, self.coincidencias)
        return revision.hallazgos(self.archivo, self.linea_de_titulos)

    def _rechazar_dudas(self, valores: Mapping[str, object], ciertas: list[int]) -> None:
        faltan = [c for c in self.columnas if valores[c.variable] in (None, "")]
        faltan = [c for c in faltan if not _espera_sin_dato(self, c)]
        if not faltan:
            return
        supuestos = {columna.supuesto: True for columna in faltan}
        dudosas = [i for i in self.coincidencias({**valores, **supuestos}) if i not in ciertas]
        if self.politica == "primera" and ciertas:
            dudosas = [indice for indice in dudosas if indice < ciertas[0]]
        if dudosas:
            nombres = ", ".join(f"«{columna.titulo}»" for columna in faltan)
            raise ErrorDeDecision(f"{self.archivo}: falta {nombres} para poder decidir.")


def _entrada(expresion: Expresion, contexto: Mapping[str, object]) -> object:
    """Return an input; None, as any other that nobody answered, if it is computed with one."""
    try:
        return expresion.evaluar(contexto)
    except ErrorDeEvaluacion:
        if all(contexto.get(nombre) not in (None, "") for nombre in expresion.nombres):
            raise
        return None


def _espera_sin_dato(tabla: Tabla, columna: Columna) -> bool:
    lugar = tabla.columnas.index(columna)
    celdas = [fila.celdas[lugar] for fila in tabla.filas]
    return any(celda is not None and celda.sin_dato for celda in celdas)


def _resultado(salida: Expresion | str, contexto: Mapping[str, object]) -> object:
    if isinstance(salida, str):
        return salida
    return salida.decimal(contexto) if salida.tipo == "numero" else salida.evaluar(contexto)
