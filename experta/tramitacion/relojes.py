"""Opening and reading the clocks of a case; the arithmetic is of the room plazos.

`respuesta` and `promesa` are the authority's, `area:<clave>` the budget of a department;
`subsanar`, `medidas` and `caducidad` the person's; `constancia-ficta` the officer's who certifies,
`decision` the officer's who decides when nobody answered a prevención in time.
"""

from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.catalogo.ficha import Area, Ficha
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.expedientes.models import Expediente
from experta.plazos import services as plazos
from experta.plazos.calendario import UN_DIA, PlazoInvalido
from experta.plazos.models import Estado, Plazo
from experta.plazos.tipos import Horario
from experta.tramitacion.errores import AunNo, dato_invalido, exigir_calendario

AREA = "area:"
_REGLA_DE_DECISION = "plazo-general"
DECISION = "decision"
# Whose end somebody is told of step by step.
CON_ESCALERA = ("respuesta", DECISION)
_DE_LA_AUTORIDAD = ("respuesta", "promesa")


def horario_de(dependencia: str) -> Horario:
    """Return the office hours of a dependencia."""
    oficina = municipio_actual().dependencias[dependencia]
    return Horario(time.fromisoformat(oficina.hora_abre), time.fromisoformat(oficina.hora_cierra))


def abrir_al_ingresar(expediente: Expediente, ejecutable: Ejecutable, ahora: datetime) -> Plazo:
    """Open the legal plazo, and the service promise beside it; return the legal one.

    Raises:
        DatosInvalidos: the calendar does not reach its end (next year's is not published yet).
    """
    try:
        return _abrir_al_ingresar(expediente, ejecutable, ahora)
    except (AunNo, PlazoInvalido) as error:
        raise dato_invalido(
            "",
            "Por ahora no se puede calcular tu fecha de respuesta porque falta publicar el "
            "calendario oficial. Tu borrador está guardado; inténtalo más tarde.",
        ) from error


def _abrir_al_ingresar(expediente: Expediente, ejecutable: Ejecutable, ahora: datetime) -> Plazo:
    ficha = ejecutable.ficha
    plazo = abrir_respuesta(expediente, ficha, ahora)
    if ficha.promesa:
        plazos.abrir_plazo(
            asunto=expediente.pk,
            clave="promesa",
            unidad=ficha.promesa.unidad,
            cantidad=ficha.promesa.cantidad,
            presentado_at=ahora,
            regla="promesa-de-servicio",
            horario=horario_de(ficha.dependencia),
            ventana="ninguna",
        )
    return plazo


@exigir_calendario()
def abrir_respuesta(expediente: Expediente, ficha: Ficha, desde: datetime, **como: Any) -> Plazo:
    """Open the legal plazo as the ficha says, save what `como` says otherwise."""
    respuesta = ficha.plazo.respuesta
    datos: dict[str, Any] = {
        "unidad": respuesta.unidad,
        "cantidad": respuesta.cantidad,
        "regla": respuesta.regla,
    }
    return plazos.abrir_plazo(
        asunto=expediente.pk,
        clave="respuesta",
        presentado_at=desde,
        horario=horario_de(ficha.dependencia),
        **(datos | como),
    )


@exigir_calendario()
def abrir_de_area(expediente: Expediente, area: Area) -> None:
    """Open the budget of a department when its task opens; none if the ficha gives none.

    Once, and again in a case put back.
    """
    clave = f"{AREA}{area.clave}"
    previo = plazo_de(expediente, clave)
    if area.plazo is None or (previo and previo.pk > respuesta_de(expediente).pk):
        return
    plazos.abrir_plazo(
        asunto=expediente.pk,
        clave=clave,
        unidad=area.plazo.unidad,
        cantidad=area.plazo.cantidad,
        presentado_at=reloj.ahora(),
        regla=area.plazo.regla,
        horario=horario_de(area.dependencia),
        quien=area.dependencia,
        a_cargo="autoridad",
        ventana="ninguna",
    )


def cumplir_area(expediente: Expediente, area: str) -> None:
    """End the budget of an area that gave its opinion; without one nothing happens."""
    plazos.cumplir(asunto=expediente.pk, clave=f"{AREA}{area}", at=reloj.ahora())


@exigir_calendario()
def abrir_de_la_persona(
    expediente: Expediente, clave: str, tiempo: tuple[int, str, str], desde: datetime
) -> Plazo:
    """Open a plazo that runs for the person; `tiempo` is amount, unit and rule."""
    cantidad, unidad, regla = tiempo
    return plazos.abrir_plazo(
        asunto=expediente.pk,
        clave=clave,
        unidad=unidad,
        cantidad=cantidad,
        presentado_at=desde,
        regla=regla,
        horario=horario_de(cargar(expediente.version).ficha.dependencia),
        quien=plazos.SOLICITANTE,
        ventana="ninguna",
    )


def abrir_medidas(expediente: Expediente, desde: datetime) -> Plazo | None:
    """Open the plazo to correct what a visit revealed, where the ficha gives one of its own."""
    inspeccion = cargar(expediente.version).ficha.inspeccion
    medidas = inspeccion.medidas if inspeccion else None
    if medidas is None:
        return None
    tiempo = (medidas.cantidad, medidas.unidad, medidas.regla)
    return abrir_de_la_persona(expediente, "medidas", tiempo, desde)


