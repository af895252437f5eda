"""How a plazo ends before its time, and what its ledger says after it ended late."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from experta.plazos import hechos
from experta.plazos.models import ABIERTOS, Estado, Plazo
from experta.plazos.rules import Hecho, renglon
from experta.plazos.tipos import Tipo


@transaction.atomic
def cumplir(*, asunto: UUID, clave: str, at: datetime, quien: str = "") -> bool:
    """End the open plazo because what it asked for was done; False if none is open."""
    plazo = _terminado(asunto, clave, Estado.CUMPLIDO, at)
    if plazo:
        _anotar(plazo, Tipo.CUMPLIMIENTO, at, quien=quien)
    return plazo is not None


@transaction.atomic
def cancelar(
    *, asunto: UUID, clave: str, at: datetime, quien: str = "", regla: str = "", por: str = ""
) -> bool:
    """End the open plazo because it no longer matters; False if none is open.

    `por` is a sentence that says why, and `regla` the rule by which, if not that of the plazo.
    """
    plazo = _terminado(asunto, clave, Estado.CANCELADO, at)
    if plazo:
        _anotar(plazo, Tipo.CANCELACION, at, regla=regla, texto=por, quien=quien)
    return plazo is not None


def anotar_ficta(plazo: Plazo, *, texto: str, regla: str) -> None:
    """Write in the ledger of a plazo that expired what silence means from the first late moment.

    `regla` is the one that gives it an effect; empty when none does.
    """
    assert plazo.vence_at  # noqa: S101 - it expired
    _anotar(plazo, Tipo.FICTA, plazo.vence_at, regla=regla, texto=texto)


def anotar_respuesta_tardia(*, asunto: UUID, clave: str, at: datetime) -> None:
    """Write in the ledger of the last plazo of that name, if it expired, when its answer came."""
    plazo = Plazo.objects.filter(asunto=asunto, clave=clave).order_by("-pk").first()
    if plazo and plazo.estado == Estado.VENCIDO:
        _anotar(plazo, Tipo.RESPUESTA_TARDIA, at)


def _terminado(asunto: UUID, clave: str, estado: Estado, at: datetime) -> Plazo | None:
    plazo = Plazo.objects.abiertos().filter(asunto=asunto, clave=clave).first()
    if plazo is None or not hechos.cambiar(plazo, ABIERTOS, estado=estado, terminado_at=at):
        return None
    hechos.desprogramar(plazo)
    return plazo


def _anotar(
    plazo: Plazo, tipo: Tipo, at: datetime, *, regla: str = "", texto: str = "", quien: str = ""
) -> None:
    hecho = Hecho(tipo, hechos.en_su_unidad(plazo, at), regla)
    linea = renglon(hechos.solicitud_de(plazo), hecho)
    hechos.anotar(plazo, replace(linea, texto=f"{linea.texto} {texto}".rstrip()), at, quien)
