"""The tray of an officer: read, choose, prove to be there, and each document signed by itself."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.cuentas.models import Persona, Rol
from experta.cuentas.services import CODIGO, CONTRASENA, comprobar_presencia, tiene_segundo_factor
from experta.documentos import services as documentos
from experta.documentos.models import Documento, Firma
from experta.oficina.acceso import con_rol, persona_de
from experta.oficina.hojas import FORMULARIO
from experta.pantallas.descargas import como_descarga
from experta.tramitacion.actos.firmar import firmar as acto_firmar
from experta.tramitacion.actos.reasignar_firma import reasignar_firma
from experta.tramitacion.consultas.firma import (
    charola,
    de_otra,
    documentos_de_otra,
    documentos_por_firmar,
)
from experta.tramitacion.errores import Conflicto, NoPermitido

SESION = "resultado_de_firma"
# A recovery code is one more code of a single use.
_METODOS = {CONTRASENA: Firma.Metodo.CONTRASENA}


@require_http_methods(FORMULARIO)
@con_rol(Rol.FIRMANTE)
def firma(request: HttpRequest) -> HttpResponse:
    """Show what waits for the officer's firma, or sign what was chosen."""
    if request.method != "POST":
        return _pagina(request, [], {})
    if "reasignar" in request.POST:
        return _preparar_a_su_nombre(request, request.POST["reasignar"])
    elegidos = request.POST.getlist("documento")
    metodo = CODIGO if request.POST.get("metodo") == CODIGO else CONTRASENA
    faltas = _faltas(request, elegidos)
    probado = "" if faltas else comprobar_presencia(request, metodo, request.POST.get("dato", ""))
    if not faltas and not probado:
        faltas = {
            "dato": _("No coincide. Escríbelo otra vez; tras varios intentos hay que esperar.")
        }
    if faltas:
        return _pagina(request, elegidos, faltas)
    medio = _METODOS.get(probado or "", Firma.Metodo.TOTP)
    request.session[SESION] = _firmar_cada_uno(persona_de(request), elegidos, medio)
    return redirect("oficina:firma_resultado")


@require_safe
@con_rol(Rol.FIRMANTE)
def firma_resultado(request: HttpRequest) -> HttpResponse:
    """Say of each document whether it was signed, and why not."""
    dichos: dict[str, str] = request.session.get(SESION) or {}
    suyos = Documento.objects.filter(pk__in=dichos, nombramiento__persona=persona_de(request))
    filas = [(uno, dichos[str(uno.pk)]) for uno in suyos.select_related("expediente__version")]
    contexto = {
        "firmados": [uno for uno, motivo in filas if not motivo],
        "pendientes": [(uno, motivo) for uno, motivo in filas if motivo],
    }
    return render(request, "oficina/firma/resultado.html", contexto)


@require_safe
@con_rol(Rol.FIRMANTE)
def por_firmar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand over the exact PDF that is about to be signed."""
    documento = get_object_or_404(documentos_por_firmar(persona_de(request)), pk=pk)
    contenido = documentos.leer_generado(documento)
    return como_descarga(f"{documento.folio}.pdf", contenido, "application/pdf")


def _preparar_a_su_nombre(request: HttpRequest, pk: str) -> HttpResponse:
    """Have a document of another officer of the same office made again in this one's name."""
    persona = persona_de(request)
    ajenos = documentos_de_otra(persona)
    documento = get_object_or_404(ajenos, pk=pk) if _es_uuid(pk) else None
    if documento is None:
        raise Http404
    try:
        reasignar_firma(persona=persona, documento=documento)
    except (Conflicto, NoPermitido) as error:
        messages.error(request, str(error))
    else:
        frase = _("Preparamos «{titulo}» a tu nombre. En unos segundos estará aquí para firmar.")
        messages.success(request, frase.format(titulo=documento.titulo))
    return redirect("oficina:firma")


def _faltas(request: HttpRequest, elegidos: list[str]) -> dict[str, str]:
    faltas = {}
    if not elegidos:
        faltas["documento"] = _("Elige al menos un documento para firmar.")
    if not request.POST.get("dato"):
        faltas["dato"] = _("Escribe tu contraseña o tu código para firmar.")
    return faltas


def _firmar_cada_uno(persona: Persona, elegidos: list[str], medio: str) -> dict[str, str]:
    """Sign one by one; return by document why it was not, empty when it was.

    What is not in the tray any more was signed in another window, or is somebody else's.
    """
    validos = [pk for pk in dict.fromkeys(elegidos) if _es_uuid(pk)]
    en_la_charola = documentos_por_firmar(persona).in_bulk(validos)
    dichos: dict[str, str] = {}
    for pk in validos:
        documento = en_la_charola.get(UUID(pk))
        dichos[pk] = _firmar(persona, documento, medio) if documento else _ya_no()
    return dichos


def _firmar(persona: Persona, documento: Documento, medio: str) -> str:
    try:
        acto_firmar(persona=persona, documento=documento, metodo=medio)
    except (Conflicto, NoPermitido) as error:
        return str(error)
    return ""


def _ya_no() -> str:
    return _("Ya no espera tu firma: se firmó en otra ventana o dejó de proceder.")


def _es_uuid(texto: str) -> bool:
    try:
        UUID(texto)
    except ValueError:
        return False
    return True


def _pagina(request: HttpRequest, elegidos: list[str], faltas: dict[str, str]) -> HttpResponse:
    persona = persona_de(request)
    filas = charola(persona)
    contexto: dict[str, Any] = {
        "con_aviso": [fila for fila in filas if fila.avisos],
        "de_otra": de_otra(persona),
        "sin_aviso": [fila for fila in filas if not fila.avisos],
        "elegidos": set(elegidos),
        "con_codigo": tiene_segundo_factor(persona),
        "metodo": request.POST.get("metodo", CONTRASENA),
        "faltas": faltas,
    }
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if faltas else HTTPStatus.OK
    return render(request, "oficina/firma/charola.html", contexto, status=estado)
