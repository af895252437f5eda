"""Practising a notification: electronic where it was accepted, a task for the counter otherwise.

An electronic one takes effect when the person opens it (provable reception); the others when an
official records them with their evidence. A courtesy aviso is sent beside, never instead.
"""

from experta.avisos import services as avisos
from experta.bandeja import services as bandeja
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Persona, Rol
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Inspeccion, Notificacion
from experta.expedientes.services.apertura import abrir_acceso_de_area
from experta.tramitacion import papeles, relojes

# The rule that says in how many días hábiles the authority notifies (LFPA art. 39).
EN_NOTIFICAR = "notificacion-plazo"


def practicar(expediente: Expediente, asunto: str, documento: Documento) -> Notificacion:
    """Return the notification of a document, once; practised at once if it can be electronic."""
    destinatarios = personas_de(expediente)
    electronica = expediente.acepta_notificacion_electronica and bool(destinatarios)
    medio = Notificacion.Medio.ELECTRONICA if electronica else Notificacion.Medio.PERSONAL
    notificacion, nueva = Notificacion.objects.get_or_create(
        expediente=expediente,
        documento=documento.pk,
        defaults={
            "asunto": asunto,
            "medio": medio,
            "destinatario": destinatarios[0] if destinatarios else None,
            "practicada_at": reloj.ahora() if electronica else None,
        },
    )
    if nueva and not electronica:
        pedir_en_ventanilla(expediente, notificacion)
    if nueva:
        avisar_a_partes(
            expediente,
            f"Tienes una notificación de tu trámite {expediente.folio}",
            # Neither sense nor title: what was decided is read in the notification itself.
            "Entra a tu trámite para leerla. "
            "Este mensaje es un aviso de cortesía; la notificación está en tu trámite.",
        )
    return notificacion


def entregada(
    expediente: Expediente, asunto: str, documento: Documento, evidencia: dict[str, str]
) -> Notificacion:
    """Return the notification of a document that an official handed over where it was made."""
    ahora = reloj.ahora()
    return Notificacion.objects.create(
        expediente=expediente,
        documento=documento.pk,
        asunto=asunto,
        medio=Notificacion.Medio.DOMICILIO,
        practicada_at=ahora,
        surte_efectos_at=ahora,
        evidencia=evidencia,
    )


def personas_de(expediente: Expediente) -> list[Persona]:
    """Return the people who follow the case as parties, holder first."""
    accesos = (
        expediente.accesos.vigentes()
        .filter(persona__isnull=False)
        .exclude(motivo="captura")
        .select_related("persona")
        .order_by("-motivo", "pk")
    )
    return [acceso.persona for acceso in accesos if acceso.persona]


def avisar_a_partes(expediente: Expediente, titulo: str, texto: str) -> None:
    """Leave a courtesy message for everyone who follows the case."""
    for persona in personas_de(expediente):
        avisos.avisar(persona=persona, expediente=expediente, titulo=titulo, texto=texto)


def avisar_de_ventanilla(expediente: Expediente, titular: Persona) -> None:
    """Tell who has the account what the counter begins: who came may be somebody else."""
    avisos.avisar(
        persona=titular,
        expediente=expediente,
        titulo="En ventanilla empezaron un trámite a tu nombre",
        texto=f"{expediente.version.nombre}. Si no fuiste tú, repórtalo: no entregues nada.",
    )


def avisar_de_visita(visita: Inspeccion) -> None:
    """Tell the applicant when the inspector will come."""
    expediente, cuando = visita.expediente, visita.programada_para
    oficina = municipio_actual().dependencias[expediente.version.ficha["dependencia"]]
    avisar_a_partes(
        expediente,
        f"Visita programada para tu trámite {expediente.folio}",
        f"Te visitaremos el {papeles.dia_y_hora(cuando)}. Si no puedes, dilo antes a "
        f"{oficina.nombre}: tel. {oficina.telefono} o {oficina.correo}."
        if cuando
        else "Te diremos la fecha pronto.",
    )


def tarea_de(notificacion: Notificacion) -> str:
    """Return the name of the counter's task that hands a notification over."""
    return f"{bandeja.FUERA}notificar-{notificacion.pk}"


def pedir_en_ventanilla(expediente: Expediente, notificacion: Notificacion) -> None:
    """Open the counter's task to hand a notification over, once, with the legal time to do it."""
    documento = Documento.objects.get(pk=str(notificacion.documento))
    dependencia = expediente.version.ficha["dependencia"]
    abrir_acceso_de_area(expediente=expediente, rol=Rol.VENTANILLA, dependencia=dependencia)
    bandeja.abrir(
        expediente=expediente,
        pendiente=bandeja.Pendiente(
            tarea=tarea_de(notificacion),
            acto="notificar",
            nombre=f"Notificar: {documento.titulo}"[:150],
            rol=Rol.VENTANILLA,
            dependencia=dependencia,
        ),
        vence=relojes.en_habiles(EN_NOTIFICAR),
    )
