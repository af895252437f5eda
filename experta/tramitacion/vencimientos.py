"""What each moment of each clock means: the sentence, and what is drafted, opened or told.

A timer never decides. The one thing that goes on by itself is the assent of a department whose
silence a rule of the ficha counts as favourable (never where lives are at risk, nor where it did
speak: what it observed stands).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from experta.bandeja import services as bandeja
from experta.bandeja.models import Tarea
from experta.bitacora.models import Sellable
from experta.catalogo.ejecutable import cargar
from experta.catalogo.ficha import Area
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Rol
from experta.expedientes import rules
from experta.expedientes.models import Expediente
from experta.expedientes.models.decisiones import Sentido
from experta.expedientes.services.decisiones import asentir
from experta.plazos import services as plazos
from experta.plazos.models import LIMITE_PREVENCION, ULTIMO_DIA, Plazo, Vencimiento
from experta.tramitacion import escalera, fuera, marcha, observadas, proyectos, relojes, ventana
from experta.tramitacion.errores import Conflicto


@dataclass(frozen=True)
class Hecho:
    """What is written in the history; the person reads it (and is told) when it is `publico`."""

    texto: str
    publico: bool
    # What was written by rule, which the leaf of the line answers for.
    filas: tuple[Sellable, ...] = ()


def tomar(vencimiento: Vencimiento) -> tuple[bool, Expediente | None]:
    """Take a due moment: whether we were first, and its case if it is still open."""
    asunto = vencimiento.plazo.asunto
    # The case first and its clock after, as every act takes them: else two would deadlock.
    existe = Expediente.objects.filter(pk=asunto).exists()
    expediente = marcha.tomar(asunto) if existe else None
    if not plazos.marcar_atendido(vencimiento):
        return False, None
    abierto = expediente is not None and expediente.estado in rules.ABIERTOS
    return True, expediente if abierto else None


def seguir(expediente: Expediente, plazo: Plazo, tipo: str) -> Hecho | None:
    """Take what follows from that moment and return its line; None when it means nothing."""
    if tipo in escalera.PELDANOS and plazo.clave in relojes.CON_ESCALERA:
        return Hecho(escalera.subir(expediente, plazo.clave, tipo), publico=False)
    if tipo == LIMITE_PREVENCION:
        return _completo(expediente)
    if tipo == ULTIMO_DIA:
        texto = _ULTIMOS_DIAS.get(plazo.clave)
        return Hecho(texto, publico=True) if texto else None
    if tipo != plazo.clave:
        return None
    if plazo.clave.startswith(relojes.AREA):
        return _area(expediente, plazo)
    al_vencer = _AL_VENCER.get(plazo.clave)
    return al_vencer(expediente, plazo) if al_vencer else None


def abrir_tarea(expediente: Expediente, plazo: Plazo, vence: date | None = None) -> None:
    """Ask the officer to decide what an expiry means, with its draft beside it.

    `vence` is until when: by default, the day by which the case must be answered.
    """
    dependencia = cargar(expediente.version).ficha.dependencia
    escalera.avisar_a_cargo(
        expediente, Rol.FIRMANTE, dependencia, "venció un plazo; decide qué procede."
    )
    proyectos.preparar(expediente, plazo)
    bandeja.abrir(
        expediente=expediente,
        pendiente=bandeja.Pendiente(
            tarea=bandeja.nombre_de_vencida(expediente=expediente, clave=plazo.clave),
            acto="atender",
            nombre="Plazo vencido: decide qué procede",
            rol=Rol.FIRMANTE,
            dependencia=dependencia,
        ),
        vence=vence or expediente.vence,
    )


def plazo_de_tarea(tarea: Tarea) -> Plazo | None:
    """Return the plazo whose end a task of `abrir_tarea` asks to attend."""
    return relojes.plazo_de(tarea.expediente, _clave(tarea))


def asunto(vencimiento: Vencimiento) -> str:
    """Return what happened, in the few words of the subject of a message."""
    clave = vencimiento.plazo.clave
    if vencimiento.tipo == ULTIMO_DIA:
        return "Hoy es tu último día en el trámite"
    if vencimiento.tipo == LIMITE_PREVENCION:
        return "Ya no se te puede pedir que corrijas el trámite"
    return _ASUNTOS.get(clave, "Un área no opinó a tiempo en tu trámite")


def exigir_de(tarea: Tarea, clave: str) -> None:
    """Refuse a task that attends the end of another plazo.

    Raises:
        Conflicto: it does.
    """
    if _clave(tarea) != clave:
        raise Conflicto("Esta tarea atiende otro plazo: eso aquí no procede.")


def _clave(tarea: Tarea) -> str:
    return tarea.tarea.removeprefix(fuera.lote("vencido-")).partition("#")[0]


def _completo(expediente: Expediente) -> Hecho | None:
    """After its window nobody may prevent, nor counts what was not notified in it: complete."""
    completo = "Tu solicitud cuenta como completa: ya pasó el tiempo para prevenirte."
    if expediente.estado == rules.PREVENIDO and not ventana.a_tiempo(expediente):
        sellados = ventana.cerrar(expediente)
        texto = f"La prevención no se te notificó a tiempo y no vale. {completo}"
        return Hecho(texto, publico=True, filas=sellados)
    if expediente.estado != rules.EN_TRAMITE or hasattr(expediente, "prevencion"):
        return None
    expediente.declarar_completo(reloj.ahora())
    return Hecho(completo, True)


def _promesa(_expediente: Expediente, _plazo: Plazo) -> Hecho:
    return Hecho("Se pasó el tiempo que ofrecimos para responderte.", publico=True)


def _subsanar(expediente: Expediente, plazo: Plazo) -> Hecho | None:
    if expediente.estado != rules.PREVENIDO:
        return None
    abrir_tarea(expediente, plazo, relojes.abrir_decision(expediente).vence_fecha)
    return Hecho(
        "Venció tu plazo para responder la prevención. Nada se ha decidido: una autoridad "
        "revisará qué procede.",
        publico=True,
    )


def _caducidad(expediente: Expediente, plazo: Plazo) -> Hecho | None:
    if expediente.estado != rules.EN_TRAMITE:
        return None
    abrir_tarea(expediente, plazo)
    return Hecho(
        "Pasó el tiempo que se te advirtió sin que el trámite avanzara. Nada se ha decidido: "
        "si das el paso que te toca antes de que se firme la caducidad, sigue.",
        publico=True,
    )


def _medidas(expediente: Expediente, plazo: Plazo) -> Hecho:
    abrir_tarea(expediente, plazo)
    inspeccion = cargar(expediente.version).ficha.inspeccion
    efecto = inspeccion.medidas.efecto if inspeccion and inspeccion.medidas else ""
    return Hecho(f"Venció tu plazo para corregir lo que señaló la visita. {efecto}".strip(), True)


def _constancia(expediente: Expediente, plazo: Plazo) -> Hecho:
    texto = "Venció el plazo para expedir la constancia de falta de respuesta."
    escalera.al_oic(expediente, plazo, texto)
    return Hecho(texto, publico=True)


def _decision(expediente: Expediente, plazo: Plazo) -> Hecho:
    texto = "Venció el plazo para decidir qué procede sobre la prevención y nadie decidió."
    escalera.al_oic(expediente, plazo, texto)
    return Hecho(f"{texto} {escalera.VENCIDO}", publico=True)


def _area(expediente: Expediente, plazo: Plazo) -> Hecho | None:
    ficha = cargar(expediente.version).ficha
    area = ficha.area(plazo.clave.removeprefix(relojes.AREA))
    tarea = expediente.tareas.filter(area=area.clave, estado=Tarea.Estado.PENDIENTE).first()
    if tarea is None:
        return None
    observo = observadas.sigue_observando(expediente, area.clave)
    asiente = area.asentimiento_tacito and area.asentimiento_regla and not ficha.riesgo_a_la_vida
    if asiente and not observo and expediente.estado == rules.EN_TRAMITE:
        return _asentir(expediente, area, tarea)
    texto = f"{area.nombre} agotó su parte del plazo sin dar su opinión."
    if observo:
        texto = f"{area.nombre} agotó su parte del plazo: observó algo y no ha dado su opinión."
    for oficina in sorted({area.dependencia, ficha.dependencia}):
        escalera.avisar_a_cargo(expediente, Rol.FIRMANTE, oficina, texto)
    return Hecho(f"{texto} Se avisó a la dirección.", publico=False)


def _asentir(expediente: Expediente, area: Area, tarea: Tarea) -> Hecho:
    regla = municipio_actual().regla(area.asentimiento_regla)
    dictamen = asentir(
        expediente=expediente,
        area=area.clave,
        regla=area.asentimiento_regla,
        fundamento=f"Asentimiento tácito. {regla.texto} ({regla.ley}, {regla.articulo}).",
    )
    tarea.completar(None)
    marcha.completar(expediente, tarea.tarea, {"sentido": str(Sentido.FAVORABLE)})
    return Hecho(
        f"{area.nombre} no opinó dentro de su plazo: por regla, su silencio cuenta como opinión "
        "favorable y el trámite sigue.",
        publico=True,
        filas=(dictamen,),
    )


_ULTIMOS_DIAS = {
    "subsanar": "Hoy es el último día para responder la prevención.",
    "medidas": "Hoy es el último día para corregir lo que señaló la visita.",
    "caducidad": "Hoy es el último día antes de que tu trámite pueda caducar.",
}
_ASUNTOS = {
    "promesa": "Se pasó el tiempo que ofrecimos para tu trámite",
    "subsanar": "Venció tu plazo para responder en el trámite",
    "caducidad": "Ya puede caducar tu trámite",
    "medidas": "Venció tu plazo para corregir en el trámite",
    "constancia-ficta": "Nadie expidió a tiempo la constancia de tu trámite",
    relojes.DECISION: "Nadie decidió a tiempo en tu trámite",
}
_AL_VENCER: dict[str, Callable[[Expediente, Plazo], Hecho | None]] = {
    "promesa": _promesa,
    "subsanar": _subsanar,
    "caducidad": _caducidad,
    "medidas": _medidas,
    "constancia-ficta": _constancia,
    relojes.DECISION: _decision,
}
