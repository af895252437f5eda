"""What the front page says to a person who is logged in."""

from django.db.models import Exists, OuterRef, Q

from experta.cuentas.models import Persona
from experta.expedientes import rules
from experta.expedientes.models import Expediente, Notificacion
from experta.pagos.models import OrdenPago


def esperan_a(persona: Persona) -> int:
    """Count the submitted cases of a person in which the next step is theirs.

    That is: a prevención to answer, an order to pay or an electronic notification to open.
    """
    ordenes = OrdenPago.objects.filter(expediente=OuterRef("pk"), estado=OrdenPago.Estado.PENDIENTE)
    notificaciones = Notificacion.objects.filter(
        expediente=OuterRef("pk"),
        medio=Notificacion.Medio.ELECTRONICA,
        surte_efectos_at__isnull=True,
    )
    toca = Q(estado=rules.PREVENIDO) | Exists(notificaciones)
    por_pagar = Q(estado=rules.EN_TRAMITE) & Exists(ordenes)
    suyos = Expediente.objects.de_la_ciudadania(persona).ingresados()
    return suyos.filter(toca | por_pagar).count()
