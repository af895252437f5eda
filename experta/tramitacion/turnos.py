"""Taking a task of the inbox exactly once, and telling the loser who was first."""

from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.models.decisiones import Sentido
from experta.expedientes.rules import EN_TRAMITE
from experta.tramitacion import fictas
from experta.tramitacion.errores import Conflicto, dato_invalido


def completar(tarea: Tarea, persona: Persona) -> None:
    """Mark the task done by that person.

    Raises:
        Conflicto: it was done, paused or cancelled before; says by whom and when.
    """
    if tarea.completar(persona):
        return
    ganadora = Tarea.objects.select_related("hecha_por").get(pk=tarea.pk)
    if ganadora.hecha_por and ganadora.hecha_at:
        hora = f"{reloj.local(ganadora.hecha_at):%H:%M del %d/%m/%Y}"
        quien = ganadora.hecha_por.nombre_completo
        raise Conflicto(f"{quien} ya hizo esta tarea a las {hora}. Lo tuyo no se guardó.")
    raise Conflicto("Esta tarea ya no está pendiente: el expediente está en pausa o terminó.")


def oficina(tarea: Tarea) -> str:
    """Return the name of the office that holds the task."""
    return municipio_actual().dependencias[tarea.dependencia].nombre


def sentidos_admitidos(tarea: Tarea) -> list[str]:
    """Return the senses in which this step may end: of the diagram, what silence left open."""
    dibujados = _dibujados(tarea)
    if fictas.aprobada(tarea.expediente):
        return [uno for uno in dibujados if uno != Sentido.DESFAVORABLE]
    return dibujados


def exigir_abierto(expediente: Expediente) -> None:
    """Refuse to decide while the person has the turn, or afterwards.

    Raises:
        Conflicto: the case is paused or ended.
    """
    if expediente.estado != EN_TRAMITE:
        raise Conflicto("El expediente está en pausa o ya terminó.")


def exigir_sentido(tarea: Tarea, expediente: Expediente, sentido: str) -> None:
    """Refuse a sense in which the step may not end.

    Raises:
        Conflicto: it would deny what silence approved.
        DatosInvalidos: the step does not admit it.
    """
    fictas.exigir_sin_negar(expediente, sentido)
    if sentido not in sentidos_admitidos(tarea):
        raise dato_invalido("sentido", "Elige en qué sentido resuelves.")


def _dibujados(tarea: Tarea) -> list[str]:
    """Return the senses that the step of the diagram admits (a negative step admits one)."""
    proceso = cargar(tarea.expediente.version).proceso_de(tarea.expediente.proceso)
    instancia = proceso.continuar(tarea.expediente.proceso)
    for lista in instancia.tareas():
        if lista.id == tarea.tarea:
            fijo = proceso.nodos[lista.elemento].sentido
            return [fijo] if fijo else list(Sentido.values)
    return list(Sentido.values)


def tarea_de_correccion(expediente: Expediente) -> str | None:
    """Return the step in which the process waits for the applicant's corrections, if it does."""
    if not expediente.proceso:
        return None
    instancia = cargar(expediente.version).continuar(expediente.proceso)
    return next((tarea.id for tarea in instancia.tareas() if tarea.acto == "corregir"), None)
