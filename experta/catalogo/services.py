"""Checking and publishing the shelf. A version that was published never changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from experta.bitacora.services import anotar, asunto_general
from experta.catalogo import lector
from experta.catalogo.cierre import FICHA, Cierre
from experta.catalogo.models import EdicionCatalogo, Pieza, Tramite, VersionTramite
from experta.catalogo.partes import con_plazo
from experta.catalogo.revision import revisar_cierre
from experta.catalogo.revision_de_rutas import revisar_rutas
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.yaml import leer_yaml
from experta.cuentas.models import Persona


@dataclass(frozen=True)
class Publicacion:
    """What publishing gave: the version in force and whether it is a new one."""

    version: VersionTramite
    nueva: bool


def slugs_del_estante(carpeta: Path | None = None) -> list[str]:
    """Return the trámites of the shelf, by name."""
    return lector.slugs_de(carpeta or lector.estante())


def revisar(
    slugs: Iterable[str] | None = None, carpeta: Path | None = None
) -> dict[str, list[Hallazgo]]:
    """Return what is wrong with each trámite, examples included; empty lists may be published.

    Args:
        slugs: which; None means the whole shelf.
        carpeta: another shelf than this installation's.
    """
    elegidos = slugs_del_estante(carpeta) if slugs is None else slugs
    return {slug: _revisar_uno(slug, carpeta) for slug in elegidos}


def publicar(slug: str, *, por: Persona | None = None, carpeta: Path | None = None) -> Publicacion:
    """Check a folder and store it as the version in force; unchanged content does nothing.

    Raises:
        ContenidoInvalido: with every mistake, or because another publication of it won the race;
            the version in force stays.
    """
    cierre = lector.leer(slug, carpeta)
    tramite = Tramite.objects.select_related("vigente").filter(slug=slug).first()
    vigente = tramite.vigente if tramite else None
    if vigente and ya_publicada(vigente, cierre):
        return Publicacion(vigente, nueva=False)
    if hallazgos := revisar_cierre(cierre) or revisar_rutas(cierre, carpeta):
        raise ContenidoInvalido(hallazgos)
    try:
        return Publicacion(guardar_version(cierre, por), nueva=True)
    except IntegrityError as error:
        aviso = "Alguien publicó este trámite al mismo tiempo; revisa qué cambió y repite."
        raise ContenidoInvalido([Hallazgo(f"tramites/{slug}", 0, aviso)]) from error


def publicar_todo(
    *, por: Persona | None = None, carpeta: Path | None = None
) -> tuple[list[Publicacion], list[Hallazgo]]:
    """Publish every sound folder; return what was published and what is wrong with the others."""
    publicaciones, hallazgos = [], list[Hallazgo]()
    for slug in slugs_del_estante(carpeta):
        try:
            publicaciones.append(publicar(slug, por=por, carpeta=carpeta))
        except ContenidoInvalido as error:
            hallazgos += error.hallazgos
    return publicaciones, hallazgos


def _revisar_uno(slug: str, carpeta: Path | None) -> list[Hallazgo]:
    try:
        cierre = lector.leer(slug, carpeta)
        return revisar_cierre(cierre) or revisar_rutas(cierre, carpeta)
    except ContenidoInvalido as error:
        return error.hallazgos


def ya_publicada(vigente: VersionTramite, cierre: Cierre) -> bool:
    """Say whether a folder is what is published: its files, and the plazo that the frame gives."""
    if vigente.huella != cierre.huella:
        return False
    return bool(vigente.ficha.get("plazo") == _ficha_de(cierre).get("plazo"))


def _ficha_de(cierre: Cierre) -> dict[str, Any]:
    return con_plazo(leer_yaml(cierre.archivos[FICHA], cierre.nombre(FICHA)).datos)


@transaction.atomic
def guardar_version(cierre: Cierre, por: Persona | None) -> VersionTramite:
    """Store a closure already reviewed as the version in force. To publish, call `publicar`."""
    ficha = _ficha_de(cierre)
    tramite, _ = Tramite.objects.get_or_create(slug=cierre.slug)
    piezas = [Pieza(huella=cierre.huella_de(r), contenido=c) for r, c in cierre.archivos.items()]
    Pieza.objects.bulk_create(piezas, ignore_conflicts=True)
    version = VersionTramite.objects.create(
        tramite=tramite,
        numero=_siguiente(tramite),
        huella=cierre.huella,
        nombre=ficha["nombre"],
        ficha=ficha,
        archivos=cierre.huellas,
        publicada_por=por,
    )
    Tramite.objects.filter(pk=tramite.pk).update(vigente=version)
    EdicionCatalogo.avanzar()
    anotar(
        asunto=asunto_general("catalogo"),
        acto="publicar",
        estado="publicada",
        actor=str(por.publica) if por else "sistema",
        cambio={"slug": cierre.slug, "numero": version.numero, "huella": version.huella},
    )
    return version


def _siguiente(tramite: Tramite) -> int:
    ultima = tramite.versiones.order_by("numero").last()
    return ultima.numero + 1 if ultima else 1
