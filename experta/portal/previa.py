"""What would be observed of an application, as the page before sending shows it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from experta.comun.municipio import municipio_actual
from experta.portal.solicitud import Solicitud
from experta.tramitacion.consultas.frecuentes import frecuentes
from experta.tramitacion.corresponsables import SIN_FIRMA
from experta.tramitacion.previa import Observable
from experta.tramitacion.solicitud import observable


@dataclass(frozen=True)
class Renglon:
    """One remark in the words of a reviewer: what about, what is wrong, what to do and where."""

    etiqueta: str
    titulo: str
    texto: str
    que_hacer: str
    url: str


@dataclass(frozen=True)
class Previa:
    """What stops the sending, what would be observed if sent so, and what is observed most."""

    obligan: tuple[Renglon, ...]
    avisos: tuple[Renglon, ...]
    frecuentes: tuple[Renglon, ...]


def previa_de(solicitud: Solicitud) -> Previa:
    """Return what the checks and the reviewers of this trámite would say."""
    hallado = observable(solicitud.expediente, solicitud.ejecutable)
    ya_dichas = {uno.pregunta for uno in hallado}
    visibles = {p.clave for seccion in solicitud.secciones for p in seccion.preguntas}
    return Previa(
        obligan=_sin_repetir(solicitud, [uno for uno in hallado if uno.obliga]),
        avisos=_sin_repetir(solicitud, [uno for uno in hallado if not uno.obliga]),
        frecuentes=tuple(
            _renglon(solicitud, uno.pregunta, uno.pregunta, uno.motivo, "")
            for uno in frecuentes(solicitud.expediente)
            if uno.pregunta in visibles - ya_dichas
        ),
    )


def _sin_repetir(solicitud: Solicitud, hallado: list[Observable]) -> tuple[Renglon, ...]:
    """Return each remark once: a field says only the first thing that is wrong with it."""
    primeros: dict[tuple[str, str], Observable] = {}
    for uno in hallado:
        primeros.setdefault((uno.campo, uno.motivo), uno)
    return tuple(
        _renglon(solicitud, uno.pregunta, uno.campo, uno.motivo, uno.texto)
        for uno in primeros.values()
    )


def _renglon(solicitud: Solicitud, clave: str, campo: str, motivo: str, texto: str) -> Renglon:
    if motivo == SIN_FIRMA:
        url = reverse("portal:corresponsable", args=[solicitud.expediente.pk])
        return Renglon(etiqueta="", titulo="", texto=texto, que_hacer="", url=url)
    razon = municipio_actual().motivos.get(motivo)
    return Renglon(
        etiqueta=solicitud.formulario.preguntas[clave].etiqueta,
        titulo=razon.titulo if razon else "",
        texto=texto,
        que_hacer=razon.que_hacer if razon else "",
        url=liga(solicitud, solicitud.seccion_de(clave), campo),
    )


def liga(solicitud: Solicitud, seccion: str, campo: str) -> str:
    """Return where an answer is changed, from where the person comes back to the check."""
    url = reverse("portal:seccion", args=[solicitud.expediente.pk, seccion])
    return f"{url}?{urlencode({'de': 'revisar'})}#campo-{campo}"
