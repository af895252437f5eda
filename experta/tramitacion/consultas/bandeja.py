"""The inbox of an official: exactly their work, by what falls first: legal date or promise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Least
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experta.bandeja.models import Tarea, TareaQuerySet
from experta.comun.texto import plegar
from experta.cuentas.models import Persona
from experta.plazos.models import Estado, Plazo
from experta.tramitacion.consultas.de_oficio import tareas_de_oficio
from experta.tramitacion.consultas.semaforo import Semaforo, Semaforos
from experta.tramitacion.consultas.turno import nombre_de

POR_PAGINA: Final = 25

ACTOS: Final[Mapping[str, str | Promise]] = {
    "resolver": gettext_lazy("Resolver"),
    "dictaminar": gettext_lazy("Dictaminar"),
    "revisar": gettext_lazy("Revisar documentos"),
    "programar-inspeccion": gettext_lazy("Programar una visita"),
    "inspeccionar": gettext_lazy("Hacer una visita"),
    "prevenir": gettext_lazy("Enviar la prevención"),
    "firmar": gettext_lazy("Firmar"),
    "notificar": gettext_lazy("Notificar"),
    "atender": gettext_lazy("Atender un vencimiento"),
}
ASIGNACIONES: Final[Mapping[str, str | Promise]] = {
    "": gettext_lazy("Todas"),
    "mias": gettext_lazy("Mías"),
    "libres": gettext_lazy("Sin asignar"),
}


@dataclass(frozen=True)
class Filtros:
    """What the official asked to see; empty means everything."""

    q: str = ""
    acto: str = ""
    area: str = ""
    tramite: str = ""
    asignacion: str = ""
    vence: str = ""


@dataclass(frozen=True)
class Fila:
    """A task in the list. `de` is who has it, empty when free; `mia` when it is the reader's.

    `se_puede` when the reader holds the appointment to take it or leave it.
    `promesa` is how the service promise of the case stands, None when it made none.
    """

    id: int
    expediente: UUID
    folio: str
    titular: str
    tramite: str
    nombre: str
    area: str
    semaforo: Semaforo
    promesa: Semaforo | None
    de: str
    mia: bool
    se_puede: bool
    pausada: bool


@dataclass(frozen=True)
class Opcion:
    """A choice of a filter."""

    valor: str
    texto: str | Promise
    cuantas: int | None = None


@dataclass(frozen=True)
class Bandeja:
    """A page of the inbox, and what its filters offer. `total` counts the open work, unfiltered."""

    filas: tuple[Fila, ...]
    hay_mas: bool
    total: int
    asignaciones: tuple[Opcion, ...]
    actos: tuple[Opcion, ...]
    areas: tuple[Opcion, ...]
    tramites: tuple[Opcion, ...]
    vencidas: int


def bandeja(persona: Persona, filtros: Filtros, pagina: int = 1) -> Bandeja:
    """Return a page of the inbox; the same number of queries for one task and for many."""
    semaforos = Semaforos()
    abiertas = tareas_de_oficio(persona).pendientes()
    cuentas = _cuentas(abiertas, persona, semaforos)
    opciones = _opciones(abiertas)
    desde = (pagina - 1) * POR_PAGINA
    filtradas = _por_lo_que_cae_primero(_filtrar(persona, filtros, semaforos))
    tareas = list(filtradas[desde : desde + POR_PAGINA + 1])
    return Bandeja(
        filas=tuple(_fila(tarea, persona, semaforos) for tarea in tareas[:POR_PAGINA]),
        hay_mas=len(tareas) > POR_PAGINA,
        total=cuentas[""],
        asignaciones=tuple(
            Opcion(clave, texto, cuentas[clave]) for clave, texto in ASIGNACIONES.items()
        ),
        actos=opciones["acto"],
        areas=opciones["area"],
        tramites=opciones["tramite"],
        vencidas=cuentas["vencidas"],
    )


def fila(tarea: Tarea, persona: Persona) -> Fila:
    """Return one task as the list shows it."""
    return _fila(tarea, persona, Semaforos())


def con_lo_de_la_fila(tareas: TareaQuerySet) -> TareaQuerySet:
    """Fetch what `fila` reads, in the same query."""
    return _con_promesa(tareas.select_related("expediente__version", "asignada_a"))


def nombre_de_area(tarea: Tarea) -> str:
    """Return the name of the area that holds a task, or of its office when it is not an area."""
    areas = tarea.expediente.version.ficha["proceso"]["parametros"].get("areas") or []
    nombres = {area["clave"]: str(area["nombre"]) for area in areas}
    return nombres.get(tarea.area) or nombre_de(tarea.dependencia)


def _filtrar(persona: Persona, filtros: Filtros, semaforos: Semaforos) -> TareaQuerySet:
    estado = Tarea.Estado.CONGELADA if filtros.vence == "pausa" else Tarea.Estado.PENDIENTE
    tareas = con_lo_de_la_fila(tareas_de_oficio(persona)).filter(estado=estado)
    iguales = {
        "acto": filtros.acto,
        "expediente__tramite__slug": filtros.tramite,
        "dependencia": filtros.area,
    }
    tareas = tareas.filter(**{campo: valor for campo, valor in iguales.items() if valor})
    tareas = tareas.filter(semaforos.filtro(filtros.vence))
    if filtros.asignacion == "mias":
        tareas = tareas.filter(asignada_a=persona)
    if filtros.asignacion == "libres":
        tareas = tareas.filter(asignada_a__isnull=True)
    if filtros.q:
        tareas = tareas.filter(buscado(filtros.q, "expediente__"))
    return tareas


def _por_lo_que_cae_primero(tareas: TareaQuerySet) -> TareaQuerySet:
    """Order by the legal date or the service promise, whichever falls first; undated last.

    What is promised in hours falls within the day, so between equal dates the hour decides.
    """
    return tareas.order_by(
        # LEAST with a null is null in SQLite, and the other date in PostgreSQL.
        Coalesce(Least("vence", "promesa"), "vence", "promesa").asc(nulls_last=True),
        F("promesa_at").asc(nulls_last=True),
        F("vence").asc(nulls_last=True),
        "created_at",
        "pk",
    )


def _con_promesa(tareas: TareaQuerySet) -> TareaQuerySet:
    """Bring the moment of the service promise of each case, while it runs or once it is late."""
    promesas = Plazo.objects.filter(
        asunto=OuterRef("expediente_id"),
        clave="promesa",
        estado__in=[Estado.CORRIENDO, Estado.VENCIDO],
    ).order_by("-pk")
    return tareas.annotate(
        promesa=Subquery(promesas.values("vence_fecha")[:1]),
        promesa_at=Subquery(promesas.values("vence_at")[:1]),
    )


def buscado(texto: str, prefijo: str = "") -> Q:
    """Return the condition that finds a case by its folio or by its holder's name, folded."""
    limpio = texto.strip()
    por_nombre = Q(**{f"{prefijo}titular_plegado__contains": plegar(limpio)})
    return por_nombre | Q(**{f"{prefijo}folio__istartswith": limpio})


