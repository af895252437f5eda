"""The moves that the clock of a case allows: late answers, extensions, help, silence, caducidad."""

from collections.abc import Callable
from functools import partial
from typing import Any

from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.expedientes import rules
from experta.expedientes.models import Expediente
from experta.plazos.models import Estado
from experta.tramitacion import ayudas, caducidad, fictas
from experta.tramitacion.actos.aceptar_respuesta import aceptar_respuesta
from experta.tramitacion.actos.advertir_caducidad import advertir_caducidad
from experta.tramitacion.actos.caducar import caducar
from experta.tramitacion.actos.pedir_ayuda import pedir_ayuda
from experta.tramitacion.actos.pedir_constancia_ficta import pedir_constancia_ficta
from experta.tramitacion.actos.prorrogar import prorrogar
from experta.tramitacion.actos.responder_ayuda import responder_ayuda
from experta.tramitacion.consultas import facultades
from experta.tramitacion.relojes import plazo_de

Jugada = tuple[str, Callable[[], Any]]
PUNTOS = [{"pregunta": "", "texto": "Un teléfono."}]


def del_reloj(caso: Expediente) -> list[Jugada]:
    """Return the legal moves of officers and citizen that the clock allows now."""
    dependencia = cargar(caso.version).ficha.dependencia
    hoy = Nombramiento.objects.vigentes(reloj.hoy())
    cargo = hoy.filter(rol="firmante", dependencia=dependencia).order_by("pk").first()
    if cargo is None or caso.estado not in rules.ABIERTOS:
        return []
    firmante = Persona.objects.get(pk=cargo.persona_id)
    return [*_de_firmante(caso, firmante), *_de_persona(caso)]


def de_caducidad(caso: Expediente, tarea: Tarea, persona: Persona) -> list[Jugada]:
    """Return the move of an officer who attends a warning whose time passed."""
    plazo = plazo_de(caso, caducidad.CLAVE)
    if "caducidad" not in tarea.tarea or plazo is None or plazo.estado != Estado.VENCIDO:
        return []
    if not caducidad.causa(caso):
        return []
    return [("caducar", partial(caducar, persona=persona, tarea=tarea))]


def _de_firmante(caso: Expediente, firmante: Persona) -> list[Jugada]:
    suyo: dict[str, Any] = {"persona": firmante, "expediente": caso}
    lista: list[Jugada] = []
    if facultades.prorrogable(caso, firmante):
        lista.append(("prorrogar", partial(prorrogar, **suyo, cantidad=1, motivos="Falta algo.")))
    if facultades.advertible(caso, firmante):
        lista.append(("advertir_caducidad", partial(advertir_caducidad, **suyo)))
    prevencion = getattr(caso, "prevencion", None)
    firmado = caso.documentos.filter(clave="desechamiento", estado__in=["firmado", "vigente"])
    tardia = caso.estado == rules.PREVENIDO and prevencion and prevencion.tardia_at
    if tardia and not firmado.exists():
        lista.append(("aceptar_respuesta", partial(aceptar_respuesta, **suyo)))
    return lista


def _de_persona(caso: Expediente) -> list[Jugada]:
    suya = {"persona": caso.creado_por}
    ayuda = ayudas.pendiente(caso)
    lista: list[Jugada] = []
    if ayuda:
        responde = partial(responder_ayuda, **suya, ayuda=ayuda, respuesta="Va.")
        lista.append(("responder_ayuda", responde))
    if fictas.certificable(caso):
        pide = partial(pedir_constancia_ficta, **suya, expediente=caso)
        lista.append(("pedir_constancia_ficta", pide))
    return lista


def de_ayuda(caso: Expediente, persona: Persona) -> list[Jugada]:
    """Return the move of who reviews and may no longer prevent."""
    if not facultades.puede_pedir_ayuda(caso):
        return []
    pide = partial(pedir_ayuda, persona=persona, expediente=caso, texto="Ayuda.", puntos=PUNTOS)
    return [("pedir_ayuda", pide)]
