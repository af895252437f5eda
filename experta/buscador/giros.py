"""Lines of business in a question: «tortillería» leads to the trámites whose forms ask for a giro.

A giro counts only whole. By its loose words, «residencia» would lead to «residencias de ancianos».
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from experta.buscador.analizador import palabras, raices
from experta.buscador.entradas import Entrada
from experta.catalogo.giros import GiroDelMunicipio

# The term of every giro; like those of the synonyms, it is in no word.
GIRO = "~giro"
_SECTOR = "abrir-y-operar-negocios"

_VERBOS = ("abrir", "poner", "montar", "iniciar")
_ABREN = (*_VERBOS, "negocio", "local")
_RAICES_DE_VERBOS = frozenset(raices(_VERBOS))
# Words which the list of giros has and which said alone are rather about something else.
_DE_TODOS = """
    accesorios acabados aceites acero agua albercas almacen anexo antena asesorias asistencia
    auditoria banco bandas blancos bolsas box cable cementerio clima comerciales construccion
    coronas credito cuartos cupones cursos declaraciones demolicion deposito escapes excavacion
    facturacion fantasia ferias fianzas formatos fraccionadora gas hielera hospital iglesia
    internet intendencia limpieza madera mapas marcas marchas marcos masa mini monitoreo
    monturas musica nominas oficios oro pensiones pension pesca planos plata proyectos
    publicidad pulga radio refugio regularizacion reciclaje riego salas seguros segunda
    senalamientos servidores sindicato sistemas sobres sucursal te techos terraza tiradero
    transcripciones urbanizacion vallas verificacion video vigilancia
"""


def expresiones(giros: Mapping[str, str], entradas: Iterable[Entrada]) -> dict[str, str]:
    """Return what says a business, of the names and synonyms of the giros, and the risk of each.

    «Poda» is a giro of gardeners and, before that, a permit: what is also how a trámite without
    giro is called, or is said of many things, counts only with a verb that opens («abrir»).
    """
    de_otros = [
        frozenset(raices(palabras(f"{una.textos['nombre']} {una.textos['comunes']}")))
        for una in entradas
        if not una.pide_giro
    ]
    comunes = frozenset(raices(palabras(_DE_TODOS)))
    return {
        expresion: riesgo
        for giro, riesgo in giros.items()
        if (serie := frozenset(raices(palabras(giro))))
        for expresion in (
            [f"{verbo} {giro}" for verbo in _ABREN]
            if (len(serie) == 1 and serie <= comunes) or any(serie <= otras for otras in de_otros)
            else [giro]
        )
    }


def abre(unidad: Iterable[str]) -> bool:
    """Say whether a word only says that something is opened, whatever it is."""
    return not _RAICES_DE_VERBOS.isdisjoint(unidad)


def llamados(giros: Iterable[GiroDelMunicipio]) -> dict[str, str]:
    """Return how the giros are called and the risk of each; "" where two of them differ in it."""
    riesgos: dict[str, str] = {}
    for giro in giros:
        for dicho in (giro.nombre, *giro.sinonimos):
            igual = riesgos.setdefault(dicho, giro.riesgo) == giro.riesgo
            riesgos[dicho] = giro.riesgo if igual else ""
    return riesgos


def por_riesgo(dichos: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the expressions by the term of their risk: a ficha may be for some risks only."""
    terminos: dict[str, list[str]] = defaultdict(list)
    for expresion, riesgo in dichos.items():
        if riesgo:
            terminos[de_riesgo(riesgo)].append(expresion)
    return terminos


def de_riesgo(riesgo: str) -> str:
    """Return the term of the giros of a risk."""
    return f"{GIRO}-{riesgo}"


def marca(una: Entrada) -> str:
    """Return what a trámite carries: once if it asks for a giro, twice if it opens the business."""
    if not una.pide_giro:
        return ""
    return f"{GIRO} {GIRO}" if _SECTOR in una.facetas["sector"] else GIRO
