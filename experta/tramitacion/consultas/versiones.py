"""The catalogue for its analyst: what is in force, what changed, whom a change touches."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q

from experta.catalogo import lector
from experta.catalogo.cierre import FICHA
from experta.catalogo.models import Tramite, VersionTramite
from experta.catalogo.partes import con_plazo
from experta.catalogo.rotulos import ENTRE, rotulo
from experta.catalogo.services import slugs_del_estante, ya_publicada
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.yaml import leer_yaml
from experta.expedientes import rules

_LARGO = 300


@dataclass(frozen=True)
class EnCatalogo:
    """A trámite in the list; `vigente` is None for what waits on the shelf."""

    slug: str
    nombre: str
    vigente: VersionTramite | None
    suspendido: bool
    borradores: int
    abiertos: int


@dataclass(frozen=True)
class Cambio:
    """A datum of the ficha that changed; empty `antes` is new, empty `despues` was removed."""

    dato: str
    antes: str
    despues: str

    @property
    def rotulo(self) -> str:
        """The name of the datum for people."""
        return rotulo(self.dato)


@dataclass(frozen=True)
class EnEstante:
    """How the folder stands against what is in force."""

    nueva: bool
    igual: bool
    cambios: tuple[Cambio, ...]
    archivos: tuple[str, ...]
    hallazgos: tuple[Hallazgo, ...] = ()


def en_catalogo() -> tuple[EnCatalogo, ...]:
    """Return every trámite published or on the shelf; two queries, whatever their number."""
    viejas = ~Q(expedientes__version=F("vigente")) & Q(expedientes__practica=False)
    publicados = (
        Tramite.objects.select_related("vigente__publicada_por")
        .annotate(
            borradores=Count("expedientes", viejas & Q(expedientes__estado=rules.BORRADOR)),
            abiertos=Count("expedientes", viejas & Q(expedientes__estado__in=rules.ABIERTOS)),
        )
        .order_by("slug")
    )
    filas = [_publicado(tramite) for tramite in publicados]
    conocidos = {fila.slug for fila in filas}
    nuevos = [slug for slug in slugs_del_estante() if slug not in conocidos]
    return (*filas, *(EnCatalogo(slug, slug, None, False, 0, 0) for slug in nuevos))


def impacto(tramite: Tramite) -> tuple[int, int]:
    """Return how many drafts, and how many open cases, are on the version in force today."""
    suyos = tramite.expedientes.all()
    borradores = suyos.filter(estado=rules.BORRADOR, practica=False).count()
    return borradores, suyos.filter(estado__in=rules.ABIERTOS).count()


def diferencias(antes: VersionTramite, despues: VersionTramite) -> tuple[Cambio, ...]:
    """Return what changed in the ficha from one version to another."""
    return _cambios(antes.ficha, despues.ficha)


def archivos_distintos(antes: dict[str, str], despues: dict[str, str]) -> tuple[str, ...]:
    """Return the files whose content is not the same, by name."""
    rutas = {*antes, *despues}
    return tuple(sorted(ruta for ruta in rutas if antes.get(ruta) != despues.get(ruta)))


def en_estante(slug: str, vigente: VersionTramite | None) -> EnEstante:
    """Return how the folder on the shelf stands; what cannot even be read comes as findings."""
    try:
        cierre = lector.leer(slug)
        ficha = leer_yaml(cierre.archivos[FICHA], cierre.nombre(FICHA)).datos
    except ContenidoInvalido as error:
        return EnEstante(vigente is None, False, (), (), tuple(error.hallazgos))
    if vigente is None:
        return EnEstante(True, False, (), tuple(sorted(cierre.archivos)))
    return EnEstante(
        nueva=False,
        igual=ya_publicada(vigente, cierre),
        cambios=_cambios(vigente.ficha, con_plazo(ficha) if isinstance(ficha, dict) else ficha),
        archivos=archivos_distintos(vigente.archivos, cierre.huellas),
    )


def _publicado(tramite: Any) -> EnCatalogo:
    vigente = tramite.vigente
    return EnCatalogo(
        slug=tramite.slug,
        nombre=vigente.nombre if vigente else tramite.slug,
        vigente=vigente,
        suspendido=tramite.estado == Tramite.Estado.SUSPENDIDO,
        borradores=tramite.borradores,
        abiertos=tramite.abiertos,
    )


def _cambios(antes: Any, despues: Any) -> tuple[Cambio, ...]:
    viejos, nuevos = dict(_aplanar(antes)), dict(_aplanar(despues))
    datos = [*nuevos, *(dato for dato in viejos if dato not in nuevos)]
    return tuple(
        Cambio(dato, viejos.get(dato, ""), nuevos.get(dato, ""))
        for dato in datos
        if viejos.get(dato, "") != nuevos.get(dato, "")
    )


def _aplanar(valor: Any, ruta: str = "") -> Iterator[tuple[str, str]]:
    """Yield each datum with its path in words: `requisitos / identificacion / nombre`."""
    if isinstance(valor, dict):
        pares = [(str(clave), hijo) for clave, hijo in valor.items()]
    elif isinstance(valor, list) and any(isinstance(hijo, dict | list) for hijo in valor):
        pares = [(_nombre(hijo, indice), hijo) for indice, hijo in enumerate(valor, start=1)]
    else:
        texto = ", ".join(map(_texto, valor)) if isinstance(valor, list) else _texto(valor)
        yield ruta, texto[:_LARGO]
        return
    for nombre, hijo in pares:
        yield from _aplanar(hijo, f"{ruta}{ENTRE}{nombre}" if ruta else nombre)


def _nombre(hijo: Any, indice: int) -> str:
    return str(hijo["clave"]) if isinstance(hijo, dict) and hijo.get("clave") else str(indice)


def _texto(valor: Any) -> str:
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    return "" if valor is None else str(valor)
