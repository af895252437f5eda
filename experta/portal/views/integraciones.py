"""Programs of my companies: their keys, and whom to tell what happens in our cases."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from experta.cuentas.errores import SinFacultad
from experta.cuentas.models import Mandato, Persona
from experta.integraciones import llaves, suscripciones
from experta.integraciones.errores import DestinoInvalido
from experta.integraciones.models import Entrega, Llave, Suscripcion
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.limites import excede
from experta.pantallas.paginas import pagina_de
from experta.portal.forms import integraciones as formulario
from experta.portal.views.cuenta import con_presencia, persona_de

FORMULARIO = ["GET", "HEAD", "POST"]
POR_PAGINA = 50
REENVIOS_POR_MINUTO = 10
_TONOS = {"entregada": "bien", "pendiente": "nota", "fallida": "mal"}


@login_required
@require_safe
def integraciones(request: HttpRequest) -> HttpResponse:
    """List the keys and the addresses of one's companies."""
    persona = persona_de(request)
    con_empresa = "mandato__organizacion"
    permisos, eventos = formulario.permisos_en_palabras(), formulario.eventos_en_palabras()
    suyas = Llave.objects.de(persona).filter(revocada_at__isnull=True).select_related(con_empresa)
    avisadas = Suscripcion.objects.de(persona).select_related(con_empresa)
    datos = {
        "administra": bool(llaves.mandatos_que_integran(persona)),
        "llaves": [{"una": u, "puede": [permisos[p] for p in u.alcance]} for u in suyas],
        "direcciones": [{"una": u, "de": [eventos[e] for e in u.eventos]} for u in avisadas],
    }
    return render(request, "portal/cuenta/integraciones/lista.html", datos)


@login_required
@con_presencia
@require_http_methods(FORMULARIO)
def crear_llave(request: HttpRequest) -> HttpResponse:
    """Make a key; its text is on the answer to this once, and nowhere else."""
    persona = persona_de(request)
    mandatos = llaves.mandatos_que_integran(persona)
    if not mandatos:
        return redirect("portal:integraciones")
    preguntas = formulario.preguntas_de_llave(mandatos)
    if request.method != "POST":
        return _pagina(request, "llave", Hoja(preguntas, {"dias": "90"}))
    hoja = leer(preguntas, request.POST)
    if not hoja.faltas:
        dados = hoja.respuestas
        try:
            llave, texto = llaves.crear_llave(
                por=persona,
                mandato=_elegido(mandatos, dados),
                nombre=dados["nombre"],
                alcance=dados["alcance"],
                dias=int(dados["dias"]),
            )
            return _una_vez(request, "llave_lista", {"llave": llave, "texto": texto})
        except SinFacultad as error:
            hoja = hoja.con(nombre=str(error))
    return _pagina(request, "llave", hoja, HTTPStatus.UNPROCESSABLE_ENTITY)


