"""Answers chosen from a list that the form gives."""

from collections.abc import Iterator

from experta.motores.formularios.modelo import Falta, Pregunta, Valor
from experta.motores.formularios.tipos.base import Catastral, Crudo, Tipo, limpiar


def _etiqueta(pregunta: Pregunta, clave: object) -> str:
    etiquetas = {opcion.clave: opcion.etiqueta for opcion in pregunta.opciones}
    return etiquetas.get(str(clave), str(clave))


def _claves(pregunta: Pregunta) -> list[str]:
    return [opcion.clave for opcion in pregunta.opciones]


class UnaOpcion(Tipo):
    """One choice."""

    verbo = "Elige una opción en"

    def contexto(self, pregunta: Pregunta, valor: object) -> dict[str, object]:
        """Return the key chosen, or ""."""
        return {"": valor if valor in _claves(pregunta) else ""}

    def pedir(self, pregunta: Pregunta) -> str:
        """Return the sentence that asks to choose."""
        return f"{self.verbo} «{pregunta.etiqueta}»."

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield when the choice is not in the list (an old version of the form had it)."""
        if valor not in _claves(pregunta):
            yield Falta(nombre, f"Elige una opción de la lista en «{pregunta.etiqueta}».")

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return the label of the choice."""
        return _etiqueta(pregunta, valor)


class VariasOpciones(UnaOpcion):
    """Several choices, kept in the order of the form; unknown ones follow, so nothing is lost."""

    expresion = "lista"
    verbo = "Elige al menos una opción en"

    def leer(self, pregunta: Pregunta, crudo: Crudo, nombre: str, catastral: Catastral) -> Valor:
        """Return the keys chosen, each once."""
        elegidas = dict.fromkeys(filter(None, map(limpiar, crudo.get(nombre, []))))
        claves = _claves(pregunta)
        return [c for c in claves if c in elegidas] + [c for c in elegidas if c not in claves]

    def escribir(self, valor: Valor, nombre: str) -> dict[str, list[str]]:
        """Return the boxes marked."""
        return {nombre: [str(clave) for clave in valor]} if isinstance(valor, list) else {}

    def tiene_forma(self, valor: object) -> bool:
        """Return whether it is a list of texts."""
        return isinstance(valor, list) and all(isinstance(clave, str) for clave in valor)

    def contexto(self, pregunta: Pregunta, valor: object) -> dict[str, object]:
        """Return the known keys chosen, or an empty list."""
        elegidas = valor if isinstance(valor, list) else []
        return {"": [clave for clave in _claves(pregunta) if clave in elegidas]}

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield when a choice is not in the list or they are too few or too many."""
        elegidas = valor if isinstance(valor, list) else []
        if not set(elegidas) <= set(_claves(pregunta)):
            yield Falta(nombre, f"Elige solo opciones de la lista en «{pregunta.etiqueta}».")
        minimo, maximo = pregunta.limite_inferior, pregunta.limite_superior
        if minimo is not None and len(elegidas) < minimo:
            yield Falta(nombre, f"Elige al menos {minimo} en «{pregunta.etiqueta}».")
        if maximo is not None and len(elegidas) > maximo:
            yield Falta(nombre, f"Elige {maximo} como máximo en «{pregunta.etiqueta}».")

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return the labels, separated by semicolons."""
        elegidas = valor if isinstance(valor, list) else [valor]
        return "; ".join(_etiqueta(pregunta, clave) for clave in elegidas)
