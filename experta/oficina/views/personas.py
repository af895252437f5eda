"""Officials: who holds which appointment, giving and ending them, closing an account."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.comun import reloj
from experta.cuentas.busqueda import por_dato_exacto
from experta.cuentas.contacto import leer_contacto
from experta.cuentas.models import Nombramiento, Persona, Rol
from experta.oficina import filtros
from experta.oficina.acceso import con_rol, persona_de
from experta.oficina.forms import personas as formulario
from experta.oficina.hojas import FORMULARIO, SENCILLA, con_faltas, mostrar
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.limites import excede
from experta.pantallas.paginas import pagina_de
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.cesar import cesar as acto_cesar
from experta.tramitacion.actos.inhabilitar_cuenta import inhabilitar_cuenta
from experta.tramitacion.actos.nombrar import nombrar as acto_nombrar
from experta.tramitacion.consultas import nombramientos as consulta
from experta.tramitacion.errores import DatosInvalidos

BUSQUEDAS_POR_MINUTO = 20


@require_safe
@con_rol(Rol.ADMINISTRADOR)
def personas(request: HttpRequest) -> HttpResponse:
    """List officials by name; `todas` adds those whose appointments ended."""
    q, pagina = filtros.texto(request, "q"), pagina_de(request)
    todas = request.GET.get("de") == "todas"
    lista = consulta.funcionarias(q, pagina, todas=todas)
    anterior, siguiente = filtros.vecinas(request, pagina, hay_mas=lista.hay_mas)
    contexto = {
        "lista": lista,
        "q": q,
        "todas": todas,
        "anterior": anterior,
        "siguiente": siguiente,
    }
    return render(request, "oficina/personas/lista.html", contexto)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.ADMINISTRADOR)
def nombrar(request: HttpRequest) -> HttpResponse:
    """Give an appointment to whoever owns an account."""
    preguntas = formulario.de_nombramiento()
    hoja = Hoja(preguntas, {"desde": reloj.hoy().isoformat()})
    if request.method == "POST":
        if excede(request, "buscar-cuenta", BUSQUEDAS_POR_MINUTO):
            return render(request, "429.html", status=429)
        hoja = leer(preguntas, request.POST)
        if not hoja.faltas:
            hoja = _nombrar(request, hoja)
        if not hoja.faltas:
            return redirect("oficina:personas")
    contexto = {
        "titulo": _("Registrar un nombramiento"),
        "entradilla": _("El Órgano Interno de Control recibe un aviso de cada uno."),
        "boton": _("Registrar"),
        "cancelar": reverse("oficina:personas"),
    }
    return mostrar(request, SENCILLA, hoja, contexto)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.ADMINISTRADOR)
def cesar(request: HttpRequest, pk: int) -> HttpResponse:
    """End an appointment."""
    uno = get_object_or_404(Nombramiento.objects.select_related("persona"), pk=pk)
    preguntas = formulario.de_cese()
    hoja = Hoja(preguntas, {"hasta": reloj.hoy().isoformat()})
    if request.method == "POST":
        hoja = leer(preguntas, request.POST)
        if not hoja.faltas:
            try:
                hasta = date.fromisoformat(hoja.respuestas["hasta"])
                acto_cesar(persona=persona_de(request), nombramiento=uno, hasta=hasta)
            except DatosInvalidos as error:
                hoja = con_faltas(hoja, error)
            else:
                messages.success(request, _("Terminaste el nombramiento."))
                return redirect("oficina:personas")
    contexto = {
        "titulo": _("Terminar un nombramiento"),
        "detalles": [(_("Persona"), str(uno.persona)), (_("Nombramiento"), str(uno))],
        "boton": _("Terminar"),
        "cancelar": reverse("oficina:personas"),
    }
    return mostrar(request, SENCILLA, hoja, contexto)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.ADMINISTRADOR)
def cuenta(request: HttpRequest, publica: UUID) -> HttpResponse:
    """Ask once, and close an official's account or open it again."""
    de_oficina = Persona.objects.filter(nombramientos__isnull=False).distinct()
    otra = get_object_or_404(de_oficina.exclude(pk=persona_de(request).pk), publica=publica)
    if request.method == "POST":
        cerrar = request.POST.get("hacer") == "inhabilitar"
        inhabilitar_cuenta(persona=persona_de(request), cuenta=otra, inhabilitar=cerrar)
        frase = (
            _("Cerraste la cuenta de {quien}.") if cerrar else _("Abriste la cuenta de {quien}.")
        )
        messages.success(request, frase.format(quien=otra))
        return redirect("oficina:personas")
    return render(request, "oficina/personas/cuenta.html", {"otra": otra})


def _nombrar(request: HttpRequest, hoja: Hoja) -> Hoja:
    datos = hoja.respuestas
    nombrada = _duena(datos["dato"])
    if nombrada is None:
        frase = _("No hay una cuenta con ese correo o celular comprobado.")
        return hoja.con(dato=frase)
    try:
        nombramiento = acto_nombrar(
            persona=persona_de(request),
            nombrada=nombrada,
            desde=date.fromisoformat(datos["desde"]),
            **{clave: datos[clave] for clave in ("rol", "dependencia", "cargo", "oficio")},
        )
    except DatosInvalidos as error:
        return con_faltas(hoja, error)
    frase = _("Registraste a {quien}: {cargo}.")
    messages.success(request, frase.format(quien=nombrada, cargo=nombramiento.cargo))
    return hoja


def _duena(dato: str) -> Persona | None:
    """Return who proved to own that channel; a CURP proves nothing."""
    halladas = por_dato_exacto(dato) if leer_contacto(dato) else []
    return halladas[0] if halladas else None
