"""What these tests share: a tiny expression compiler and forms written as text.

The real compiler belongs to another engine, to which this one is blind.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import dedent
from types import CodeType

from hypothesis import strategies as st

from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.yaml import leer_yaml
from experta.motores.formularios import Formulario, Valor, compilar_formulario, normalizar

CATASTRAL = {
    "patron": "^[0-9]{3}-[0-9]{3}-[0-9]{3}$",
    "ejemplo": "123-045-006",
    "ayuda": "Está en tu recibo de predial.",
}
_FUNCIONES = {"len": len, "sum": sum}


@dataclass(frozen=True)
class ExpresionFalsa:
    """A Python expression with the contract of the real ones."""

    codigo: CodeType
    nombres: frozenset[str]

    def evaluar(self, contexto: Mapping[str, object], /) -> object:
        """Return its value."""
        leidos = {nombre: contexto[nombre] for nombre in self.nombres}
        try:
            return eval(self.codigo, {"__builtins__": {}, **_FUNCIONES, **leidos})
        except (TypeError, ArithmeticError, LookupError) as error:
            raise ValueError(str(error)) from error

    def es_cierta(self, contexto: Mapping[str, object], /) -> bool:
        """Return it strictly boolean."""
        valor = self.evaluar(contexto)
        if not isinstance(valor, bool):
            raise ValueError("no es sí o no")
        return valor


def compilar_falsa(texto: str, nombres: Mapping[str, str]) -> ExpresionFalsa:
    """Compile a Python expression; names are not checked, so that the form's own check shows."""
    try:
        arbol = ast.parse(texto, mode="eval")
    except SyntaxError as error:
        raise ValueError("no se entiende.") from error
    nodos = [nodo for nodo in ast.walk(arbol) if isinstance(nodo, ast.Name)]
    ligados = {nodo.id for nodo in nodos if isinstance(nodo.ctx, ast.Store)}
    leidos = {nodo.id for nodo in nodos} - ligados - _FUNCIONES.keys()
    return ExpresionFalsa(compile(arbol, "expresion", "eval"), frozenset(leidos))


def compilar(texto: str) -> Formulario:
    """Compile the YAML of a whole form."""
    documento = leer_yaml(dedent(texto).encode(), "formulario.yaml")
    return compilar_formulario(documento, compilar_falsa, clave_catastral=CATASTRAL)


def con_preguntas(preguntas: str) -> Formulario:
    """Compile a form of one page with the questions of a YAML list."""
    sangrado = "\n".join(f"      {renglon}" for renglon in dedent(preguntas).strip().splitlines())
    return compilar(
        f"secciones:\n  - clave: unica\n    titulo: Única\n    preguntas:\n{sangrado}\n"
    )


def una(tipo: str, extra: str = "") -> Formulario:
    """Compile a form with one question, `dato`, of that type."""
    return con_preguntas(f"- {{clave: dato, tipo: {tipo}, etiqueta: Dato, {extra}}}")


def leer(formulario: Formulario, *textos: str, **otros: str) -> Valor:
    """Return the canonical answer of `dato` from what a browser would send."""
    crudo = {"dato": list(textos)} | {f"dato{k}": [v] for k, v in otros.items()}
    return normalizar(formulario.preguntas["dato"], crudo, CATASTRAL)


def mensajes(formulario: Formulario, valor: object, archivos: int = 0) -> list[tuple[bool, str]]:
    """Return (blocks, sentence) for an answer of `dato`."""
    faltas = formulario.validar({"dato": valor}, {"dato": archivos})
    return [(falta.bloquea, falta.mensaje) for falta in faltas]


def hallazgos(texto: str) -> list[tuple[int, str]]:
    """Return (line, sentence) of what is wrong with a form; an empty list when it compiles."""
    try:
        compilar(texto)
    except ContenidoInvalido as error:
        return [(hallazgo.linea, hallazgo.mensaje) for hallazgo in error.hallazgos]
    return []


TODOS_LOS_TIPOS = """
secciones:
  - clave: persona
    titulo: Sobre ti
    preguntas:
      - {clave: nombre, tipo: texto, etiqueta: Nombre, prellenar: perfil.nombre}
      - {clave: historia, tipo: texto_largo, etiqueta: Historia, requerido: false}
      - {clave: curp, tipo: curp, etiqueta: CURP}
      - {clave: rfc, tipo: rfc, etiqueta: RFC}
      - {clave: correo, tipo: correo, etiqueta: Correo}
      - {clave: telefono, tipo: telefono, etiqueta: Teléfono}
      - {clave: moral, tipo: si_no, etiqueta: "¿Es una empresa?"}
  - clave: local
    titulo: El local
    preguntas:
      - {clave: superficie, tipo: numero, etiqueta: Superficie, minimo: 1, maximo: 5000}
      - {clave: inversion, tipo: dinero, etiqueta: Inversión}
      - {clave: apertura, tipo: fecha, etiqueta: Apertura, minimo: 2020-01-01}
      - clave: tenencia
        tipo: opcion
        etiqueta: ¿El local es tuyo?
        opciones:
          - {clave: propio, etiqueta: Es mío}
          - {clave: rentado, etiqueta: Lo rento}
      - {clave: dias, tipo: opciones, etiqueta: Días, opciones: [lunes, martes, domingo]}
      - {clave: direccion, tipo: domicilio, etiqueta: Domicilio del local}
      - {clave: predio, tipo: predio, etiqueta: Predio}
      - {clave: giro, tipo: giro, etiqueta: Giro}
      - {clave: contrato, tipo: archivo, etiqueta: Contrato, visible_si: tenencia == 'rentado'}
      - clave: niveles
        tipo: grupo
        etiqueta: Niveles
        preguntas:
          - {clave: ancho, tipo: numero, etiqueta: Ancho}
          - {clave: largo, tipo: numero, etiqueta: Largo}
          - {clave: uso, tipo: opciones, etiqueta: Uso, requerido: false, opciones: [a, b]}
          - {clave: area, tipo: calculo, etiqueta: Área, calculo: ancho * largo}
      - clave: total
        tipo: calculo
        etiqueta: Metros en total
        calculo: "sum([n['area'] for n in niveles])"
      - {clave: verdad, tipo: protesta, etiqueta: Digo la verdad}
"""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda hijos: (
        st.lists(hijos, max_size=4) | st.dictionaries(st.text(max_size=8), hijos, max_size=4)
    ),
    max_leaves=12,
)