def _cuentas(tareas: TareaQuerySet, persona: Persona, semaforos: Semaforos) -> dict[str, int]:
    contadas: dict[str, int] = tareas.aggregate(
        todas=Count("pk"),
        mias=Count("pk", filter=Q(asignada_a=persona)),
        libres=Count("pk", filter=Q(asignada_a__isnull=True)),
        vencidas=Count("pk", filter=semaforos.filtro("vencidos")),
    )
    return {**contadas, "": contadas["todas"]}


def _opciones(tareas: TareaQuerySet) -> dict[str, tuple[Opcion, ...]]:
    """Return the acts, offices and trámites that the open work has; one query."""
    columnas = (
        "acto",
        "dependencia",
        "expediente__tramite__slug",
        "expediente__tramite__vigente__nombre",
    )
    ternas = list(tareas.order_by().values_list(*columnas).distinct())
    actos = {acto: ACTOS.get(acto, acto) for acto, *_resto in ternas}
    areas = {area: nombre_de(area) for _acto, area, *_resto in ternas}
    tramites = {slug: nombre or slug for *_resto, slug, nombre in ternas}
    return {"acto": _lista(actos), "area": _lista(areas), "tramite": _lista(tramites)}


def _lista(nombres: Mapping[str, Any]) -> tuple[Opcion, ...]:
    ordenados = sorted(nombres.items(), key=lambda par: plegar(str(par[1])))
    return tuple(Opcion(valor, texto) for valor, texto in ordenados)


def _fila(tarea: Tarea, persona: Persona, semaforos: Semaforos) -> Fila:
    expediente = tarea.expediente
    pausada = tarea.estado == Tarea.Estado.CONGELADA
    return Fila(
        id=tarea.pk,
        expediente=expediente.pk,
        folio=expediente.folio or "",
        titular=expediente.titular_nombre or _("Sin nombre"),
        tramite=expediente.version.nombre,
        nombre=tarea.nombre,
        area=nombre_de_area(tarea),
        semaforo=semaforos.de(tarea.vence, en_pausa=pausada),
        promesa=_promesa(tarea, semaforos, en_pausa=pausada),
        de=str(tarea.asignada_a) if tarea.asignada_a else "",
        mia=tarea.asignada_a_id == persona.pk,
        se_puede=persona.nombramiento(tarea.rol, tarea.dependencia) is not None,
        pausada=pausada,
    )


def _promesa(tarea: Tarea, semaforos: Semaforos, *, en_pausa: bool) -> Semaforo | None:
    """Return how the service promise stands; fetch the task with `con_lo_de_la_fila`."""
    promesa: date | None = getattr(tarea, "promesa", None)
    if promesa is None or en_pausa:
        return None
    return semaforos.de(promesa)
