"""What happened in a case, and who did it: by office and role, by name only whoever signs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona, Rol
from experta.expedientes.models import Acceso, Expediente, Suceso
from experta.tramitacion.consultas.turno import nombre_de

_TONOS = {
    "ingresar": "bien",
    "firmar": "bien",
    "firmar_como_corresponsable": "bien",
    "registrar_pago": "bien",
    "cobrar_en_caja": "bien",
    "prevenir": "ojo",
    "inspeccionar": "nota",
    "atender_vencimiento": "ojo",
    "registrar_ficta": "mal",
    "advertir_caducidad": "ojo",
    "vencer_orden": "ojo",
    "pedir_ayuda": "nota",
    "aceptar_respuesta": "bien",
    "caducar": "mal",
    "desechar": "mal",
    "revocar": "mal",
    "suspender_documento": "ojo",
    "levantar_suspension": "bien",
    "reunir_cargos": "ojo",
}

# Done by a professional who is neither party nor official.
_DE_CORRESPONSABLE = {
    "aceptar_invitacion",
    "firmar_como_corresponsable",
    "declinar_corresponsabilidad",
}


@dataclass(frozen=True)
class Evento:
    """A line of the history; `publico` is False for what only officials see."""

    cuando: datetime
    titulo: str
    quien: str
    tono: str
    texto: str = ""
    publico: bool = True


def historia(
    expediente: Expediente,
    para: Persona | None = None,
    *,
    interna: bool = False,
    reservados: Collection[str] = (),
) -> tuple[Evento, ...]:
    """Return the history, newest first, in three queries whatever its length.

    Args:
        interna: add what only officials see, and reserve nothing.
        reservados: titles of documents that are not told yet.
    """
    sucesos = expediente.sucesos.select_related("actor").prefetch_related("actor__nombramientos")
    if not interna:
        sucesos = sucesos.filter(publico=True)
    partes = _partes(expediente)
    return tuple(
        Evento(
            cuando=suceso.at,
            titulo=suceso.texto if interna else _sin(reservados, suceso.texto),
            quien=_quien(suceso, partes, para),
            tono=_TONOS.get(suceso.acto, "neutro"),
            publico=suceso.publico,
        )
        for suceso in sucesos
    )


def _sin(reservados: Collection[str], texto: str) -> str:
    if any(titulo in texto for titulo in reservados):
        return _("La respuesta a tu trámite avanzó; la verás cuando se te notifique.")
    return texto


def _partes(expediente: Expediente) -> set[int]:
    motivos = [Acceso.Motivo.TITULAR, Acceso.Motivo.REPRESENTANTE]
    accesos = expediente.accesos.filter(persona__isnull=False, motivo__in=motivos)
    return {pk for pk in accesos.values_list("persona_id", flat=True) if pk}


def _quien(suceso: Suceso, partes: set[int], para: Persona | None) -> str:
    actor = suceso.actor
    if actor is None:
        return _("Sistema")
    if suceso.acto in _DE_CORRESPONSABLE:
        return actor.nombre_completo or _("Quien fue invitado a firmar")
    if actor.pk in partes:
        nombre = _("Tú") if para and actor.pk == para.pk else actor.nombre_completo
        if suceso.en_nombre_de:
            return _("{quien}, en nombre de {titular}").format(
                quien=nombre, titular=suceso.en_nombre_de
            )
        return nombre
    return _cargo(actor, suceso)


def _cargo(actor: Persona, suceso: Suceso) -> str:
    dia = reloj.local(suceso.at).date()
    vigentes = [uno for uno in actor.nombramientos.all() if _vigente(uno, dia)]
    if suceso.acto == "firmar":
        firmante = next((uno for uno in vigentes if uno.rol == Rol.FIRMANTE), None)
        if firmante:
            return f"{actor.nombre_completo}, {firmante.cargo}"
    if not vigentes:
        return _("Servidora o servidor público")
    return f"{Rol(vigentes[0].rol).label}, {nombre_de(vigentes[0].dependencia)}"


def _vigente(nombramiento: Nombramiento, dia: date) -> bool:
    hasta = nombramiento.hasta
    return nombramiento.desde <= dia and (hasta is None or hasta >= dia)
