"""The review of a table before it is published: every case it must answer, answered by the engine.

Inputs are generated from the table itself: each boundary of a cell, just below and just above it,
each text and one that the table does not mention, yes and no, each date and its neighbours; or from
the domain that `# valores:` states. All combinations are tried up to `MAX_CASOS`; beyond that, an
evenly spread and always equal choice of them.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import gcd, prod

from experta.comun.hallazgos import Hallazgo
from experta.motores.reglas.celdas import Limite
from experta.motores.reglas.partes import Columna, Dominio, Fila

MAX_CASOS = 10_000
MAX_EJEMPLOS = 5
OTRO_TEXTO = "(otro valor)"


@dataclass(frozen=True)
class Revision:
    """What to review; `coincidencias` gives the rows that match the values of the columns."""

    politica: str
    columnas: Sequence[Columna]
    filas: Sequence[Fila]
    coincidencias: Callable[[Mapping[str, object]], list[int]]

    def hallazgos(self, archivo: str, linea: int) -> list[Hallazgo]:
        """Return gaps (at the line of titles), overlaps and rows that never answer, by line."""
        huecos: list[str] = []
        choques: dict[tuple[int, int], str] = {}
        usadas: set[int] = set()
        candidatos = [self._candidatos(lugar) for lugar in range(len(self.columnas))]
        for caso in _combinar(candidatos):
            valores = {c.variable: v for c, v in zip(self.columnas, caso, strict=True)}
            filas = self.coincidencias(valores)
            usadas.update(filas[:1] if self.politica == "primera" else filas)
            if not filas:
                huecos.append(self._describir(caso))
            if self.politica == "unica":
                for par in itertools.combinations(filas, 2):
                    choques.setdefault(par, self._describir(caso))
        completa = prod(len(valores) for valores in candidatos) <= MAX_CASOS
        return sorted(
            [
                *_de_huecos(archivo, linea, huecos),
                *self._de_choques(archivo, choques),
                *(self._de_inutiles(archivo, usadas) if completa else ()),
            ],
            key=lambda hallazgo: hallazgo.linea,
        )

    def _de_choques(self, archivo: str, choques: Mapping[tuple[int, int], str]) -> list[Hallazgo]:
        hallazgos = []
        for (una, otra), caso in choques.items():
            lineas = f"{self.filas[una].linea} y {self.filas[otra].linea}"
            mensaje = (
                f"Las filas {lineas} responden a la vez cuando {caso}; debe responder una sola."
            )
            hallazgos.append(Hallazgo(archivo, self.filas[una].linea, mensaje))
        return hallazgos

    def _de_inutiles(self, archivo: str, usadas: set[int]) -> list[Hallazgo]:
        mensaje = "Esta fila nunca responde; quítala, o súbela si otra responde antes."
        return [
            Hallazgo(archivo, fila.linea, mensaje)
            for indice, fila in enumerate(self.filas)
            if indice not in usadas
        ]

    def _candidatos(self, lugar: int) -> list[object]:
        columna = self.columnas[lugar]
        celdas = [celda for fila in self.filas if (celda := fila.celdas[lugar]) is not None]
        limites = list(dict.fromkeys(limite for celda in celdas for limite in celda.limites))
        valores = _GENERADORES[columna.tipo](limites, columna.dominio)
        sin_dato = [None] if any(celda.sin_dato for celda in celdas) else []
        return [*valores, *sin_dato]

    def _describir(self, caso: Sequence[object]) -> str:
        pares = zip(self.columnas, caso, strict=True)
        return ", ".join(f"{columna.titulo} = {_dicho(valor)}" for columna, valor in pares)


def _de_huecos(archivo: str, linea: int, huecos: Sequence[str]) -> list[Hallazgo]:
    hallazgos = [
        Hallazgo(archivo, linea, f"Ninguna fila responde cuando {caso}.")
        for caso in huecos[:MAX_EJEMPLOS]
    ]
    if len(huecos) > MAX_EJEMPLOS:
        mas = f"Y hay {len(huecos) - MAX_EJEMPLOS} casos más sin fila que responda."
        hallazgos.append(Hallazgo(archivo, linea, mas))
    return hallazgos


def _combinar(candidatos: Sequence[Sequence[object]]) -> Iterator[tuple[object, ...]]:
    total = prod(len(valores) for valores in candidatos)
    if total <= MAX_CASOS:
        yield from itertools.product(*candidatos)
        return
    # A stride near the golden ratio and coprime with the total visits the space evenly, never
    # twice the same case.
    paso = int(total * 0.618)
    while gcd(paso, total) != 1:
        paso += 1
    for vuelta in range(MAX_CASOS):
        resto = vuelta * paso % total
        caso = []
        for valores in candidatos:
            resto, lugar = divmod(resto, len(valores))
            caso.append(valores[lugar])
        yield tuple(caso)


def _dicho(valor: object) -> str:
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, list):
        return f"[{', '.join(str(elemento) for elemento in valor)}]"
    return "sin dato" if valor is None else str(valor)


def _dentro(valores: Sequence[Limite], dominio: Dominio | None) -> list[object]:
    """Keep the values of the range, and add its ends."""
    if dominio is None:
        return sorted(set(valores), key=_orden)
    desde, hasta = dominio.valores
    dentro = {v for v in valores if _orden(desde) <= _orden(v) <= _orden(hasta)}
    return sorted({desde, hasta, *dentro}, key=_orden)


def _orden(valor: object) -> Decimal:
    return Decimal(valor.toordinal()) if isinstance(valor, date) else Decimal(str(valor))


def _numeros(limites: Sequence[Limite], dominio: Dominio | None) -> list[object]:
    if dominio and not dominio.es_rango:
        return list(dominio.valores)
    numeros = [limite for limite in limites if isinstance(limite, Decimal)]
    decimales = max((-int(n.as_tuple().exponent) for n in numeros), default=0)
    enteros = dominio is not None and dominio.enteros
    paso = Decimal(1) if enteros else Decimal(1).scaleb(-max(decimales, 2))
    vecinos = [n + d for n in (Decimal(0), *numeros) for d in (-paso, Decimal(0), paso)]
    # Areas, people and amounts are not negative unless the table itself speaks of it.
    piso = min((n for n in numeros if n < 0), default=None)
    if dominio is None and piso is None:
        vecinos = [n for n in vecinos if n >= 0]
    return _dentro(vecinos, dominio)


def _fechas(limites: Sequence[Limite], dominio: Dominio | None) -> list[object]:
    if dominio and not dominio.es_rango:
        return list(dominio.valores)
    fechas = [limite for limite in limites if isinstance(limite, date)]
    un_dia = timedelta(days=1)
    vecinos = [f + d for f in fechas for d in (-un_dia, timedelta(0), un_dia)]
    return _dentro(vecinos, dominio) or [None]


def _textos(limites: Sequence[Limite], dominio: Dominio | None) -> list[object]:
    return list(dominio.valores) if dominio else [*limites, OTRO_TEXTO]


def _booleanos(_: Sequence[Limite], __: Dominio | None) -> list[object]:
    return [True, False]


def _listas(limites: Sequence[Limite], dominio: Dominio | None) -> list[object]:
    posibles = list(dominio.valores) if dominio else [*limites, OTRO_TEXTO]
    return [[], *([posible] for posible in posibles), posibles]


_GENERADORES: dict[str, Callable[[Sequence[Limite], Dominio | None], list[object]]] = {
    "numero": _numeros,
    "fecha": _fechas,
    "texto": _textos,
    "booleano": _booleanos,
    "lista": _listas,
}
