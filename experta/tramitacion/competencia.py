"""Which officials may act on a case today: appointed, active, with nothing of their own in it."""

from experta.comun import reloj
from experta.cuentas.models import Nombramiento, NombramientoQuerySet
from experta.expedientes.models import Dictamen, Expediente, Recurso, Resolucion


def ajenos(expediente: Expediente, rol: str, dependencia: str) -> NombramientoQuerySet:
    """Return the appointments of that role and office whose holders are no party of the case."""
    cargos = Nombramiento.objects.vigentes(reloj.hoy()).filter(
        rol=rol, dependencia=dependencia, persona__is_active=True
    )
    partes = expediente.partes.filter(persona__isnull=False).values("persona")
    cargos = cargos.exclude(persona=expediente.creado_por_id).exclude(persona__in=partes)
    # Who signed what a recurso contests does not resolve it.
    cargos = cargos.exclude(persona__in=Recurso.firmantes_de(expediente))
    return cargos.select_related("persona").order_by("desde", "pk")


def imparciales(expediente: Expediente, rol: str, dependencia: str) -> NombramientoQuerySet:
    """Return of those, in a case put back, whoever neither signed nor decided what was annulled."""
    cargos = ajenos(expediente, rol, dependencia)
    firmas = Recurso.objects.filter(
        recurrido=expediente, repuso_at__isnull=False, firmante__isnull=False
    )
    cargos = cargos.exclude(persona__in=firmas.values("firmante"))
    anulado = {"anulada_por__recurrido": expediente, "autor__isnull": False}
    cargos = cargos.exclude(persona__in=Dictamen.objects.filter(**anulado).values("autor"))
    return cargos.exclude(persona__in=Resolucion.objects.filter(**anulado).values("autor"))
