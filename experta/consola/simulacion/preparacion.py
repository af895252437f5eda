"""Gets a simulated town ready: the shelf published, people appointed, behaviours drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from experta.catalogo.ejecutable import cargar
from experta.catalogo.services import publicar_todo
from experta.comun import reloj
from experta.comun.hallazgos import ContenidoInvalido
from experta.consola.simulacion.agenda import Agenda
from experta.consola.simulacion.casos import Casos
from experta.consola.simulacion.conductor import Conductor
from experta.consola.simulacion.gente import dar_cargos, horarios
from experta.consola.simulacion.llegadas import MEZCLA, Conducta, Parametros, llegadas
from experta.consola.simulacion.personal import formar
from experta.consola.simulacion.registro import CUENTA
from experta.consola.simulacion.rutas import Ruta, ruta_de
from experta.plazos.calendario import Calendario
from experta.plazos.services import calendario_vigente
from experta.tramitacion.consultas.catalogo import vigentes

# After those of the demonstration town, so that its own director goes on signing for her office.
NOMBRADOS_DESDE = date(2025, 1, 7)


@dataclass(frozen=True)
class Montaje:
    """A simulation ready to run, from the first day to the last."""

    conductor: Conductor
    conductas: Sequence[Conducta]
    desde: date
    hasta: date


def dias_habiles(calendario: Calendario, desde: date, cuantos: int) -> list[date]:
    """Return that many working days, the first one on that day or after it."""
    dias = [calendario.primer_habil(desde)]
    while len(dias) < cuantos:
        dias.append(calendario.siguiente_habil(dias[-1]))
    return dias


def primer_dia(cuantos: int) -> date:
    """Return the day on which that many working days have to begin to end before today."""
    calendario, dia = calendario_vigente().calendario, reloj.hoy()
    faltan = cuantos
    while faltan:
        dia -= timedelta(days=1)
        faltan -= calendario.es_habil(dia)
    return dia


def publicar() -> None:
    """Publish the whole shelf.

    Raises:
        ContenidoInvalido: some folder of it is wrong.
    """
    _publicaciones, hallazgos = publicar_todo()
    if hallazgos:
        raise ContenidoInvalido(hallazgos)


def montar(parametros: Parametros) -> Montaje:
    """Appoint the staff that the load needs and draw who will come; the shelf is published."""
    CUENTA.clear()
    calendario = calendario_vigente().calendario
    rutas = _rutas()
    dias = dias_habiles(calendario, parametros.desde, parametros.dias)
    personal = formar(
        rutas=rutas, parametros=parametros, horarios=horarios(), dias=dias, calendario=calendario
    )
    with reloj.detenido(datetime.combine(dias[0], time(), reloj.zona())):
        funcionarias = dar_cargos(personal.agentes, NOMBRADOS_DESDE)
    slugs = [ruta.slug for ruta in rutas]
    conductas = list(llegadas(parametros, dias, slugs, reloj.zona()))
    casos = Casos(Agenda(), personal, funcionarias)
    return Montaje(Conductor(casos, parametros.semilla), conductas, dias[0], dias[-1])


def _rutas() -> list[Ruta]:
    """Return the routes of the trámites that are published and simulated."""
    versiones = [v for v in vigentes() if v.tramite.slug in MEZCLA]
    return [ruta_de(cargar(v)) for v in versiones]
