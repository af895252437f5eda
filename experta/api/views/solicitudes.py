"""Writing, by the same acts as the pages, for the organisation of a key."""

from hashlib import sha256
from typing import Annotated
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File, Form, Header, Router, Schema
from ninja.files import UploadedFile

from experta.api import esquemas, lectura
from experta.api.acceso import ConLlave, caso_de, llave_con, una_vez
from experta.api.problemas import documentados, problema
from experta.api.respuestas import canonicas
from experta.catalogo.ejecutable import cargar
from experta.catalogo.models import Tramite
from experta.expedientes.models import Expediente
from experta.expedientes.services.reparos import reparos_de
from experta.expedientes.subida import rechazo_de
from experta.integraciones.models import Llave, Permiso
from experta.pantallas.borradores import prellenar_borrador
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.actualizar_version import actualizar_version
from experta.tramitacion.actos.adjuntar import adjuntar
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.ingresar import ingresar as acto_ingresar
from experta.tramitacion.actos.retirar_adjunto import retirar_adjunto
from experta.tramitacion.actos.subsanar import subsanar as acto_subsanar
from experta.tramitacion.errores import dato_invalido

# Also of `seguimiento`: an address is of one router, whatever its methods.
router = Router(auth=ConLlave(), tags=["Expedientes"])
ERRORES = documentados(401, 403, 404, 409, 422, 429)
# Given by whoever sends: the same one, and the same content, is done once.
Clave = Annotated[str, Header(alias="Idempotency-Key", min_length=8, max_length=100)]


@router.post("", response={201: esquemas.Caso, **ERRORES}, summary="Abrir un borrador")
def abrir(request: HttpRequest, cuerpo: esquemas.AbrirBorrador, clave: Clave) -> HttpResponse:
    """Open a draft for the organisation; what the town already knows comes filled in."""
    llave = llave_con(request, Permiso.PREPARAR)
    if not Tramite.objects.filter(slug=cuerpo.tramite, vigente__isnull=False).exists():
        raise Http404

    def hacer() -> tuple[int, Schema]:
        borrador = abrir_borrador(persona=llave.persona, slug=cuerpo.tramite, mandato=llave.mandato)
        prellenar_borrador(llave.persona, borrador)
        return 201, lectura.caso(borrador, llave)

    return una_vez(request, llave, clave, hacer)


@router.post("/{pk}/respuestas", response={200: esquemas.Solicitud, **ERRORES}, summary="Contestar")
def responder(
    request: HttpRequest, pk: UUID, cuerpo: esquemas.GuardarRespuestas, clave: Clave
) -> HttpResponse:
    """Save answers; 409 with those kept when somebody saved since that revision."""
    llave, caso = _escrito(request, pk, Permiso.PREPARAR)

    def hacer() -> tuple[int, Schema]:
        guardado = guardar_respuestas(
            persona=llave.persona,
            expediente=caso,
            cambios=canonicas(cargar(caso.version), cuerpo.respuestas),
            revision=cuerpo.revision,
        )
        return 200, lectura.solicitud(guardado)

    return una_vez(request, llave, clave, hacer)


@router.post(
    "/{pk}/archivos",
    response={201: esquemas.Archivo, **ERRORES, **documentados(413, 503)},
    summary="Subir un archivo",
)
def subir(
    request: HttpRequest,
    pk: UUID,
    clave: Clave,
    pregunta: Annotated[str, Form(max_length=60)],
    archivo: Annotated[UploadedFile | None, File()] = None,
) -> HttpResponse:
    """Hand in a file for a question; it is checked at once, and what is seen in it is told."""
    llave, caso = _escrito(request, pk, Permiso.PREPARAR)
    if rechazo := rechazo_de(request):
        return problema(rechazo.estado, rechazo.mensaje)
    if archivo is None:
        raise dato_invalido("archivo", "Falta el archivo.")

    def hacer() -> tuple[int, Schema]:
        nuevo = adjuntar(persona=llave.persona, expediente=caso, pregunta=pregunta, archivo=archivo)
        vigentes = list(caso.adjuntos.vigentes())
        reparos = reparos_de(vigentes, cargar(caso.version), caso.respuestas)
        return 201, lectura.archivo(nuevo, [str(uno) for uno in reparos.get(nuevo.pk, [])])

    return una_vez(request, llave, clave, hacer, contenido=_huella_de(pregunta, archivo))


