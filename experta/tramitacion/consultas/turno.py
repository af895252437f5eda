"""Whose move it is in a case, said in one plain sentence. Lists and pages say the same one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils.translation import gettext as _

from experta.bandeja.models import Tarea
from experta.bandeja.services import FUERA
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.dinero import con_signo
from experta.comun.municipio import municipio_actual
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Expediente, Inspeccion, Notificacion
from experta.motores.procesos import TareaLista
from experta.pagos.models import OrdenPago
from experta.tramitacion.consultas.fechas import con_hora, en_letra
from experta.tramitacion.contra_documentos import SOBRE_DOCUMENTOS

# What a notification of these says is the ending of the case.
RESPUESTAS = ("resolucion", "desechamiento", "caducidad")


@dataclass(frozen=True)
class Turno:
    """Who has the case, since when and until when; `tuyo` when the citizen must move.

    `paso` is the key of what the citizen must do (see `acciones`), empty otherwise.
    """

    frase: str
    quien: str
    tono: str
    tuyo: bool = False
    paso: str = ""
    desde: datetime | None = None
    hasta: date | None = None


def con_lo_del_turno(expedientes: QuerySet[Expediente]) -> QuerySet[Expediente]:
    """Fetch what `turno` reads: the same number of queries for one case and for many."""
    return (
        expedientes.select_related("version", "tramite", "prevencion__notificacion")
        .annotate(sin_valor=Subquery(_sin_valor()))
        .prefetch_related(
            Prefetch("tareas", Tarea.objects.order_by("created_at", "pk")),
            Prefetch("notificaciones", Notificacion.objects.order_by("created_at", "pk")),
            Prefetch("ordenes", OrdenPago.objects.select_related("pago").order_by("created_at")),
            Prefetch(
                "inspecciones", Inspeccion.objects.select_related("inspector").order_by("numero")
            ),
        )
    )


def _sin_valor() -> QuerySet[Documento, Any]:
    """Return the state of what the case granted and is out of force now, revoked first."""
    fuera = (Documento.Estado.REVOCADO, Documento.Estado.SUSPENDIDO)
    suyos = Documento.objects.filter(
        expediente=OuterRef("pk"), clase="resolucion", estado__in=fuera
    )
    return suyos.order_by("estado").values("estado")[:1]


def turno(expediente: Expediente) -> Turno:
    """Return whose move it is; fetch the case with `con_lo_del_turno`."""
    if expediente.practica:
        frase = _("Es una práctica: nada llega al municipio. Un día sin cambiarla y se borra.")
        return Turno(frase, _("Tú"), "neutro", True, "continuar", expediente.created_at)
    if expediente.estado == rules.BORRADOR:
        frase = _("Aún no envías tu solicitud. Lo que llevas está guardado.")
        return Turno(frase, _("Tú"), "neutro", True, "continuar", expediente.created_at)
    if expediente.estado in rules.FINALES:
        return _terminado(expediente)
    if expediente.estado == rules.PREVENIDO:
        return _prevenido(expediente)
    return _en_tramite(expediente)


def nombre_de(dependencia: str) -> str:
    """Return the name of an office."""
    return municipio_actual().oficina(dependencia)


def por_leer(expediente: Expediente) -> list[Notificacion]:
    """Return the electronic notifications that nobody has opened."""
    return [
        notificacion
        for notificacion in expediente.notificaciones.all()
        if notificacion.medio == Notificacion.Medio.ELECTRONICA
        and notificacion.surte_efectos_at is None
    ]


def pasos_abiertos(expediente: Expediente) -> list[TareaLista]:
    """Return where the process stands; nothing when it has not begun or has ended."""
    if not expediente.proceso:
        return []
    return cargar(expediente.version).continuar(expediente.proceso).tareas()


def ultima_orden(expediente: Expediente) -> OrdenPago | None:
    """Return the last order of the case, whatever became of it."""
    ordenes = list(expediente.ordenes.all())
    return ordenes[-1] if ordenes else None


def ultima_visita(expediente: Expediente) -> Inspeccion | None:
    """Return the last visit of the case, carried out or not."""
    visitas = list(expediente.inspecciones.all())
    return visitas[-1] if visitas else None


def en_manos_de(expediente: Expediente) -> list[Tarea]:
    """Return the tasks of the drawn process that wait for an official."""
    return [
        tarea
        for tarea in expediente.tareas.all()
        if tarea.estado == Tarea.Estado.PENDIENTE and not tarea.tarea.startswith(FUERA)
    ]


def _terminado(expediente: Expediente) -> Turno:
    pendientes = por_leer(expediente)
    if any(una.asunto in RESPUESTAS for una in pendientes):
        frase = _("Ya hay una respuesta a tu trámite. Ábrela para conocerla.")
        return Turno(frase, _("Tú"), "ojo", True, "leer", pendientes[0].created_at)
    if pendientes and pendientes[0].asunto in SOBRE_DOCUMENTOS:
        frase = _("Tienes una notificación sobre un documento que ya tenías. Ábrela.")
        return Turno(frase, _("Tú"), "ojo", True, "leer", pendientes[0].created_at)
    frase, tono = _como_termino(expediente)
    if pendientes:  # of the way there: it hides nothing of how the case ended
        frase += " " + _("Tienes una notificación por leer.")
        return Turno(frase, _("Tú"), "ojo", True, desde=pendientes[0].created_at)
    return Turno(frase, "", tono, desde=expediente.concluido_at)


def _como_termino(expediente: Expediente) -> tuple[str, str]:
    """Return how the case ended, in a sentence, and its tone."""
    dia = en_letra(expediente.concluido_at) if expediente.concluido_at else ""
    frases = {
        rules.FAVORABLE: _a_favor(expediente),
        rules.DESFAVORABLE: (_("Tu trámite se resolvió en contra el {dia}."), "mal"),
        rules.DESECHADO: (
            _("Tu solicitud se desechó el {dia} porque no se respondió lo que se pidió corregir."),
            "mal",
        ),
        rules.DESISTIDO: (_("Retiraste tu solicitud el {dia}."), "neutro"),
        rules.CADUCADO: (_("El trámite caducó el {dia} por falta de movimiento."), "mal"),
    }
    frase, tono = frases[expediente.estado]
    return frase.format(dia=dia), tono


def _a_favor(expediente: Expediente) -> tuple[str, str]:
    """Return what was granted and what is left of it."""
    sin_valor = getattr(expediente, "sin_valor", None)
    if sin_valor == Documento.Estado.REVOCADO:
        return _("Se resolvió a favor el {dia}, pero un documento se revocó: ya no vale."), "mal"
    if sin_valor == Documento.Estado.SUSPENDIDO:
        frase = _("Se resolvió a favor el {dia}, pero un documento está suspendido por ahora.")
        return frase, "ojo"
    return _("Tu trámite se resolvió a favor el {dia}."), "bien"


def _prevenido(expediente: Expediente) -> Turno:
    prevencion = expediente.prevencion
    notificacion = prevencion.notificacion
    oficina = nombre_de(expediente.version.ficha["dependencia"])
    if notificacion is None:
        frase = _("{quien} prepara una lista de lo que debes corregir o completar.")
        return Turno(frase.format(quien=oficina), oficina, "nota", desde=prevencion.emitida_at)
    if notificacion.surte_efectos_at is None:
        return _por_notificar(notificacion, oficina)
    cerrada = next((n for n in por_leer(expediente) if n.asunto == "desechamiento"), None)
    if cerrada:
        frase = _("Ya hay una respuesta a tu trámite. Ábrela para conocerla.")
        return Turno(frase, _("Tú"), "ojo", True, "leer", cerrada.created_at)
    if prevencion.tardia_at:
        frase = _("Respondiste fuera de tiempo. {quien} decide si acepta tu respuesta.")
        return Turno(frase.format(quien=oficina), oficina, "nota", desde=prevencion.tardia_at)
    hasta = prevencion.vence
    if hasta and hasta < reloj.hoy():
        frase = _(
            "Tu tiempo para corregir venció el {dia}. Responde cuanto antes: "
            "tu solicitud puede desecharse."
        )
        tono = "mal"
    else:
        frase = _("Te toca corregir o completar tu solicitud, a más tardar el {dia}.")
        tono = "ojo"
    frase = frase.format(dia=en_letra(hasta) if hasta else "")
    desde = notificacion.surte_efectos_at
    return Turno(frase, _("Tú"), tono, True, "responder", desde, hasta)


def _por_notificar(notificacion: Notificacion, oficina: str) -> Turno:
    desde = notificacion.created_at
    if notificacion.medio == Notificacion.Medio.ELECTRONICA:
        frase = _("Tienes una notificación por leer: te piden corregir o completar algo.")
        return Turno(frase, _("Tú"), "ojo", True, "leer", desde)
    frase = _(
        "{quien} te va a entregar una notificación: te piden corregir o completar algo. Tu tiempo "
        "corre desde que la recibas; si ya la tienes, puedes responder."
    )
    return Turno(frase.format(quien=oficina), oficina, "nota", paso="responder", desde=desde)


def _en_tramite(expediente: Expediente) -> Turno:
    abiertos = pasos_abiertos(expediente)
    if any(paso.acto == "corregir" for paso in abiertos):
        return _por_corregir(expediente)
    if any(paso.espera == "pago" for paso in abiertos):
        return _por_pagar(expediente)
    tareas = en_manos_de(expediente)
    if tareas:
        return _de_la_autoridad(expediente, tareas)
    oficina = nombre_de(expediente.version.ficha["dependencia"])
    operaciones = {paso.operacion for paso in abiertos}
    frase = next((_PREPARANDO[uno]() for uno in operaciones if uno in _PREPARANDO), "")
    frase = frase or _("Tu trámite avanza; en un momento verás quién lo tiene.")
    return Turno(frase, oficina, "nota", desde=expediente.updated_at, hasta=expediente.vence)


def _por_corregir(expediente: Expediente) -> Turno:
    visita = ultima_visita(expediente)
    desde = visita.realizada_at if visita else None
    frase = _("Te toca corregir lo que se señaló en la visita y avisarnos cuando esté listo.")
    return Turno(frase, _("Tú"), "ojo", True, "corregir", desde)


def _por_pagar(expediente: Expediente) -> Turno:
    orden = ultima_orden(expediente)
    if orden is None:
        return Turno(_PREPARANDO["orden-de-pago"](), nombre_de("tesoreria"), "nota")
    if not orden.vigente:
        frase = _("Tu orden de pago venció el {dia}. Pide una nueva para continuar.")
        frase = frase.format(dia=en_letra(orden.vence))
        return Turno(frase, _("Tú"), "mal", True, "renovar", orden.created_at)
    frase = _("Te toca pagar {total}, a más tardar el {dia}.")
    frase = frase.format(total=con_signo(orden.total_centavos), dia=en_letra(orden.vence))
    return Turno(frase, _("Tú"), "ojo", True, "pagar", orden.created_at, orden.vence)


def _de_la_autoridad(expediente: Expediente, tareas: list[Tarea]) -> Turno:
    oficinas = list(dict.fromkeys(nombre_de(tarea.dependencia) for tarea in tareas))
    desde = tareas[0].created_at
    frase = _que_hace(expediente, tareas[0], oficinas).format(
        quien=oficinas[0], cuantas=len(oficinas), desde=en_letra(desde)
    )
    hasta, tono = expediente.vence, "nota"
    if hasta and hasta < reloj.hoy():
        frase += " " + _("Debían responderte a más tardar el {dia}.").format(dia=en_letra(hasta))
        tono = "mal"
    elif hasta:
        frase += " " + _("Deben responderte a más tardar el {dia}.").format(dia=en_letra(hasta))
    return Turno(frase, _unir(oficinas), tono, desde=desde, hasta=hasta)


def _que_hace(expediente: Expediente, tarea: Tarea, oficinas: list[str]) -> str:
    if tarea.acto == "firmar":
        return _("Tu respuesta está en firma desde el {desde}, en {quien}.")
    if tarea.acto == "programar-inspeccion":
        return _("{quien} va a fijar el día de una visita.")
    if tarea.acto == "inspeccionar":
        visita = ultima_visita(expediente)
        cuando = con_hora(visita.programada_para) if visita and visita.programada_para else ""
        return _("{quien} te visita el {cuando}.").replace("{cuando}", cuando)
    if len(oficinas) > 1:
        return _("{cuantas} oficinas revisan tu solicitud desde el {desde}.")
    return _("{quien} revisa tu solicitud desde el {desde}.")


def _unir(nombres: list[str]) -> str:
    if len(nombres) < 2:
        return "".join(nombres)
    return _("{primeros} y {ultimo}").format(primeros=", ".join(nombres[:-1]), ultimo=nombres[-1])


_PREPARANDO: dict[str, Callable[[], str]] = {
    "acuse": lambda: _("Recibimos tu solicitud. Estamos preparando tu acuse."),
    "orden-de-pago": lambda: _("Estamos preparando tu orden de pago."),
    "generar-documentos": lambda: _("Estamos preparando tus documentos."),
    "sellar": lambda: _("Tus documentos ya están firmados; les estamos poniendo el sello."),
}
