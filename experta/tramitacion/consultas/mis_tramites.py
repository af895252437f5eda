"""The cases that a person follows, grouped by who must move."""

from dataclasses import dataclass

from django.db.models import QuerySet

from experta.cuentas.models import Mandato, Persona
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Acceso, Expediente
from experta.tramitacion.consultas.turno import Turno, con_lo_del_turno, turno
from experta.tramitacion.renovaciones import por_renovar

POR_PAGINA = 20
ABIERTOS_MAXIMO = 200


@dataclass(frozen=True)
class Fila:
    """A case in a list; `titular` is empty when it is of whoever reads."""

    expediente: Expediente
    turno: Turno
    titular: str


@dataclass(frozen=True)
class MisTramites:
    """The page: what waits for the person first; `hay_mas` finished ones after these.

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
    """Return the cases of a person; the same number of queries for one and for many.

    Args:
        de: `yo` keeps one's own, the number of a mandate keeps those of who gave it.
        pagina: of the finished ones; the others are all on the first page.
    """
    propios = Expediente.objects.de_la_ciudadania(persona)
    if de == "yo":
        propios = propios.filter(accesos__persona=persona, accesos__mandato__isnull=True)
    elif de.isdecimal():
        propios = propios.filter(accesos__persona=persona, accesos__mandato=int(de))
    finales = propios.filter(estado__in=rules.FINALES).order_by("-concluido_at", "-pk")
    desde = (pagina - 1) * POR_PAGINA
    terminados = _filas(finales[desde : desde + POR_PAGINA + 1], persona)
    # An ending still to be read waits for the person, whatever the page.
    abiertos = propios.exclude(estado__in=rules.FINALES).order_by("-updated_at", "-pk")
    vivos = _filas(abiertos[:ABIERTOS_MAXIMO], persona) if pagina == 1 else []
    mostrados = terminados[:POR_PAGINA]
    return MisTramites(
        te_esperan=tuple(
            fila for fila in (*vivos, *mostrados) if fila.turno.tuyo and not _es_borrador(fila)
        ),
        borradores=tuple(
            fila for fila in vivos if _es_borrador(fila) and not fila.expediente.practica
        ),
        en_tramite=tuple(fila for fila in vivos if not fila.turno.tuyo),
        terminados=tuple(fila for fila in mostrados if not fila.turno.tuyo),
        hay_mas=len(terminados) > POR_PAGINA,
        por_renovar=tuple(por_renovar(propios)) if pagina == 1 else (),
        practicas=tuple(fila for fila in vivos if fila.expediente.practica),
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
