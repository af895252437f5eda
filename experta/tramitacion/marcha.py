"""Moves a case along its process: the beat "next step" of every act.

The caller holds the row of the case (`tomar`), so two acts on one case run one after the other.
"""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.cuentas.models import Rol
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Operacion
from experta.expedientes.services.apertura import abrir_acceso_de_area
from experta.motores.procesos import Instancia, TareaInexistente, TareaLista
from experta.motores.reglas import ErrorDeDecision, ErrorDeEvaluacion
from experta.pagos import services as pagos
from experta.tramitacion import anuncios, busquedas, cola, inmediatas, relojes, reservas
from experta.tramitacion.errores import Conflicto

_CONSULTA = "consultar-padron"
# What submitting does, which a case put back does not do again.
_AL_INGRESAR = frozenset({"acuse", "admision", _CONSULTA})
_FINAL = {"favorable": "concluir_favorable", "desfavorable": "concluir_desfavorable"}


def tomar(pk: UUID) -> Expediente:
    """Return the case with its row locked until the transaction ends."""
    return (
        Expediente.objects.select_for_update(of=("self",))
        .select_related("tramite", "version")
        .get(pk=pk)
    )


def iniciar(expediente: Expediente) -> None:
    """Start the process of a case just submitted, and tell the programs that follow it.

    The officer who answers for the trámite reads it from here on, and may extend its plazo.
    """
    anuncios.anunciar(expediente, anuncios.Clase.INGRESADO)
    ejecutable = cargar(expediente.version)
    abrir_acceso_de_area(
        expediente=expediente, rol=Rol.FIRMANTE, dependencia=ejecutable.ficha.dependencia
    )
    _asentar(expediente, ejecutable, _nueva(expediente, ejecutable))


def reiniciar(expediente: Expediente) -> None:
    """Start the process of a case put back, past what was done when it was submitted."""
    ejecutable = cargar(expediente.version)
    instancia = _nueva(expediente, ejecutable)
    consta = {"resultado": busquedas.resultado(expediente)}
    while hechas := [una for una in instancia.tareas() if una.operacion in _AL_INGRESAR]:
        for hecha in hechas:
            instancia.completar(hecha.id, consta if hecha.operacion == _CONSULTA else {})
    _asentar(expediente, ejecutable, instancia)


def _nueva(expediente: Expediente, ejecutable: Ejecutable) -> Instancia:
    datos = _decidir(expediente, lambda uno: uno.datos_de_proceso(expediente.respuestas))
    return inmediatas.proceso_de(expediente, ejecutable).iniciar(datos)


def _decidir(
    expediente: Expediente, decision: Callable[[Ejecutable], dict[str, object]]
) -> dict[str, object]:
    try:
        return decision(cargar(expediente.version))
    except (ErrorDeDecision, ErrorDeEvaluacion) as error:
        raise Conflicto(f"Con estas respuestas no se puede saber cómo sigue: {error}") from error


def completar(expediente: Expediente, tarea: str, datos: dict[str, object]) -> None:
    """Complete a task of the process.

    Raises:
        Conflicto: the task is not waiting any more.
    """
    # Who answers a prevención may change what a table decided when it was submitted.
    decidido = _decidir(expediente, lambda uno: uno.decisiones(expediente.respuestas))

    def paso(instancia: Instancia) -> None:
        instancia.actualizar(decidido)
        instancia.completar(tarea, datos)

    _mover(expediente, paso)


def completar_acto(expediente: Expediente, acto: str) -> None:
    """Complete the one open step of the process that stands for that act.

    Raises:
        Conflicto: the process is not at such a step.
    """
    if not saltar(expediente, acto):
        raise Conflicto("Este paso aún se está preparando. Inténtalo otra vez en un momento.")


def saltar(expediente: Expediente, acto: str) -> bool:
    """Complete the step that stands for that act if the process is at it; say whether it was."""
    instancia = cargar(expediente.version).continuar(expediente.proceso)
    abierta = next((tarea.id for tarea in instancia.tareas() if tarea.acto == acto), "")
    if abierta:
        completar(expediente, abierta, {})
    return bool(abierta)


def en_espera(expediente: Expediente, tarea: str) -> bool:
    """Say whether a task of the process still waits to be done."""
    instancia = cargar(expediente.version).continuar(expediente.proceso)
    return any(una.id == tarea for una in instancia.tareas())


