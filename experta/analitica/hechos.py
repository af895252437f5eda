"""Reads cases in the rooms and says what each adds to the figures; six queries per batch."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from experta.analitica.models import Causa, Cifra
from experta.analitica.rules import Intervalo, repartir
from experta.catalogo.models import VersionTramite
from experta.comun import reloj
from experta.expedientes import rules
from experta.expedientes.models import Expediente, Observacion
from experta.pagos.models import OrdenPago
from experta.plazos.models import Plazo

_RESPUESTAS = (rules.FAVORABLE, rules.DESFAVORABLE)
_CAMPOS = (
    *("pk", "tramite_id", "version_id", "canal", "estado", "ingresado_at", "concluido_at"),
    *("prevencion__emitida_at", "prevencion__notificacion__surte_efectos_at"),
    *("prevencion__respondida_at", "resolucion__resuelta_at"),
)


@dataclass
class _Alrededor:
    """What other rooms say of the cases of a batch."""

    vencimientos: dict[tuple[UUID, str], datetime | None] = field(default_factory=dict)
    pagos: dict[UUID, list[Intervalo]] = field(default_factory=lambda: defaultdict(list))


def cifras_de(expedientes: Sequence[UUID]) -> tuple[list[Cifra], list[Causa]]:
    """Return the unsaved figures of those cases that were submitted, and their causes."""
    casos = list(
        Expediente.objects.ingresados().filter(pk__in=expedientes).order_by().values(*_CAMPOS)
    )
    alrededor = _Alrededor()
    _leer_plazos(expedientes, alrededor)
    _leer_pagos(expedientes, alrededor)
    return [_cifra(caso, alrededor) for caso in casos], _causas(casos)


def _leer_plazos(expedientes: Sequence[UUID], alrededor: _Alrededor) -> None:
    claves = ("respuesta", "promesa")
    filas = Plazo.objects.filter(asunto__in=expedientes, clave__in=claves).order_by("pk")
    for asunto, clave, vence in filas.values_list("asunto", "clave", "vence_at"):
        alrededor.vencimientos[asunto, clave] = vence


def _leer_pagos(expedientes: Sequence[UUID], alrededor: _Alrededor) -> None:
    """Payment time runs from the first order of a step to the money, whoever was late."""
    pasos: dict[tuple[UUID, str], datetime] = {}
    filas = OrdenPago.objects.filter(expediente__in=expedientes).order_by("created_at")
    columnas = ("expediente_id", "tarea", "created_at", "pago__pagado_at")
    for expediente, tarea, emitida, pagada in filas.values_list(*columnas):
        inicio = pasos.setdefault((expediente, tarea), emitida)
        if pagada:
            alrededor.pagos[expediente].append((inicio, pagada))


def _cifra(caso: dict[str, Any], alrededor: _Alrededor) -> Cifra:
    prevenido, fin = caso["prevencion__emitida_at"], caso["concluido_at"]
    respondido = fin if caso["estado"] in _RESPUESTAS else None
    revisiones = [m for m in (prevenido, caso["resolucion__resuelta_at"], respondido) if m]
    cifra = Cifra(
        expediente_id=caso["pk"],
        tramite_id=caso["tramite_id"],
        ingresado=_dia(caso["ingresado_at"]),
        en_linea=caso["canal"] == Expediente.Canal.EN_LINEA,
    )
    if revisiones:
        cifra.revisado = _dia(min(revisiones))
        cifra.a_la_primera = prevenido is None
    if respondido:
        _medir(cifra, caso, respondido, alrededor)
    elif caso["estado"] in rules.ABIERTOS:
        _contar_atraso(cifra, caso["pk"], alrededor)
    return cifra


def _contar_atraso(cifra: Cifra, expediente: UUID, alrededor: _Alrededor) -> None:
    """Count what is owed and late as late: never answering must not better the figure."""
    ahora = reloj.ahora()
    vence = alrededor.vencimientos.get((expediente, "respuesta"))
    if vence is None or ahora < vence:
        return
    cifra.debido, cifra.en_plazo = _dia(vence), False
    if alrededor.vencimientos.get((expediente, "promesa")):
        cifra.promesa_cumplida = False


def _medir(cifra: Cifra, caso: dict[str, Any], fin: datetime, alrededor: _Alrededor) -> None:
    avisado = caso["prevencion__notificacion__surte_efectos_at"]
    contestado = caso["prevencion__respondida_at"]
    titular = [(avisado, contestado)] if avisado and contestado else []
    reparto = repartir(caso["ingresado_at"], fin, titular, alrededor.pagos[caso["pk"]])
    cifra.respondido = cifra.debido = _dia(fin)
    cifra.horas = reparto.total
    cifra.horas_autoridad = reparto.autoridad
    cifra.horas_titular = reparto.titular
    cifra.horas_pago = reparto.pago
    cifra.en_plazo = _a_tiempo(alrededor, caso["pk"], "respuesta", fin)
    cifra.promesa_cumplida = _a_tiempo(alrededor, caso["pk"], "promesa", fin)


def _a_tiempo(alrededor: _Alrededor, asunto: UUID, clave: str, fin: datetime) -> bool | None:
    """Say whether it ended before the first late moment; None without that plazo.

    A plazo that ended while it stood still has no last moment: it was not used up.
    """
    if (asunto, clave) not in alrededor.vencimientos:
        return None
    vence = alrededor.vencimientos[asunto, clave]
    return vence is None or fin < vence


def _causas(casos: Iterable[dict[str, Any]]) -> list[Causa]:
    """Return the observations that the citizen was asked to attend, withdrawn ones left out."""
    por_caso = {caso["pk"]: caso for caso in casos}
    filas = Observacion.objects.filter(expediente__in=por_caso, prevencion__isnull=False)
    filas = filas.exclude(estado=Observacion.Estado.RETIRADA).order_by("pk")
    areas = _dependencias({caso["version_id"] for caso in por_caso.values()})
    return [
        Causa(
            cifra_id=una["expediente_id"],
            tramite_id=por_caso[una["expediente_id"]]["tramite_id"],
            fecha=_dia(por_caso[una["expediente_id"]]["prevencion__emitida_at"]),
            dependencia=areas.get(
                (por_caso[una["expediente_id"]]["version_id"], una["area"]), una["area"]
            ),
            pregunta=una["pregunta"],
            motivo=una["motivo"],
        )
        for una in filas.values("expediente_id", "area", "pregunta", "motivo")
    ]


def _dependencias(versiones: set[int]) -> dict[tuple[int, str], str]:
    """Return the dependencia of each area; who reviews without being an area is one itself."""
    fichas = VersionTramite.objects.filter(pk__in=versiones).values_list("pk", "ficha")
    return {
        (pk, area["clave"]): area["dependencia"]
        for pk, ficha in fichas
        for area in ficha["proceso"].get("parametros", {}).get("areas", ())
    }


def _dia(momento: datetime) -> date:
    return reloj.local(momento).date()
