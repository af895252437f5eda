"""Following the cases of a key: whose move it is, documents, notifications."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Schema

from experta.api import esquemas, lectura
from experta.api.acceso import caso_de, casos_de, llave_con, una_vez
from experta.api.problemas import documentados, problema
from experta.api.views.solicitudes import ERRORES, Clave
from experta.api.views.solicitudes import router as de_expedientes
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Notificacion
from experta.integraciones.models import Permiso
from experta.pantallas.descargas import como_descarga
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.consultas.contenido import notificadas
from experta.tramitacion.consultas.turno import con_lo_del_turno, por_leer

__all__ = ["de_expedientes"]
POR_PAGINA = 50
PDF = {"description": "El documento firmado", "content": {"application/pdf": {}}}
DE_LECTURA = documentados(401, 403, 404, 422, 429)


@de_expedientes.get(
    "", response={200: esquemas.Casos, **DE_LECTURA}, summary="Los trámites de la llave"
)
def casos(
    request: HttpRequest, pagina: Annotated[int, Query(ge=1, le=10_000)] = 1
) -> esquemas.Casos:
    """List the cases that the key reaches, drafts too, newest first."""
    llave = llave_con(request, Permiso.LEER)
    suyos = con_lo_del_turno(casos_de(llave).order_by("-created_at", "pk"))
    desde = (pagina - 1) * POR_PAGINA
    hallados = list(suyos[desde : desde + POR_PAGINA + 1])
    return esquemas.Casos(
        casos=[lectura.resumen(uno) for uno in hallados[:POR_PAGINA]],
        siguiente=pagina + 1 if len(hallados) > POR_PAGINA else None,
    )


@de_expedientes.get(
    "/{pk}", response={200: esquemas.Caso, **DE_LECTURA}, summary="En qué va un trámite"
)
def caso(request: HttpRequest, pk: UUID) -> esquemas.Caso:
    """Tell who has it, until when, what to do now and what it has produced."""
    llave = llave_con(request, Permiso.LEER)
    return lectura.caso(caso_de(llave, pk), llave)


@de_expedientes.get(
    "/{pk}/documentos/{documento}",
    response=ERRORES,
    openapi_extra={"responses": {200: PDF}},
    summary="Descargar un documento",
)
def documento(request: HttpRequest, pk: UUID, documento: UUID) -> HttpResponse:
    """Download a document in PDF; 409 while it waits in a notification that nobody opened."""
    llave = llave_con(request, Permiso.DOCUMENTOS)
    expediente = caso_de(llave, pk)
    emitidos = expediente.documentos.filter(estado__in=Documento.EMITIDOS)
    uno = get_object_or_404(emitidos, pk=documento)
    cerrada = next((una for una in por_leer(expediente) if una.documento == uno.pk), None)
    if cerrada:
        return problema(409, "Viene en una notificación: ábrela primero.", notificacion=cerrada.pk)
    return como_descarga(f"{uno.folio}.pdf", documentos.leer_sellado(uno), "application/pdf")


@de_expedientes.post(
    "/{pk}/notificaciones/{notificacion}/abrir",
    response={200: esquemas.NotificacionRecibida, **ERRORES},
    summary="Abrir una notificación: desde ese momento corren los plazos",
)
def abrir_notificacion(
    request: HttpRequest, pk: UUID, notificacion: int, clave: Clave
) -> HttpResponse:
    """Record that it was received, as when the person opens it on its page."""
    llave = llave_con(request, Permiso.NOTIFICACIONES)
    expediente = caso_de(llave, pk)
    suyas = Notificacion.objects.select_related("expediente__version").filter(
        expediente=expediente, medio=Notificacion.Medio.ELECTRONICA, practicada_at__isnull=False
    )
    una = get_object_or_404(suyas, pk=notificacion)

    def hacer() -> tuple[int, Schema]:
        if una.surte_efectos_at is None:
            recibir_notificacion(persona=llave.persona, notificacion=una)
        leida = next(n for n in notificadas(caso_de(llave, pk)) if n.id == una.pk)
        return 200, esquemas.NotificacionRecibida.from_orm(leida)

    return una_vez(request, llave, clave, hacer)
