"""The list of cases that an official may read, with its filters, and as a spreadsheet."""

import csv
import io
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from experta.bandeja.models import Tarea
from experta.catalogo.models import Tramite
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.comun.texto import celda_segura, plegar
from experta.cuentas.models import Persona
from experta.expedientes import rules
from experta.expedientes.models import Expediente
from experta.tramitacion.consultas.bandeja import Opcion, buscado
from experta.tramitacion.consultas.de_oficio import expedientes_de_oficio
from experta.tramitacion.consultas.interno import ESTADOS, TONOS, quien_lo_tiene
from experta.tramitacion.consultas.semaforo import Semaforo, Semaforos
from experta.tramitacion.consultas.turno import con_lo_del_turno

POR_PAGINA: Final = 25
# A spreadsheet for daily work; whoever needs everything asks for it by dates.
MAXIMO_EXPORTADO: Final = 1000


@dataclass(frozen=True)
class Filtros:
    """What the official asked to see; empty means everything."""

    q: str = ""
    estado: str = ""
    tramite: str = ""
    area: str = ""
    vence: str = ""


@dataclass(frozen=True)
class Fila:
    """A case in the list; no `semaforo` once it ended."""

    id: UUID
    folio: str
    titular: str
    tramite: str
    estado: str
    tono: str
    quien: str
    ingresado: str
    vence: str
    semaforo: Semaforo | None


@dataclass(frozen=True)
class Lista:
    """A page of cases."""

    filas: tuple[Fila, ...]
    hay_mas: bool


def expedientes(persona: Persona, filtros: Filtros, pagina: int = 1) -> Lista:
    """Return a page of cases, newest first; the same number of queries for one and for many."""
    desde = (pagina - 1) * POR_PAGINA
    filas = _filas(persona, filtros, desde, desde + POR_PAGINA + 1)
    return Lista(tuple(filas[:POR_PAGINA]), len(filas) > POR_PAGINA)


def a_csv(persona: Persona, filtros: Filtros) -> str:
    """Return the cases of the filters (at most MAXIMO_EXPORTADO) as CSV that runs no formula."""
    salida = io.StringIO()
    escritor = csv.writer(salida)
    escritor.writerow(
        ["folio", "titular", "tramite", "estado", "quien_lo_tiene", "ingresado", "vence"]
    )
    for fila in _filas(persona, filtros, 0, MAXIMO_EXPORTADO):
        celdas = [
            fila.folio,
            fila.titular,
            fila.tramite,
            fila.estado,
            fila.quien,
            fila.ingresado,
            fila.vence,
        ]
        escritor.writerow([celda_segura(celda) for celda in celdas])
    return "\ufeff" + salida.getvalue()


def opciones_de_tramite() -> tuple[Opcion, ...]:
    """Return the trámites ever published, by name; one query."""
    publicados = Tramite.objects.filter(vigente__isnull=False).select_related("vigente")
    pares = [(uno.slug, uno.vigente.nombre) for uno in publicados if uno.vigente]
    return tuple(Opcion(*par) for par in sorted(pares, key=lambda par: plegar(par[1])))


def opciones_de_area() -> tuple[Opcion, ...]:
    """Return the offices of the town."""
    oficinas = municipio_actual().dependencias.values()
    return tuple(Opcion(uno.clave, uno.nombre) for uno in oficinas)


def opciones_de_estado() -> tuple[Opcion, ...]:
    """Return the states as officials say them."""
    return tuple(Opcion(clave, texto) for clave, texto in ESTADOS.items())


def _filas(persona: Persona, filtros: Filtros, desde: int, hasta: int) -> list[Fila]:
    semaforos = Semaforos()
    filtrados = con_lo_del_turno(_filtrar(persona, filtros, semaforos))
    return [_fila(uno, semaforos) for uno in filtrados[desde:hasta]]


def _filtrar(persona: Persona, filtros: Filtros, semaforos: Semaforos) -> QuerySet[Expediente]:
    casos = expedientes_de_oficio(persona)
    if filtros.estado:
        casos = casos.filter(estado=filtros.estado)
    if filtros.tramite:
        casos = casos.filter(tramite__slug=filtros.tramite)
    if filtros.vence:
        casos = casos.filter(semaforos.filtro(filtros.vence), estado__in=rules.ABIERTOS)
    if filtros.area:
        vivas = Tarea.objects.filter(
            expediente=OuterRef("pk"),
            dependencia=filtros.area,
            estado__in=[Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA],
        )
        casos = casos.filter(Exists(vivas))
    if filtros.q:
        casos = casos.filter(buscado(filtros.q))
    return casos.order_by("-ingresado_at", "pk")


def _fila(expediente: Expediente, semaforos: Semaforos) -> Fila:
    # Under way and without a last day, its plazo waits for the payment.
    pausado = expediente.estado == rules.PREVENIDO or expediente.vence is None
    ingreso = expediente.ingresado_at
    return Fila(
        id=expediente.pk,
        folio=expediente.folio or "",
        titular=expediente.titular_nombre or _("Sin nombre"),
        tramite=expediente.version.nombre,
        estado=str(ESTADOS[expediente.estado]),
        tono=TONOS.get(expediente.estado, "neutro"),
        quien=quien_lo_tiene(expediente),
        ingresado=reloj.local(ingreso).date().isoformat() if ingreso else "",
        vence=expediente.vence.isoformat() if expediente.vence else "",
        semaforo=semaforos.de(expediente.vence, en_pausa=pausado) if expediente.abierto else None,
    )
