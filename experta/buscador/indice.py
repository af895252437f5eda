"""The index of one edition of the catalogue: in memory, immutable, safe to share among threads."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil
from typing import Any

from tantivy import Document, Index, Occur, Order, Query, Schema, SchemaBuilder, Searcher

from experta.buscador.analizador import Sinonimos, terminos
from experta.buscador.consulta import Consulta, Unidad, interpretar
from experta.buscador.entradas import ETIQUETAS, Entrada
from experta.buscador.giros import GIRO, expresiones, marca
from experta.buscador.semantica import Semantica, fundir
from experta.buscador.sugerencias import Sugerencias
from experta.buscador.tipos import FACETAS, Faceta, Filtros, Respuesta, Salida
from experta.buscador.vocabulario import Vocabulario
from experta.comun.texto import plegar

PESOS = {"nombre": 5.0, "comunes": 4.0, "preguntas": 2.5, "texto": 1.0, "giros": 2.0}
# Of the other fields and terms in which a word is found, this part is added to the best one.
DESEMPATE = 0.15
# Of the words of a question, the part that a trámite must have to be shown, and how many trámites
# must have it; when they are fewer, the next part is tried.
NOMBRES = ("nombre", "comunes")
COBERTURA_DEL_NOMBRE = 0.5
COBERTURAS = ((0.6, 5), (0.33, 1))
# About three words of a name: «construir 40 metros» is not the licence for sixty and more.
PESO_METROS = 15.0
MAX_LIMITE = 100
MAX_SALIDAS = 12
_MEMORIA_DE_ESCRITURA = 15_000_000
_MAX_VALORES = 500


class Indice:
    """Finds trámites among the entries it was built with."""

    def __init__(
        self,
        entradas: Iterable[Entrada],
        sinonimos: Sinonimos,
        giros: Iterable[str] = (),
        semantica: Callable[[Sequence[Entrada]], Semantica] | None = None,
    ) -> None:
        """Index the entries, in alphabetical order: ties are shown in that order.

        `giros`: how the lines of business are called, for the entries that ask for one;
        `semantica`: what finds by meaning among the entries, when words fall short.
        """
        self._entradas = sorted(entradas, key=lambda una: una.orden)
        self._sinonimos = sinonimos
        self._semantica = semantica(self._entradas) if semantica else None
        textos = [texto for una in self._entradas for texto in una.textos.values()]
        piden = any(una.pide_giro for una in self._entradas)
        dichos = expresiones(giros, self._entradas) if piden else []
        # Only questions are read for giros: a ficha asks for one or does not.
        self._de_preguntas = sinonimos.con(GIRO, dichos)
        self._vocabulario = Vocabulario(textos, sinonimos, {GIRO: dichos})
        self._sugerencias = Sugerencias(n for una in self._entradas for n in una.nombres)
        self._etiquetas = {
            **ETIQUETAS,
            "dependencia": {
                una.facetas["dependencia"][0]: una.resultado.dependencia for una in self._entradas
            },
        }
        self._esquema = _esquema()
        self._lector = self._indexar()

    def buscar(self, texto: str, filtros: Filtros, limite: int = 20, inicio: int = 0) -> Respuesta:
        """Return the page of results that begins at `inicio`, best first, with every facet.

        A text without words that say something lists everything in alphabetical order.
        """
        consulta = interpretar(texto, self._vocabulario, self._de_preguntas)
        base = Query.all_query() if consulta.vacia else self._coincidencias(consulta)
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
        ellos = self._en(cercanos)
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

        Fewer are asked for while those found are too few to choose from. Of those found, the ones
        for that many square metres go before.
        """
        unidades = consulta.unidades
        cobertura = next((c for c, pocos in COBERTURAS if self._hay(unidades, c, pocos)), 0.0)
        halladas = self._halladas(unidades, cobertura)
        caben = [] if consulta.metros is None else self._para(consulta.metros)
        if not caben:
            return halladas
        return Query.boolean_query(
            [
                (Occur.Must, halladas),
                (Occur.Should, Query.const_score_query(self._en(caben), PESO_METROS)),
            ]
        )

    def _halladas(self, unidades: Sequence[Unidad], cobertura: float) -> Query:
        """Return the query of that coverage, or of a smaller one within how a trámite is called."""
        if len(unidades) < 3 or cobertura < COBERTURA_DEL_NOMBRE:
            return self._con_cobertura(unidades, cobertura)
        return Query.disjunction_max_query(
            [
                self._con_cobertura(unidades, cobertura),
                self._con_cobertura(unidades, COBERTURA_DEL_NOMBRE, NOMBRES),
            ]
        )

    def _para(self, metros: int) -> list[int]:
        """Return the places of what is for that many square metres."""
        return [
            lugar
            for lugar, una in enumerate(self._entradas)
            if una.superficie and una.superficie[0] <= metros < una.superficie[1]
        ]

    def _en(self, lugares: Sequence[int]) -> Query:
        return Query.boolean_query(
            [
                (Occur.Should, Query.term_query(self._esquema, "orden", lugar, "basic"))
                for lugar in lugares
            ]
        )

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

    def _alguno(self, faceta: str, valores: Sequence[str]) -> Query:
        # A term set query would build an automaton each time, ten times slower than these terms.
        terminos_ = [Query.term_query(self._esquema, faceta, v, "basic") for v in valores]
        return Query.boolean_query([(Occur.Should, termino) for termino in terminos_])

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

    def _indexar(self) -> Searcher:
        indice = Index(self._esquema)
        # One thread, one segment: the order of the documents is the order of the entries.
        escritor = indice.writer(_MEMORIA_DE_ESCRITURA, 1)
        for orden, una in enumerate(self._entradas):
            documento = Document()
            documento.add_unsigned("orden", orden)
            for campo, texto in una.textos.items():
                documento.add_text(campo, " ".join(terminos(texto, self._sinonimos)))
            documento.add_text("giros", marca(una))
            for faceta, valores in una.facetas.items():
                for valor in valores:
                    documento.add_text(faceta, valor)
            escritor.add_document(documento)
        escritor.commit()
        escritor.wait_merging_threads()
        indice.reload()
        return indice.searcher()


def _esquema() -> Schema:
    esquema = SchemaBuilder()
    for campo in PESOS:
        esquema.add_text_field(campo, tokenizer_name="whitespace", index_option="freq")
    for faceta in FACETAS:
        esquema.add_text_field(faceta, tokenizer_name="raw", fast=True, index_option="basic")
    esquema.add_unsigned_field("orden", fast=True, indexed=True)
    return esquema.build()


def _y(consultas: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, consulta) for consulta in consultas])
