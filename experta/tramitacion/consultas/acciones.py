"""What the citizen can or must do now in a case."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from experta.comun.dinero import con_signo
from experta.expedientes import rules
from experta.expedientes.models import Expediente
from experta.tramitacion import ayudas, fictas
from experta.tramitacion.consultas.contenido import Papel
from experta.tramitacion.consultas.turno import Turno, por_leer, ultima_orden
from experta.tramitacion.renovaciones import por_renovar


@dataclass(frozen=True)
class Accion:
    """One thing to do.

    `clave` is leer, responder, pagar, renovar (an order), renovar_documento, corregir, continuar,
    descargar, ayudar, constancia or desistir; `urge` when the case waits for it; `objeto` is the id
    of what it is about.
    """

    clave: str
    texto: str
    urge: bool
    objeto: str = ""
    hasta: date | None = None


def acciones(
    expediente: Expediente, turno: Turno, papeles: tuple[Papel, ...]
) -> tuple[Accion, ...]:
    """Return what can be done, first what the case waits for."""
    lista = [
        Accion("leer", _("Leer la notificación"), urge=True, objeto=str(notificacion.pk))
        for notificacion in por_leer(expediente)
    ]
    propia = _la_del_turno(expediente, turno)
    if propia:
        lista.append(propia)
    if expediente.estado in rules.FINALES:
        lista += [
            Accion(
                "descargar",
                _("Descargar: {titulo}").format(titulo=papel.titulo),
                urge=False,
                objeto=str(papel.id),
            )
            for papel in papeles
            if papel.es_resolucion and papel.descargable
        ]
    if expediente.estado == rules.FAVORABLE:
        lista += [
            Accion("renovar_documento", _("Renovar"), urge=False, objeto=str(una.pk))
            for una in por_renovar(Expediente.objects.filter(pk=expediente.pk))
        ]
    if expediente.estado in rules.ABIERTOS:
        lista.append(Accion("desistir", _("Retirar mi solicitud"), urge=False))
    return tuple(lista)


def del_reloj(expediente: Expediente) -> tuple[Accion, ...]:
    """Return what the clock lets the citizen do beside the turn: help that was asked, a silence.

    Each is optional. The pages that offer them add these to `acciones`.
    """
    lista = []
    ayuda = ayudas.pendiente(expediente) if expediente.estado in rules.ABIERTOS else None
    if ayuda:
        texto = _("Responder a lo que te piden (no es obligatorio)")
        lista.append(Accion("ayudar", texto, urge=False, objeto=str(ayuda.pk)))
    if fictas.certificable(expediente):
        lista.append(Accion("constancia", _("Pedir constancia de que no se respondió"), urge=False))
    return tuple(lista)


def _la_del_turno(expediente: Expediente, turno: Turno) -> Accion | None:
    textos = {
        "continuar": _("Continuar mi solicitud"),
        "responder": _("Corregir o completar mi solicitud"),
        "renovar": _("Pedir otra orden de pago"),
        "corregir": _("Avisar que ya corregí"),
    }
    orden = ultima_orden(expediente) if turno.paso in ("pagar", "renovar") else None
    if orden and turno.paso == "pagar":
        texto = _("Pagar {total}").format(total=con_signo(orden.total_centavos))
        return Accion("pagar", texto, urge=True, objeto=str(orden.pk), hasta=turno.hasta)
    if turno.paso not in textos:
        return None
    objeto = str(orden.pk) if orden else ""
    return Accion(turno.paso, textos[turno.paso], urge=True, objeto=objeto, hasta=turno.hasta)