@login_required
@require_http_methods(FORMULARIO)
def revocar_llave(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once and cut a key at that moment."""
    persona = persona_de(request)
    llave = get_object_or_404(Llave.objects.de(persona).select_related("mandato"), pk=pk)
    if request.method != "POST":
        return render(request, "portal/cuenta/integraciones/quitar_llave.html", {"llave": llave})
    quitada = llaves.revocar_llave(por=persona, llave=llave)
    messages.success(request, _("Quitaste la llave.") if quitada else _("Ya la habías quitado."))
    return redirect("portal:integraciones")


@login_required
@con_presencia
@require_http_methods(FORMULARIO)
def suscribir(request: HttpRequest) -> HttpResponse:
    """Add an address; the secret of its signatures is told this once."""
    persona = persona_de(request)
    mandatos = llaves.mandatos_que_integran(persona)
    if not mandatos:
        return redirect("portal:integraciones")
    preguntas = formulario.preguntas_de_direccion(mandatos)
    if request.method != "POST":
        return _pagina(request, "direccion", Hoja(preguntas, {}))
    hoja = leer(preguntas, request.POST)
    if not hoja.faltas:
        dados = hoja.respuestas
        try:
            una, secreto = suscripciones.suscribir(
                por=persona,
                mandato=_elegido(mandatos, dados),
                destino=dados["destino"],
                eventos=dados["eventos"],
            )
            return _una_vez(request, "direccion_lista", {"direccion": una, "texto": secreto})
        except (DestinoInvalido, SinFacultad) as error:
            hoja = hoja.con(destino=str(error))
    return _pagina(request, "direccion", hoja, HTTPStatus.UNPROCESSABLE_ENTITY)


@login_required
@require_safe
def entregas(request: HttpRequest, pk: int) -> HttpResponse:
    """List the last deliveries to an address, with what became of each."""
    una = _suya(persona_de(request), pk)
    pagina = pagina_de(request)
    desde = (pagina - 1) * POR_PAGINA
    hechas = una.entregas.select_related("evento__expediente").order_by("-evento")
    filas = list(hechas[desde : desde + POR_PAGINA + 1])
    eventos, aqui = formulario.eventos_en_palabras(), reverse("portal:entregas", args=[una.pk])
    datos = {
        "direccion": una,
        "filas": [
            {"una": f, "que": eventos[f.evento.clase], "tono": _TONOS[f.estado]}
            for f in filas[:POR_PAGINA]
        ],
        "anterior": f"{aqui}?pagina={pagina - 1}" if pagina > 1 else "",
        "siguiente": f"{aqui}?pagina={pagina + 1}" if len(filas) > POR_PAGINA else "",
    }
    return render(request, "portal/cuenta/integraciones/entregas.html", datos)


@login_required
@require_POST
def reenviar(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a delivery in the outbox again."""
    suyas = Entrega.objects.de_la_persona(persona_de(request)).filter(pk=pk)
    entrega = get_object_or_404(suyas)
    if excede(request, "reenviar", REENVIOS_POR_MINUTO, quien=f"persona-{persona_de(request).pk}"):
        messages.warning(request, _("Reenviaste varios seguidos; espera un minuto."))
        return redirect("portal:entregas", pk=entrega.suscripcion_id)
    suyas.volver_a_encolar()
    messages.success(request, _("Listo: lo volveremos a mandar en un momento."))
    return redirect("portal:entregas", pk=entrega.suscripcion_id)


@login_required
@require_http_methods(FORMULARIO)
def cancelar(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once and stop telling an address."""
    persona = persona_de(request)
    una = _suya(persona, pk)
    if request.method != "POST":
        datos = {"direccion": una}
        return render(request, "portal/cuenta/integraciones/quitar_direccion.html", datos)
    suscripciones.cancelar(por=persona, suscripcion=una)
    messages.success(request, _("Ya no avisaremos a esa dirección."))
    return redirect("portal:integraciones")


def _suya(persona: Persona, pk: int) -> Suscripcion:
    suyas = Suscripcion.objects.de(persona).select_related("mandato__organizacion")
    return get_object_or_404(suyas, pk=pk)


def _elegido(mandatos: list[Mandato], dados: dict[str, Any]) -> Mandato:
    elegido = dados.get("empresa", str(mandatos[0].pk))
    return next(mandato for mandato in mandatos if str(mandato.pk) == elegido)


def _una_vez(request: HttpRequest, nombre: str, datos: dict[str, Any]) -> HttpResponse:
    """Show a secret in this answer, which nobody may keep; never in a session or an address."""
    return render(request, f"portal/cuenta/integraciones/{nombre}.html", datos)


def _pagina(
    request: HttpRequest, nombre: str, hoja: Hoja, status: int = HTTPStatus.OK
) -> HttpResponse:
    datos = {"hoja": hoja, "faltas": hoja.faltas}
    return render(request, f"portal/cuenta/integraciones/{nombre}.html", datos, status=status)