@exigir_calendario()
def abrir_decision(expediente: Expediente) -> Plazo:
    """Return the open plazo to decide what an expired prevención means; opened if none is."""
    previo = plazo_de(expediente, DECISION)
    if previo and previo.abierto:
        return previo
    return plazos.abrir_plazo(
        asunto=expediente.pk,
        clave=DECISION,
        unidad="dias_habiles",
        cantidad=municipio_actual().regla(_REGLA_DE_DECISION).valor,
        presentado_at=reloj.ahora(),
        regla=_REGLA_DE_DECISION,
        horario=horario_de(cargar(expediente.version).ficha.dependencia),
        ventana="ninguna",
    )


def plazo_de(expediente: Expediente, clave: str) -> Plazo | None:
    """Return the latest plazo of that name."""
    return Plazo.objects.filter(asunto=expediente.pk, clave=clave).order_by("-pk").first()


def respuesta_de(expediente: Expediente) -> Plazo:
    """Return the legal plazo of a submitted case.

    Raises:
        Plazo.DoesNotExist: the case is a draft.
    """
    return Plazo.objects.filter(asunto=expediente.pk, clave="respuesta").latest("pk")


def primera_respuesta_de(expediente: Expediente) -> Plazo:
    """Return the legal plazo with which a case was submitted, in which it could be prevented.

    Raises:
        Plazo.DoesNotExist: the case is a draft.
    """
    return Plazo.objects.filter(asunto=expediente.pk, clave="respuesta").earliest("pk")


def abiertos(expediente: Expediente) -> list[str]:
    """Return the names of the clocks that run or are suspended, in the order of their opening."""
    filas = Plazo.objects.filter(asunto=expediente.pk).abiertos().order_by("pk")
    return list(filas.values_list("clave", flat=True))


def turno_de_la_persona(expediente: Expediente) -> bool:
    """Say whether the plazo of the person to answer a prevención is open."""
    plazo = plazo_de(expediente, "subsanar")
    return plazo is not None and plazo.abierto


def hace_habiles(regla: str) -> datetime:
    """Return the first moment whose following días hábiles, as many as a rule gives, are not over.

    What happened before it has waited all of them.
    """
    dia, calendario = reloj.hoy() - UN_DIA, plazos.calendario_vigente().calendario
    faltan = municipio_actual().regla(regla).valor
    while faltan:
        faltan -= calendario.es_habil(dia)
        dia -= UN_DIA
    return datetime.combine(dia + UN_DIA, time.min, reloj.zona())


def en_habiles(regla: str) -> date | None:
    """Return the day that is as many días hábiles from today as a rule gives.

    None where the published calendars do not reach it.
    """
    calendario = plazos.calendario_vigente().calendario
    with suppress(PlazoInvalido):
        return calendario.sumar_habiles(reloj.hoy(), municipio_actual().regla(regla).valor)
    return None


def copiar_vencimiento(expediente: Expediente) -> None:
    """Keep the due date of the legal plazo on the case and its open tasks, for lists."""
    plazo = plazo_de(expediente, "respuesta")
    expediente.vence = plazo.vence_fecha if plazo else None
    Expediente.objects.filter(pk=expediente.pk).update(vence=expediente.vence)
    bandeja.fechar(expediente=expediente, vence=expediente.vence)


@exigir_calendario()
def suspender(
    expediente: Expediente, desde: datetime, *, motivo: str = "prevencion", regla: str = ""
) -> bool:
    """Stop the clocks of the authority while the person has the turn; a spent one stays spent.

    Returns whether the legal one stopped.
    """
    paradas = set()
    for clave in _de_la_autoridad(expediente):
        with suppress(plazos.PlazoNoCorre):
            plazos.suspender(
                asunto=expediente.pk, clave=clave, desde=desde, motivo=motivo, regla=regla
            )
            paradas.add(clave)
    return "respuesta" in paradas


@exigir_calendario()
def retirar_vencimientos(expediente: Expediente, desde: datetime) -> bool:
    """Take back what expired though a prevención had stopped it, which was recorded later.

    Returns whether the legal plazo was one of them.
    """
    vencidos = Plazo.objects.filter(asunto=expediente.pk, estado=Estado.VENCIDO)
    claves = [uno for uno in vencidos.values_list("clave", flat=True) if _es_suya(uno)]
    retirados = {
        clave
        for clave in sorted(set(claves))
        if plazos.retirar_vencimiento(
            asunto=expediente.pk, clave=clave, desde=desde, at=reloj.ahora()
        )
    }
    return "respuesta" in retirados


def suspendido_por_pago(expediente: Expediente) -> bool:
    """Say whether the legal plazo waits for a payment."""
    plazo = plazo_de(expediente, "respuesta")
    if plazo is None or plazo.estado != Estado.SUSPENDIDO:
        return False
    return plazo.renglones.latest("orden").quien_lo_tiene == plazos.PAGO


@exigir_calendario()
def reanudar(expediente: Expediente, hasta: datetime) -> None:
    """Let the clocks of the authority go on from the día hábil after the answer or payment.

    Those of the departments, from today: only now do they have their task back.
    """
    for clave in _de_la_autoridad(expediente):
        desde = hasta if clave in _DE_LA_AUTORIDAD else reloj.ahora()
        with suppress(plazos.PlazoNoCorre):
            plazos.reanudar(asunto=expediente.pk, clave=clave, hasta=desde)


def _de_la_autoridad(expediente: Expediente) -> list[str]:
    return [clave for clave in abiertos(expediente) if _es_suya(clave)]


def _es_suya(clave: str) -> bool:
    return clave in _DE_LA_AUTORIDAD or clave.startswith(AREA)
