"""The public register for programs: the same entries as its page, cut by the same fichas."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view

from experta.pantallas.abierta import abierta
from experta.pantallas.direcciones import absoluta
from experta.tramitacion.consultas import registro as consulta
from experta.tramitacion.consultas.registro import Filtros

LIMITE = 100
INICIO_MAXIMO = 100_000
router = Router()


class PedidoDeRegistro(Schema):
    """What to look for; `estado` is vigente, futuro, vencido, suspendido or revocado."""

    q: str = ""
    tramite: str = ""
    estado: str = ""


class Autorizado(Schema):
    """A document that the town granted; `verificar` is null where its holder is not shown."""

    folio: str
    titulo: str
    tramite: str
    slug: str
    titular: str
    objeto: str
    datos: list[tuple[str, str]]
    emitido_at: datetime | None
    vigente_desde: date | None
    vigente_hasta: date | None
    estado: str
    renueva: str
    verificar: str | None


class Registro(Schema):
    """A page of the register; `total` counts every page."""

    total: int
    resultados: list[Autorizado]


@router.get(
    "/registro",
    response=Registro,
    summary="Lo autorizado: permisos y licencias",
    url_name="registro",
)
@decorate_view(abierta(300))
def registro(
    request: HttpRequest, pedido: Query[PedidoDeRegistro], limite: int = 20, inicio: int = 0
) -> dict[str, Any]:
    """List what was granted, the newest first; `limite` up to 100."""
    filtros = Filtros(pedido.q[:200], pedido.tramite[:60], pedido.estado)
    hallados = consulta.buscar(
        filtros, min(max(limite, 0), LIMITE), min(max(inicio, 0), INICIO_MAXIMO)
    )
    return {
        "total": consulta.contar(filtros),
        "resultados": [
            {
                campo: getattr(una, campo)
                for campo in Autorizado.model_fields
                if campo != "verificar"
            }
            | {"verificar": _verificar(una.codigo)}
            for una in hallados
        ],
    }


def _verificar(codigo: str) -> str | None:
    return absoluta("portal:verificar_codigo", codigo) if codigo else None
