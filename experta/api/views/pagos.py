"""The webhook of the payment gateways."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from experta.pagos import services as pagos
from experta.pagos.errores import EventoIlegible, FirmaInvalida, PasarelaNoDisponible
from experta.pagos.models import EventoPago
from experta.tramitacion import cola

CUERPO_MAXIMO = 1024 * 1024  # bytes; the room refuses far less


@csrf_exempt  # Its signature over the raw body is what proves who speaks.
@require_POST
def evento(request: HttpRequest, proveedor: str) -> HttpResponse:
    """Keep a signed event, answer, and leave its application to the worker.

    200 when it is kept (or was before), 400 when its signature or shape is wrong, 404 for a
    gateway that this installation does not have, 413 when it is too long.
    """
    cuerpo = request.read(CUERPO_MAXIMO + 1)
    if len(cuerpo) > CUERPO_MAXIMO:
        return _error(_("El evento es demasiado largo."), 413)
    try:
        guardado = pagos.recibir_evento(
            proveedor=proveedor, cuerpo=cuerpo, cabeceras=request.headers
        )
    except PasarelaNoDisponible as error:
        raise Http404 from error
    except (FirmaInvalida, EventoIlegible) as error:
        return _error(str(error), 400)
    if guardado.resultado == EventoPago.Resultado.RECIBIDO:
        cola.encolar_evento(guardado)
    return JsonResponse({"recibido": True})


def _error(mensaje: str, status: int) -> HttpResponse:
    return JsonResponse({"error": mensaje}, status=status)
