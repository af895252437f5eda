"""The index of one edition of the catalogue: in memory, immutable, safe to share among threads."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil
from types import MappingProxyType
from typing import Any

from tantivy import Occur, Order, Query

from experta.buscador.analizador import Sinonimos
from experta.buscador.consulta import Consulta, Unidad, interpretar
from experta.buscador.entradas import ETIQUETAS, Entrada
from experta.buscador.escritura import PESOS, de_frases, escribir, esquema
from experta.buscador.giros import GIRO, abre, expresiones, por_riesgo
from experta.buscador.semantica import Semantica, fundir
from experta.buscador.sugerencias import Sugerencias
from experta.buscador.tipos import FACETAS, Faceta, Filtros, Respuesta, Salida
from experta.buscador.vocabulario import Vocabulario
from experta.comun.texto import plegar

# Of the other fields and terms in which a word is found, this part is added to the best one.
DESEMPATE = 0.15
NOMBRES = ("nombre", "comunes")
# Of the words of a question, the part that a trámite must have to be shown, the part when all are
# in how it is called, and how many trámites must have it; when fewer do, the next line is tried.
COBERTURAS = ((0.6, 0.5, 5), (0.33, 0.25, 1))
# About three words of a name: «construir 40 metros» is not the licence for sixty and more.
PESO_METROS = 15.0
PESO_FRASE = 30.0
# When all the question says is a giro; with other words, the part of it. It puts the ficha for that
# risk before its sibling, and not before another that is named.
PESO_RIESGO = 16.0
MAX_LIMITE = 100
MAX_SALIDAS = 12
_MAX_VALORES = 500


class Indice:
    """Finds trámites among the entries it was built with."""

    def __init__(
        self,
        entradas: Iterable[Entrada],
        sinonimos: Sinonimos,
        giros: Mapping[str, str] = MappingProxyType({}),
        semantica: Callable[[Sequence[Entrada]], Semantica] | None = None,
    ) -> None:
        """Index the entries, in alphabetical order: ties are shown in that order.

        `giros`: how the lines of business are called, for the entries that ask for one, and the
        risk of each (or ""); `semantica`: what finds by meaning, when words fall short.
        """
        self._entradas = sorted(entradas, key=lambda una: una.orden)
        self._semantica = semantica(self._entradas) if semantica else None
        textos = [texto for una in self._entradas for texto in una.textos.values()]
        piden = any(una.pide_giro for una in self._entradas)
        dichos = expresiones(giros, self._entradas) if piden else {}
        riesgos = por_riesgo(dichos)
        self._riesgos = frozenset(riesgos)
        frases = {de_frases(una): una.frases for una in self._entradas if una.frases}
        self._frases = frozenset(frases)
        self._de_metros = {
            n: una.superficie for n, una in enumerate(self._entradas) if una.superficie
        }
        self._ocultas = [n for n, una in enumerate(self._entradas) if una.oculta]
        aparte = {GIRO: dichos, **riesgos, **frases}
        # Only questions are read for giros and phrases: a ficha declares them.
        self._de_preguntas = sinonimos.con(aparte)
        self._vocabulario = Vocabulario(textos, sinonimos, aparte)
        self._sugerencias = Sugerencias(n for una in self._entradas for n in una.nombres)
        self._etiquetas = {
            **ETIQUETAS,
            "dependencia": {
                una.facetas["dependencia"][0]: una.resultado.dependencia for una in self._entradas
            },
        }
        self._esquema = esquema()
        self._lector = escribir(self._esquema, self._entradas, sinonimos)

    def buscar(self, texto: str, filtros: Filtros, limite: int = 20, inicio: int = 0) -> Respuesta:
        """Return the page of results that begins at `inicio`, best first, with every facet.

        A text without words that say something lists everything in alphabetical order.
        """
        consulta = interpretar(texto, self._vocabulario, self._de_preguntas)
        base = self._lista() if consulta.vacia else self._coincidencias(consulta)
        limite, inicio = min(max(limite, 1), MAX_LIMITE), max(inicio, 0)
        lugares, total = self._mejores(base, filtros, limite, inicio, alfabeto=consulta.vacia)
        por_palabras = total
        if cercanos := self._cercanos(texto, consulta):
            base, lugares, total = self._fundir(base, cercanos, filtros, inicio + limite)
            lugares = lugares[inicio : inicio + limite]
        return Respuesta(
            resultados=[self._entradas[lugar].resultado for lugar in lugares],
            facetas=self._facetas(base, filtros),
            quisiste_decir=consulta.quisiste_decir,
            total=total,
            solo_parecidos=total > 0 == por_palabras,
        )

    def _lista(self) -> Query:
        """Return the query of the whole catalogue, without what is only begun from elsewhere."""
        ocultas = self._alguno("orden", self._ocultas)
        return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, ocultas)])

    def _mejores(
        self, base: Query, filtros: Filtros, limite: int, inicio: int = 0, *, alfabeto: bool = False
    ) -> tuple[list[int], int]:
        """Return the places of the best entries, and how many there are in all."""
        # The type stubs of tantivy forget `count`.
        resultado: Any = self._lector.search(
            _y([base, *self._condiciones(filtros)]),
            limit=limite,
            offset=inicio,
            order_by_field="orden" if alfabeto else None,
            order=Order.Asc if alfabeto else Order.Desc,
        )
        lugares = self._lector.fast_field_values("orden", [lugar for _, lugar in resultado.hits])
        return [int(lugar or 0) for lugar in lugares], resultado.count

    def _cercanos(self, texto: str, consulta: Consulta) -> list[int]:
        """Return what is near in meaning, if the words fall short: some unknown, or too few met."""
        if self._semantica is None or consulta.vacia:
            return []
        if consulta.ignoradas or not self._hay(consulta.unidades, COBERTURAS[0][0], 1):
            return self._semantica.cercanos(texto)
        return []

    def _fundir(
        self, base: Query, cercanos: Sequence[int], filtros: Filtros, hasta: int
    ) -> tuple[Query, list[int], int]:
        """Return the query of both lists, their places in one order, and how many in all."""
        ellos = self._alguno("orden", cercanos)
        ambas = Query.boolean_query([(Occur.Should, base), (Occur.Should, ellos)])
        _, total = self._mejores(ambas, filtros, 1)
        quedan, _ = self._mejores(ellos, filtros, len(cercanos))
        lexicos, _ = self._mejores(base, filtros, max(hasta, MAX_LIMITE))
        return ambas, fundir(lexicos, [uno for uno in cercanos if uno in quedan]), total

    def salidas(self, texto: str, filtros: Filtros) -> list[Salida]:
        """Return each filter that is on, with the results that taking off only that one gives."""
        return [
            Salida(
                faceta,
                valor,
                self._etiquetas[faceta].get(valor, valor),
                self.buscar(texto, filtros.sin(faceta, valor), 1).total,
            )
            for faceta, valor in filtros.puestos[:MAX_SALIDAS]
        ]

    def sugerir(self, prefijo: str, limite: int = 8) -> list[str]:
        """Return names of trámites, as people call them, with a word that begins like that."""
        return self._sugerencias.de(prefijo, limite)

    def _coincidencias(self, consulta: Consulta) -> Query:
        """Return the query: most of the words, then some of them, then any of them.

        Fewer are asked for while those found are too few to choose from. What a phrase decides
        for goes before, and of those found, what is for that many square metres.
        """
        unidades = consulta.unidades
        halladas = self._halladas(unidades)
        opciones = [(Occur.Should, halladas)]
        opciones += [
            (Occur.Should, _puntos(self._termino("frases", termino), PESO_FRASE))
            for termino in {termino for una in unidades for termino in una} & self._frases
        ]
        opciones += [
            (Occur.Should, _puntos(self._termino("frases", termino), PESO_RIESGO * parte))
            for termino, parte in self._del_giro(unidades)
        ]
        if consulta.metros is not None and (caben := self._para(consulta.metros)):
            opciones.append(
                (Occur.Should, _puntos(_y([halladas, self._alguno("orden", caben)]), PESO_METROS))
            )
        return Query.boolean_query(opciones)

    def _halladas(self, unidades: Sequence[Unidad]) -> Query:
        """Return the query of the coverage that finds enough."""
        for cobertura, en_nombre, pocos in COBERTURAS:
            if self._hay(unidades, cobertura, pocos):
                return Query.disjunction_max_query(
                    [
                        self._con_cobertura(unidades, cobertura),
                        self._con_cobertura(unidades, en_nombre, NOMBRES),
                    ]
                )
        return self._con_cobertura(unidades, 0.0)

    def _del_giro(self, unidades: Sequence[Unidad]) -> list[tuple[str, float]]:
        """Return the risk of the giro that is said, and the part of the words that say it.

        Of several, that of most words. «Abrir» says nothing else; the more the question speaks of
        something else, the less the giro decides.
        """
        dicen = [unidad for unidad in unidades if not abre(unidad)]
        cuantas = Counter(uno for unidad in dicen for uno in unidad if uno in self._riesgos)
        mayor = max(cuantas.values(), default=0)
        return [(termino, n / len(dicen)) for termino, n in cuantas.items() if n == mayor]

    def _para(self, metros: int) -> list[int]:
        """Return the places of what is for that many square metres."""
        return [
            lugar for lugar, (desde, hasta) in self._de_metros.items() if desde <= metros < hasta
        ]

    def _hay(self, unidades: Sequence[Unidad], cobertura: float, cuantos: int) -> bool:
        consulta = self._con_cobertura(unidades, cobertura)
        return len(self._lector.search(consulta, cuantos, count=False).hits) >= cuantos

    def _con_cobertura(
        self, unidades: Sequence[Unidad], cobertura: float, campos: Iterable[str] = PESOS
    ) -> Query:
        opciones = [(Occur.Should, self._una_de(unidad, campos)) for unidad in unidades]
        minimo = max(ceil(len(opciones) * cobertura), 1)
        return Query.boolean_query(opciones, minimum_number_should_match=minimo)

    def _una_de(self, unidad: Unidad, campos: Iterable[str]) -> Query:
        return Query.disjunction_max_query(
            [
                Query.boost_query(
                    Query.term_query(self._esquema, campo, termino, index_option="freq"),
                    PESOS[campo] * peso,
                )
                for termino, peso in unidad.items()
                for campo in campos
            ],
            tie_breaker=DESEMPATE,
        )

    def _condiciones(self, filtros: Filtros, salvo: str | None = None) -> list[Query]:
        return [
            Query.const_score_query(self._alguno(faceta, filtros.de(faceta)), 0.0)
            for faceta in FACETAS
            if faceta != salvo and filtros.de(faceta)
        ]

    def _alguno(self, campo: str, valores: Sequence[str | int]) -> Query:
        # A term set query would build an automaton each time, ten times slower than these terms.
        return Query.boolean_query([(Occur.Should, self._termino(campo, v)) for v in valores])

    def _termino(self, campo: str, valor: str | int) -> Query:
        return Query.term_query(self._esquema, campo, valor, "basic")

    def _facetas(self, base: Query, filtros: Filtros) -> dict[str, list[Faceta]]:
        """Return every facet; the counts of one ignore what is ticked in it, not in the others."""
        libres = [faceta for faceta in FACETAS if not filtros.de(faceta)]
        cuentas = self._contar(base, filtros, libres)
        for faceta in FACETAS:
            if faceta not in libres:
                cuentas |= self._contar(base, filtros, [faceta])
        return {f: self._valores(f, cuentas[f], filtros.de(f)) for f in FACETAS}

    def _contar(
        self, base: Query, filtros: Filtros, facetas: Sequence[str]
    ) -> dict[str, Mapping[str, int]]:
        if not facetas:
            return {}
        # Only a single facet may be ticked here; several come together when none of them is.
        condiciones = self._condiciones(filtros, salvo=facetas[0])
        agregado: dict[str, Any] = self._lector.aggregate(
            _y([base, *condiciones]),
            {f: {"terms": {"field": f, "size": _MAX_VALORES}} for f in facetas},
        )
        return {
            f: {cubeta["key"]: cubeta["doc_count"] for cubeta in agregado[f]["buckets"]}
            for f in facetas
        }

    def _valores(
        self, faceta: str, cuentas: Mapping[str, int], activas: tuple[str, ...]
    ) -> list[Faceta]:
        """Return the values that would leave something, and the ticked ones, to untick them."""
        etiquetas = self._etiquetas[faceta]
        vistas = [valor for valor in etiquetas if cuentas.get(valor) or valor in activas]
        if faceta in {"dependencia", "sector"}:
            vistas.sort(key=lambda valor: plegar(etiquetas[valor]))
        return [Faceta(v, etiquetas[v], cuentas.get(v, 0), v in activas) for v in vistas]


def _puntos(consulta: Query, puntos: float) -> Query:
    return Query.const_score_query(consulta, puntos)


def _y(consultas: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, consulta) for consulta in consultas])
