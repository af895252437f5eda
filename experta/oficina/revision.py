"""The review screen: what it shows, whatever brought the official to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.expedientes.models import Expediente
from experta.expedientes.rules import EN_TRAMITE
from experta.oficina import preguntas
from experta.oficina.acceso import persona_de
from experta.tramitacion import coordinacion, fictas, permisos, turnos
from experta.tramitacion.consultas import facultades
from experta.tramitacion.consultas.areas import opiniones
from experta.tramitacion.consultas.bandeja import nombre_de_area
from experta.tramitacion.consultas.corresponsable import firmada
from experta.tramitacion.consultas.de_oficio import tareas_de_oficio
from experta.tramitacion.consultas.inconformidad import recurrido, vuelta
from experta.tramitacion.consultas.lista_de_revision import Lista, lista_de
from experta.tramitacion.consultas.observaciones import ventana
from experta.tramitacion.consultas.revision import Archivo, Dato, Revision, revision
from experta.tramitacion.consultas.semaforo import Semaforos
from experta.tramitacion.consultas.turno import nombre_de
from experta.tramitacion.errores import DatosInvalidos, NoPermitido

# Which act completes the step of each kind of review.
ACTO_DE = {"dictaminar": "dictaminar", "revisar": "dictaminar", "resolver": "resolver"}


@dataclass(frozen=True)
class Escrito:
    """What was typed in a form that did not hold, and its faults by HTML name."""

    valores: Mapping[str, str] = field(default_factory=dict)
    faltas: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def de(cls, request: HttpRequest, error: DatosInvalidos) -> "Escrito":
        """Return what came in a request and what is wrong with it."""
        return cls(request.POST.dict(), {falta.clave: falta.mensaje for falta in error.faltas})


def tarea_propia(request: HttpRequest, pk: int) -> Tarea:
    """Return a task that the official may see, of a case that is not their own.

    Raises:
        Http404: there is none, or it is not theirs: nobody can tell which.
    """
    visibles = tareas_de_oficio(persona_de(request)).select_related(
        "expediente__version", "expediente__tramite", "expediente__prevencion", "asignada_a",
        "hecha_por",
    )  # fmt: skip
    return get_object_or_404(visibles, pk=pk)


def pagina(
    request: HttpRequest,
    tarea: Tarea,
    *,
    observando: str = "",
    escrito: Escrito | None = None,
) -> HttpResponse:
    """Show the review of a task; an htmx request gets only the panel with the file or the form.

    Args:
        observando: the question under remark; what the address asks for when empty.
        escrito: what was typed and did not hold: the page comes back with it, 422.
    """
    contexto = _contexto(request, tarea, observando or request.GET.get("observar", ""))
    contexto |= _formularios(contexto, tarea, escrito or Escrito())
    plantilla = "_panel" if getattr(request, "htmx", False) else "revision"
    estado = 422 if escrito else 200
    return render(request, f"oficina/revision/{plantilla}.html", contexto, status=estado)


def _contexto(request: HttpRequest, tarea: Tarea, observando: str) -> dict[str, Any]:
    expediente = tarea.expediente
    leida = revision(expediente)
    abierta = tarea.estado == Tarea.Estado.PENDIENTE and expediente.estado == EN_TRAMITE
    tiempo = ventana(expediente)
    lista = lista_de(expediente, leida, tarea.area or tarea.dependencia) if abierta else None
    observado = leida.dato(observando) if abierta and tiempo.abierta else None
    solo_cambios = "cambios" in request.GET and leida.respondida_at is not None
    aqui = reverse("oficina:tarea", args=[tarea.pk])
    pausada = tarea.estado == Tarea.Estado.CONGELADA
    return {
        "tarea": tarea,
        "expediente": expediente,
        "recurrido": recurrido(expediente),
        "vuelta": vuelta(expediente),
        "corresponsable": firmada(expediente),
        "area": nombre_de_area(tarea),
        "mi_area": tarea.area or tarea.dependencia,
        "semaforo": Semaforos().de(tarea.vence, en_pausa=pausada),
        "revision": leida,
        "secciones": _con_su_punto(leida.solo_cambios() if solo_cambios else leida, lista),
        "solo_cambios": solo_cambios,
        "opiniones": opiniones(expediente),
        "ventana": tiempo,
        "abierta": abierta,
        "pide_ayuda": abierta and facultades.puede_pedir_ayuda(expediente),
        "pausada": pausada,
        "observado": observado,
        "lista": lista,
        "dejadas_pasar": _dejadas_pasar(leida, lista),
        "conduce": _conduce(persona_de(request), expediente),
        "coordinadora": nombre_de(coordinacion.coordinadora(expediente)),
        "vistos": _vistos(request, leida, observado),
        "colegas": colegas(tarea, persona_de(request)) if abierta else [],
        "aqui": aqui,
    }


def _con_su_punto(leida: Revision, lista: Lista | None) -> list[dict[str, Any]]:
    """Return every page of the form with its answers, each with its line of the checklist."""
    puntos = lista.por_pregunta if lista else {}
    return [
        {
            "titulo": seccion.titulo,
            "datos": [(dato, puntos.get(dato.clave)) for dato in seccion.datos],
        }
        for seccion in leida.secciones
    ]


def _dejadas_pasar(leida: Revision, lista: Lista | None) -> set[int]:
    """Return the observations that the checks did not foresee: what could be a new check."""
    puntos = lista.por_pregunta if lista else {}
    previstas = {(uno.pregunta, uno.motivo) for p in puntos.values() for uno in p.hallados}
    return {nota.id for nota in leida.notas if (nota.pregunta, nota.motivo) not in previstas}


def _conduce(persona: Persona, expediente: Expediente) -> bool:
    """Say whether the official is of the dependencia that sends the prevención."""
    try:
        permisos.exigir_coordinacion(persona, expediente, coordinacion.coordinadora(expediente))
    except NoPermitido:
        return False
    return True


def _vistos(request: HttpRequest, leida: Revision, observado: Dato | None) -> list[Archivo]:
    """Return the files to show: the old and the new one to compare, or the one asked for."""
    comparado = leida.dato(request.GET.get("comparar", ""))
    if comparado and comparado.comparable:
        return [comparado.sustituidos[-1], comparado.archivos[-1]]
    propios = observado.archivos if observado else ()
    visto = leida.archivo(str(propios[0].id) if propios else request.GET.get("ver", ""))
    return [visto] if visto else []


def _formularios(contexto: dict[str, Any], tarea: Tarea, escrito: Escrito) -> dict[str, Any]:
    valores = {**_propuesto(contexto["lista"], contexto["observado"]), **escrito.valores}
    respondida = cargar(tarea.expediente.version).formulario.preguntas
    observado: Dato | None = contexto["observado"]
    tipo = respondida[observado.clave].tipo if observado else ""
    formularios: dict[str, Any] = {
        "faltas": escrito.faltas,
        "observacion": [(una, valores.get(una.clave)) for una in preguntas.de_observacion(tipo)],
        "fundamento": preguntas.fundamento_de_observaciones(),
        "decision": [],
        "accion": "",
        "acto": "",
    }
    if contexto["abierta"]:
        acto = ACTO_DE[tarea.acto]
        sentidos = turnos.sentidos_admitidos(tarea)
        pedidas = preguntas.de_decision(acto, sentidos)
        formularios["sin_salida"] = not sentidos
        formularios["decision"] = [(una, escrito.valores.get(una.clave)) for una in pedidas]
        formularios["accion"] = reverse(f"oficina:{acto}", args=[tarea.pk])
        formularios["acto"] = acto
        formularios["aprobada"] = fictas.NO_SE_NIEGA if fictas.aprobada(tarea.expediente) else ""
    return formularios


def _propuesto(lista: Lista | None, observado: Dato | None) -> dict[str, str]:
    """Return the reason and words that the checks give for what is being observed."""
    punto = lista.por_pregunta.get(observado.clave) if lista and observado else None
    if punto is None or not punto.hallados:
        return {}
    return {"motivo": punto.hallados[0].motivo, "texto": punto.hallados[0].hecho}


def colegas(tarea: Tarea, persona: Persona) -> list[Persona]:
    """Return who else may attend a task today, by name; one query."""
    vigentes = Nombramiento.objects.vigentes(reloj.hoy()).filter(
        rol=tarea.rol, dependencia=tarea.dependencia, persona__is_active=True
    )
    otros = vigentes.exclude(persona=persona).select_related("persona")
    return sorted({uno.persona for uno in otros}, key=lambda uno: uno.nombre_plegado)
