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

# By act and the key of who did it, the (role, office) of the tasks done.
Hechas = dict[tuple[str, int | None], set[tuple[str, str]]]


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
    """Return the history, newest first, in four queries whatever its length.

    Args:
        interna: add what only officials see, and reserve nothing.
        reservados: titles of documents that are not told yet.
    """
    sucesos = expediente.sucesos.select_related("actor").prefetch_related("actor__nombramientos")
    if not interna:
        sucesos = sucesos.filter(publico=True)
    partes = _partes(expediente)
    hechas = _hechas(expediente)
    return tuple(
        Evento(
            cuando=suceso.at,
            titulo=suceso.texto if interna else _sin(reservados, suceso.texto),
            quien=_quien(suceso, partes, para, hechas),
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


def _hechas(expediente: Expediente) -> Hechas:
    """Return, by act and who did it, for which roles and offices the tasks of a case were done."""
    hechas: Hechas = {}
    tareas = expediente.tareas.filter(hecha_por__isnull=False)
    for acto, quien, *oficina in tareas.values_list("acto", "hecha_por", "rol", "dependencia"):
        hechas.setdefault((acto, quien), set()).add((oficina[0], oficina[1]))
    return hechas


def _quien(suceso: Suceso, partes: set[int], para: Persona | None, hechas: Hechas) -> str:
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
    return _cargo(actor, suceso, hechas.get((suceso.acto, actor.pk), set()))


def _cargo(actor: Persona, suceso: Suceso, oficinas: Collection[tuple[str, str]]) -> str:
    """Return in what office somebody did it: of several, that of the firma or of the task."""
    dia = reloj.local(suceso.at).date()
    vigentes = [uno for uno in actor.nombramientos.all() if _vigente(uno, dia)]
    if suceso.acto == "firmar":
        # The line names the office under which it was signed (see `firmar`).
        firmantes = [uno for uno in vigentes if suceso.texto.startswith(f"{uno.cargo} firmó: ")]
        if firmantes:
            return f"{actor.nombre_completo}, {firmantes[0].cargo}"
    suyos = [uno for uno in vigentes if (uno.rol, uno.dependencia) in oficinas] or vigentes
    if not suyos:
        return _("Servidora o servidor público")
    return f"{Rol(suyos[0].rol).label}, {nombre_de(suyos[0].dependencia)}"


def _vigente(nombramiento: Nombramiento, dia: date) -> bool:
    hasta = nombramiento.hasta
    return nombramiento.desde <= dia and (hasta is None or hasta >= dia)