def avisar(expediente: Expediente, espera: str, datos: dict[str, object]) -> None:
    """Wake the process where it waits (`pago`, `plazo:respuesta`).

    Raises:
        Conflicto: it does not wait for that.
    """
    _mover(expediente, lambda instancia: instancia.avisar(espera, datos))


def cancelar(expediente: Expediente) -> None:
    """Close the process and every task: the case ended by an act that is never drawn."""
    if expediente.proceso:
        instancia = cargar(expediente.version).continuar(expediente.proceso)
        instancia.cancelar()
        expediente.guardar_proceso(expediente.proceso, instancia.estado(), "")
    bandeja.cancelar_todas(expediente=expediente)
    pagos.cancelar_ordenes(expediente=expediente)


def _mover(expediente: Expediente, paso: Callable[[Instancia], None]) -> None:
    ejecutable = cargar(expediente.version)
    instancia = ejecutable.continuar(expediente.proceso)
    try:
        paso(instancia)
    except TareaInexistente as error:
        raise Conflicto("Alguien ya hizo este paso. Recarga para ver cómo va.") from error
    _asentar(expediente, ejecutable, instancia)


def _asentar(expediente: Expediente, ejecutable: Ejecutable, instancia: Instancia) -> None:
    listas = instancia.tareas()
    etapa = next((tarea.nombre for tarea in listas), "")
    if not expediente.guardar_proceso(expediente.proceso, instancia.estado(), etapa):
        raise Conflicto("El expediente cambió mientras lo atendías. Recarga para ver cómo va.")
    for tarea in listas:
        if tarea.tipo == "servicio":
            _pedir(expediente, ejecutable, tarea)
    _repartir(expediente, ejecutable, [tarea for tarea in listas if tarea.tipo == "persona"])
    if instancia.terminado and instancia.final:
        expediente.mover(_FINAL[instancia.final])


def _pedir(expediente: Expediente, ejecutable: Ejecutable, tarea: TareaLista) -> None:
    """Reserve what the slow work needs, in this transaction, and ask for it after the commit."""
    operacion, nueva = Operacion.objects.get_or_create(
        expediente=expediente, tarea=tarea.id, defaults={"clase": tarea.operacion}
    )
    if nueva:
        reservas.reservar(expediente, ejecutable, tarea)
        # Robust: what is committed is told as done; the timetable finds it if the queue fails.
        transaction.on_commit(lambda: cola.encolar(operacion), robust=True)


def _oficinas(
    expediente: Expediente, ejecutable: Ejecutable, tarea: TareaLista
) -> list[tuple[str, str]]:
    """Return (task id, office) of who must do a step; each office signs its own documents."""
    if tarea.acto == "firmar":
        sin_firma = Documento.objects.sin_firma().filter(expediente=expediente)
        sin_firma = sin_firma.exclude(lote__startswith=bandeja.FUERA)
        oficinas = sorted({documento.dependencia for documento in sin_firma})
        return [(f"{tarea.id}#{oficina}", oficina) for oficina in oficinas]
    if tarea.area:
        return [(tarea.id, ejecutable.ficha.area(tarea.area).dependencia)]
    return [(tarea.id, tarea.dependencia)]


def _repartir(expediente: Expediente, ejecutable: Ejecutable, tareas: list[TareaLista]) -> None:
    """Put each step that waits for a person in the inbox of its role and office."""
    pendientes = [
        bandeja.Pendiente(
            tarea=identidad,
            acto=tarea.acto,
            nombre=tarea.nombre,
            rol=tarea.rol,
            dependencia=dependencia,
            area=tarea.area or "",
        )
        for tarea in tareas
        if tarea.rol != "solicitante"
        for identidad, dependencia in _oficinas(expediente, ejecutable, tarea)
    ]
    for tarea in tareas:
        if tarea.area:
            relojes.abrir_de_area(expediente, ejecutable.ficha.area(tarea.area))
    for pendiente in pendientes:
        abrir_acceso_de_area(
            expediente=expediente, rol=pendiente.rol, dependencia=pendiente.dependencia
        )
    bandeja.sincronizar(expediente=expediente, pendientes=pendientes, vence=expediente.vence)
