"""A year as a model: people, queues and the law's clock, without a single act.

Arrivals with their January, staff with absences, the routes of the fichas and the real arithmetic
of `plazos` over the published calendar. What it leaves out (acts, processes, visits that find
something, refusals) its report says. Pure.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from experta.consola.simulacion.agenda import Agenda
from experta.consola.simulacion.llegadas import Conducta, azar
from experta.consola.simulacion.personal import Agente, Personal
from experta.consola.simulacion.rutas import Paso, Puesto, Ruta, minutos
from experta.plazos.rules import calcular
from experta.plazos.tipos import Computo, Horario, Momento, Solicitud, Suspension, Unidad, dia_de


@dataclass(frozen=True)
class Lapso:
    """How long the law, or a promise, gives: a quantity in a unit, under a rule."""

    cantidad: int
    unidad: Unidad
    regla: str


@dataclass(frozen=True)
class Tramite:
    """What the model knows of a trámite."""

    ruta: Ruta
    plazo: Lapso
    promesa: Lapso | None
    horario: Horario


@dataclass
class Caso:
    """One file on its way: its stage, how many steps of it are left, and its clock."""

    conducta: Conducta
    tramite: Tramite
    computo: Computo
    etapa: int = 0
    faltan: int = 0
    prevenido: bool = False
    suspensiones: tuple[Suspension, ...] = ()
    respondido: datetime | None = None


class Modelo:
    """Plays a year of events over queues in order of due date.

    `casos` are the files submitted; `colas`, by dependencia, the queue as each day closed.
    """

    def __init__(self, tramites: Mapping[str, Tramite], personal: Personal, semilla: int) -> None:
        """Take what is asked for and who works."""
        self.casos: list[Caso] = []
        self.colas: dict[date, dict[str, int]] = {}
        self._tramites, self._personal, self._semilla = tramites, personal, semilla
        self._agenda = Agenda()
        self._ahora = datetime.min.replace(tzinfo=UTC)
        self._filas: dict[Puesto, list[tuple[date, int, Caso, Paso]]] = defaultdict(list)
        self._turno = 0

    def correr(self, conductas: Iterable[Conducta]) -> None:
        """Play every arrival, in order of days, and what follows until the last day ends."""
        por_dia: dict[date, list[Conducta]] = defaultdict(list)
        for conducta in conductas:
            por_dia[conducta.llega.date()].append(conducta)
        for dia, llegan in por_dia.items():
            for conducta in llegan:
                self._agenda.programar(conducta.llega, partial(self._llegar, conducta))
            zona = llegan[0].llega.tzinfo
            for hora in sorted({agente.horario.abre for agente in self._personal.agentes}):
                self._agenda.programar(datetime.combine(dia, hora, zona), self._repartir_todo)
            self._agenda.correr(datetime.combine(dia, time.max, zona), self._mover)
            self.colas[dia] = dict(
                Counter(p.dependencia for p, fila in self._filas.items() for _ in fila)
            )

    def _mover(self, momento: datetime) -> None:
        self._ahora = momento

    def _llegar(self, conducta: Conducta) -> None:
        if conducta.abandona:
            return
        tramite = self._tramites[conducta.tramite]
        caso = Caso(conducta, tramite, self._contar(tramite, tramite.plazo, conducta, ()))
        self.casos.append(caso)
        self._entrar(caso)

    def _contar(
        self,
        tramite: Tramite,
        lapso: Lapso,
        conducta: Conducta,
        suspensiones: tuple[Suspension, ...],
    ) -> Computo:
        return calcular(
            Solicitud(
                presentado=conducta.llega,
                unidad=lapso.unidad,
                cantidad=lapso.cantidad,
                calendario=self._personal.calendario,
                regla=lapso.regla,
                suspensiones=suspensiones,
                horario=tramite.horario,
            )
        )

    def _entrar(self, caso: Caso) -> None:
        """Put the steps of the stage in their queues."""
        pasos = caso.tramite.ruta.etapas[caso.etapa]
        caso.faltan = len(pasos)
        vence = caso.computo.vence
        for paso in pasos:
            self._turno += 1
            fila = self._filas[paso.puesto]
            heapq.heappush(fila, (dia_de(vence) if vence else date.max, self._turno, caso, paso))
            self._repartir(paso.puesto)

    def _repartir_todo(self) -> None:
        for puesto in self._personal.puestos:
            self._repartir(puesto)

    def _repartir(self, puesto: Puesto) -> None:
        fila = self._filas[puesto]
        if not fila:
            return
        for agente in self._personal.libres(puesto, self._ahora)[: len(fila)]:
            _vence, _turno, caso, paso = heapq.heappop(fila)
            suerte = azar(self._semilla, "servicio", caso.conducta.numero, paso.acto, puesto)
            fin = agente.termina(self._ahora, minutos(suerte, paso.acto), self._personal.calendario)
            self._personal.ocupados.add(agente.clave)
            self._agenda.programar(fin, partial(self._terminar, agente, caso))

    def _terminar(self, agente: Agente, caso: Caso) -> None:
        self._personal.ocupados.discard(agente.clave)
        caso.faltan -= 1
        if not caso.faltan:
            self._avanzar(caso)
        self._repartir(agente.puesto)

    def _avanzar(self, caso: Caso) -> None:
        """Prevent, ask for the payment, go on to the next stage, or answer."""
        conducta, ruta = caso.conducta, caso.tramite.ruta
        primera = caso.etapa == 0 and not caso.prevenido
        if primera and conducta.con_falta and antes(self._ahora, caso.computo.limite_prevencion):
            caso.prevenido = True
            self._esperar(conducta.lee, partial(self._notificar, caso))
            return
        caso.etapa += 1
        if caso.etapa == len(ruta.etapas):
            caso.respondido = self._ahora
        elif ruta.cobra and caso.etapa == len(ruta.etapas) - 1:
            self._detener(caso)
            self._esperar(conducta.paga, partial(self._reanudar, caso))
        else:
            self._entrar(caso)

    def _notificar(self, caso: Caso) -> None:
        self._detener(caso)
        self._esperar(caso.conducta.responde, partial(self._reanudar, caso))

    def _detener(self, caso: Caso) -> None:
        """Stop the clock while the person has to answer or to pay."""
        horas = caso.tramite.plazo.unidad == Unidad.HORAS_HABILES
        caso.suspensiones += (Suspension(self._ahora if horas else self._ahora.date()),)

    def _reanudar(self, caso: Caso) -> None:
        """Count the clock again from what the person did, and do the stage that follows."""
        *antes_de_esta, abierta = caso.suspensiones
        caso.suspensiones = (*antes_de_esta, Suspension(abierta.desde, self._ahora.date()))
        tramite = caso.tramite
        caso.computo = self._contar(tramite, tramite.plazo, caso.conducta, caso.suspensiones)
        self._entrar(caso)

    def _esperar(self, cuanto: timedelta | None, hacer: partial[None]) -> None:
        if cuanto is not None:
            self._agenda.programar(self._ahora + cuanto, hacer)

    def cumple_promesa(self, caso: Caso) -> bool | None:
        """Tell whether a file answered kept its promise; None without one or without answer."""
        tramite, promesa = caso.tramite, caso.tramite.promesa
        if caso.respondido is None or promesa is None:
            return None
        computo = self._contar(tramite, promesa, caso.conducta, caso.suspensiones)
        return computo.vence is None or antes(caso.respondido, computo.vence)


def antes(momento: datetime, limite: Momento) -> bool:
    """Tell whether a moment is within a limit: a day with its whole day, an hour to the minute."""
    if isinstance(limite, datetime):
        return momento <= limite
    return momento.date() <= limite
