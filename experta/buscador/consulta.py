"""What somebody typed, understood: each word with the terms that would satisfy it."""

import re
from dataclasses import dataclass

from experta.buscador.analizador import VACIAS, Sinonimos, palabras, raices
from experta.buscador.vocabulario import Vocabulario
from experta.comun.texto import plegar

MAX_TEXTO = 200
MAX_PALABRAS = 16
PESO_SINONIMO = 0.7
PESO_COMPLETADA = 0.8
_METROS = re.compile(
    r"\b(menor(?:es)? (?:a|de|que) |menos de )?"
    r"([0-9]{1,6}) ?(?:m2|m|mts2?|mt|metros|metritos)\b"
)

Unidad = dict[str, float]


@dataclass(frozen=True)
class Consulta:
    """`unidades`: for each word, its terms and their weight (0 to 1).

    Without words that say something the question is `vacia` and asks for everything; with words
    that the catalogue does not know it has no units and finds nothing.
    """

    unidades: tuple[Unidad, ...]
    vacia: bool
    ignoradas: int  # words that the catalogue does not have
    quisiste_decir: str | None
    metros: int | None = None  # square metres, as far as anybody can tell


def interpretar(texto: str, vocabulario: Vocabulario, sinonimos: Sinonimos) -> Consulta:
    """Return the question: words corrected, joined with synonyms, completed (the last one)."""
    todas = palabras(texto[:MAX_TEXTO])[:MAX_PALABRAS]
    completadas = _completar_ultima(texto, todas, vocabulario)
    dudosas = todas[:-1] if completadas else todas
    corregidas = _corregir(dudosas, vocabulario, sinonimos)
    dichas = [corregidas.get(palabra, palabra) for palabra in todas]
    unidades: list[Unidad] = [{raiz: 1.0} for raiz in raices(dichas)]
    for marca in sinonimos.marcas(dichas):
        for unidad in unidades[marca.desde : marca.hasta]:
            unidad[marca.termino] = PESO_SINONIMO
    if completadas:
        unidades[-1] = _unidad_de(completadas, sinonimos) | unidades[-1]
    alcanzan = tuple(unidad for unidad in unidades if vocabulario.alcanza(unidad))
    return Consulta(
        unidades=alcanzan,
        vacia=not unidades,
        ignoradas=len(unidades) - len(alcanzan),
        quisiste_decir=_frase(todas, corregidas, vocabulario) if corregidas else None,
        metros=_metros(texto),
    )


def _metros(texto: str) -> int | None:
    """Return the number of metres; of «4 x 5 metros» one side, which is as good a guess."""
    dicho = _METROS.search(plegar(texto[:MAX_TEXTO]))
    return int(dicho[2]) - bool(dicho[1]) if dicho else None


def _corregir(dichas: list[str], vocabulario: Vocabulario, sinonimos: Sinonimos) -> dict[str, str]:
    """Return the words to change; none of an expression that is known whole («food truck»)."""
    utiles = [palabra for palabra in dichas if palabra not in VACIAS]
    marcas = sinonimos.marcas(dichas)
    enteras = {palabra for marca in marcas for palabra in utiles[marca.desde : marca.hasta]}
    return {
        palabra: corregida
        for palabra in utiles
        if palabra not in enteras
        and not vocabulario.conoce(palabra)
        and (corregida := vocabulario.corregir(palabra))
    }


def _completar_ultima(texto: str, todas: list[str], vocabulario: Vocabulario) -> list[str]:
    """Return what the last word may become while it is still being typed; a whole one, nothing."""
    escribiendo = texto[:MAX_TEXTO] == texto[:MAX_TEXTO].rstrip()
    if not (todas and escribiendo) or todas[-1] in VACIAS or vocabulario.esta(todas[-1]):
        return []
    return vocabulario.completar(todas[-1])


def _unidad_de(completadas: list[str], sinonimos: Sinonimos) -> Unidad:
    unidad: Unidad = {}
    for palabra, raiz in zip(completadas, raices(completadas), strict=True):
        unidad[raiz] = PESO_COMPLETADA
        for marca in sinonimos.marcas([palabra]):
            unidad[marca.termino] = PESO_SINONIMO * PESO_COMPLETADA
    return unidad


def _frase(todas: list[str], corregidas: dict[str, str], vocabulario: Vocabulario) -> str:
    return " ".join(vocabulario.escrita(corregidas.get(palabra, palabra)) for palabra in todas)
