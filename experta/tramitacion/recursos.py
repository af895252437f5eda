"""The recurso: against which act, until when, and what its resolution does to what was contested.

An ending against the person, or the acuerdo that suspends or revokes what was granted (LFPA
arts. 83 and 85), has fifteen días hábiles from the day its notification takes effect; a negativa
ficta, no last day while the authority does not answer.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from experta.avisos import services as avisos
from experta.catalogo.ejecutable import cargar
from experta.catalogo.models import Tramite, VersionTramite
from experta.catalogo.partes import Remedio
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.comun.texto import fecha_larga
from experta.cuentas.models import Persona, Rol
from experta.documentos import vigor
from experta.documentos.models import Documento, Firma
from experta.expedientes import rules
from experta.expedientes.models import Expediente, Ficta, Notificacion, Recurso
from experta.expedientes.services.apertura import abrir_acceso_de_area
from experta.expedientes.services.historia import anotar
from experta.plazos.calendario import PlazoInvalido
from experta.plazos.rules import calcular
from experta.plazos.services import calendario_vigente
from experta.plazos.tipos import Solicitud, Unidad, dia_de
from experta.tramitacion import contra_documentos, notificaciones
from experta.tramitacion.errores import Conflicto
from experta.tramitacion.remedios import remedio_de

SLUG: Final = "recurso-de-inconformidad"
EN_CONTRA: Final = (rules.DESFAVORABLE, rules.DESECHADO, rules.CADUCADO)
_RESPUESTAS: Final = ("resolucion", "desechamiento", "caducidad")


@dataclass(frozen=True)
class Impugnable:
    """What may be contested: the document, or None for the silence; and the last day, if any."""

    documento: Documento | None
    hasta: date | None

    @property
    def clave(self) -> UUID | None:
        """Return the id of the document, by which a recurso remembers what it contests."""
        return self.documento.pk if self.documento else None

    @property
    def contra(self) -> str:
        """Return the title of the acuerdo that took a document out of force; else nothing."""
        de_documento = self.documento and self.documento.clave in contra_documentos.ACUERDOS
        return self.documento.titulo if self.documento and de_documento else ""

    @property
    def a_tiempo(self) -> bool:
        """Say whether today is in time."""
        return self.hasta is None or reloj.hoy() <= self.hasta

    @property
    def firmante(self) -> Persona | None:
        """Return who signed the document: somebody else resolves."""
        firma = Firma.objects.filter(documento=self.documento).select_related("firmante").first()
        return firma.firmante if firma and self.documento else None


def impugnable(expediente: Expediente) -> Impugnable | None:
    """Return what may be contested in a case: of several acts, the first not yet contested."""
    posibles = _impugnables(expediente)
    pendientes = (uno for uno in posibles if presentado(expediente, uno) is None)
    return next(pendientes, posibles[0] if posibles else None)


def exigir_impugnable(expediente: Expediente, recurso: Recurso | None = None) -> Impugnable:
    """Return what may be contested today: what a recurso already begun contests, or the next act.

    Raises:
        Conflicto: it is filed elsewhere, nothing was denied, its notification has not been read,
            or the time passed.
    """
    acto = _del_recurso(recurso) if recurso else impugnable(expediente)
    remedio = _remedio(expediente)
    if not remedio.en_linea:
        raise Conflicto(f"Aquí procede {remedio.nombre} ante {remedio.ante}. {remedio.como}")
    if acto is None:
        raise Conflicto("En este trámite no hay una respuesta en contra que puedas impugnar.")
    if not acto.a_tiempo and acto.hasta:
        raise Conflicto(f"Tu último día para inconformarte fue el {fecha_larga(acto.hasta)}.")
    return acto


def presentado(expediente: Expediente, acto: Impugnable) -> Recurso | None:
    """Return the recurso already begun against that act, drafts included."""
    suyos = expediente.recursos.select_related("expediente")
    return suyos.filter(documento=acto.clave, repuso_at=None).first()


def repuesta(expediente: Expediente) -> Recurso | None:
    """Return the last recurso that put a case back, if one did."""
    ganados = expediente.recursos.filter(repuso_at__isnull=False).select_related("expediente")
    return ganados.order_by("repuso_at").last()


def version_vigente() -> VersionTramite:
    """Return the version in force of the recurso.

    Raises:
        Conflicto: the town has not published it.
    """
    tramite = Tramite.objects.select_related("vigente__tramite").filter(slug=SLUG).first()
    if tramite is None or tramite.vigente is None:
        raise Conflicto("El recurso aún no se presenta aquí. Preséntalo en ventanilla.")
    return tramite.vigente


def al_ingresar(expediente: Expediente) -> None:
    """Check that a recurso comes in time, and let its office read what is contested.

    Raises:
        Conflicto: the last day passed while it was a draft.
    """
    recurso = getattr(expediente, "recurso", None)
    if recurso is None:
        return
    exigir_impugnable(recurso.recurrido, recurso)
    dependencia = expediente.version.ficha["dependencia"]
    for rol in (Rol.REVISOR, Rol.FIRMANTE):
        abrir_acceso_de_area(expediente=recurso.recurrido, rol=rol, dependencia=dependencia)


def surtir(expediente: Expediente) -> None:
    """Take out of force what a recurso won in favour contested, and tell who issued it."""
    recurso = getattr(expediente, "recurso", None)
    if recurso is None or expediente.estado != rules.FAVORABLE:
        return
    recurrido, firma = recurso.recurrido, _firma_de_la_resolucion(expediente)
    efecto, tocados = _efecto(recurso, firma)
    texto = f"El recurso {expediente.folio} se resolvió a favor: {efecto}"
    actor = firma.firmante if firma else None
    anotar(expediente=recurrido, acto="revocar", texto=texto, actor=actor, filas=tocados)
    notificaciones.avisar_a_partes(
        recurrido, f"Se resolvió tu recurso contra {recurrido.folio}", "Léelo en tu trámite."
    )
    oficina = municipio_actual().dependencias[recurrido.version.ficha["dependencia"]]
    avisos.enviar_a_buzon(
        clave=f"recurso-{expediente.pk}",
        destino=oficina.correo,
        asunto=f"Cumplir la resolución del recurso {expediente.folio}",
        cuerpo=f"{texto} Corresponde a {oficina.nombre} cumplirla en {recurrido.folio}.",
    )


def ultimo_dia(remedio: Remedio, surte: datetime) -> date | None:
    """Return the last día hábil to file; None if its plazo or that year's calendar is unknown."""
    if remedio.plazo_dias is None:
        return None
    solicitud = Solicitud(
        presentado=reloj.local(surte),
        unidad=Unidad.DIAS_HABILES,
        cantidad=remedio.plazo_dias,
        calendario=calendario_vigente().calendario,
        regla=remedio.regla,
    )
    try:
        vence = calcular(solicitud).vence
    except PlazoInvalido:
        return None
    return dia_de(vence) if vence else None


