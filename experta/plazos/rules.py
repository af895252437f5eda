"""The legal clock: `calcular` turns a request into its due date and a ledger that explains it.

Pure: no tables, no Django, no present time. Default law: LFPA arts. 17-A, 17-B, 28, 29 and 31.
"""

from collections.abc import Iterator
from typing import cast

from experta.plazos.calendario import UN_DIA
from experta.plazos.conteo import Conteo, contar, unir
from experta.plazos.redaccion import articulo, oracion, regla_de
from experta.plazos.tipos import Computo, Momento, Renglon, Solicitud, Tipo, Unidad, dia_de

_ANTES_DEL_DIA = (Tipo.PRESENTACION, Tipo.INICIO, Tipo.REANUDACION)


def calcular(solicitud: Solicitud) -> Computo:
    """Return start, half, due, limit to prevent and ledger of a plazo.

    Raises:
        PlazoInvalido: the count cannot be made; the message says why in Spanish.
        CalendarioSinEjercicio: it reaches a year without a published calendar.
    """
    conteo = contar(solicitud)
    vence = conteo.fin(conteo.total)
    eventos = sorted(_eventos(solicitud, conteo, vence), key=_orden)
    return Computo(
        inicio=conteo.inicio,
        mitad=conteo.fin((conteo.total + 1) // 2),
        vence=vence,
        limite_prevencion=_limite_prevencion(solicitud, conteo),
        renglones=[renglon(solicitud, tipo, momento, conteo) for tipo, momento in eventos],
    )


def tercio(cantidad: int) -> int:
    """Return the first third of a plazo; a fraction counts as a whole unit (art. 17-A)."""
    return -(-cantidad // 3)


def usados_y_restantes(solicitud: Solicitud, momento: Momento) -> tuple[int, int]:
    """Return the units used and left by a moment, or by the close of a day."""
    return _saldo(solicitud, contar(solicitud), momento)


def renglon(
    solicitud: Solicitud, tipo: Tipo, momento: Momento, conteo: Conteo | None = None
) -> Renglon:
    """Return the line of the ledger for one event of a plazo."""
    conteo = conteo or contar(solicitud)
    fecha = dia_de(momento)
    cierre = fecha - UN_DIA if tipo in _ANTES_DEL_DIA else fecha
    recorrido = (
        tipo == Tipo.VENCIMIENTO
        and solicitud.unidad != Unidad.HORAS_HABILES
        and conteo.usadas(fecha - UN_DIA) == conteo.total
    )
    regla = regla_de(solicitud, tipo, recorrido)
    texto = oracion(solicitud, tipo, momento)
    return Renglon(
        tipo, fecha, texto, regla, articulo(regla), *_saldo(solicitud, conteo, cierre, tipo)
    )


def _saldo(
    solicitud: Solicitud, conteo: Conteo, momento: Momento, tipo: Tipo = Tipo.VENCIMIENTO
) -> tuple[int, int]:
    """Return used and left; what was written before an extension does not know of it."""
    ampliado = not solicitud.prorroga or _orden((tipo, momento)) >= _orden(
        (Tipo.PRORROGA, _prorrogado(solicitud, conteo))
    )
    total = (conteo.total if ampliado else conteo.original) // conteo.por_unidad
    usados = min(conteo.usadas(momento) // conteo.por_unidad, total)
    return usados, total - usados


def _orden(evento: tuple[Tipo, Momento]) -> tuple[int, int]:
    return dia_de(evento[1]).toordinal(), list(Tipo).index(evento[0])


def _prorrogado(solicitud: Solicitud, conteo: Conteo) -> Momento:
    """Return the day of the extension: as granted, else the last day of the original plazo."""
    return solicitud.prorroga_fecha or dia_de(conteo.fin(conteo.original) or conteo.inicio)


def _eventos(
    solicitud: Solicitud, conteo: Conteo, vence: Momento | None
) -> Iterator[tuple[Tipo, Momento]]:
    """Yield what happened to the plazo; a suspension that begins after its end changed nothing."""
    presentado = solicitud.presentado
    yield Tipo.PRESENTACION, presentado
    yield Tipo.INICIO, conteo.inicio
    for pausa in unir(solicitud.suspensiones, solicitud.calendario):
        if vence is not None and pausa.dia_desde >= dia_de(vence):
            continue
        if pausa.vuelve is not None and pausa.vuelve <= presentado.date():
            continue
        previa = pausa.dia_desde < presentado.date()
        yield Tipo.SUSPENSION, presentado.date() if previa else pausa.desde
        if pausa.vuelve is not None:
            yield Tipo.REANUDACION, pausa.vuelve
    if solicitud.prorroga:
        yield Tipo.PRORROGA, _prorrogado(solicitud, conteo)
    if vence is not None:
        yield Tipo.VENCIMIENTO, vence


def _limite_prevencion(solicitud: Solicitud, conteo: Conteo) -> Momento:
    """Return the end of the first third of the original plazo, as known when it is presented."""
    if solicitud.unidad == Unidad.MESES:
        presentado = solicitud.presentado.date()
        ultimo = dia_de(_sin_pausas(conteo, conteo.original))
        habiles = solicitud.calendario.contar_habiles(presentado, ultimo)
        return solicitud.calendario.sumar_habiles(presentado, tercio(habiles))
    return _sin_pausas(conteo, tercio(solicitud.cantidad) * conteo.por_unidad)


def _sin_pausas(conteo: Conteo, partes: int) -> Momento:
    # Only an open suspension leaves an end unknown, and here there is none.
    return cast(Momento, conteo.sin_pausas().fin(partes))
