"""The case that a recurso won puts back: it returns to review on what the authority already has.

LFPA arts. 91 and 92. Same folio, same version, same answers and files; nothing is filled in or
paid again, and nothing may be prevented: what the plazo counts for now is the answer.
"""

from datetime import date, datetime
from typing import Any

from experta.avisos import services as avisos
from experta.bandeja import services as bandeja
from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.comun.municipio import municipio_actual
from experta.comun.texto import fecha_larga
from experta.expedientes import rules
from experta.expedientes.models import Expediente, Recurso
from experta.expedientes.services.decisiones import anulados, anular
from experta.expedientes.services.historia import anotar
from experta.plazos import services as plazos
from experta.plazos.models import Plazo
from experta.plazos.previsto import ultimo_dia
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Horario, Tipo, Unidad, Ventana
from experta.tramitacion import anuncios, competencia, escalera, marcha, notificaciones, relojes

# The rule by which what is put back must be answered.
TOPE = "reposicion-tope"


def reponer(recurso: Recurso, momento: datetime) -> None:
    """Put the contested case back, once, from the notification of what the recurso resolved.

    A silence that was answered meanwhile leaves nothing to put back: that answer stands.
    """
    expediente = marcha.tomar(recurso.recurrido_id)
    terminado = (expediente.estado, "reponer") in rules.TRANSICIONES
    de_silencio = recurso.documento is None
    procede = expediente.abierto if de_silencio else terminado
    if not procede or not recurso.reponer(momento):
        return
    anular(recurso)
    if terminado:
        expediente.mover("reponer", concluido_at=None, conservar_hasta=None)
    _contar_de_nuevo(expediente, momento)
    if terminado:
        marcha.reiniciar(expediente)
        _encargar(expediente)
    _decir(expediente, recurso)


def tope(desde: datetime, horario: Horario) -> date | None:
    """Return the last day on which the law lets a case put back then be answered (art. 92)."""
    meses = municipio_actual().regla(TOPE).valor
    return ultimo_dia(unidad="meses", cantidad=meses, presentado_at=desde, horario=horario)


def _contar_de_nuevo(expediente: Expediente, momento: datetime) -> None:
    plazos.cancelar(asunto=expediente.pk, clave="respuesta", at=momento)
    bandeja.cerrar_vencidas(expediente=expediente, clave="respuesta")
    _abrir(expediente, momento)
    if relojes.turno_de_la_persona(expediente):
        relojes.suspender(expediente, momento)
    relojes.copiar_vencimiento(expediente)


def _abrir(expediente: Expediente, desde: datetime) -> Plazo:
    """Open the legal plazo again for a case put back: in it nothing may be prevented.

    It lasts what the ficha says, and never more than the law gives to answer again (art. 92).
    """
    ficha = cargar(expediente.version).ficha
    como: dict[str, Any] = {"ventana": Ventana.NINGUNA, "apertura": Tipo.REPOSICION}
    respuesta, horario = ficha.plazo.respuesta, relojes.horario_de(ficha.dependencia)
    limite = tope(desde, horario)
    propio = ultimo_dia(
        unidad=respuesta.unidad,
        cantidad=respuesta.cantidad,
        presentado_at=desde,
        horario=horario,
    )
    if limite and (propio is None or propio > limite):
        meses = municipio_actual().regla(TOPE).valor
        por = f"El del trámite es más largo; la ley da a lo más {nombrar(meses, Unidad.MESES)}."
        como |= {"unidad": "meses", "cantidad": meses, "regla": TOPE, "por": por}
    return relojes.abrir_respuesta(expediente, ficha, desde, **como)


def _encargar(expediente: Expediente) -> None:
    """Give the open steps to somebody who had no part in what was annulled, where there is one."""
    for tarea in expediente.tareas.filter(estado=Tarea.Estado.PENDIENTE, asignada_a=None):
        cargos = competencia.imparciales(expediente, tarea.rol, tarea.dependencia)
        if cargo := cargos.first():
            tarea.asignar(None, cargo.persona)


def _decir(expediente: Expediente, recurso: Recurso) -> None:
    hasta = f"a más tardar el {fecha_larga(expediente.vence)}" if expediente.vence else "después"
    texto = (
        f"El recurso {recurso.expediente.folio} se resolvió a favor: el trámite vuelve a revisión. "
        f"No hay nada que llenar ni pagar otra vez. La respuesta debe llegar {hasta}."
    )
    anotar(
        expediente=expediente,
        acto="reponer",
        texto=texto,
        actor=None,
        cambio={"recurso": str(recurso.expediente_id)},
        filas=anulados(recurso),
    )
    anuncios.anunciar(expediente, anuncios.Clase.REPUESTO)
    notificaciones.avisar_a_partes(
        expediente, f"Tu trámite {expediente.folio} volvió a revisión", texto
    )
    for persona in escalera.quien_lo_tiene(expediente):
        avisos.avisar(
            persona=persona,
            expediente=expediente,
            titulo="Volvió a revisión un expediente que atiendes",
            texto=f"{expediente.folio}, {expediente.version.nombre}. {texto}",
        )
