"""The legal clock: `calcular` turns a request into its due date and a ledger that explains it.

Pure: no tables, no Django, no present time. Default law: LFPA arts. 17-A, 17-B, 28, 29 and 31.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from experta.plazos.calendario import UN_DIA
from experta.plazos.conteo import Conteo, contar, unir
from experta.plazos.redaccion import articulo, oracion, por_caida, por_tarde, regla_de
from experta.plazos.tipos import (
    ACargo,
    Computo,
    Escalon,
    Momento,
    Motivo,
    Renglon,
    Solicitud,
    Tipo,
    Unidad,
    Ventana,
    dia_de,
)

# What comes after the end: nothing more is used up, and no calendar may reach so far.
_TRAS_VENCER = (Tipo.FICTA, Tipo.RESPUESTA_TARDIA)
_ANTES_DEL_DIA = (Tipo.PRESENTACION, Tipo.REPOSICION, Tipo.INICIO, Tipo.REANUDACION)
# Art. 17-A: the window to prevent when no resolution is needed.
_DIAS_SIN_RESOLUCION = 10


@dataclass(frozen=True)
class Hecho:
    """Something that happened to a plazo; `regla` when it is not the ordinary one of its kind."""

    tipo: Tipo
    momento: Momento
    regla: str = ""


def calcular(solicitud: Solicitud) -> Computo:
    """Return start, due, limit to prevent, moments to tell and ledger of a plazo.

    Raises:
        PlazoInvalido: the count cannot be made; the message says why in Spanish.
        CalendarioSinEjercicio: it reaches a year without a published calendar.
    """
    conteo = contar(solicitud)
    vence = conteo.fin(conteo.total)
    hechos = sorted(_hechos(solicitud, conteo, vence), key=_orden)
    limite = _limite_prevencion(solicitud, conteo)
    return Computo(
        inicio=conteo.inicio,
        vence=vence,
        limite_prevencion=limite,
        escalones=_escalones(conteo, vence) | _ventana(solicitud, limite),
        renglones=[renglon(solicitud, hecho, conteo) for hecho in hechos],
    )


def tercio(cantidad: int) -> int:
    """Return the first third of a plazo; a fraction counts as a whole unit (art. 17-A)."""
    return -(-cantidad // 3)


def usados_y_restantes(solicitud: Solicitud, momento: Momento) -> tuple[int, int]:
    """Return the units used and left by a moment, or by the close of a day."""
    return _saldo(solicitud, contar(solicitud), momento, Hecho(Tipo.VENCIMIENTO, momento))


def renglon(solicitud: Solicitud, hecho: Hecho, conteo: Conteo | None = None) -> Renglon:
    """Return the line of the ledger for one fact of a plazo."""
    conteo = conteo or contar(solicitud)
    tipo, momento = hecho.tipo, hecho.momento
    fecha = dia_de(momento)
    cierre = fecha - UN_DIA if tipo in _ANTES_DEL_DIA else fecha
    regla = hecho.regla or regla_de(solicitud, tipo)
    texto = oracion(solicitud, tipo, momento)
    vence = conteo.fin(conteo.total) if tipo in _TRAS_VENCER else None
    if vence:
        cierre = dia_de(vence)
        tarde = por_tarde(solicitud, cierre, fecha) if tipo == Tipo.RESPUESTA_TARDIA else ""
        texto = f"{texto} {tarde}".rstrip()
    if tipo == Tipo.VENCIMIENTO:
        sin_caida = conteo.sin_caidas().fin(conteo.total)
        if sin_caida and dia_de(sin_caida) < fecha:
            regla = "ultimo-dia-caida"
            texto = f"{texto} {por_caida(solicitud.calendario, dia_de(sin_caida))}"
        elif _recorrido(solicitud, conteo, momento):
            regla = "ultimo-dia-inhabil"
    saldo = _saldo(solicitud, conteo, cierre, hecho)
    return Renglon(tipo, fecha, texto, regla, articulo(regla), *saldo)


def _recorrido(solicitud: Solicitud, conteo: Conteo, vence: Momento) -> bool:
    """Tell whether the plazo was used up on an earlier day, which was inhábil."""
    en_dias = solicitud.unidad != Unidad.HORAS_HABILES
    return en_dias and conteo.usadas(dia_de(vence) - UN_DIA) == conteo.total


def _saldo(solicitud: Solicitud, conteo: Conteo, cierre: Momento, hecho: Hecho) -> tuple[int, int]:
    """Return used and left by a close; a fact before an extension does not know of it."""
    prorroga = Hecho(Tipo.PRORROGA, _prorrogado(solicitud, conteo))
    ampliado = not solicitud.prorroga or _orden(hecho) >= _orden(prorroga)
    total = (conteo.total if ampliado else conteo.original) // conteo.por_unidad
    usados = min(conteo.usadas(cierre) // conteo.por_unidad, total)
    return usados, total - usados


def _orden(hecho: Hecho) -> tuple[int, int]:
    return dia_de(hecho.momento).toordinal(), list(Tipo).index(hecho.tipo)


def _prorrogado(solicitud: Solicitud, conteo: Conteo) -> Momento:
    """Return the day of the extension: as granted, else the last day of the original plazo."""
    return solicitud.prorroga_fecha or dia_de(conteo.fin(conteo.original) or conteo.inicio)


def _hechos(solicitud: Solicitud, conteo: Conteo, vence: Momento | None) -> Iterator[Hecho]:
    """Yield what happened to the plazo; a suspension that begins after its end changed nothing."""
    presentado = solicitud.presentado
    yield Hecho(Tipo.PRESENTACION, presentado)
    yield Hecho(Tipo.INICIO, conteo.inicio)
    for pausa in unir(solicitud.suspensiones, solicitud.calendario):
        if vence is not None and pausa.dia_desde >= dia_de(vence):
            continue
        if pausa.vuelve is not None and pausa.vuelve <= presentado.date():
            continue
        previa = pausa.dia_desde < presentado.date()
        yield Hecho(pausa.tipo, presentado.date() if previa else pausa.desde, pausa.regla)
        if pausa.vuelve is not None:
            yield Hecho(Tipo.REANUDACION, pausa.vuelve, reanuda(pausa.tipo, pausa.regla))
    if solicitud.prorroga:
        yield Hecho(Tipo.PRORROGA, _prorrogado(solicitud, conteo))
    if vence is not None:
        yield Hecho(Tipo.VENCIMIENTO, vence)


def reanuda(tipo: Tipo, regla: str) -> str:
    """Return the rule by which a clock goes on; after waiting for a payment, that of the wait."""
    return regla if tipo == Tipo.ESPERA_DE_PAGO else ""


def _escalones(conteo: Conteo, vence: Momento | None) -> dict[Escalon, Momento]:
    """Return the moments before the end, leaving out those that would not come before the next."""
    if vence is None:
        return {}
    antes = vence - UN_DIA if conteo.por_unidad == 1 else conteo.fin(conteo.total - 60)
    pasos = (
        (Escalon.ULTIMO_DIA, conteo.total - conteo.por_unidad, antes),
        (Escalon.TRES_CUARTOS, -(-3 * conteo.total // 4), None),
        (Escalon.MITAD, -(-conteo.total // 2), None),
    )
    escalones: dict[Escalon, Momento] = {}
    tope, siguiente = conteo.total, vence
    for escalon, partes, momento in pasos:
        cuando = cast(Momento, momento or conteo.fin(partes))
        if partes < tope and cuando < siguiente:
            escalones[escalon] = cuando
            tope, siguiente = partes, cuando
    return escalones


def _ventana(solicitud: Solicitud, limite: Momento) -> dict[Escalon, Momento]:
    """Return the close of the window to prevent, while nobody has used it."""
    usada = any(pausa.motivo == Motivo.PREVENCION for pausa in solicitud.suspensiones)
    ajena = solicitud.a_cargo == ACargo.PERSONA or solicitud.ventana == Ventana.NINGUNA
    return {} if usada or ajena else {Escalon.LIMITE_PREVENCION: limite}


def _limite_prevencion(solicitud: Solicitud, conteo: Conteo) -> Momento:
    """Return the last moment to prevent, as known when the plazo is presented (art. 17-A)."""
    calendario, presentado = solicitud.calendario, solicitud.presentado.date()
    if solicitud.ventana == Ventana.INMEDIATA:
        hoy = calendario.primer_habil(presentado)
        return conteo.inicio if solicitud.unidad == Unidad.HORAS_HABILES else hoy
    if solicitud.ventana == Ventana.SIN_RESOLUCION:
        return calendario.sumar_habiles(presentado, _DIAS_SIN_RESOLUCION)
    if solicitud.unidad == Unidad.MESES:
        ultimo = dia_de(_sin_pausas(conteo, conteo.original))
        habiles = calendario.contar_habiles(presentado, ultimo)
        return calendario.sumar_habiles(presentado, tercio(habiles))
    return _sin_pausas(conteo, tercio(solicitud.cantidad) * conteo.por_unidad)


def _sin_pausas(conteo: Conteo, partes: int) -> Momento:
    # Only an open suspension leaves an end unknown, and here there is none.
    return cast(Momento, conteo.sin_pausas().sin_caidas().fin(partes))
