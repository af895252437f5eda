"""Drafts that nobody touches: until when they are kept, who is told, and which are erased.

Keeping data of an application that was never made serves no purpose (LGPDPPSO, minimisation). How
many days is data of the town (`municipio/privacidad.yaml`).
"""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from experta.avisos import services as avisos
from experta.avisos.models import Aviso
from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.expedientes.models import Expediente
from experta.expedientes.models.expediente import ExpedienteQuerySet
from experta.expedientes.services import borradores
from experta.tramitacion.notificaciones import personas_de
from experta.tramitacion.privacidad import VidaDeBorradores, leer_aviso

# What a round does at most; the next day goes on.
LOTE = 500
_TITULO = "Una solicitud que no enviaste se va a borrar"


def vida() -> VidaDeBorradores:
    """Return how long the town keeps drafts."""
    return leer_aviso(settings.MUNICIPIO.carpeta).borradores


def dura(expediente: Expediente) -> timedelta:
    """Return how long a draft is kept after its last change."""
    return vida().sin_cuenta if expediente.creado_por.sin_cuenta else vida().con_cuenta


def guardado_hasta(expediente: Expediente) -> date:
    """Return the last day on which a draft is kept if nobody changes it."""
    # The round may be late, and nobody with an account is erased untold: never a day gone by.
    return max(reloj.local(expediente.updated_at + dura(expediente)).date(), reloj.hoy())


def por_borrar() -> list[Expediente]:
    """Return the drafts whose time ended, those of people with account only once they were told."""
    ahora, dias = reloj.ahora(), vida()
    sin_cuenta = borradores.sin_tocar(ahora - dias.sin_cuenta).filter(creado_por__sin_cuenta=True)
    con_cuenta = borradores.sin_tocar(ahora - dias.con_cuenta).filter(
        _avisado(created_at__lte=ahora - dias.aviso), creado_por__sin_cuenta=False
    )
    return [*_lote(sin_cuenta), *_lote(con_cuenta)]


def por_avisar() -> list[Expediente]:
    """Return the drafts of people with account whose end is near and was not told yet."""
    dias = vida()
    viejos = borradores.sin_tocar(reloj.ahora() - dias.con_cuenta + dias.aviso)
    return list(_lote(viejos.filter(~_avisado(), creado_por__sin_cuenta=False)))


@transaction.atomic
def avisar(expediente: Expediente) -> bool:
    """Tell whoever follows a draft, or captured it, until when it is kept; always true.

    No line of history: nobody did anything in it.
    """
    hasta = max(guardado_hasta(expediente), reloj.hoy() + vida().aviso)
    texto = (
        f"No has terminado «{expediente.version.nombre}». Lo guardamos hasta el "
        f"{fecha_larga(hasta)}; después se borra con sus archivos. Si lo quieres conservar, ábrelo "
        "y cambia o agrega algo."
    )
    for persona in personas_de(expediente) or [expediente.creado_por]:
        avisos.avisar(persona=persona, titulo=_TITULO, texto=texto, expediente=expediente)
    return True


def _avisado(**cuando: object) -> Exists:
    """Say whether it was told after the last change: somebody who came back is told again."""
    avisados = Aviso.objects.filter(expediente=OuterRef("pk"), titulo=_TITULO, **cuando)
    return Exists(avisados.filter(created_at__gt=OuterRef("updated_at")))


def _lote(casos: ExpedienteQuerySet) -> ExpedienteQuerySet:
    return casos.select_related("creado_por", "version").order_by("updated_at")[:LOTE]
