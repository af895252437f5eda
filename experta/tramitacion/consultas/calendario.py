"""The calendar of días inhábiles as the town keeps it: versions, days, what each one moved."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.plazos.calendario import Caida, Calendario, DiaInhabil
from experta.plazos.models import Renglon, VersionCalendario
from experta.plazos.services import calendario_vigente
from experta.plazos.tipos import Tipo

# More versions than a town publishes in years, and cases that one page can show.
VERSIONES: Final = 20
MOVIDOS: Final = 50


@dataclass(frozen=True)
class Version:
    """A version with what it put in and took out against the one before it."""

    numero: int
    huella: str
    cargada_at: datetime
    agregados: tuple[DiaInhabil, ...]
    quitados: tuple[DiaInhabil, ...]
    caidas: tuple[Caida, ...]


@dataclass(frozen=True)
class Movido:
    """A plazo that a version counted again: the sentence of its ledger."""

    expediente: UUID
    folio: str
    numero: int
    texto: str
    cuando: datetime


@dataclass(frozen=True)
class Publicado:
    """The page: the days in force from this year on, the versions and what they moved."""

    vigente: int
    dias: tuple[DiaInhabil, ...]
    caidas: tuple[Caida, ...]
    ejercicios: tuple[int, ...]
    versiones: tuple[Version, ...]
    movidos: tuple[Movido, ...]


def publicado() -> Publicado:
    """Return the calendar in force and its history; four queries at most."""
    vigente = calendario_vigente()
    desde = date(reloj.hoy().year, 1, 1)
    en_vigor = vigente.calendario
    return Publicado(
        vigente=vigente.numero,
        dias=tuple(sorted(dia for dia in en_vigor.dias if dia.fecha >= desde)),
        caidas=tuple(sorted(una for una in en_vigor.caidas if una.fecha >= desde)),
        ejercicios=tuple(sorted(en_vigor.ejercicios)),
        versiones=_versiones(),
        movidos=_movidos(),
    )


def _versiones() -> tuple[Version, ...]:
    """Return the last versions, newest first."""
    guardadas = list(VersionCalendario.objects.order_by("-numero")[: VERSIONES + 1])
    anteriores = [*guardadas[1:], None]
    pares = list(zip(guardadas, anteriores, strict=True))[:VERSIONES]
    return tuple(_version(una, antes.calendario if antes else None) for una, antes in pares)


def _version(una: VersionCalendario, antes: Calendario | None) -> Version:
    dias, previos = set(una.calendario.dias), set(antes.dias if antes else ())
    caidas = set(una.calendario.caidas) - set(antes.caidas if antes else ())
    return Version(
        numero=una.numero,
        huella=una.huella,
        cargada_at=una.cargada_at,
        # The first version put in everything: its days are those above.
        agregados=tuple(sorted(dias - previos)) if antes else (),
        quitados=tuple(sorted(previos - dias)),
        caidas=tuple(sorted(caidas)) if antes else (),
    )


def _movidos() -> tuple[Movido, ...]:
    """Return the last plazos counted again, newest first; two queries."""
    renglones = (
        Renglon.objects.filter(tipo=Tipo.RECALCULO)
        .select_related("plazo", "calendario")
        .order_by("-at", "-pk")[:MOVIDOS]
    )
    lineas = list(renglones)
    folios = dict(
        Expediente.objects.filter(pk__in={una.plazo.asunto for una in lineas}).values_list(
            "pk", "folio"
        )
    )
    return tuple(
        Movido(
            expediente=una.plazo.asunto,
            folio=folios.get(una.plazo.asunto) or "",
            numero=una.calendario.numero,
            texto=una.texto,
            cuando=una.at,
        )
        for una in lineas
    )
