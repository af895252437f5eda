"""Counting itself: where the k-th unit of a plazo falls, and how many are used up on a day."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, datetime, time, timedelta
from typing import Self

from experta.plazos.calendario import UN_DIA, Calendario, CalendarioSinEjercicio
from experta.plazos.tipos import (
    ACargo,
    Horario,
    Momento,
    Solicitud,
    Suspension,
    Tipo,
    Unidad,
    dia_de,
)

UN_MINUTO = timedelta(minutes=1)


@dataclass(frozen=True)
class Pausa:
    """A suspension with the day on which counting goes on, None while it is open."""

    desde: Momento
    vuelve: date | None
    tipo: Tipo = Tipo.SUSPENSION
    regla: str = "suspension"

    @property
    def dia_desde(self) -> date:
        """Return the day of `desde`, which still counts."""
        return dia_de(self.desde)

    def cubre(self, dia: date) -> bool:
        """Tell whether the clock stands the whole of that day."""
        return self.dia_desde < dia and (self.vuelve is None or dia < self.vuelve)

    def sin_fin_desde(self, dia: date) -> bool:
        """Tell whether no day after that one will count."""
        return self.vuelve is None and self.dia_desde <= dia


def unir(suspensiones: tuple[Suspension, ...], calendario: Calendario) -> tuple[Pausa, ...]:
    """Return the suspensions in order; those that begin before the last one resumed are joined."""
    unidas: list[Pausa] = []
    for suspension in sorted(suspensiones, key=_comienzo):
        vuelve = suspension.hasta and calendario.siguiente_habil(suspension.hasta)
        ultima = unidas[-1] if unidas else None
        if ultima is None or (ultima.vuelve and suspension.dia_desde >= ultima.vuelve):
            tipo = suspension.motivo.tipo
            unidas.append(Pausa(suspension.desde, vuelve, tipo, suspension.regla))
        elif ultima.vuelve and (vuelve is None or vuelve > ultima.vuelve):
            unidas[-1] = replace(ultima, vuelve=vuelve)
    return tuple(unidas)


def _comienzo(suspension: Suspension) -> tuple[date, time]:
    desde = suspension.desde
    return suspension.dia_desde, desde.time() if isinstance(desde, datetime) else time.max


def sumar_meses(dia: date, meses: int) -> date:
    """Return the same day number that many months later, or that month's last day.

    Raises:
        CalendarioSinEjercicio: it falls after the last year that a date can have.
    """
    ano, mes = divmod(dia.year * 12 + dia.month - 1 + meses, 12)
    if ano > MAXYEAR:
        raise CalendarioSinEjercicio(ano)
    return date(ano, mes + 1, min(dia.day, calendar.monthrange(ano, mes + 1)[1]))


@dataclass(frozen=True)
class ConteoDias:
    """Counts days: only hábiles, or every day (natural days and months).

    `dia_cero` is the last day that does not count yet; `total` includes the extension and
    `original` does not. A last day that is one of `caidas` moves on as if it were inhábil.
    """

    inicio: date
    dia_cero: date
    total: int
    original: int
    solo_habiles: bool
    calendario: Calendario
    pausas: tuple[Pausa, ...]
    caidas: frozenset[date] = frozenset()
    por_unidad: int = 1

    def fin(self, partes: int) -> date | None:
        """Return the day of the k-th counted day, moved on when it is inhábil (art. 29)."""
        dia = self.dia_cero
        caidas = self.caidas if partes == self.total else frozenset()
        while partes:
            if self._parado(dia):
                return None
            dia += UN_DIA
            partes -= self._cuenta(dia)
        while not self.calendario.es_habil(dia) or self._suspendido(dia) or dia in caidas:
            if self._parado(dia):
                return None
            dia += UN_DIA
        return dia

    def usadas(self, momento: Momento) -> int:
        """Return how many days have counted by the close of that day."""
        lapso = range(1, (dia_de(momento) - self.dia_cero).days + 1)
        contados = sum(self._cuenta(self.dia_cero + timedelta(days=paso)) for paso in lapso)
        return min(contados, self.total)

    def sin_pausas(self) -> Self:
        """Return the same count without suspensions."""
        return replace(self, pausas=())

    def sin_caidas(self) -> Self:
        """Return the same count as if the platform had never been down."""
        return replace(self, caidas=frozenset())

    def _suspendido(self, dia: date) -> bool:
        return any(pausa.cubre(dia) for pausa in self.pausas)

    def _parado(self, dia: date) -> bool:
        """Tell whether no day after this one will count: an open suspension has begun."""
        return any(pausa.sin_fin_desde(dia) for pausa in self.pausas)

    def _cuenta(self, dia: date) -> bool:
        if self.solo_habiles and not self.calendario.es_habil(dia):
            return False
        return not self._suspendido(dia)


@dataclass(frozen=True)
class ConteoHoras:
    """Counts office minutes of días hábiles; `total` and `original` are minutes.

    Datetimes are wall time of one zone. When the last day is one of `caidas`, what was left that
    morning is given again the next día hábil.
    """

    inicio: datetime
    total: int
    original: int
    horario: Horario
    calendario: Calendario
    pausas: tuple[Pausa, ...]
    caidas: frozenset[date] = frozenset()
    por_unidad: int = 60

    def fin(self, partes: int) -> datetime | None:
        """Return the moment at which that many office minutes have passed."""
        caidas = self.caidas if partes == self.total else frozenset()
        for abre, cierra in self._jornadas():
            minutos = (cierra - abre) // UN_MINUTO
            if partes > minutos:
                partes -= minutos
            elif abre.date() not in caidas:
                return abre + partes * UN_MINUTO
        return None

    def usadas(self, momento: Momento) -> int:
        """Return the office minutes that have passed by that moment, or by the close of a day."""
        if not isinstance(momento, datetime):
            momento = datetime.combine(momento, time.max, self.inicio.tzinfo)
        minutos = 0
        for abre, cierra in self._jornadas():
            if abre >= momento or minutos >= self.total:
                break
            minutos += (min(cierra, momento) - abre) // UN_MINUTO
        return min(minutos, self.total)

    def sin_pausas(self) -> Self:
        """Return the same count without suspensions."""
        return replace(self, pausas=())

    def sin_caidas(self) -> Self:
        """Return the same count as if the platform had never been down."""
        return replace(self, caidas=frozenset())

    def _jornadas(self) -> Iterator[tuple[datetime, datetime]]:
        """Yield the office intervals that count, from the start on, until nothing more will."""
        dia = self.inicio.date()
        while True:
            if self.calendario.es_habil(dia) and not any(p.cubre(dia) for p in self.pausas):
                abre, cierra = self._jornada(dia)
                if abre < cierra:
                    yield abre, cierra
            if any(pausa.sin_fin_desde(dia) for pausa in self.pausas):
                return
            dia += UN_DIA

    def _jornada(self, dia: date) -> tuple[datetime, datetime]:
        zona = self.inicio.tzinfo
        abre = max(datetime.combine(dia, self.horario.abre, zona), self.inicio)
        cierra = datetime.combine(dia, self.horario.cierra, zona)
        for pausa in self.pausas:
            if isinstance(pausa.desde, datetime) and pausa.desde.date() == dia:
                cierra = min(cierra, pausa.desde.replace(second=0, microsecond=0, tzinfo=zona))
        return abre, cierra


Conteo = ConteoDias | ConteoHoras


def primer_minuto(momento: datetime, calendario: Calendario, horario: Horario) -> datetime:
    """Return the first whole office minute at or after a moment of wall time."""
    entero = momento.replace(second=0, microsecond=0)
    momento = entero if entero == momento else entero + UN_MINUTO
    dia = calendario.primer_habil(momento.date())
    if dia > momento.date() or momento.time() < horario.abre:
        return datetime.combine(dia, horario.abre, momento.tzinfo)
    if momento.time() < horario.cierra:
        return momento
    return datetime.combine(calendario.siguiente_habil(dia), horario.abre, momento.tzinfo)


def contar(solicitud: Solicitud) -> Conteo:
    """Return the way to count a request: its start, its length and its suspensions."""
    calendario, cantidad = solicitud.calendario, solicitud.cantidad + solicitud.prorroga
    pausas = unir(solicitud.suspensiones, calendario)
    de_persona = solicitud.a_cargo == ACargo.PERSONA
    caidas = calendario.dias_de_caida if de_persona else frozenset()
    if solicitud.unidad == Unidad.HORAS_HABILES:
        inicio = primer_minuto(solicitud.presentado, calendario, solicitud.horario)
        original = solicitud.cantidad * 60
        return ConteoHoras(
            inicio, cantidad * 60, original, solicitud.horario, calendario, pausas, caidas
        )
    presentado = solicitud.presentado.date()
    primero = calendario.siguiente_habil(presentado)
    habiles = solicitud.unidad == Unidad.DIAS_HABILES
    if solicitud.unidad == Unidad.MESES:
        # From date to date: the whole period passes, whatever its days are (art. 29 LFPA).
        total = (sumar_meses(presentado, cantidad) - presentado).days
        original = (sumar_meses(presentado, solicitud.cantidad) - presentado).days
        cero = presentado
    else:
        total, original, cero = cantidad, solicitud.cantidad, primero - UN_DIA
    return _sin_agotar(
        ConteoDias(primero, cero, total, original, habiles, calendario, pausas, caidas)
    )


def _sin_agotar(conteo: ConteoDias) -> ConteoDias:
    """Return the count with one day left where the turn passes to the person on the very last one.

    That day does not count then: whoever is answered or paid must still have time to go on.
    """
    pausas: tuple[Pausa, ...] = ()
    for pausa in conteo.pausas:
        previo = replace(conteo, pausas=pausas)
        desde = pausa.desde
        if previo.fin(previo.total) == pausa.dia_desde:
            while previo.usadas(desde) == previo.total:
                desde -= UN_DIA
        pausas = (*pausas, replace(pausa, desde=desde))
    return replace(conteo, pausas=pausas)
