"""What of each trámite is written in the index: its texts as terms, its facets, its phrases."""

from collections.abc import Sequence

from tantivy import Document, Index, Schema, SchemaBuilder, Searcher

from experta.buscador.analizador import Sinonimos, terminos
from experta.buscador.entradas import Entrada
from experta.buscador.giros import de_riesgo, marca
from experta.buscador.tipos import FACETAS

# The fields of words, and how much a word found in each one counts.
PESOS = {"nombre": 5.0, "comunes": 4.0, "preguntas": 2.5, "texto": 1.0, "giros": 2.0}
_MEMORIA_DE_ESCRITURA = 15_000_000


def esquema() -> Schema:
    """Return the fields of the index."""
    campos = SchemaBuilder()
    for campo in PESOS:
        campos.add_text_field(campo, tokenizer_name="whitespace", index_option="freq")
    campos.add_text_field("frases", tokenizer_name="raw", index_option="basic")
    for faceta in FACETAS:
        campos.add_text_field(faceta, tokenizer_name="raw", fast=True, index_option="basic")
    campos.add_unsigned_field("orden", fast=True, indexed=True)
    return campos.build()


def escribir(campos: Schema, entradas: Sequence[Entrada], sinonimos: Sinonimos) -> Searcher:
    """Return what reads an index of the entries, each known by its place."""
    indice = Index(campos)
    # One thread, one segment: the order of the documents is the order of the entries.
    escritor = indice.writer(_MEMORIA_DE_ESCRITURA, 1)
    for orden, una in enumerate(entradas):
        documento = Document()
        documento.add_unsigned("orden", orden)
        for campo, texto in una.textos.items():
            documento.add_text(campo, " ".join(terminos(texto, sinonimos)))
        documento.add_text("giros", marca(una))
        for termino in (de_frases(una), *map(de_riesgo, una.riesgos)):
            documento.add_text("frases", termino)
        for faceta, valores in una.facetas.items():
            for valor in valores:
                documento.add_text(faceta, valor)
        escritor.add_document(documento)
    escritor.commit()
    escritor.wait_merging_threads()
    indice.reload()
    return indice.searcher()


def de_frases(una: Entrada) -> str:
    """Return the term of the phrases of a trámite, which is in no word; without any, nothing."""
    return f"~{'|'.join(una.frases)}".replace(" ", "_") if una.frases else ""
