"""What happened in the cases of a key: to read in order, or to be told again."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from experta.api import esquemas
from experta.api.acceso import ConLlave, llave_con, una_vez
from experta.api.views.seguimiento import DE_LECTURA
from experta.api.views.solicitudes import ERRORES, Clave
from experta.integraciones import entregas
from experta.integraciones.models import Permiso
from experta.pantallas.limites import excede

router = Router(auth=ConLlave(), tags=["Eventos"])
POR_PAGINA = 100
REENVIOS_POR_MINUTO = 2


@router.get("/llave", response={200: esquemas.LlaveUsada, **DE_LECTURA}, summary="Tu llave")
def llave(request: HttpRequest) -> esquemas.LlaveUsada:
    """Say for whom the key acts, what for and until when; every key may ask."""
    usada = llave_con(request, None)
    return esquemas.LlaveUsada(
        nombre=usada.nombre,
        organizacion=str(usada.mandato),
        persona=str(usada.persona),
        alcance=usada.alcance,
        vence_at=usada.vence_at,
    )


@router.get("/eventos", response={200: esquemas.Sucesos, **DE_LECTURA}, summary="Lo que pasó")
def eventos(
    request: HttpRequest, desde: Annotated[int, Query(ge=0, le=2**62)] = 0
) -> esquemas.Sucesos:
    """List the events from that number on, oldest first, of the last 90 days."""
    usada = llave_con(request, Permiso.LEER)
    hallados = list(entregas.eventos_de(usada.mandato, desde)[: POR_PAGINA + 1])
    mas = hallados[POR_PAGINA].pk if len(hallados) > POR_PAGINA else None
    return esquemas.Sucesos(
        eventos=[esquemas.Suceso(**entregas.como_json(uno)) for uno in hallados[:POR_PAGINA]],
        siguiente=mas,
    )


@router.post(
    "/eventos/reenviar",
    response={202: esquemas.Reenviados, **ERRORES},
    summary="Volver a avisar desde un evento",
)
def reenviar(request: HttpRequest, cuerpo: esquemas.Reenviar, clave: Clave) -> HttpResponse:
    """Put in the outbox again what happened from that event on, for every address."""
    usada = llave_con(request, Permiso.LEER)
    quien = f"mandato-{usada.mandato_id}"

    def hacer() -> tuple[int, Schema]:
        if excede(request, "reenviar", REENVIOS_POR_MINUTO, quien=quien):
            raise HttpError(429, "Ya pediste que lo volviéramos a mandar: espera un minuto.")
        cuantas = entregas.reenviar_desde(usada.mandato, cuerpo.desde)
        return 202, esquemas.Reenviados(entregas=cuantas)

    return una_vez(request, usada, clave, hacer)
