"""The clock of a matter: open, suspend, resume, extend, end.

Every change of state is a conditional update: of two that come at once, one wins and the other
gets `PlazoNoCorre` (or False). The due date is always counted again from the stored facts and the
stored calendar version.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from experta.comun import reloj
from experta.plazos import hechos
from experta.plazos.barrido import aplazar, marcar_atendido, vencidos_por_atender
from experta.plazos.calendario import PlazoInvalido
from experta.plazos.finales import anotar_ficta, anotar_respuesta_tardia, cancelar, cumplir
from experta.plazos.models import ABIERTOS, Estado, Plazo, Renglon
from experta.plazos.recalculo import (
    Cambio,
    por_recalcular,
    recalcular,
    recalcular_abiertos,
    retirar_vencimiento,
)
from experta.plazos.repaso import comprobar_libro
from experta.plazos.rules import Hecho, calcular, reanuda, renglon, usados_y_restantes
from experta.plazos.tipos import (
    ACargo,
    Computo,
    Horario,
    Momento,
    Motivo,
    Suspension,
    Tipo,
    Unidad,
    Ventana,
    dia_de,
)
from experta.plazos.versiones import calendario_vigente, cargar_calendario

__all__ = [
    "MUNICIPIO",
    "PAGO",
    "SOLICITANTE",
    "Cambio",
    "PlazoNoCorre",
    "abrir_plazo",
    "anotar_ficta",
    "anotar_respuesta_tardia",
    "aplazar",
    "calendario_vigente",
    "cancelar",
    "cargar_calendario",
    "comprobar_libro",
    "cumplir",
    "dias_restantes",
    "libro",
    "marcar_atendido",
    "por_recalcular",
    "prorrogar",
    "reanudar",
    "recalcular",
    "recalcular_abiertos",
    "retirar_vencimiento",
    "suspender",
    "vencidos_por_atender",
]

# Who may hold a matter.
MUNICIPIO = "municipio"
SOLICITANTE = "solicitante"
PAGO = "pago"
CAMBIADO = "Alguien más acaba de cambiar este plazo; revisa su libro."


class PlazoNoCorre(Exception):
    """The plazo is not in the state that the change needs; the message is for the person."""


@transaction.atomic
def abrir_plazo(
    *,
    asunto: UUID,
    clave: str,
    unidad: str,
    cantidad: int,
    presentado_at: datetime,
    regla: str,
    horario: Horario | None = None,
    quien: str = MUNICIPIO,
    a_cargo: str = "",
    ventana: str = Ventana.TERCIO,
    apertura: Tipo = Tipo.PRESENTACION,
    por: str = "",
) -> Plazo:
    """Open a plazo with its first two lines; `quien` holds the matter, `apertura` is why it opens.

    `a_cargo` is an `ACargo`: whose duty it is, by default of whom holds the matter. `ventana` is
    a `Ventana`: how long something may be prevented in it. `por` says why it lasts so: the first
    line adds it, and cites `regla`.
    Raises PlazoInvalido if it cannot be counted (no calendar of the year, unknown rule, zero) and
    PlazoNoCorre if the matter already has that plazo open.
    """
    plazo = Plazo(
        asunto=asunto,
        clave=clave,
        unidad=Unidad(unidad),
        cantidad=cantidad,
        regla=regla,
        a_cargo=ACargo(a_cargo or (ACargo.PERSONA if quien == SOLICITANTE else ACargo.AUTORIDAD)),
        ventana=Ventana(ventana),
        presentado_at=presentado_at,
        calendario=calendario_vigente(),
        horario=(horario or Horario()).a_json(),
        zona=reloj.zona().key,
    )
    computo = calcular(hechos.solicitud_de(plazo))
    _guardar(plazo, computo)
    _abrir_libro(plazo, computo, apertura, quien, por)
    return plazo


@transaction.atomic
def suspender(
    *,
    asunto: UUID,
    clave: str,
    desde: datetime,
    motivo: str = Motivo.PREVENCION,
    regla: str = "",
    quien: str = "",
) -> Plazo:
    """Stop the clock; the day of `desde` still counts (art. 17-A), unless it is the last one.

    `motivo` is a `Motivo`. `regla` is the rule that stops the clock: art. 17-A for a prevención;
    to wait for a payment it must be given. `quien` holds the matter: by default the person, or
    the payment.

    Raises:
        PlazoNoCorre: it does not run, or it ended before.
        PlazoInvalido: the rule is missing or unknown.
    """
    causa = Motivo(motivo)
    if causa == Motivo.PAGO and not regla:
        raise PlazoInvalido("Para detener un plazo en espera del pago, di qué regla lo permite.")
    plazo = _tomar(asunto, clave, Estado.CORRIENDO)
    inicio = hechos.en_su_unidad(plazo, desde)
    pausa = Suspension(inicio, motivo=causa, regla=regla or "suspension")
    solicitud = hechos.solicitud_de(plazo)
    solicitud = replace(solicitud, suspensiones=(*solicitud.suspensiones, pausa))
    computo = calcular(solicitud)
    if computo.vence is not None:
        raise PlazoNoCorre("El plazo termina antes de ese día; ya no se puede suspender.")
    linea = renglon(solicitud, Hecho(causa.tipo, inicio, pausa.regla))
    _pasar(plazo, Estado.SUSPENDIDO, computo)
    hechos.anotar(plazo, linea, desde, quien or (PAGO if causa == Motivo.PAGO else SOLICITANTE))
    return plazo


@transaction.atomic
def reanudar(
    *, asunto: UUID, clave: str, hasta: datetime, regla: str = "", quien: str = MUNICIPIO
) -> Plazo:
    """Let the clock go on from the next día hábil after `hasta`, the day of the answer.

    `regla` is by default art. 17-A, and after a payment the rule by which it was awaited.

    Raises:
        PlazoNoCorre: it is not suspended.
        PlazoInvalido: `hasta` is before the suspension.
    """
    plazo = _tomar(asunto, clave, Estado.SUSPENDIDO)
    solicitud = hechos.solicitud_de(plazo)
    *previas, abierta = solicitud.suspensiones
    dia = dia_de(hechos.en_su_unidad(plazo, hasta))
    cerrada = replace(abierta, hasta=dia)
    solicitud = replace(solicitud, suspensiones=(*previas, cerrada))
    computo = calcular(solicitud)
    sigue = solicitud.calendario.siguiente_habil(dia)
    regla = regla or reanuda(abierta.motivo.tipo, abierta.regla)
    linea = renglon(solicitud, Hecho(Tipo.REANUDACION, sigue, regla))
    _pasar(plazo, Estado.CORRIENDO, computo)
    hechos.anotar(plazo, linea, hasta, quien)
    return plazo


@transaction.atomic
def prorrogar(
    *,
    asunto: UUID,
    clave: str,
    cantidad: int,
    at: datetime,
    regla: str = "prorroga",
    quien: str = MUNICIPIO,
) -> Plazo:
    """Extend a plazo once, before it ends, by at most half of it (art. 31), suspended or not.

    Raises:
        PlazoInvalido: the extension is too long.
        PlazoNoCorre: it has ended or was already extended.
    """
    plazo = _tomar(asunto, clave, *ABIERTOS)
    vencido = plazo.vence_at is not None and at >= plazo.vence_at
    if cantidad < 1 or plazo.prorroga or vencido:
        raise PlazoNoCorre("Sólo se prorroga, y una sola vez, un plazo que aún no vence.")
    dia = dia_de(hechos.en_su_unidad(plazo, at))
    solicitud = replace(hechos.solicitud_de(plazo), prorroga=cantidad, prorroga_fecha=dia)
    computo = calcular(solicitud)
    linea = renglon(solicitud, Hecho(Tipo.PRORROGA, dia, regla))
    _pasar(plazo, Estado(plazo.estado), computo, prorroga=cantidad, prorroga_at=at)
    hechos.anotar(plazo, linea, at, quien)
    return plazo


def libro(asunto: UUID) -> list[Renglon]:
    """Return the ledger of a matter, plazo by plazo, with the end that each running one awaits.

    The foreseen end is an unsaved line (`por_venir`); three queries whatever the size.
    """
    lineas: list[Renglon] = []
    for plazo in Plazo.objects.filter(asunto=asunto).order_by("pk").con_libro():
        escritos = list(plazo.renglones.all())
        lineas += escritos
        if plazo.estado == Estado.CORRIENDO and plazo.vence_at:
            final = calcular(hechos.solicitud_de(plazo)).renglones[-1]
            quien = escritos[-1].quien_lo_tiene
            lineas.append(hechos.fila(plazo, final, plazo.vence_at, quien, len(escritos) + 1))
    return lineas


def dias_restantes(plazo: Plazo, hoy: Momento) -> int:
    """Return the units left at the close of a day, 0 on the last; for lists use `con_libro()`."""
    return usados_y_restantes(hechos.solicitud_de(plazo), hoy)[1]


def _abrir_libro(plazo: Plazo, computo: Computo, apertura: Tipo, quien: str, por: str) -> None:
    solicitud = hechos.solicitud_de(plazo)
    abre = Hecho(apertura, solicitud.presentado, plazo.regla if por else "")
    primera = renglon(solicitud, abre)
    primera = replace(primera, texto=f"{primera.texto} {por}".rstrip())
    for linea in (primera, renglon(solicitud, Hecho(Tipo.INICIO, computo.inicio))):
        hechos.anotar(plazo, linea, plazo.presentado_at, quien)


def _guardar(plazo: Plazo, computo: Computo) -> None:
    for columna, valor in hechos.fechar(plazo, computo).items():
        setattr(plazo, columna, valor)
    try:
        with transaction.atomic():
            plazo.save()
    except IntegrityError as error:
        raise PlazoNoCorre("Este asunto ya tiene abierto ese plazo.") from error
    hechos.programar(plazo, computo)


def _tomar(asunto: UUID, clave: str, *estados: Estado) -> Plazo:
    plazo = Plazo.objects.filter(asunto=asunto, clave=clave, estado__in=estados).first()
    if plazo is None:
        raise PlazoNoCorre(f"Este plazo no está {estados[0].label.lower()}.")
    return plazo


def _pasar(plazo: Plazo, a: Estado, computo: Computo, **cambios: object) -> None:
    """Change state and due date together, and what the sweep will find."""
    cambios |= hechos.fechar(plazo, computo)
    if not hechos.cambiar(plazo, (Estado(plazo.estado),), estado=a, **cambios):
        raise PlazoNoCorre(CAMBIADO)
    hechos.programar(plazo, computo)
