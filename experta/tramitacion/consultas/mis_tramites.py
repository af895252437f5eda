"""The cases that a person follows, grouped by who must move."""

from dataclasses import dataclass

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce

from experta.cuentas.models import Mandato, Persona
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Acceso, Expediente, Inspeccion, Notificacion
from experta.pagos.models import OrdenPago
from experta.tramitacion.consultas.turno import Turno, con_lo_del_turno, turno
from experta.tramitacion.renovaciones import por_renovar

POR_PAGINA = 50


@dataclass(frozen=True)
class Fila:
    """A case in a list; `titular` is empty when it is of whoever reads."""

    expediente: Expediente
    turno: Turno
    titular: str


@dataclass(frozen=True)
class MisTramites:
    """The page: what waits for the person first, what ended last; `hay_mas` after these.

    `practicas` never reach anybody. `por_renovar` is what ends soon and nobody asked to renew.
    """

    te_esperan: tuple[Fila, ...]
    borradores: tuple[Fila, ...]
    en_tramite: tuple[Fila, ...]
    terminados: tuple[Fila, ...]
    hay_mas: bool
    por_renovar: tuple[Documento, ...] = ()
    practicas: tuple[Fila, ...] = ()

    @property
    def vacio(self) -> bool:
        """Say whether there is nothing at all to show."""
        vivos = self.te_esperan or self.borradores or self.en_tramite or self.practicas
        return not (vivos or self.terminados)


def mis_tramites(persona: Persona, de: str = "", pagina: int = 1) -> MisTramites:
    """Return one page of the cases of a person; the same number of queries for one and for many.

    What may wait for the person is on the first pages, then what was not sent, then what others
    have, at last what ended; in each, the newest first. None is left out.

    Args:
        de: `yo` keeps one's own, the number of a mandate keeps those of who gave it.
    """
    propios = Expediente.objects.de_la_ciudadania(persona)
    if de == "yo":
        propios = propios.filter(accesos__persona=persona, accesos__mandato__isnull=True)
    elif de.isdecimal():
        propios = propios.filter(accesos__persona=persona, accesos__mandato=int(de))
    en_orden = propios.order_by(_lugar(), Coalesce("concluido_at", "updated_at").desc(), "-pk")
    desde = (pagina - 1) * POR_PAGINA
    filas = _filas(en_orden[desde : desde + POR_PAGINA + 1], persona)
    mostradas = filas[:POR_PAGINA]
    enviadas = [fila for fila in mostradas if not _es_borrador(fila)]
    borradores = [fila for fila in mostradas if _es_borrador(fila)]
    ajenas = [fila for fila in enviadas if not fila.turno.tuyo]
    return MisTramites(
        te_esperan=tuple(fila for fila in enviadas if fila.turno.tuyo),
        borradores=tuple(fila for fila in borradores if not fila.expediente.practica),
        en_tramite=tuple(fila for fila in ajenas if not _termino(fila)),
        terminados=tuple(fila for fila in ajenas if _termino(fila)),
        hay_mas=len(filas) > POR_PAGINA,
        por_renovar=tuple(por_renovar(propios)) if pagina == 1 else (),
        practicas=tuple(fila for fila in borradores if fila.expediente.practica),
    )


def _lugar() -> Case:
    """Return the place of a case in the list: 0 where the next step may be of the person.

    It lets in a few that are not (an order whose paper is being made) and leaves out none.
    """
    por_leer = Notificacion.objects.filter(
        expediente=OuterRef("pk"),
        medio=Notificacion.Medio.ELECTRONICA,
        surte_efectos_at__isnull=True,
    )
    por_pagar = OrdenPago.objects.filter(
        expediente=OuterRef("pk"),
        estado__in=[OrdenPago.Estado.PENDIENTE, OrdenPago.Estado.VENCIDA],
    )
    por_corregir = Inspeccion.objects.filter(
        expediente=OuterRef("pk"), resultado=Inspeccion.Resultado.MEDIDAS
    )
    en_curso = Q(estado=rules.EN_TRAMITE) & (Exists(por_pagar) | Exists(por_corregir))
    return Case(
        When(Q(estado=rules.PREVENIDO) | Exists(por_leer) | en_curso, then=0),
        When(estado=rules.BORRADOR, then=1),
        When(estado__in=rules.FINALES, then=3),
        default=2,
        output_field=IntegerField(),
    )


def mandatos_con_tramites(persona: Persona) -> list[Mandato]:
    """Return the mandates in force under which the person has cases, by name of who gave them."""
    accesos = Acceso.objects.vigentes().filter(persona=persona, mandato__isnull=False)
    mandatos = Mandato.objects.filter(pk__in=accesos.values("mandato")).select_related(
        "organizacion", "persona"
    )
    return sorted(mandatos, key=str)


def _filas(expedientes: QuerySet[Expediente], persona: Persona) -> list[Fila]:
    propio = persona.nombre_completo
    return [
        Fila(
            expediente=expediente,
            turno=turno(expediente),
            titular="" if expediente.titular_nombre == propio else expediente.titular_nombre,
        )
        for expediente in con_lo_del_turno(expedientes)
    ]


def _es_borrador(fila: Fila) -> bool:
    return fila.expediente.estado == rules.BORRADOR


def _termino(fila: Fila) -> bool:
    return fila.expediente.estado in rules.FINALES
