"""The stored versions of the calendar: each one is kept for ever, as it was loaded."""

from django.db import transaction

from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.plazos.calendario import Calendario, PlazoInvalido, leer_calendario
from experta.plazos.models import VersionCalendario


@transaction.atomic
def cargar_calendario() -> VersionCalendario:
    """Store the calendar of municipio/ as a new version if it changed; return the one in force.

    Raises:
        ContenidoInvalido: the files are wrong; nothing is stored.
    """
    calendario = leer_calendario(municipio_actual().carpeta / "calendario")
    ultima = VersionCalendario.objects.order_by("numero").last()
    if ultima and ultima.huella == calendario.version:
        return ultima
    return VersionCalendario.objects.create(
        numero=ultima.numero + 1 if ultima else 1,
        huella=calendario.version,
        dias=calendario.a_json(),
        cargada_at=reloj.ahora(),
    )


def calendario_vigente() -> VersionCalendario:
    """Return the latest stored calendar; a new installation stores its first one here."""
    return VersionCalendario.objects.order_by("numero").last() or cargar_calendario()


def calendario_numero(numero: int) -> Calendario:
    """Return a stored version by its number.

    Raises:
        PlazoInvalido: there is no such version.
    """
    version = VersionCalendario.objects.filter(numero=numero).first()
    if version is None:
        raise PlazoInvalido(f"No hay ninguna versión {numero} del calendario guardada.")
    return version.calendario
