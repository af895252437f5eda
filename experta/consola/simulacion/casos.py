"""The cases of a simulation as their people live them: each fact makes them plan the next one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from uuid import UUID

from experta.comun import reloj
from experta.consola.demostracion.actuacion import responder
from experta.consola.simulacion import vecindad
from experta.consola.simulacion.agenda import Agenda
from experta.consola.simulacion.gente import CAJERA, vecina
from experta.consola.simulacion.llegadas import Conducta
from experta.consola.simulacion.personal import Personal
from experta.consola.simulacion.rutas import Puesto
from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Expediente, Notificacion, Operacion
from experta.expedientes.rules import PREVENIDO
from experta.tramitacion.actos.corregir import corregir
from experta.tramitacion.actos.desistir import desistir
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.actos.reemitir_orden import reemitir_orden
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from experta.tramitacion.operaciones.principal import realizar
from experta.tramitacion.turnos import tarea_de_correccion


@dataclass
class Casos:
    """Who came, with what; and what they will do next. `rechazos` counts acts refused, by why."""

    agenda: Agenda
    personal: Personal
    funcionarias: dict[str, Persona]
    conductas: dict[UUID, Conducta] = field(default_factory=dict)
    vecinas: dict[UUID, Persona] = field(default_factory=dict)
    capturistas: dict[UUID, str] = field(default_factory=dict)
    esperadas: set[object] = field(default_factory=set)
    rechazos: Counter[str] = field(default_factory=Counter)

    def llegar(self, conducta: Conducta) -> None:
        """Write the application and submit it, or leave it as a draft."""
        persona = vecina(conducta)
        mostrador = self._mostrador(conducta)
        expediente = vecindad.escribir(
            conducta, persona, self.funcionarias[mostrador] if mostrador else None
        )
        self.capturistas[expediente.pk] = mostrador
        self.conductas[expediente.pk] = conducta
        self.vecinas[expediente.pk] = persona
        if conducta.abandona:
            return
        if self.intentar("ingresar", partial(vecindad.entregar, conducta, expediente)):
            self.seguir(expediente.pk)
            self._esperar(conducta.desiste, partial(self._desistir, expediente.pk))

    def seguir(self, pk: UUID) -> None:
        """Do the slow work that the last act asked for, and let the person plan what follows."""
        hechas: set[str] = set()
        while debidas := list(Operacion.objects.pendientes().filter(expediente=pk).order_by("pk")):
            for operacion in debidas:
                realizar(operacion.pk)
                hechas.add(operacion.clase)
        if "orden-de-pago" in hechas:
            self._esperar(self.conductas[pk].paga, partial(self._pagar, pk))
        if hechas & {"sellar", "sellar-suelto"}:
            self._esperar_notificaciones(pk)

    def despues_de(self, acto: str, pk: UUID) -> None:
        """Let the person plan what follows from what an official did."""
        self.seguir(pk)
        if acto == "notificar":
            self._esperar_respuesta(pk)
        if acto == "inspeccionar" and tarea_de_correccion(_leer(pk)):
            self._esperar(self.conductas[pk].responde, partial(self._corregir, pk))

    def intentar(self, acto: str, hacer: Callable[[], object]) -> bool:
        """Do something that the town may refuse; a refusal is counted, and False."""
        try:
            hacer()
        except (Conflicto, DatosInvalidos, NoPermitido) as error:
            self.rechazos[f"{acto}: {error}"] += 1
            return False
        return True

    def _mostrador(self, conducta: Conducta) -> str:
        """Return who captures for them at the counter of the office that answers, if anybody."""
        if not conducta.en_ventanilla:
            return ""
        oficina = self.personal.responsables[conducta.tramite]
        libres = self.personal.libres(Puesto(str(Rol.VENTANILLA), oficina), conducta.llega)
        return libres[0].clave if libres else ""

    def _esperar(self, cuanto: timedelta | None, hacer: Callable[[], None]) -> None:
        """Plan something that the person does after a while; None is never."""
        if cuanto is not None:
            self.agenda.programar(reloj.ahora() + cuanto, hacer)

    def _esperar_notificaciones(self, pk: UUID) -> None:
        cerradas = Notificacion.objects.filter(
            expediente=pk, surte_efectos_at=None, medio=Notificacion.Medio.ELECTRONICA
        )
        for notificacion in cerradas.order_by("pk"):
            if notificacion.pk not in self.esperadas:
                self.esperadas.add(notificacion.pk)
                self._esperar(self.conductas[pk].lee, partial(self._leer, pk, notificacion.pk))

    def _esperar_respuesta(self, pk: UUID) -> None:
        expediente = _leer(pk)
        if expediente.estado == PREVENIDO and pk not in self.esperadas:
            self.esperadas.add(pk)
            self._esperar(self.conductas[pk].responde, partial(self._subsanar, pk))

    def _leer(self, pk: UUID, notificacion: int) -> None:
        fila = Notificacion.objects.select_related("expediente").get(pk=notificacion)
        abrir = partial(recibir_notificacion, persona=self.vecinas[pk], notificacion=fila)
        if self.intentar("recibir_notificacion", abrir):
            self._esperar_respuesta(pk)

    def _subsanar(self, pk: UUID) -> None:
        hacer = partial(responder, _leer(pk))
        if self.intentar("subsanar", hacer):
            self.seguir(pk)

    def _corregir(self, pk: UUID) -> None:
        hacer = partial(
            corregir,
            persona=self.vecinas[pk],
            expediente=_leer(pk),
            explicacion="Se corrigió lo señalado.",
        )
        if self.intentar("corregir", hacer):
            self.seguir(pk)

    def _desistir(self, pk: UUID) -> None:
        expediente = _leer(pk)
        if expediente.abierto:
            hacer = partial(desistir, persona=self.vecinas[pk], expediente=expediente)
            self.intentar("desistir", hacer)
            self.seguir(pk)

    def _pagar(self, pk: UUID) -> None:
        """Pay; who let the order expire asks for another one, and pays that."""
        expediente, conducta = _leer(pk), self.conductas[pk]
        ahora = reloj.local(reloj.ahora())
        abre = ahora if conducta.paga_en_linea else self.personal.apertura("tesoreria", ahora)
        if abre > ahora + timedelta(minutes=1):
            self.agenda.programar(abre, partial(self._pagar, pk))
            return
        orden = expediente.ordenes.filter(estado="pendiente").first()
        if orden is None and expediente.ordenes.filter(estado="vencida").exists():
            otra = partial(reemitir_orden, persona=self.vecinas[pk], expediente=expediente)
            if self.intentar("reemitir_orden", otra):
                self.seguir(pk)
        elif orden:
            cajera = self.funcionarias[CAJERA]
            self.intentar("pagar", partial(vecindad.pagar, conducta, orden, cajera))
            self.seguir(pk)


def _leer(pk: UUID) -> Expediente:
    return Expediente.objects.select_related("version", "tramite", "creado_por").get(pk=pk)