def _impugnables(expediente: Expediente) -> list[Impugnable]:
    """Return every act of a case that has a recurso; the resolution of a recurso has no other."""
    if hasattr(expediente, "recurso") or not _remedio(expediente).en_linea:
        return []
    if expediente.estado in rules.ABIERTOS:
        ficta = getattr(expediente, "ficta", None)
        negada = ficta is not None and ficta.sentido == Ficta.Sentido.NEGATIVA
        return [Impugnable(None, None)] if negada else []
    respuesta = _leida(expediente) if expediente.estado in EN_CONTRA else None
    acuerdos = {acuerdo.pk for acuerdo in contra_documentos.vigentes(expediente)}
    leidas = [respuesta] if respuesta else []
    if acuerdos:
        leidas += expediente.notificaciones.filter(documento__in=acuerdos).order_by(
            "created_at", "pk"
        )
    return [
        Impugnable(
            _documento(leida.documento), ultimo_dia(_remedio(expediente), leida.surte_efectos_at)
        )
        for leida in leidas
        if leida.surte_efectos_at
    ]


def _del_recurso(recurso: Recurso) -> Impugnable | None:
    """Return the act that a recurso contests, if it still may be."""
    actos = _impugnables(recurso.recurrido)
    return next((acto for acto in actos if acto.clave == recurso.documento), None)


def _remedio(expediente: Expediente) -> Remedio:
    return remedio_de(cargar(expediente.version).ficha)


def _leida(expediente: Expediente) -> Notificacion | None:
    """Return the first notification read of the answer that ended the case, the last time."""
    leidas = expediente.notificaciones.filter(
        asunto__in=_RESPUESTAS, surte_efectos_at__isnull=False
    )
    ganado = repuesta(expediente)
    if ganado and ganado.repuso_at:
        leidas = leidas.filter(created_at__gte=ganado.repuso_at)
    return leidas.order_by("surte_efectos_at", "pk").first()


def _documento(publica: UUID | None) -> Documento | None:
    return Documento.objects.filter(pk=publica).first() if publica else None


def _firma_de_la_resolucion(expediente: Expediente) -> Firma | None:
    firmas = Firma.objects.filter(documento__expediente=expediente, documento__clase="resolucion")
    return firmas.select_related("firmante", "nombramiento").first()


def _efecto(recurso: Recurso, firma: Firma | None) -> tuple[str, list[Documento]]:
    """Return what it did, in words, and the documents that it touched."""
    documento = _documento(recurso.documento)
    if documento is None or firma is None:
        return "la autoridad debe responder lo que se pidió.", []
    motivo = f"Lo dejó sin efecto la resolución del recurso {recurso.expediente.folio}."
    afectado = contra_documentos.afectado(documento)
    vigor.revocar(documento=documento, persona=firma.firmante, motivo=motivo)
    if afectado is None:
        return f"«{documento.titulo}» ya no vale.", [documento]
    contra_documentos.deshacer(afectado, documento, firma.nombramiento, motivo)
    dicho = f"«{documento.titulo}» ya no vale y «{afectado.titulo}» vale otra vez."
    return dicho, [documento, afectado]
