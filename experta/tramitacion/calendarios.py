"""What a change of the calendar means for a case, said to those whom it concerns."""

from experta.avisos import services as avisos
from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.expedientes.rules import ABIERTOS
from experta.expedientes.services.historia import anotar
from experta.plazos import services as plazos
from experta.plazos.services import Cambio
from experta.tramitacion import escalera, notificaciones, proyectos, relojes

_NOMBRES = {
    "respuesta": "El plazo para responderte",
    "promesa": "El tiempo que ofrecimos para responderte",
    "subsanar": "Tu plazo para corregir o completar",
    "medidas": "Tu plazo para corregir lo que señaló la visita",
    "caducidad": "El tiempo de la advertencia de caducidad",
    "constancia-ficta": "El plazo de tu constancia",
    relojes.DECISION: "El plazo para decidir qué procede",
}


def contar_de_nuevo(expediente: Expediente) -> bool:
    """Count the clocks of a case with the calendar in force, and tell; say whether a date moved."""
    cambios = plazos.recalcular(expediente.pk, reloj.ahora())
    if cambios and expediente.estado in ABIERTOS:
        relojes.copiar_vencimiento(expediente)
        for cambio in cambios:
            _decir(expediente, cambio)
    return bool(cambios)


def _decir(expediente: Expediente, cambio: Cambio) -> None:
    plazo = relojes.plazo_de(expediente, cambio.clave)
    if cambio.reabierto and plazo:
        proyectos.descartar(expediente, plazo)
    if cambio.clave == "subsanar":
        expediente.prevencion.fijar_vencimiento(cambio.despues)
    texto = oracion(cambio)
    anotar(
        expediente=expediente,
        acto="cambiar_calendario",
        texto=texto[:500],
        actor=None,
        cambio={"plazo": cambio.clave, "antes": cambio.antes, "ahora": cambio.despues},
    )
    notificaciones.avisar_a_partes(
        expediente, f"Cambió una fecha de tu trámite {expediente.folio}", texto
    )
    avisar_a_quien_lo_tiene(expediente, texto)


def oracion(cambio: Cambio) -> str:
    """Return the sentence of a change: which plazo, why, and that it runs again if it does."""
    nombre = _NOMBRES.get(cambio.clave, "El plazo de un área")
    vuelve = " Vuelve a correr." if cambio.reabierto else ""
    return f"{nombre} cambió. {cambio.motivo}{vuelve}"


def avisar_a_quien_lo_tiene(expediente: Expediente, texto: str) -> None:
    """Leave a message for the officials whose open tasks are on the case."""
    for persona in escalera.quien_lo_tiene(expediente):
        avisos.avisar(
            persona=persona,
            expediente=expediente,
            titulo="Cambió una fecha de un expediente que atiendes",
            texto=f"{expediente.folio}: {texto}",
        )
