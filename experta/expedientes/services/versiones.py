"""Moving a draft to another version of its trámite."""

from experta.catalogo.models import VersionTramite
from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.expedientes.rules import BORRADOR


def cambiar_version(*, expediente: Expediente, version: VersionTramite) -> bool:
    """Put a draft on that version if it still is where we read it; say whether we won.

    The answers stay; those that the version does not ask for any more simply do not count.
    """
    leidos = Expediente.objects.filter(
        pk=expediente.pk, estado=BORRADOR, version_id=expediente.version_id
    )
    ganado = leidos.update(version=version, updated_at=reloj.ahora()) == 1
    if ganado:
        expediente.version = version
    return ganado
