"""The tray of an officer: what waits for their firma, exceptions first."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona, Rol
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Parte
from experta.expedientes.models.decisiones import Sentido
from experta.tramitacion.consultas.semaforo import Semaforo, Semaforos

# More than an officer signs in one sitting; what is left comes up as these are signed.
MAXIMO: Final = 200

_SIEMPRE_MIRAR = {
    "prevencion": gettext_lazy("Pide correcciones"),
    "desechamiento": gettext_lazy("Desecha la solicitud"),
    "caducidad": gettext_lazy("Da por caducado el trámite"),
    "desistimiento": gettext_lazy("Da por terminado el trámite, a petición de la persona"),
    "advertencia-caducidad": gettext_lazy("Advierte que puede caducar"),
    "constancia-ficta": gettext_lazy("Hace constar que no se respondió"),
    "acuerdo": gettext_lazy("Amplía el plazo"),
    "orden-de-inspeccion": gettext_lazy("Ordena una visita"),
}


@dataclass(frozen=True)
class PorFirmar:
    """A document in one line. `avisos` say why it deserves a look before the others."""

    id: UUID
    expediente: UUID
    titulo: str
    folio: str
    titular: str
    tramite: str
    sentido: str
    avisos: tuple[str, ...]
    opinaron: str
    condiciones: tuple[str, ...]
    semaforo: Semaforo


@dataclass(frozen=True)
class DeOtra:
    """A document in the name of another officer; `en_funciones` if that officer may sign today."""

    id: UUID
    expediente: UUID
    titulo: str
    folio: str
    titular: str
    firmante: str
    en_funciones: bool


def documentos_por_firmar(persona: Persona) -> QuerySet[Documento]:
    """Keep what that person may sign today: their appointment in force, never a case of theirs.

    One rendered a moment ago waits until its step is open: signed before, it would not count.
    """
    paso_abierto = Tarea.objects.filter(
        expediente=OuterRef("expediente_id"),
        dependencia=OuterRef("dependencia"),
        acto="firmar",
        estado__in=[Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA],
    )
    propios = Expediente.objects.de_la_ciudadania(persona).values("pk")
    es_parte = Parte.objects.filter(expediente=OuterRef("expediente_id"), persona=persona)
    return (
        Documento.objects.por_firmar_de(persona)
        .filter(nombramiento__in=[uno.pk for uno in persona.nombramientos_vigentes])
        .filter(Exists(paso_abierto))
        .exclude(expediente__in=propios)
        .exclude(expediente__creado_por=persona)
        .exclude(Exists(es_parte))
    )


def documentos_de_otra(persona: Persona) -> QuerySet[Documento]:
    """Keep what names another officer of the person's offices, who may take it over."""
    cargos = [uno for uno in persona.nombramientos_vigentes if uno.rol == Rol.FIRMANTE]
    es_parte = Parte.objects.filter(expediente=OuterRef("expediente_id"), persona=persona)
    return (
        Documento.objects.por_firmar()
        .filter(dependencia__in=[uno.dependencia for uno in cargos])
        .exclude(nombramiento__in=[uno.pk for uno in persona.nombramientos_vigentes])
        .exclude(expediente__creado_por=persona)
        .exclude(Exists(es_parte))
    )


def de_otra(persona: Persona) -> tuple[DeOtra, ...]:
    """Return what the person may take over, what nobody can sign today first."""
    hoy = Nombramiento.objects.vigentes(reloj.hoy()).filter(persona__is_active=True)
    documentos = (
        documentos_de_otra(persona)
        .select_related("expediente", "nombramiento__persona")
        .annotate(en_funciones=Exists(hoy.filter(pk=OuterRef("nombramiento"))))
        .order_by("en_funciones", "expediente__vence", "created_at")[:MAXIMO]
    )
    return tuple(
        DeOtra(
            id=documento.pk,
            expediente=documento.expediente_id,
            titulo=documento.titulo,
            folio=documento.expediente.folio or "",
            titular=documento.expediente.titular_nombre,
            firmante=str(documento.nombramiento.persona) if documento.nombramiento else "",
            en_funciones=documento.en_funciones,
        )
        for documento in documentos
    )


def charola(persona: Persona) -> tuple[PorFirmar, ...]:
    """Return what waits for the firma of that person; the same queries for one and for many."""
    semaforos = Semaforos()
    documentos = (
        documentos_por_firmar(persona)
        .select_related("expediente__version", "expediente__resolucion")
        .prefetch_related("expediente__dictamenes")
        .order_by("expediente__vence", "created_at")[:MAXIMO]
    )
    filas = [(documento, _fila(documento, semaforos)) for documento in documentos]
    filas.sort(key=lambda par: (not par[1].avisos, par[0].expediente.vence or date.max))
    return tuple(fila for _documento, fila in filas)


def _fila(documento: Documento, semaforos: Semaforos) -> PorFirmar:
    expediente = documento.expediente
    sentido = _sentido(documento)
    condiciones = _condiciones(expediente) if documento.clase == "resolucion" else ()
    return PorFirmar(
        id=documento.pk,
        expediente=expediente.pk,
        titulo=documento.titulo,
        folio=expediente.folio or "",
        titular=expediente.titular_nombre,
        tramite=expediente.version.nombre,
        sentido=str(Sentido(sentido).label) if sentido else "",
        avisos=tuple(_avisos(documento, sentido, condiciones, semaforos)),
        opinaron=_opinaron(expediente),
        condiciones=condiciones,
        semaforo=semaforos.de(expediente.vence),
    )


def _sentido(documento: Documento) -> str:
    """Return the sense that a resolution carries; other documents have none."""
    resolucion = getattr(documento.expediente, "resolucion", None)
    return resolucion.sentido if resolucion and documento.clase == "resolucion" else ""


def _avisos(
    documento: Documento, sentido: str, condiciones: tuple[str, ...], semaforos: Semaforos
) -> list[str]:
    expediente = documento.expediente
    en_contra = [d for d in expediente.dictamenes.all() if d.sentido == Sentido.DESFAVORABLE]
    vencido = expediente.vence is not None and expediente.vence < semaforos.hoy
    casos = [
        (sentido == Sentido.DESFAVORABLE, _("En contra")),
        (bool(en_contra) and sentido != Sentido.DESFAVORABLE, _("Con una opinión en contra")),
        (bool(condiciones), _("Con condiciones")),
        (documento.clave in _SIEMPRE_MIRAR, _SIEMPRE_MIRAR.get(documento.clave, "")),
        (vencido, _("Plazo vencido")),
    ]
    return [str(texto) for aplica, texto in casos if aplica]


def _condiciones(expediente: Expediente) -> tuple[str, ...]:
    resolucion = getattr(expediente, "resolucion", None)
    textos = [dictamen.condiciones for dictamen in expediente.dictamenes.all()]
    textos.append(resolucion.condiciones if resolucion else "")
    return tuple(texto for texto in textos if texto)


def _opinaron(expediente: Expediente) -> str:
    dictamenes = sorted(expediente.dictamenes.all(), key=lambda uno: uno.area)
    if not dictamenes:
        return ""
    ficha = cargar(expediente.version).ficha
    return ", ".join(
        f"{ficha.nombre_de_area(uno.area)}: {uno.get_sentido_display().lower()}"
        for uno in dictamenes
    )