@router.post(
    "/{pk}/archivos/{adjunto}/retirar",
    response={200: esquemas.Solicitud, **ERRORES},
    summary="Quitar un archivo",
)
def retirar(request: HttpRequest, pk: UUID, adjunto: UUID, clave: Clave) -> HttpResponse:
    """Take back a file."""
    llave, caso = _escrito(request, pk, Permiso.PREPARAR)

    def hacer() -> tuple[int, Schema]:
        suyos = caso.adjuntos.vigentes().select_related("expediente__version")
        retirar_adjunto(persona=llave.persona, adjunto=get_object_or_404(suyos, pk=adjunto))
        return 200, lectura.solicitud(caso)

    return una_vez(request, llave, clave, hacer)


@router.post(
    "/{pk}/actualizar",
    response={200: esquemas.Caso, **ERRORES},
    summary="Pasar el borrador a la versión vigente",
)
def actualizar(request: HttpRequest, pk: UUID, clave: Clave) -> HttpResponse:
    """Move a draft to the version in force, after a 409 that says that the trámite changed."""
    llave, caso = _escrito(request, pk, Permiso.PREPARAR)

    def hacer() -> tuple[int, Schema]:
        actualizar_version(persona=llave.persona, expediente=caso)
        return 200, lectura.caso(caso, llave)

    return una_vez(request, llave, clave, hacer)


@router.post(
    "/{pk}/ingresar", response={200: esquemas.Caso, **ERRORES}, summary="Enviar la solicitud"
)
def ingresar(
    request: HttpRequest, pk: UUID, cuerpo: esquemas.Ingresar, clave: Clave
) -> HttpResponse:
    """Submit: it gets its folio and its plazo; 422 says all that is missing, by question."""
    llave, caso = _escrito(request, pk, Permiso.INGRESAR)

    def hacer() -> tuple[int, Schema]:
        es_la_suya = cuerpo.version == caso.version.numero
        acto_ingresar(
            persona=llave.persona,
            expediente=caso,
            clave=sha256(f"{llave.pk} {clave}".encode()).hexdigest(),
            version_vista=caso.version_id if es_la_suya else 0,
            acepta_notificacion=cuerpo.acepta_notificacion,
        )
        return 200, lectura.caso(caso, llave)

    return una_vez(request, llave, clave, hacer)


@router.post(
    "/{pk}/subsanar",
    response={200: esquemas.Caso, **ERRORES},
    summary="Enviar la respuesta a una prevención",
)
def subsanar(
    request: HttpRequest, pk: UUID, clave: Clave, cuerpo: esquemas.Subsanar | None = None
) -> HttpResponse:
    """Send what was completed; answers and files are saved before, as in a draft.

    What was observed and is left as it was needs its reason in `sin_cambio`, or it is a 422.
    """
    llave, caso = _escrito(request, pk, Permiso.INGRESAR)

    def hacer() -> tuple[int, Schema]:
        acto_subsanar(
            persona=llave.persona,
            expediente=caso,
            sin_cambio=cuerpo.sin_cambio if cuerpo else None,
        )
        return 200, lectura.caso(caso, llave)

    return una_vez(request, llave, clave, hacer)


def _escrito(request: HttpRequest, pk: UUID, permiso: Permiso) -> tuple[Llave, Expediente]:
    llave = llave_con(request, permiso)
    return llave, caso_de(llave, pk)


def _huella_de(pregunta: str, archivo: UploadedFile) -> bytes:
    resumen = sha256(f"{pregunta}\n{archivo.name}\n".encode())
    for trozo in archivo.chunks():
        resumen.update(trozo)
    archivo.seek(0)
    return resumen.digest()
