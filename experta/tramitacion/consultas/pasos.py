"""The steps of a case as a plain list, and its parallel opinions."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import VISITA, Ejecutable, cargar
from experta.expedientes import rules
from experta.expedientes.models import Dictamen, Expediente
from experta.motores.procesos import Paso as PasoDeProceso
from experta.motores.procesos import Proceso
from experta.motores.reglas import ErrorDeDecision, ErrorDeEvaluacion
from experta.tramitacion.consultas.fechas import en_letra

_DE_VISITA = frozenset({"programar-inspeccion", "inspeccionar", "corregir"})


@dataclass(frozen=True)
class Paso:
    """A step: `estado` is hecho, actual or pendiente."""

    nombre: str
    estado: str
    nota: str = ""


@dataclass(frozen=True)
class Opinion:
    """An area that gives its opinion: `estado` is hecho or actual."""

    nombre: str
    estado: str
    nota: str


def pasos(expediente: Expediente) -> tuple[Paso, ...]:
    """Return the steps in order.

    A step that this case skips (nothing to pay, no visit) is left out; of a case that ended, those
    that it walked remain.
    """
    ejecutable = cargar(expediente.version)
    proceso = ejecutable.proceso_de(expediente.proceso)
    sobran = _sobran(expediente, ejecutable, proceso)
    camino = [uno for uno in proceso.pasos() if uno not in sobran]
    if not expediente.proceso:
        return tuple(Paso(uno.nombre, "pendiente") for uno in camino)
    instancia = proceso.continuar(expediente.proceso)
    andados = {nodo for tramo in instancia.recorridos() for nodo in tramo}
    if expediente.estado in rules.FINALES:
        return tuple(Paso(uno.nombre, "hecho") for uno in camino if uno.elementos & andados)
    aqui = {tarea.elemento for tarea in instancia.tareas()}
    actual = next((i for i, uno in enumerate(camino) if uno.elementos & aqui), 0)
    anteriores = [uno for uno in camino[:actual] if uno.elementos & andados]
    return (
        *(Paso(uno.nombre, "hecho") for uno in anteriores),
        Paso(camino[actual].nombre, "actual"),
        *(Paso(uno.nombre, "pendiente") for uno in camino[actual + 1 :]),
    )


def _de_dictada(dictamen: Dictamen) -> str:
    frase = _("Terminó su revisión el {dia}.")
    if dictamen.asentimiento:
        frase = _("No opinó a tiempo: por regla, el {dia} su silencio contó a favor.")
    return frase.format(dia=en_letra(dictamen.dictada_at))


def opiniones(expediente: Expediente) -> tuple[Opinion, ...]:
    """Return each area that gives an opinion and whether it did; its sense is not told before."""
    ejecutable = cargar(expediente.version)
    areas = ejecutable.ficha.areas
    proceso = ejecutable.proceso_de(expediente.proceso)
    # A renewal without changes asks no area.
    opinan = any(nodo.multi for nodo in proceso.nodos.values())
    if expediente.estado == rules.BORRADOR or not areas or not opinan:
        return ()
    dictadas = {uno.area: uno for uno in expediente.dictamenes.all()}
    abierto = expediente.estado in rules.ABIERTOS
    lista = []
    for area in areas:
        if area.clave in dictadas:
            lista.append(Opinion(area.nombre, "hecho", _de_dictada(dictadas[area.clave])))
        elif abierto:
            lista.append(Opinion(area.nombre, "actual", _("Aún revisa.")))
    return tuple(lista)


def _sobran(
    expediente: Expediente, ejecutable: Ejecutable, proceso: Proceso
) -> list[PasoDeProceso]:
    """Return the steps that this case skips, as far as its answers let it be told."""
    gratuito = ejecutable.ficha.costo.gratuito
    try:
        sin_visita = ejecutable.decisiones(expediente.respuestas).get(VISITA) is False
    except (ErrorDeDecision, ErrorDeEvaluacion):
        sin_visita = False
    return [
        uno
        for uno in proceso.pasos()
        if (gratuito and _solo_de_pago(proceso, uno))
        or (sin_visita and _solo_de_visita(proceso, uno))
    ]


def _solo_de_visita(proceso: Proceso, paso: PasoDeProceso) -> bool:
    """Say whether a step is only of visiting."""
    return all(proceso.nodos[elemento].acto in _DE_VISITA for elemento in paso.elementos)


def _solo_de_pago(proceso: Proceso, paso: PasoDeProceso) -> bool:
    """Say whether a step is only of paying."""
    nodos = [proceso.nodos[elemento] for elemento in paso.elementos]
    return all(nodo.operacion == "orden-de-pago" or nodo.espera == "pago" for nodo in nodos)
