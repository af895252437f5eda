"""What people look for and do not find, and the synonym that an analyst adds on the spot."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Max, Sum

from experta.bitacora.services import anotar, asunto_general
from experta.buscador.analizador import palabras
from experta.buscador.limpieza import BORRADO, limpiar
from experta.buscador.models import BusquedaSinResultado, SinonimoAgregado
from experta.catalogo.models import EdicionCatalogo
from experta.comun import reloj
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.cuentas.models import Persona

DIAS_QUE_SE_GUARDAN = 90
MAX_POR_DIA = 1_000
MAX_EXPRESION = 80


@dataclass(frozen=True)
class SinHallar:
    """A text that found nothing, how often and until when."""

    texto: str
    veces: int
    ultima: date


def anotar_sin_resultado(texto: str) -> None:
    """Count a search that found nothing, by its clean text; an empty or flooded day keeps none."""
    limpio = limpiar(texto)[:200].strip()
    if not limpio.replace(BORRADO, "").strip():
        return
    hoy = reloj.hoy()
    de_hoy = BusquedaSinResultado.objects.filter(dia=hoy)
    if de_hoy.filter(texto=limpio).update(veces=F("veces") + 1):
        return
    if de_hoy.count() < MAX_POR_DIA:
        BusquedaSinResultado.objects.get_or_create(texto=limpio, dia=hoy)


def sin_hallar(limite: int = 100) -> list[SinHallar]:
    """Return what was not found in the last 90 days, most frequent first."""
    filas = (
        BusquedaSinResultado.objects.filter(dia__gt=_desde())
        .values("texto")
        .annotate(total=Sum("veces"), ultima=Max("dia"))
        .order_by("-total", "-ultima", "texto")
    )
    return [SinHallar(f["texto"], f["total"], f["ultima"]) for f in filas[:limite]]


def descartar(texto: str) -> int:
    """Forget a text that nobody can serve; return how many days it was on."""
    return BusquedaSinResultado.objects.filter(texto=texto).delete()[0]


def olvidar_viejas() -> int:
    """Delete what is older than 90 days; return how many rows."""
    return BusquedaSinResultado.objects.filter(dia__lte=_desde()).delete()[0]


def agregar_sinonimo(expresion: str, equivale_a: str, *, por: Persona | None) -> SinonimoAgregado:
    """Let one expression find what the other finds, from the next search on.

    Raises:
        ContenidoInvalido: one of the two is empty, too long or the same as the other.
    """
    expresiones = [" ".join(una.split()) for una in (expresion, equivale_a)]
    series = [palabras(una) for una in expresiones]
    problema = ""
    if not all(series):
        problema = "Escribe las dos expresiones, con letras."
    elif series[0] == series[1]:
        problema = "Las dos expresiones son iguales; escribe otra."
    elif any(len(una) > MAX_EXPRESION for una in expresiones):
        problema = f"Una expresión tiene a lo más {MAX_EXPRESION} letras."
    if problema:
        raise ContenidoInvalido([Hallazgo("sinonimos", 0, problema)])
    with transaction.atomic():
        agregado = SinonimoAgregado.objects.create(expresiones=expresiones, agregado_por=por)
        EdicionCatalogo.avanzar()
        _anotar("agregar_sinonimo", por, {"expresiones": expresiones})
    return agregado


def quitar_sinonimo(pk: int, *, por: Persona | None) -> bool:
    """Take back a synonym that was added; say whether it was there."""
    with transaction.atomic():
        quitado = SinonimoAgregado.objects.filter(pk=pk).delete()[0] > 0
        if quitado:
            EdicionCatalogo.avanzar()
            _anotar("quitar_sinonimo", por, {"sinonimo": pk})
    return quitado


def sinonimos_agregados() -> list[SinonimoAgregado]:
    """Return what the office added, newest first."""
    return list(SinonimoAgregado.objects.order_by("-pk"))


def en_el_estante() -> str:
    """Return what was added as lines of municipio/sinonimos.yaml, to be kept there for good."""
    return "".join(f"- [{', '.join(map(_citado, grupo))}]\n" for grupo in agregados())


def agregados() -> list[list[str]]:
    """Return the groups added in the office, in the order in which they came."""
    return [list(uno) for uno in SinonimoAgregado.objects.values_list("expresiones", flat=True)]


def _anotar(acto: str, por: Persona | None, cambio: dict[str, object]) -> None:
    anotar(
        asunto=asunto_general("catalogo"),
        acto=acto,
        estado="",
        actor=str(por.publica) if por else "sistema",
        cambio=cambio,
    )


def _citado(expresion: str) -> str:
    return json.dumps(expresion, ensure_ascii=False)


def _desde() -> date:
    return reloj.hoy() - timedelta(days=DIAS_QUE_SE_GUARDAN)
