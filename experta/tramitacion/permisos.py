"""Who may do what. Each function returns the right it found, or raises NoPermitido."""

from experta.bandeja.models import Tarea
from experta.catalogo.models import VersionTramite
from experta.comun import reloj
from experta.cuentas.models import Mandato, Nombramiento, Persona, Rol
from experta.documentos.models import Documento
from experta.expedientes.models import Acceso, Expediente, Recurso
from experta.tramitacion.errores import NoPermitido

_ROLES_QUE_PREVIENEN = (Rol.REVISOR, Rol.FIRMANTE)


def exigir_parte(persona: Persona, expediente: Expediente) -> Acceso:
    """Return the right by which a person acts on a case as citizen, representative or counter.

    Raises:
        NoPermitido: neither party, nor representative with a mandate in force, nor its capturer.
    """
    acceso = (
        Acceso.objects.vigentes()
        .de(persona)
        .filter(expediente=expediente, persona=persona)
        .select_related("mandato__persona", "mandato__organizacion")
        .first()
    )
    if acceso is None:
        raise NoPermitido("No es tu trámite.")
    return acceso


def exigir_tarea(persona: Persona, tarea: Tarea, *actos: str) -> Nombramiento:
    """Return the appointment by which an official may do a task of one of those acts.

    Raises:
        NoPermitido: it asks for another act, the role or office is another's, or the official
            is a party of the case.
    """
    if actos and tarea.acto not in actos:
        raise NoPermitido("La tarea pide otra cosa.")
    nombramiento = persona.nombramiento(tarea.rol, tarea.dependencia)
    if nombramiento is None:
        raise NoPermitido("La tarea es de otra área.")
    exigir_ajeno(persona, tarea.expediente)
    return nombramiento


def exigir_firmante(persona: Persona, documento: Documento) -> Nombramiento:
    """Return the appointment in force today that makes the officer competent to sign.

    Raises:
        NoPermitido: no such appointment, or the officer is a party of the case.
    """
    nombramiento = documento.nombramiento
    if nombramiento is None or nombramiento not in persona.nombramientos_vigentes:
        raise NoPermitido("Firma otra autoridad.")
    exigir_ajeno(persona, documento.expediente)
    return nombramiento


def exigir_competente(persona: Persona, documento: Documento) -> Nombramiento:
    """Return the appointment by which an officer may sign or revoke what an office issues.

    Raises:
        NoPermitido: no appointment to sign for that office, or the officer is a party.
    """
    nombramiento = persona.nombramiento(Rol.FIRMANTE, documento.dependencia)
    if nombramiento is None:
        raise NoPermitido("Le toca a la autoridad que emite el documento.")
    exigir_ajeno(persona, documento.expediente)
    return nombramiento


def exigir_cargo(
    persona: Persona, expediente: Expediente, rol: Rol, dependencia: str
) -> Nombramiento:
    """Return the appointment of that role in that office by which an official acts on a case.

    Raises:
        NoPermitido: the person holds no such appointment, or is a party of the case.
    """
    nombramiento = persona.nombramiento(rol, dependencia)
    if nombramiento is None:
        raise NoPermitido("Le toca a otra dependencia o a otro cargo.")
    exigir_ajeno(persona, expediente)
    return nombramiento


def exigir_rol(persona: Persona, *roles: Rol) -> Nombramiento:
    """Return the first appointment to one of those roles.

    Raises:
        NoPermitido: the person holds none of them.
    """
    for rol in roles:
        nombramiento = persona.nombramiento(rol)
        if nombramiento is not None:
            return nombramiento
    raise NoPermitido("Tu cargo no lo permite.")


def exigir_revision(persona: Persona, expediente: Expediente, area: str = "") -> Tarea:
    """Return an open review task of the person on that case (of that area, when it is named).

    Who reviews may observe.

    Raises:
        NoPermitido: none of the person's areas is reviewing the case.
    """
    tareas = (
        Tarea.objects.filter(
            expediente=expediente,
            estado=Tarea.Estado.PENDIENTE,
            rol__in=[str(rol) for rol in _ROLES_QUE_PREVIENEN],
            acto__in=["resolver", "dictaminar", "revisar"],
        )
        .select_related("expediente")
        .order_by("pk")
    )
    for tarea in tareas:
        if area in ("", tarea.area or tarea.dependencia) and persona.nombramiento(
            tarea.rol, tarea.dependencia
        ):
            exigir_ajeno(persona, expediente)
            return tarea
    raise NoPermitido("Tu área no está revisando este expediente.")


def exigir_coordinacion(persona: Persona, expediente: Expediente, dependencia: str) -> Nombramiento:
    """Return the appointment by which an official of the leading dependencia gathers and prevents.

    Raises:
        NoPermitido: the person reviews or signs for no such office, or is a party of the case.
    """
    for rol in _ROLES_QUE_PREVIENEN:
        nombramiento = persona.nombramiento(rol, dependencia)
        if nombramiento is not None:
            exigir_ajeno(persona, expediente)
            return nombramiento
    raise NoPermitido("La prevención la envía la dependencia que conduce el trámite.")


def exigir_ajeno(persona: Persona, expediente: Expediente) -> None:
    """Refuse that an official decides on a case of their own.

    Raises:
        NoPermitido: the official is a party or opened the case as a citizen, or it contests what
            they signed or decided.
    """
    es_parte = expediente.partes.filter(persona=persona).exists()
    if es_parte or expediente.creado_por_id == persona.pk:
        raise NoPermitido("No puedes decidir sobre un trámite tuyo.")
    if Recurso.impide_decidir(persona, expediente):
        raise NoPermitido("Es contra lo que tú firmaste: lo resuelve otra persona.")


def exigir_inicio(persona: Persona, version: VersionTramite) -> None:
    """Refuse to begin what that person may not, or what begins only from another trámite's page.

    Raises:
        NoPermitido: its ficha says `oculto`, or asks who one is of whoever has no account.
    """
    if version.ficha.get("oculto"):
        raise NoPermitido("Se empieza desde la página de otro trámite.")
    exigir_identidad(persona, version)


def exigir_identidad(persona: Persona, version: VersionTramite) -> None:
    """Refuse a trámite that asks who one is to whoever has no account.

    Raises:
        NoPermitido: its ficha does not say `identidad: opcional`.
    """
    if persona.sin_cuenta and version.ficha.get("identidad") != "opcional":
        raise NoPermitido("Para este trámite entra con tu cuenta.")


def exigir_mandato(persona: Persona, mandato: Mandato, tramite: str) -> Mandato:
    """Return the mandate if it is the person's, in force today and covers the trámite.

    Raises:
        NoPermitido: revoked, expired, of somebody else, or for other trámites.
    """
    vigente = Mandato.objects.vigentes(reloj.hoy()).de(persona).filter(pk=mandato.pk).first()
    if vigente is None or not vigente.alcanza(tramite):
        raise NoPermitido("Tu representación no alcanza este trámite.")
    return vigente
