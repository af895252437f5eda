"""Who works, when, and how much fits in their day. Pure."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property

from experta.consola.simulacion.llegadas import (
    CON_FALTA,
    EN_PAPEL,
    EN_VENTANILLA,
    MEZCLA,
    Parametros,
    azar,
)
from experta.consola.simulacion.rutas import MINUTOS, Puesto, Ruta
from experta.cuentas.models import Rol
from experta.plazos.calendario import Calendario
from experta.plazos.conteo import primer_minuto
from experta.plazos.tipos import Horario

# Of ten hours paid, how many are of work at the desk when the month is an ordinary one.
OCUPACION = 0.8
ASISTENCIA = 0.93
_ENFERMA = 1 / 60  # chance that a working day begins one to three days of sick leave
_VACACIONES = 1 / 120  # chance that a working day begins a week of holidays
_PRIMERA_HORA = timedelta(minutes=1)


@dataclass(frozen=True)
class Agente:
    """A person of a post, with the days on which they are away."""

    clave: str
    puesto: Puesto
    horario: Horario
    ausencias: frozenset[date]

    def trabaja(self, dia: date, calendario: Calendario) -> bool:
        """Tell whether the person comes that day."""
        return calendario.es_habil(dia) and dia not in self.ausencias

    def presente(self, momento: datetime, calendario: Calendario) -> bool:
        """Tell whether the person is at the desk at that local moment."""
        en_horas = self.horario.abre <= momento.time() < self.horario.cierra
        return en_horas and self.trabaja(momento.date(), calendario)

    def termina(self, desde: datetime, minutos: int, calendario: Calendario) -> datetime:
        """Return when work that begins at a moment of presence ends; what is left waits for
        the next day of the person."""
        falta = timedelta(minutes=minutos)
        while True:
            cierre = datetime.combine(desde.date(), self.horario.cierra, desde.tzinfo)
            if desde + falta <= cierre:
                return desde + falta
            falta -= cierre - desde
            desde = self._siguiente_apertura(desde, calendario)

    def _siguiente_apertura(self, desde: datetime, calendario: Calendario) -> datetime:
        dia = calendario.siguiente_habil(desde.date())
        while dia in self.ausencias:
            dia = calendario.siguiente_habil(dia)
        return datetime.combine(dia, self.horario.abre, desde.tzinfo)


@dataclass
class Personal:
    """Everybody who works, and who of them has something in hand.

    `responsables` says which office answers for each trámite, where its counter is.
    """

    agentes: tuple[Agente, ...]
    calendario: Calendario
    horarios: Mapping[str, Horario]
    responsables: Mapping[str, str]
    ocupados: set[str] = field(default_factory=set)

    @cached_property
    def puestos(self) -> tuple[Puesto, ...]:
        """Return the posts, in order."""
        return tuple(sorted({agente.puesto for agente in self.agentes}))

    @cached_property
    def _de_cada_puesto(self) -> dict[Puesto, list[Agente]]:
        return {p: [agente for agente in self.agentes if agente.puesto == p] for p in self.puestos}

    def libres(self, puesto: Puesto, momento: datetime) -> list[Agente]:
        """Return who of a post is at the desk with nothing in hand."""
        return [
            agente
            for agente in self._de_cada_puesto.get(puesto, ())
            if agente.clave not in self.ocupados and agente.presente(momento, self.calendario)
        ]

    def jornada(self, dia: date, zona: tzinfo) -> tuple[datetime, datetime]:
        """Return when the first office opens and the last one closes on a working day."""
        horarios = {agente.horario for agente in self.agentes}
        abre, cierra = min(h.abre for h in horarios), max(h.cierra for h in horarios)
        return datetime.combine(dia, abre, zona), datetime.combine(dia, cierra, zona)

    def apertura(self, dependencia: str, momento: datetime) -> datetime:
        """Return the local moment itself if that office is open, else when it opens next."""
        return primer_minuto(momento, self.calendario, self.horarios[dependencia])


def cargas(rutas: Sequence[Ruta], por_dia: float) -> dict[Puesto, float]:
    """Return the minutes of work that a mean day brings to each post."""
    total = sum(MEZCLA[ruta.slug] for ruta in rutas)
    minutos: dict[Puesto, float] = defaultdict(float)
    for ruta in rutas:
        casos = por_dia * MEZCLA[ruta.slug] / total
        for paso in ruta.pasos:
            minutos[paso.puesto] += casos * MINUTOS[paso.acto]
        avisos = casos * EN_VENTANILLA * EN_PAPEL * (1 + CON_FALTA)
        minutos[Puesto(Rol.VENTANILLA, ruta.responsable)] += avisos * MINUTOS["notificar"]
        # Whoever leads gathers what the areas observe; every office has somebody who signs.
        minutos[Puesto(Rol.REVISOR, ruta.responsable)] += casos * CON_FALTA * MINUTOS["prevenir"]
        for oficina in ruta.firmantes:
            minutos[Puesto(Rol.FIRMANTE, oficina)] += casos * CON_FALTA * MINUTOS["firmar"]
    return minutos


def plantilla(carga: Mapping[Puesto, float], horarios: Mapping[str, Horario]) -> dict[Puesto, int]:
    """Return how many people each post needs for that load.

    Each office has one who signs, and two at the counter: nobody notifies what they captured.
    """
    return {
        puesto: 1
        if puesto.rol == Rol.FIRMANTE
        else max(
            2 if puesto.rol == Rol.VENTANILLA else 1,
            math.ceil(minutos / (_jornada(horarios[puesto.dependencia]) * OCUPACION)),
        )
        for puesto, minutos in sorted(carga.items())
    }


def _jornada(horario: Horario) -> float:
    dia = date(2026, 1, 1)
    abierto = datetime.combine(dia, horario.cierra) - datetime.combine(dia, horario.abre)
    return abierto / _PRIMERA_HORA * ASISTENCIA


def formar(
    *,
    rutas: Sequence[Ruta],
    parametros: Parametros,
    horarios: Mapping[str, Horario],
    dias: Sequence[date],
    calendario: Calendario,
) -> Personal:
    """Return the staff that an ordinary month of that volume needs, with their absences."""
    puestos = plantilla(cargas(rutas, parametros.por_dia), horarios)
    return Personal(
        agentes=contratar(puestos, horarios, dias, parametros.semilla),
        calendario=calendario,
        horarios=horarios,
        responsables={ruta.slug: ruta.responsable for ruta in rutas},
    )


def contratar(
    puestos: Mapping[Puesto, int],
    horarios: Mapping[str, Horario],
    dias: Sequence[date],
    semilla: int,
) -> tuple[Agente, ...]:
    """Return the people of each post. Who signs is never away: the law gives them a substitute."""
    return tuple(
        Agente(
            clave=f"{puesto.rol}.{puesto.dependencia}.{numero}",
            puesto=puesto,
            horario=horarios[puesto.dependencia],
            ausencias=frozenset()
            if puesto.rol == Rol.FIRMANTE
            else ausencias(semilla, f"{puesto.rol}.{puesto.dependencia}.{numero}", dias),
        )
        for puesto, cuantos in sorted(puestos.items())
        for numero in range(1, cuantos + 1)
    )


def ausencias(semilla: int, clave: str, dias: Sequence[date]) -> frozenset[date]:
    """Return the working days on which a person is away: sick leave and holidays."""
    suerte = azar(semilla, "ausencias", clave)
    fuera: set[date] = set()
    for lugar in range(len(dias)):
        enferma, descansa = suerte.random() < _ENFERMA, suerte.random() < _VACACIONES
        if enferma:
            fuera.update(dias[lugar : lugar + suerte.randint(1, 3)])
        if descansa:
            fuera.update(dias[lugar : lugar + 5])
    return frozenset(fuera)
