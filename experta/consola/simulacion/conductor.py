"""Drives a simulated month: moves the clock, and has people and timetable do what falls due.

The sweep of due moments runs as the worker runs it: every minute of office hours and at midnight.
An official who comes free takes the first task of the real inbox; slow work is done at once.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from django.db.models import Count, F

from experta.analitica.recuento import poner_al_dia
from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.consola.demostracion.actuacion import drenar
from experta.consola.simulacion import manos
from experta.consola.simulacion.casos import Casos
from experta.consola.simulacion.llegadas import Conducta, azar
from experta.consola.simulacion.personal import Agente
from experta.consola.simulacion.rutas import Puesto, minutos
from experta.tramitacion import jobs

_UN_MINUTO = timedelta(minutes=1)
_REPARTO = timedelta(minutes=5)
_UN_DIA = timedelta(days=1)

Cola = tuple[str, str]  # trámite, dependencia


class Conductor:
    """Plays the days one after another. `colas` keeps the inboxes as each working day closed."""

    def __init__(self, casos: Casos, semilla: int) -> None:
        """Take the people, who already have their accounts and appointments."""
        self.casos = casos
        self.colas: dict[date, dict[Cola, int]] = {}
        self.sin_saber: Counter[str] = Counter()
        self.en_balde = 0
        self._semilla = semilla
        self._apartadas: set[int] = set()  # in somebody's hands, or left for a person of flesh
        self._no_antes: dict[object, datetime] = {}  # by task, or by case and act
        self._personal, self._agenda = casos.personal, casos.agenda

    def correr(
        self, llegadas: Iterable[Conducta], desde: date, hasta: date, decir: Callable[[date], None]
    ) -> None:
        """Play every day from the first to the last, both included; tell each one that ends."""
        por_dia: dict[date, list[Conducta]] = defaultdict(list)
        for conducta in llegadas:
            por_dia[conducta.llega.date()].append(conducta)
        with reloj.detenido(_medianoche(desde)):
            dia = desde
            while dia <= hasta:
                self._amanecer(dia, por_dia.pop(dia, []))
                self._agenda.correr(_medianoche(dia + _UN_DIA), _mover)
                decir(dia)
                dia += _UN_DIA
            _de_noche()

    def _amanecer(self, dia: date, llegan: Iterable[Conducta]) -> None:
        """Plan the day: the timetable of the worker, who comes, and the rounds of the offices."""
        self._agenda.programar(_medianoche(dia), _de_noche)
        if not self._personal.calendario.es_habil(dia):
            return
        abre, cierra = self._personal.jornada(dia, reloj.zona())
        for momento in _cada(_UN_MINUTO, abre, cierra + _UN_MINUTO):
            self._agenda.programar(momento, barrer)
        for momento in _cada(_REPARTO, abre, cierra):
            self._agenda.programar(momento, self._repartir_todo)
        for conducta in llegan:
            self._agenda.programar(conducta.llega, partial(self.casos.llegar, conducta))
        self._agenda.programar(cierra, partial(self._cerrar, dia))

    def _cerrar(self, dia: date) -> None:
        """Keep how long each inbox is when the offices close."""
        filas = Tarea.objects.pendientes().values_list("expediente__tramite__slug", "dependencia")
        cuentas = filas.annotate(n=Count("pk")).order_by()
        self.colas[dia] = {(slug, dependencia): n for slug, dependencia, n in cuentas}

    def _repartir_todo(self) -> None:
        con_trabajo = Tarea.objects.pendientes().values_list("rol", "dependencia").order_by()
        for rol, dependencia in sorted(con_trabajo.distinct()):
            self._repartir(Puesto(rol, dependencia))

    def _repartir(self, puesto: Puesto) -> None:
        """Give each free official the first task of the inbox that is not of their own capture."""
        libres = self._personal.libres(puesto, reloj.local(reloj.ahora()))
        if not libres:
            return
        bandeja = self._bandeja(puesto)
        for agente in libres:
            suya = next((t for t in bandeja if self._puede(agente, t[2])), None)
            if suya:
                bandeja.remove(suya)
                self._empezar(agente, *suya)

    def _puede(self, agente: Agente, caso: UUID) -> bool:
        return self.casos.capturistas.get(caso) != agente.clave

    def _bandeja(self, puesto: Puesto) -> list[tuple[int, str, UUID]]:
        """Return the first tasks of an inbox that can be worked on now."""
        abiertas = Tarea.objects.pendientes().filter(rol=puesto.rol, dependencia=puesto.dependencia)
        en_orden = abiertas.order_by(F("vence").asc(nulls_last=True), "created_at", "pk")
        ahora = reloj.ahora()
        tope = len(self._personal.agentes) + len(self._apartadas) + len(self._no_antes)
        return [
            (pk, acto, caso)
            for pk, acto, caso in en_orden.values_list("pk", "acto", "expediente_id")[:tope]
            if pk not in self._apartadas
            and max(self._no_antes.get(clave, ahora) for clave in (pk, (caso, acto))) <= ahora
        ]

    def _empezar(self, agente: Agente, tarea: int, acto: str, caso: UUID) -> None:
        numero = self.casos.conductas[caso].numero if caso in self.casos.conductas else 0
        suerte = azar(self._semilla, "servicio", numero, acto, agente.puesto.dependencia)
        ahora = reloj.local(reloj.ahora())
        fin = agente.termina(ahora, minutos(suerte, acto), self._personal.calendario)
        self._personal.ocupados.add(agente.clave)
        self._apartadas.add(tarea)
        self._agenda.programar(fin, partial(self._terminar, agente, tarea))

    def _terminar(self, agente: Agente, pk: int) -> None:
        """Do the act when the work on the task is over, and take the next one."""
        self._personal.ocupados.discard(agente.clave)
        tarea = Tarea.objects.select_related("expediente__version").get(pk=pk)
        conducta = self.casos.conductas.get(tarea.expediente_id)
        if conducta is None or tarea.estado != Tarea.Estado.PENDIENTE:
            self.en_balde += 1
            self._apartadas.discard(pk)
        else:
            self._actuar(agente, tarea, conducta)
        self._repartir(agente.puesto)

    def _actuar(self, agente: Agente, tarea: Tarea, conducta: Conducta) -> None:
        persona = self.casos.funcionarias[agente.clave]
        sabe = True

        def hacer() -> None:
            nonlocal sabe
            sabe = manos.hacer(tarea, persona, conducta)

        if self.casos.intentar(tarea.acto, hacer) and sabe:
            self._apartadas.discard(tarea.pk)
            self.casos.despues_de(tarea.acto, tarea.expediente_id)
            self._anotar_espera(tarea)
        elif not sabe:
            self.sin_saber[f"{tarea.acto}: {tarea.nombre}"] += 1

    def _anotar_espera(self, tarea: Tarea) -> None:
        """Keep what has its own hour: a visit, and the review that waits for its prevención."""
        caso = tarea.expediente_id
        if tarea.acto == "programar-inspeccion":
            cuando = tarea.expediente.inspecciones.latest("numero").programada_para
            self._no_antes[caso, "inspeccionar"] = cuando or reloj.ahora()
        elif tarea.acto in manos.REVISAN and (hasta := manos.espera_prevencion(tarea)):
            self._no_antes[tarea.pk] = hasta
        elif tarea.acto == "inspeccionar":
            self._no_antes.pop((caso, tarea.acto), None)


def barrer() -> None:
    """Deliver every moment that fell due, as the worker does."""
    while jobs.atender_vencimientos():
        continue


def _de_noche() -> None:
    """Run what the timetable of the worker does without anybody: midnight is as good as any."""
    barrer()
    jobs.vencer_ordenes()
    if jobs.fechar_lo_que_espera():
        drenar()
    jobs.encargar_notificaciones()
    while jobs.enviar_mensajes():
        continue
    poner_al_dia()
    jobs.punto_de_control()


def _mover(momento: datetime) -> None:
    """Move the stopped clock forward to a moment; it never goes back."""
    reloj.adelantar(max(momento - reloj.ahora(), timedelta()))


def _medianoche(dia: date) -> datetime:
    return datetime.combine(dia, time(), reloj.zona())


def _cada(paso: timedelta, desde: datetime, hasta: datetime) -> Iterable[datetime]:
    while desde < hasta:
        yield desde
        desde += paso
