"""The plazo to answer ended in silence: its effect in law is recorded; the case stays open."""

from django.db import transaction

from experta.expedientes.models import Ficta
from experta.expedientes.services.historia import anotar
from experta.plazos import services as plazos
from experta.plazos.models import Vencimiento
from experta.tramitacion import escalera, fictas, notificaciones, prorrogas, vencimientos


def registrar_ficta(*, vencimiento: Vencimiento) -> bool:
    """Record once what silence means, tell the person and the control body, and ask the officer.

    The authority still owes its answer: a negativa ficta closes nothing.
    """
    plazo = vencimiento.plazo
    with transaction.atomic():
        primero, expediente = vencimientos.tomar(vencimiento)
        if expediente is None:
            return primero
        ficta = Ficta.registrar(expediente=expediente, **fictas.de_ficha(expediente))
        texto = f"Venció el plazo para responderte. {ficta.texto}"
        anotar(
            expediente=expediente,
            acto="registrar_ficta",
            texto=texto[:500],
            actor=None,
            filas=[ficta],
        )
        sentido = Ficta.Sentido(ficta.sentido)
        plazos.anotar_ficta(plazo, texto=fictas.EN_EL_LIBRO[sentido], regla=ficta.regla)
        prorrogas.caer(expediente, plazo)
        vencimientos.abrir_tarea(expediente, plazo)
        escalera.al_oic(expediente, plazo, f"{texto} {escalera.VENCIDO}")
        titulo = f"Venció sin respuesta el plazo de tu trámite {expediente.folio}"
        notificaciones.avisar_a_partes(expediente, titulo, texto)
    return True
